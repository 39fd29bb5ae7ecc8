import { no, ok, type Call, type Reply } from './fake-api.ts';
import { addDays } from './fake-clock.ts';
import { euros, flexDraft, line } from './fake-plans.ts';

/** Invoices, payments and saved methods of the fake API. No provider stands behind it: a payment here ends at its form. */

const today = new Date().toISOString().slice(0, 10);
const yes = { allowed: true, rule: null };
const party = {
	name: 'Byron Analytics GmbH', trading_name: 'Ada Byron', street: 'Lindenallee 4', street_more: null, postcode: '10115', city: 'Berlin', country: 'DE', vat_number: 'DE136695976', tax_number: null, registration: null,
	email: 'books@example.org', phone: null, iban: null, bic: null, legal_lines: [] as string[], reference: 'Cost centre 12'
};
const seller = { ...party, name: 'Quarterlight Spaces GmbH', trading_name: null, street: 'Moll de la Fusta 12', postcode: '08002', city: 'Barcelona', country: 'ES', vat_number: 'ESB12345674', iban: 'DE89370400440532013000', reference: null };

const invoice = (n: number, daysAgo: number, net: number, state: string, left = 0, kind = 'invoice') => {
	const lines = [line('Flex desk', Math.round(net * 0.8), { period: { from: addDays(today, -daysAgo), until: addDays(today, 30 - daysAgo) } }), line('Atlas, Tue 3 Nov, 10:00–12:00', net - Math.round(net * 0.8), { why: [{ step: 'price', unit_minor: 5000, quantity: 1 }, { step: 'credits', name: 'Room hours', amount: 60, off_minor: 2500 }] })];
	const sum = (of: 'net' | 'tax' | 'gross') => euros(lines.reduce((all, one) => all + one[of].minor, 0));
	const total = sum('gross');
	return {
		id: `inv_${n}`, number: `${kind === 'invoice' ? 'INV' : 'CN'}-2026-${String(n).padStart(4, '0')}`, kind, issued_on: addDays(today, -daysAgo), due_on: addDays(today, 14 - daysAgo), total, left: euros(left || (['open', 'overdue', 'processing'].includes(state) ? total.minor : 0)),
		customer_id: 'cus_ada', customer_name: party.name, issued_at: `${addDays(today, -daysAgo)}T03:00:00Z`, paid: euros(0), state, seller, buyer: party, lines, totals: { net: sum('net'), tax: sum('tax'), gross: total },
		taxes: [{ category: 'S', rate_ppm: 190000, reason: null, net: sum('net'), tax: sum('tax') }], pending: [] as object[],
		settlements: left ? [{ at: `${addDays(today, -2)}T10:00:00Z`, source: 'payment', payment_id: 'pay_1', credit_note: null, method: 'card', method_label: 'visa 4242', amount: euros(total.minor - left) }] : [], corrects: null, corrected_by: [],
		transfer: { name: seller.name, iban: 'DE89 3704 0044 0532 0130 00', bic: 'COBADEFFXXX', reference: `INV-2026-${String(n).padStart(4, '0')}` }
	};
};
const invoices = [
	invoice(42, 4, 30000, 'open'), invoice(41, 20, 24000, 'overdue', 10000), invoice(40, 34, 26000, 'processing'), invoice(7, 40, -5000, 'paid', 0, 'credit_note'),
	...Array.from({ length: 9 }, (_, n) => invoice(39 - n, 64 + n * 30, 24000 + n * 700, 'paid'))
];

const card = { id: 'pmt_card', method: 'card', label: 'visa 4242', expires_on: '2028-03-31', status: 'active', mandate_ref: null as string | null, mandate_url: null, is_default: true, created_at: '2026-10-01T10:00:00Z' };
const sepa = { id: 'pmt_sepa', method: 'sepa_debit', label: 'DE 3000', expires_on: null, status: 'pending', mandate_ref: 'PORTICO-7QK2', mandate_url: null, is_default: false, created_at: '2026-10-01T10:00:00Z' };
let methods = [card, sepa];
let collects = true;
const provider = { script_url: '/api/billing/fake-provider.js', publishable_key: 'pk_test_fake' };
const creditor = { name: seller.name, id: 'DE98ZZZ09999999999' };
const payment = (id: string) => ({
	id, customer_id: 'cus_ada', customer_name: party.name, amount: euros(35700), method: 'card', method_label: null, reference: null, created_at: `${today}T09:00:00Z`, changed_at: `${today}T09:00:00Z`, status: { pay_done: 'succeeded', pay_bank: 'processing', pay_no: 'failed', pay_act: 'needs_action' }[id] ?? 'wanted', purpose: { invoices: [{ id: 'inv_42', number: 'INV-2026-0042', amount: euros(35700) }], order_id: null },
	failure: id === 'pay_no' ? { code: 'insufficient_funds', advice: 'insufficient-funds' } : null, methods: id === 'pay_new' ? [] : methods.filter(({ status }) => status === 'active'), offered: ['card', 'sepa_debit'], provider
});

const overview = () => ({
	today, balances: [{ balance: euros(81160), open: euros(81160), overdue: euros(10000), credit: euros(0) }], open: invoices.slice(0, 3), upcoming: [1, 2, 3].map(flexDraft).map(({ issued_on, due_on, gross }) => ({ issued_on, due_on, total: gross })),
	pending: [{ id: 'pay_bank', status: 'processing', amount: euros(30940), method: 'sepa_debit', method_label: 'DE 3000', since: `${addDays(today, -1)}T09:00:00Z` }, { id: 'pay_act', status: 'needs_action', amount: euros(35700), method: 'card', method_label: 'visa 4242', since: `${today}T09:00:00Z` }],
	default_method: card, collects, suspended_at: null, may_pay: yes
});

function statement(query: URLSearchParams) {
	let balance = 0;
	const entries = [...invoices].reverse().filter(({ issued_on }) => issued_on >= query.get('from')! && issued_on < query.get('until')!).flatMap(({ id, number, issued_on, total, left, kind }) => {
		const entry = { on: issued_on, kind, reference: number, invoice_id: id, amount: total };
		const paid = kind === 'invoice' && left.minor < total.minor ? [{ on: addDays(issued_on, 3), kind: 'payment', reference: 'Visa 4242', invoice_id: null, amount: euros(left.minor - total.minor) }] : [];
		return [entry, ...paid];
	});
	const lines = entries.map((entry) => ({ ...entry, balance: euros((balance += entry.amount.minor)) }));
	return { customer_id: 'cus_ada', from: query.get('from'), until: query.get('until'), accounts: [{ opening: euros(0), lines, closing: euros(balance) }] };
}

/** Null for a path that is not of billing. */
export function billing({ method, path, query, body, cookie }: Call): Reply | null {
	if (!path.startsWith('/api/billing')) return null;
	const empty = cookie('fake') === 'empty';
	const [, , , what, id, act] = path.split('/');
	if (!what) return ok(empty ? { ...overview(), balances: [{ balance: euros(0), open: euros(0), overdue: euros(0), credit: euros(0) }], open: [], upcoming: [], pending: [], default_method: null, collects: false } : overview());
	if (what === 'upcoming') return ok({ today, until: addDays(today, 366), items: empty ? [] : [1, 2, 3, 4].map(flexDraft).map(({ net, tax, gross, ...draft }) => ({ ...draft, totals: { net, tax, gross } })) });
	if (what === 'statement') return ok(empty ? { ...statement(query), accounts: [{ opening: euros(0), lines: [], closing: euros(0) }] } : statement(query));
	if (what === 'account') {
		if (JSON.stringify(body).includes('wrong')) return no(422, 'invalid-fields', { errors: [{ pointer: '/party/vat_number', rule: 'vat-number', detail: 'not a VAT number' }] });
		if (method === 'PUT') {
			collects = body.collects as unknown as boolean;
			methods = methods.map((one) => ({ ...one, is_default: one.id === body.default_method_id }));
		}
		return ok({ customer_id: 'cus_ada', party, is_own: true, tax_treatment: 'as_usual', due_days: null, collects, default_method_id: methods.find(({ is_default }) => is_default)?.id ?? null, suspended_at: null, version: 1 });
	}
	if (what === 'invoices') {
		if (id) return ((found) => (found ? ok(found) : no(404, 'not-found')))(invoices.find((one) => one.id === id));
		const found = empty ? [] : invoices.filter(({ state, kind }) => (!query.get('state') || state === query.get('state')) && (!query.get('kind') || kind === query.get('kind')));
		const from = Number(query.get('cursor') ?? 0);
		return ok({ items: found.slice(from, from + 8), next_cursor: from + 8 < found.length ? String(from + 8) : null });
	}
	if (what === 'methods') {
		if (method === 'DELETE') methods = methods.filter((one) => one.id !== id);
		if (method === 'DELETE') return ok();
		if (method === 'GET') return ok({ items: empty ? [] : methods, offered: ['card', 'sepa_debit'], collects, creditor, provider });
		if (act) return ok(card);
		if (body.iban?.startsWith('XX')) return no(422, 'invalid-fields', { errors: [{ pointer: '/iban', rule: 'iban', detail: 'not an IBAN' }] });
		return ok({ method: body.method === 'card' ? card : sepa, client_secret: body.method === 'card' ? 'secret' : null, wants_proof: false, provider });
	}
	if (what === 'payments') {
		if (!id) return ok(payment('pay_new1'), 201);
		if (act === 'start') return no(503, 'provider-unavailable');
		return ok(payment(id));
	}
	return no(404, 'not-found');
}
