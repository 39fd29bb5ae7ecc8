import { paths as everybodys, withQuery, type Query } from '../paths.ts';

/** The addresses of the console, beside those that everybody has. */
export const paths = {
	...everybodys,
	consoleLocations: '/console/locations',
	consoleLocation: (id: string) => `/console/locations/${encodeURIComponent(id)}`,
	consoleKinds: '/console/kinds',
	consoleResources: '/console/resources',
	consoleRates: '/console/rates',
	consolePolicies: '/console/policies',
	consolePlans: '/console/plans',
	consoleProducts: '/console/products',
	consoleContracts: '/console/contracts',
	consoleContractsWith: (query: Query) => withQuery('/console/contracts', query),
	consoleContract: (id: string) => `/console/contracts/${encodeURIComponent(id)}`,
	consoleContractAct: (id: string, act: string) => withQuery(`/console/contracts/${encodeURIComponent(id)}`, { act }),
	consoleNewContract: (query: Query) => withQuery('/console/contracts/new', query),
	consoleAccounts: '/console/billing',
	consoleAccountsWith: (query: Query) => withQuery('/console/billing', query),
	consoleAccount: (id: string) => `/console/billing/accounts/${encodeURIComponent(id)}`,
	consoleAccountAct: (id: string, act: string) => withQuery(`/console/billing/accounts/${encodeURIComponent(id)}`, { act }),
	consoleAccountPart: (id: string, part: 'statement' | 'upcoming' | 'details', query: Query = {}) =>
		withQuery(`/console/billing/accounts/${encodeURIComponent(id)}/${part}`, query),
	consoleInvoices: '/console/billing/invoices',
	consoleInvoicesWith: (query: Query) => withQuery('/console/billing/invoices', query),
	consoleInvoice: (id: string) => `/console/billing/invoices/${encodeURIComponent(id)}`,
	consoleInvoiceAct: (id: string, act: string) => withQuery(`/console/billing/invoices/${encodeURIComponent(id)}`, { act }),
	consolePayments: '/console/billing/payments',
	consolePaymentsWith: (query: Query) => withQuery('/console/billing/payments', query),
	consolePayment: (id: string) => `/console/billing/payments/${encodeURIComponent(id)}`,
	consolePaymentAct: (id: string, act: string) => withQuery(`/console/billing/payments/${encodeURIComponent(id)}`, { act }),
	consoleRefunds: '/console/billing/refunds',
	consoleDisputes: '/console/billing/disputes',
	consoleBillingSettings: '/console/billing/settings',
	consoleTaxRates: '/console/billing/tax-rates',
	consoleCodes: '/console/codes',
	consoleCode: (code: string) => `/console/codes/${encodeURIComponent(code)}`,
	consoleOrders: '/console/orders',
	consoleOrdersWith: (query: Query) => withQuery('/console/orders', query),
	consoleOrder: (id: string) => `/console/orders/${encodeURIComponent(id)}`,
	consoleProposals: '/console/proposals',
	consoleProposalsWith: (query: Query) => withQuery('/console/proposals', query),
	consoleNewProposal: (query: Query) => withQuery('/console/proposals/new', query),
	consoleProposal: (id: string) => `/console/proposals/${encodeURIComponent(id)}`,
	consoleTickets: '/console/support',
	consoleTicketsWith: (query: Query) => withQuery('/console/support', query),
	consoleTicket: (id: string) => `/console/support/${encodeURIComponent(id)}`,
	consoleDepartments: '/console/support/departments',
	consoleCannedReplies: '/console/support/canned-replies',
	consoleVisitors: (query: Query = {}) => withQuery('/console/visitors', query),
	/** A visit, or one of the pages beside it: `new`, `present`, `kiosks`, `settings`. */
	consoleVisit: (id: string, query: Query = {}) => withQuery(`/console/visitors/${encodeURIComponent(id)}`, query),
	/** The server makes this file; the link leaves the app. */
	visitsFile: (query: Query) => withQuery('/api/visitors/all/export', query),
	consoleDeliveries: (query: Query = {}) => withQuery('/console/deliveries', query),
	/** A delivery, or one of the pages beside it: `new`, `collect`, `settings`. */
	consoleDelivery: (id: string, query: Query = {}) => withQuery(`/console/deliveries/${encodeURIComponent(id)}`, query),
	consoleSignIns: '/console/sign-ins',
	consoleNotices: '/console/notices',
	consoleAudit: '/console/audit'
} as const;

export { withQuery };
