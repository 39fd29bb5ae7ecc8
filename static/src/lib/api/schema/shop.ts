// PROVISIONAL until functions/shop has its golden: `npm run generate` writes over it.

type Json<T> = { content: { 'application/json': T } };
type Id = { id: string };
type Mine = { mine?: boolean };
type S = components['schemas'];
interface Op<B, T, P = never, Q = Mine> {
	parameters: { query?: Q; path: P };
	requestBody: Json<B>;
	responses: { 200: Json<T> };
}

export interface paths {
	'/api/shop/basket': { get: Op<undefined, S['Basket']> };
	'/api/shop/basket/items': { post: Op<S['NewItem'], S['Basket']> };
	'/api/shop/basket/items/{id}': { put: Op<S['ItemChange'], S['Basket'], Id>; delete: Op<undefined, S['Basket'], Id> };
	'/api/shop/basket/code': { put: Op<{ code: string }, S['Basket']>; delete: Op<undefined, S['Basket']> };
	'/api/shop/orders': { get: Op<undefined, { items: S['Order'][]; next_cursor: string | null }, never, { cursor?: string }>; post: Op<{ basket_version: number; accepted_terms_version: string; expected_gross: S['Money'] }, S['Order']> };
	'/api/shop/orders/{id}': { get: Op<undefined, S['Order'], Id> };
	'/api/shop/proposals': { get: Op<undefined, { items: S['Proposal'][]; next_cursor: string | null }> };
	'/api/shop/proposals/{id}': { get: Op<undefined, S['Proposal'], Id> };
	'/api/shop/proposals/{id}/acceptance': { post: Op<{ accepted_terms_version: string }, S['Order'], Id> };
	'/api/shop/proposals/{id}/refusal': { post: Op<undefined, S['Proposal'], Id> };
}
export interface components {
	schemas: {
		Money: { minor: number; currency: string };
		Decision: { allowed: boolean; rule: string | null };
		Step: import('./plans.ts').components['schemas']['Step'];
		TaxSum: { category: 'S' | 'Z' | 'E' | 'AE'; rate_ppm: number; reason: string | null; net: S['Money']; tax: S['Money'] };
		Totals: { net: S['Money']; tax: S['Money']; gross: S['Money']; taxes: S['TaxSum'][] };
		Item: {
			id: string; kind: 'plan' | 'product' | 'booking'; subject: { id: string; name: string; detail: string | null }; quantity: number; quantity_max: number; starts_on: string | null;
			starts_at: string | null; ends_at: string | null; location: { id: string; name: string; zone: string; currency: string } | null; held_until: string | null;
			gross: S['Money']; was: S['Money'] | null; why: S['Step'][]; pays: 'at_once' | 'next_invoice' | 'nothing'; problem: { rule: string; detail: string } | null;
		};
		Basket: {
			version: number; owner: 'customer' | 'guest'; now: string; items: S['Item'][]; code: { code: string; name: string; off: S['Money'] } | null; code_problem: string | null; totals: S['Totals'] | null;
			due_now: S['Money'] | null; next_invoice: S['Money'] | null; terms: { version: string; text: string }; checkout: S['Decision'];
		};
		NewItem: { kind: 'plan' | 'product' | 'booking'; subject_id: string; quantity: number; wish: Record<string, unknown> };
		ItemChange: { quantity?: number; starts_on?: string; hold?: boolean };
		OrderLine: { name: string; detail: string | null; quantity: number; gross: S['Money']; why: S['Step'][] };
		Order: {
			id: string; status: 'awaiting_payment' | 'fulfilled' | 'lapsed' | 'refunded'; created_at: string; lines: S['OrderLine'][]; totals: S['Totals']; code: string | null; payment_id: string | null; lapses_at: string | null;
			invoice: { id: string; number: string } | null; bookings: string[]; contracts: string[]; due_now: S['Money']; next_invoice: S['Money'];
		};
		Proposal: { id: string; status: 'sent' | 'accepted' | 'refused' | 'withdrawn' | 'expired'; message: string; lines: S['OrderLine'][]; totals: S['Totals']; expires_at: string; created_at: string; order_id: string | null; terms: { version: string; text: string } };
	};
}
