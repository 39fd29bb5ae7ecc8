// PROVISIONAL until functions/billing has its golden: `npm run generate` writes over it.

type Json<T> = { content: { 'application/json': T } };
type Get<T, Q = never, P = never> = { get: { parameters: { query?: Q; path: P }; responses: { 200: Json<T> } } };
type Post<B, T, P = never> = { post: { parameters: { path: P }; requestBody: Json<B>; responses: { 200: Json<T> } } };
type Put<B, T, P = never, Q = never> = { put: { parameters: { path: P; query?: Q }; requestBody: Json<B>; responses: { 200: Json<T> } } };
type S = components['schemas'];
type Id = { id: string };

export interface paths {
	'/api/billing': Get<S['Overview']>;
	'/api/billing/invoices': Get<{ items: S['InvoiceRow'][]; next_cursor: string | null }, { state?: string; year?: string; cursor?: string }>;
	'/api/billing/invoices/{id}': Get<S['Invoice'], never, Id>;
	'/api/billing/upcoming': Get<{ items: S['Draft'][] }>;
	'/api/billing/statement': Get<S['Statement'], { from: string; until: string }>;
	'/api/billing/payments': Post<{ invoices: { id: string; minor: number }[] }, S['Payment']>;
	'/api/billing/payments/{id}': Get<S['Payment'], { refresh?: boolean }, Id>;
	'/api/billing/payments/{id}/start': Post<{ method_id: string | null; save: boolean }, S['Started'], Id>;
	'/api/billing/methods': Get<{ items: S['Method'][]; offered: S['Method']['method'][]; script_url: string; publishable_key: string; creditor: { name: string; id: string | null }; collects: boolean }> & Post<S['NewMethod'], { method: S['Method']; client_secret: string | null }>;
	'/api/billing/methods/{id}/proof': Post<{ amounts?: number[]; code?: string }, S['Method'], Id>;
	'/api/billing/collection': Put<{ default_method_id: string | null; collects: boolean }, { default_method: S['Method'] | null; collects: boolean }>;
	'/api/billing/methods/{id}': { delete: { parameters: { path: Id }; responses: { 204: unknown } } };
	'/api/billing/methods/{id}/confirmation': Post<undefined, S['Method'], Id>;
	'/api/billing/account': Get<S['Account']> & Put<{ party: S['Party'] }, S['Account'], never, { version: number }>;
}
export interface components {
	schemas: {
		Money: { minor: number; currency: string };
		Decision: { allowed: boolean; rule: string | null };
		InvoiceRow: {
			id: string; number: string; kind: 'invoice' | 'credit_note'; issued_on: string; due_on: string; total: S['Money']; paid: S['Money']; left: S['Money'];
			state: 'open' | 'overdue' | 'processing' | 'paid' | 'credited';
		};
		Overview: {
			today: string; balance: S['Money']; credit: S['Money']; open: S['InvoiceRow'][]; upcoming: { on: string; due_on: string; total: S['Money'] }[];
			pending: { id: string; status: S['Payment']['status']; amount: S['Money']; method_label: string | null; since: string }[];
			default_method: S['Method'] | null; collects: boolean; suspended_at: string | null; may_pay: S['Decision'];
		};
		Party: { name: string; trading_name: string | null; street: string | null; street_more: string | null; postcode: string | null; city: string | null; country: string; vat_number: string | null; tax_number: string | null; registration: string | null; email: string | null; phone: string | null; iban: string | null; bic: string | null; legal_lines: string[]; reference: string | null };
		InvoiceLine: import('./plans.ts').components['schemas']['InvoiceLine'];
		Draft: import('./plans.ts').components['schemas']['Draft'];
		Invoice: S['InvoiceRow'] & {
			seller: S['Party']; buyer: S['Party']; lines: S['InvoiceLine'][]; net: S['Money']; tax: S['Money'];
			taxes: { tax_category: 'S' | 'Z' | 'E' | 'AE'; tax_rate_ppm: number; tax_reason: string | null; net: S['Money']; tax: S['Money'] }[];
			settlements: { at: string; source: 'payment' | 'credit_note' | 'refund' | 'dispute' | 'write_off'; label: string | null; amount: S['Money'] }[];
			corrects: { id: string; number: string } | null; corrected_by: { id: string; number: string }[];
			transfer: { name: string; iban: string; bic: string | null; reference: string } | null; may_pay: S['Decision'];
		};
		Statement: { from: string; until: string; opening: S['Money']; lines: { on: string; kind: 'invoice' | 'credit_note' | 'payment' | 'refund' | 'refund_failed' | 'dispute' | 'dispute_won' | 'write_off'; reference: string; invoice_id: string | null; amount: S['Money']; balance: S['Money'] }[]; closing: S['Money'] };
		Method: { id: string; method: 'card' | 'sepa_debit' | 'bacs_debit' | 'us_bank_account'; label: string; expires_on: string | null; status: 'active' | 'pending' | 'needs_action' | 'revoked'; mandate_ref: string | null; is_default: boolean };
		NewMethod: { method: S['Method']['method']; iban?: string; sort_code?: string; account_number?: string; routing_number?: string; account_kind?: 'checking' | 'savings'; holder_kind?: 'individual' | 'company'; holder?: { name: string; email: string; address: { line1: string; city: string; postal_code: string; country: string } | null }; accepted?: boolean };
		Payment: {
			id: string; amount: S['Money']; status: 'wanted' | 'needs_action' | 'processing' | 'succeeded' | 'failed' | 'cancelled'; invoices: { id: string; number: string; amount: S['Money'] }[]; order_id: string | null;
			client_secret: string | null; failure: { message_key: string } | null; methods: S['Method'][]; offered: S['Method']['method'][]; script_url: string; publishable_key: string; creditor: { name: string; id: string | null };
		};
		Started: { status: S['Payment']['status']; client_secret: string | null; failure: { message_key: string } | null };
		Account: { version: number; party: S['Party']; tax_treatment: 'as_usual' | 'reverse_charge' | 'exempt' };
	};
}
