import { no, ok, type Call, type Reply } from './fake-api.ts';
import { addDays } from './fake-clock.ts';
import { locationName, locations } from './fake-data.ts';
import { euros, planOffers } from './fake-plans.ts';

/** One basket for everybody, orders and proposals of the fake API. The code TENTH takes a tenth off; SPENT is used up. */

const today = new Date().toISOString().slice(0, 10);
const terms = { version: '2026-1', text: 'Plans are charged in advance for each period.\n\nBookings can be cancelled as their place says.' };
const location = locationName(locations[0]!);

interface Item {
	id: string;
	kind: string;
	subject: { id: string; name: string; detail: string | null };
	quantity: number;
	quantity_max: number;
	net: number;
	starts_on: string | null;
	starts_at: string | null;
	ends_at: string | null;
	held_until: string | null;
	pays: string;
}
const item = (id: string, kind: string, name: string, detail: string | null, net: number, more: Partial<Item> = {}): Item => ({
	id, kind, subject: { id: `sub_${id}`, name, detail }, quantity: 1, quantity_max: 1, net, starts_on: null, starts_at: null, ends_at: null, held_until: null, pays: 'at_once', ...more
});
const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
let version = 1;
let code: string | null = null;
let items: Item[] = [
	item('1', 'booking', 'Atlas', 'Meeting room', 5000, { starts_at: `${addDays(today, 2)}T10:00:00Z`, ends_at: `${addDays(today, 2)}T12:00:00Z`, held_until: soon(12) }),
	item('2', 'product', 'Ten day passes', 'They do not expire', 12000, { quantity_max: 20, pays: 'next_invoice' })
];

const gross = (net: number) => net + Math.round(net * 0.19);
const off = (net: number) => (code === 'TENTH' ? Math.round(net * 0.9) : net);

function sums(of: Item[]) {
	const net = of.reduce((sum, one) => sum + off(one.net * one.quantity), 0);
	const parts = { net: euros(net), tax: euros(gross(net) - net), gross: euros(gross(net)) };
	return { ...parts, taxes: [{ category: 'S', rate_ppm: 190000, reason: null, net: parts.net, tax: parts.tax }] };
}

function basket(owner: 'customer' | 'guest') {
	const shown = items.map(({ net, ...one }) => ({
		...one, location: one.starts_at ? location : null, gross: euros(gross(off(net * one.quantity))), was: code ? euros(gross(net * one.quantity)) : null, problem: null,
		why: [{ step: 'price', unit_minor: net, quantity: one.quantity }, ...(code ? [{ step: 'discount', name: code, off_ppm: 100000, off_minor: 0 }] : [])]
	}));
	const now = sums(items.filter(({ pays }) => pays === 'at_once'));
	const all = sums(items);
	return {
		version, owner, now: new Date().toISOString(), items: shown, code: code ? { code, name: 'A tenth off', off: euros(sums(items).gross.minor / 9) } : null, code_problem: null, totals: items.length > 0 ? all : null,
		due_now: now.gross, next_invoice: euros(all.gross.minor - now.gross.minor), terms, checkout: owner === 'guest' ? { allowed: false, rule: 'sign-in-required' } : { allowed: true, rule: null }
	};
}

const lines = () => items.map(({ subject, quantity, net }) => ({ name: subject.name, detail: subject.detail, quantity, gross: euros(gross(net * quantity)), why: [] }));
const order = (id: string) => ({
	id, status: { ord_wait: 'awaiting_payment', ord_late: 'lapsed', ord_back: 'refunded' }[id] ?? 'fulfilled', created_at: `${today}T09:30:00Z`, lines: lines(), totals: sums(items), code: null, payment_id: id === 'ord_wait' ? 'pay_new' : null,
	lapses_at: null, invoice: id === 'ord_done' ? { id: 'inv_42', number: 'INV-2026-0042' } : null, bookings: id === 'ord_done' ? ['bkg_2'] : [], contracts: [], due_now: euros(0), next_invoice: euros(0)
});
const proposal = {
	id: 'ppl_1', status: 'sent', message: 'Dear Ada,\n\nas we spoke about: the corner room from January, with the first month at half price.', lines: [{ name: 'Corner room', detail: 'per month', quantity: 1, gross: euros(98000), why: [] }],
	totals: { net: euros(82353), tax: euros(15647), gross: euros(98000), taxes: [] }, expires_at: `${addDays(today, 9)}T22:00:00Z`, created_at: `${today}T09:30:00Z`, order_id: null, terms
};

/** Null for a path that is not of the shop. */
export function shop({ method, path, body, cookie }: Call): Reply | null {
	if (!path.startsWith('/api/shop')) return null;
	const empty = cookie('fake') === 'empty';
	const owner = cookie('fake_session') ? 'customer' : 'guest';
	const [, , , what, id, act] = path.split('/');
	if (what === 'orders') {
		if (method === 'POST') return ok(order('ord_done'), 201);
		return id ? (id === 'ord_none' ? no(404, 'not-found') : ok(order(id))) : ok({ items: empty ? [] : ['ord_done', 'ord_wait', 'ord_late', 'ord_back'].map(order), next_cursor: null });
	}
	if (what === 'proposals') return id ? (act === 'acceptance' ? ok(order('ord_done')) : ok(proposal)) : ok({ items: empty ? [] : [proposal], next_cursor: null });
	if (empty) return ok({ ...basket(owner), items: [] });
	if (id === 'code') {
		if (method === 'PUT' && body.code === 'SPENT') return no(409, 'code-used-up');
		code = method === 'PUT' ? 'TENTH' : null;
	} else if (method === 'POST') {
		const plan = planOffers.find((one) => one.id === body.subject_id);
		items.push(item(String(items.length + 1), body.kind!, plan?.name ?? 'Something', plan?.description ?? null, plan?.price.minor ?? 1000, { starts_on: body.kind === 'plan' ? today : null, quantity_max: 10 }));
	} else if (method === 'DELETE') items = items.filter((one) => one.id !== act);
	else if (method === 'PUT') items = items.map((one) => (one.id === act ? { ...one, ...body, held_until: body.hold ? soon(15) : one.held_until } : one));
	if (method !== 'GET') version += 1;
	return ok(basket(owner));
}
