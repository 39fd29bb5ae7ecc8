import type { Basket, BasketItem, Order, OrderLine, Proposal } from '../src/lib/shop/types.ts';
import { no, ok, type Call, type Reply } from './fake-api.ts';
import { iso } from './fake-clock.ts';

/** The shop of the fake API: a basket with one of each, one of them lapsed, and an order in every state. Nothing is reckoned. */

const euros = (minor: number) => ({ minor, currency: 'EUR' });
const terms = { version: '3', text: 'What is ordered is paid.\nWhat is paid is yours.' };
const location = { id: 'loc_harbour', name: 'Harbour House', slug: 'harbour', zone: 'Europe/Madrid', currency: 'EUR' };
const later = (hours: number) => iso(Date.now() + hours * 3_600_000);
const why = (unit_minor: number) => [{ step: 'price' as const, unit_minor, quantity: 1 }];
const taxed = (net: number) => ({ net: euros(net), tax: euros(Math.round(net * 0.19)), gross: euros(net + Math.round(net * 0.19)) });
const line = (name: string, net: number, source: BasketItem['lines'][number]['source']) => ({ name, source, why: why(net), ...taxed(net) });
const sums = (net: number) => ({ ...taxed(net), taxes: [{ category: 'S' as const, rate_ppm: 190_000, reason: null, net: taxed(net).net, tax: taxed(net).tax }] });

const item = (id: string, kind: BasketItem['kind'], name: string, lines: BasketItem['lines'], more: Partial<BasketItem> = {}): BasketItem => ({
	id, kind, subject: { id: `sub_${id}`, name, detail: null }, quantity: 1, quantity_max: kind === 'booking' ? 1 : 10, starts_on: null, starts_at: null, ends_at: null, location: null, held_until: null,
	gross: euros(lines.reduce((sum, { gross }) => sum + gross.minor, 0)), was: null, why: lines[0]?.why ?? [], lines, pays: 'at_once', waits: false, problem: null, ...more
});
const room = (id: string, name: string, more: Partial<BasketItem>) => item(id, 'booking', name, [line(name, 5000, 'booking')], { starts_at: later(48), ends_at: later(50), location, ...more });

const items = () => [
	item('itm_1', 'plan', 'Flex desk', [line('Flex desk', 24000, 'contract'), line('Flex desk', 5000, 'sign_up_fee'), line('Flex desk', 24000, 'deposit')]),
	room('itm_2', 'Atlas', { held_until: later(0.2) }),
	room('itm_3', 'Lagoon', { held_until: later(-1), problem: { rule: 'hold-lapsed', detail: 'It is still free: hold it again.' } }),
	item('itm_4', 'product', 'Ten day passes', [line('Ten day passes', 8000, 'product')], { was: euros(11900), pays: 'next_invoice' })
];
let held = items();

function basket(guest: boolean, empty: boolean): Basket {
	const within = empty ? [] : held;
	const problem = within.some(({ problem }) => problem);
	const rule = guest ? 'sign-in-required' : problem ? 'basket-has-problems' : null;
	return {
		version: 1, owner: guest ? 'guest' : 'customer', to_merge: false, now: iso(Date.now()), items: within,
		code: empty ? null : { code: 'AUTUMN', name: 'A fifth off passes', off: euros(2000) }, code_problem: null,
		totals: empty ? null : sums(66000), due_now: empty ? null : euros(69020), next_invoice: empty ? null : euros(9520), terms, checkout: { allowed: !rule, rule }, order_pending: null
	};
}

const ordered = (name: string, net: number, more: Partial<OrderLine> = {}): OrderLine => ({
	name, detail: null, starts_at: null, ends_at: null, location: null, quantity: 1, gross: taxed(net).gross, why: why(net), pays: 'at_once', waits: false, ...more
});
const order = (id: string, status: Order['status'], more: Partial<Order> = {}): Order => ({
	id, status, created_at: later(-2), lines: [ordered('Flex desk', 24000), ordered('Atlas', 5000, { starts_at: later(48), ends_at: later(50), location })], totals: sums(29000), code: null,
	payment_id: 'pay_1', lapses_at: null, invoice: null, bookings: [], contracts: [], due_now: taxed(29000).gross, next_invoice: euros(0), ...more
});
const orders = [
	order('ord_waits', 'awaiting_payment', { lapses_at: later(0.5) }),
	order('ord_done', 'fulfilled', { invoice: { id: 'inv_41', number: 'INV-2026-00041' }, bookings: ['bkg_2'], contracts: ['con_flex'], code: 'AUTUMN' }),
	order('ord_asks', 'fulfilled', { lines: [ordered('Team room', 98000, { pays: 'next_invoice', waits: true })], totals: sums(98000) }),
	order('ord_lapsed', 'lapsed'), order('ord_back', 'refunded')
];
const proposal = (id: string, status: Proposal['status']): Proposal => ({
	id, status, message: 'As agreed on the phone:\nthe desk at a better price.', lines: [ordered('Flex desk', 20000)], totals: sums(20000), expires_at: later(160), created_at: later(-8), order_id: null, terms
});
const proposals = [proposal('pro_open', 'sent'), proposal('pro_old', 'expired')];

export const products = [['prd_day', 'Day pass', 2500, null], ['prd_ten', 'Ten day passes', 20000, null], ['prd_locker', 'Locker', 1500, 0]].map(([id, name, minor, stock]) => ({
	id, name, description: 'Any free desk.', location: null, price: euros(Number(minor)), stock, buy: stock === 0 ? { allowed: false, rule: 'sold-out' } : { allowed: true, rule: null },
	benefits: id === 'prd_locker' ? [] : [{ name: 'Passes', gives: { kind: 'day_pass', passes: id === 'prd_day' ? 1 : 10 }, scope: { kinds: ['Hot desk'], locations: [] }, days: 90 }]
}));

/** Null for a path that is not of the shop. The basket is there for whoever has not signed in, too. */
export function shop({ method, path, cookie }: Call): Reply | null {
	if (!path.startsWith('/api/shop')) return null;
	const [, , , what, id, act] = path.split('/');
	const [guest, empty] = [!cookie('fake_session'), cookie('fake') === 'empty'];
	if (what === 'basket') {
		if (method === 'PUT' && id === 'code') return no(404, 'no-such-code');
		if (method === 'DELETE') held = held.filter((one) => one.id !== act);
		if (method === 'PUT') held = held.map((one) => (one.id === act ? { ...one, held_until: later(0.25), problem: null } : one));
		if (method === 'POST') held = items();
		return ok(basket(guest, empty));
	}
	if (guest) return no(401, 'sign-in-required');
	const list: { id: string }[] = what === 'orders' ? orders : proposals;
	if (!id) return method === 'POST' ? no(409, 'basket-has-problems', { basket: basket(false, false) }) : ok({ items: empty ? [] : list, next_cursor: null });
	const found = list.find((one) => one.id === id);
	if (!found) return no(404, 'not-found');
	if (act === 'cancellation' || act === 'refusal') return ok({ ...found, status: act === 'refusal' ? 'refused' : 'lapsed' });
	return ok(act === 'acceptance' ? orders[1] : found, act === 'acceptance' ? 201 : 200);
}
