/** Every address of the portal, in one place. Pages link with these; nothing else spells a path. */

export type Query = Record<string, string | number | undefined | null>;

/** `path` with the parts of `query` that say something. */
export function withQuery(path: string, query: Query): string {
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(query)) {
		if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
	}
	const text = search.toString();
	return text ? `${path}?${text}` : path;
}

export const paths = {
	home: '/',
	/** The server renders this page; the link leaves the app. */
	prices: (lang: string) => withQuery('/prices', { lang }),
	signIn: (next?: string) => withQuery('/sign-in', { next }),
	signUp: '/sign-up',
	signUpFor: (next: string) => withQuery('/sign-up', { next }),
	checkYourMail: (email: string, why: 'sign-up' | 'reset') => withQuery('/check-your-mail', { email, why }),
	forgotPassword: '/forgot-password',
	dashboard: '/dashboard',
	find: '/book',
	findWith: (query: Query) => withQuery('/book', query),
	confirm: (query: Query) => withQuery('/book/confirm', query),
	bookings: '/bookings',
	pastBookings: '/bookings?when=past',
	booking: (id: string) => `/bookings/${encodeURIComponent(id)}`,
	/** The server makes this file; the link leaves the app. */
	bookingCalendar: (id: string) => `/api/bookings/${encodeURIComponent(id)}/calendar.ics`,
	plans: '/plans',
	joinPlan: '/plans/join',
	joining: (plan: string) => `/plans/join/${encodeURIComponent(plan)}`,
	planAdvice: '/plans/advice',
	planAct: (id: string, act: 'change' | 'pause' | 'cancel' | 'withdraw') => `/plans/${encodeURIComponent(id)}/${act}`,
	planResume: (id: string, pause: string) => withQuery(`/plans/${encodeURIComponent(id)}/resume`, { from: pause }),
	billing: '/billing',
	invoices: '/billing/invoices',
	invoicesWith: (query: Query) => withQuery('/billing/invoices', query),
	invoice: (id: string) => `/billing/invoices/${encodeURIComponent(id)}`,
	/** The server makes these files; the links leave the app. */
	invoiceFile: (id: string, as: 'pdf' | 'ubl') => `/api/documents/invoices/${encodeURIComponent(id)}/${as}`,
	statementFile: (from: string, until: string, format: 'pdf' | 'csv', customer?: string) =>
		withQuery('/api/documents/statement', { from, until, format, customer }),
	invoicesFile: (query: Query) => withQuery('/api/documents/invoices', query),
	upcoming: '/billing/upcoming',
	statement: '/billing/statement',
	statementOf: (from: string, until: string) => withQuery('/billing/statement', { from, until }),
	paymentMethods: '/billing/methods',
	billingDetails: '/billing/details',
	proveMethod: (id: string) => withQuery('/pay/method', { prove: id }),
	/** Paying has pages of its own: they alone may load the provider's script, so they are entered by a full load. */
	pay: (payment: string) => `/pay/${encodeURIComponent(payment)}`,
	addMethod: (method: string) => withQuery('/pay/method', { method }),
	basket: '/basket',
	products: '/products',
	orders: '/orders',
	order: (id: string) => `/orders/${encodeURIComponent(id)}`,
	proposals: '/proposals',
	proposal: (id: string) => `/proposals/${encodeURIComponent(id)}`,
	menu: '/menu',
	account: '/account',
	password: '/account/password',
	signIns: '/account/sign-ins',
	sessions: '/account/sessions',
	console: '/console',
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
	consoleNotices: '/console/notices',
	consoleSignIns: '/console/sign-ins'
} as const;

/** Where to go after signing in. Only a path of this portal: anything else could lead a member to a stranger's page. */
export function safeNext(next: string | null): string {
	return next && /^\/(?![/\\])/.test(next) ? next : paths.dashboard;
}
