// PROVISIONAL until functions/billing has its golden: `npm run generate` writes over it.

type Json<T> = { content: { 'application/json': T } };
type Get<T, Q = never, P = never> = { get: { parameters: { query?: Q; path: P }; responses: { 200: Json<T> } } };
type Post<B, T, P = never> = { post: { parameters: { path: P }; requestBody: Json<B>; responses: { 200: Json<T> } } };
type Put<B, T, P = never, Q = never> = { put: { parameters: { path: P; query?: Q }; requestBody: Json<B>; responses: { 200: Json<T> } } };
type S = components['schemas'];
type Id = { id: string };

export interface paths {
	'/api/billing': Get<S['Overview']>;
	'/api/billing/invoices': Get<{ items: S['InvoiceRow'][]; next_cursor: string | null }, { state?: 'open' | 'overdue'; kind?: 'invoice' | 'credit_note'; from?: string; until?: string; cursor?: string }>;
	'/api/billing/invoices/{id}': Get<S['Invoice'], never, Id>;
	'/api/billing/upcoming': Get<S['Upcoming']>;
	'/api/billing/statement': Get<S['AccountStatement'], { from: string; until: string }>;
	'/api/billing/payments': Post<{ invoices: { id: string; minor: number }[] }, S['PaymentView']>;
	'/api/billing/payments/{id}': Get<S['PaymentPage'], { refresh?: boolean }, Id>;
	'/api/billing/payments/{id}/refresh': Post<undefined, S['PaymentView'], Id>;
	'/api/billing/payments/{id}/cancellation': Post<undefined, S['PaymentView'], Id>;
	'/api/billing/payments/{id}/start': Post<{ method_id?: string | null; method?: S['PayMethod'] | null; save?: boolean }, S['StartedPayment'], Id>;
	'/api/billing/methods': Get<S['Methods']> & Post<S['CreateMethod'], S['StartedMethod']>;
	'/api/billing/methods/{id}': { delete: { parameters: { path: Id }; responses: { 204: unknown } } };
	'/api/billing/methods/{id}/confirmation': Post<undefined, S['SavedMethod'], Id>;
	'/api/billing/methods/{id}/proof': Post<{ amounts: [number, number] } | { code: string }, S['SavedMethod'], Id>;
	'/api/billing/account': Get<S['BillingAccount']> & Put<S['AccountSetup'], S['BillingAccount'], never, { version: number }>;
}
export interface components {
	schemas: {
		Money: { minor: number; currency: string };
		PayMethod: 'card' | 'sepa_debit' | 'bacs_debit' | 'us_bank_account' | 'bank_transfer' | 'cash';
		PaymentStatus: 'wanted' | 'needs_action' | 'processing' | 'succeeded' | 'failed' | 'cancelled';
		Step: import('./plans.ts').components['schemas']['Step'];
		TaxCategory: 'S' | 'Z' | 'E' | 'AE';
		InvoiceRow: {
			id: string; number: string; kind: 'invoice' | 'credit_note'; customer_id: string; customer_name: string; issued_on: string; due_on: string; total: S['Money']; paid: S['Money']; left: S['Money'];
			state: 'open' | 'overdue' | 'processing' | 'paid' | 'credited';
		};
		Balance: { balance: S['Money']; open: S['Money']; overdue: S['Money']; credit: S['Money'] };
		PendingPayment: { id: string; status: S['PaymentStatus']; method: S['PayMethod']; method_label: string | null; amount: S['Money']; since: string };
		Overview: {
			today: string; balances: S['Balance'][]; open: S['InvoiceRow'][]; upcoming: { issued_on: string; due_on: string; total: S['Money'] }[]; pending: S['PendingPayment'][];
			default_method: S['SavedMethod'] | null; collects: boolean; suspended_at: string | null; may_pay: { allowed: boolean; rule: string | null };
		};
		Party: { name: string; trading_name: string | null; street: string | null; street_more: string | null; postcode: string | null; city: string | null; country: string; vat_number: string | null; tax_number: string | null; registration: string | null; email: string | null; phone: string | null; iban: string | null; bic: string | null; legal_lines: string[]; reference: string | null };
		BuyerSetup: { name: string; trading_name?: string | null; street?: string | null; street_more?: string | null; postcode?: string | null; city?: string | null; country: string; vat_number?: string | null; registration?: string | null; email?: string | null; reference?: string | null };
		Totals: { net: S['Money']; tax: S['Money']; gross: S['Money'] };
		InvoiceLine: { name: string; source: import('./plans.ts').components['schemas']['Source']; period: { from: string; until: string } | null; quantity_thousandths: number; unit_price: S['Money'] | null; net: S['Money']; tax: S['Money']; gross: S['Money']; tax_category: S['TaxCategory']; tax_rate_ppm: number; tax_reason: string | null; why: S['Step'][] };
		TaxTotal: { category: S['TaxCategory']; rate_ppm: number; reason: string | null; net: S['Money']; tax: S['Money'] };
		InvoiceName: { id: string; number: string };
		Invoice: S['InvoiceRow'] & {
			issued_at: string; seller: S['Party']; buyer: S['Party']; lines: S['InvoiceLine'][]; totals: S['Totals']; taxes: S['TaxTotal'][];
			settlements: { at: string; source: 'payment' | 'credit_note' | 'refund' | 'dispute' | 'write_off'; payment_id: string | null; credit_note: S['InvoiceName'] | null; method: S['PayMethod'] | null; method_label: string | null; amount: S['Money'] }[];
			corrects: S['InvoiceName'] | null; corrected_by: S['InvoiceName'][]; pending: S['PendingPayment'][]; transfer: { name: string; iban: string; bic: string | null; reference: string } | null;
		};
		UpcomingInvoice: { issued_on: string; due_on: string; totals: S['Totals']; lines: S['InvoiceLine'][] };
		Upcoming: { today: string; until: string; items: S['UpcomingInvoice'][] };
		StatementLine: { on: string; at: string; kind: 'invoice' | 'credit_note' | 'payment' | 'refund' | 'refund_failed' | 'dispute' | 'dispute_won' | 'write_off'; invoice_id: string | null; reference: string; amount: S['Money']; balance: S['Money'] };
		StatementOfCurrency: { opening: S['Money']; lines: S['StatementLine'][]; closing: S['Money'] };
		AccountStatement: { customer_id: string; from: string; until: string; accounts: S['StatementOfCurrency'][] };
		SavedMethod: { id: string; method: S['PayMethod']; label: string; expires_on: string | null; status: 'wanted' | 'pending' | 'active' | 'failed' | 'revoked'; is_default: boolean; mandate_ref: string | null; mandate_url: string | null; created_at: string };
		ProviderFront: { script_url: string; publishable_key: string };
		Methods: { items: S['SavedMethod'][]; offered: S['PayMethod'][]; collects: boolean; creditor: { name: string; id: string }; provider: S['ProviderFront'] | null };
		Holder: { name: string; email: string; address?: { line1: string; city: string; postcode: string; country: string } | null };
		CreateMethod:
			| { method: 'card' }
			| { method: 'sepa_debit'; iban: string; holder: S['Holder'] }
			| { method: 'bacs_debit'; sort_code: string; account_number: string; holder: S['Holder'] }
			| { method: 'us_bank_account'; routing_number: string; account_number: string; holder_kind: 'individual' | 'company'; account_kind: 'checking' | 'savings'; holder: S['Holder'] };
		StartedMethod: { method: S['SavedMethod']; client_secret: string | null; wants_proof: boolean; provider: S['ProviderFront'] };
		PaymentView: {
			id: string; customer_id: string; customer_name: string; status: S['PaymentStatus']; amount: S['Money']; method: S['PayMethod']; method_label: string | null;
			purpose: { invoices: { id: string; number: string; amount: S['Money'] }[]; order_id: string | null }; failure: { code: string; advice: string } | null; reference: string | null; created_at: string; changed_at: string;
		};
		PaymentPage: S['PaymentView'] & { methods: S['SavedMethod'][]; offered: S['PayMethod'][]; provider: S['ProviderFront'] | null };
		StartedPayment: { payment: S['PaymentView']; client_secret: string | null; method_ref: string | null; provider: S['ProviderFront'] };
		BillingAccount: { customer_id: string; party: S['Party']; is_own: boolean; tax_treatment: 'as_usual' | 'reverse_charge' | 'exempt'; due_days: number | null; collects: boolean; default_method_id: string | null; suspended_at: string | null; version: number };
		AccountSetup: { party: S['BuyerSetup']; collects: boolean; default_method_id?: string | null };
	};
}
