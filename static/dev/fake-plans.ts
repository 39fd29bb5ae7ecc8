import { no, ok, type Call, type Reply } from './fake-api.ts';
import { addDays } from './fake-clock.ts';
import { products } from './fake-shop.ts';

/** Plans, contracts and benefits of the fake API. Previews are plausible, not reckoned: that is the ledger's. */

const today = new Date().toISOString().slice(0, 10);
const month = (n: number) => {
	const date = new Date(`${today.slice(0, 7)}-01T00:00:00Z`);
	date.setUTCMonth(date.getUTCMonth() + n);
	return date.toISOString().slice(0, 10);
};
export const euros = (minor: number) => ({ minor, currency: 'EUR' });
const monthly = { unit: 'month', count: 1 };
const yes = { allowed: true, rule: null };
const rooms = { kinds: ['Meeting room'], locations: [] };
const all = { kinds: [], locations: [] };
const credit = (name: string, minutes: number) => ({ name, gives: { kind: 'time_credit', minutes }, scope: rooms });

export const planOffers = [
	{
		id: 'pln_day', name: 'Lighthouse', description: 'A desk whenever you need one.', price: euros(9000), benefits: [{ name: 'Day passes', gives: { kind: 'day_pass', passes: 5 }, scope: all }], sign_up_fee: euros(0), deposit: euros(0), cycles_min: 0, notice_days: 0, approval: false
	},
	{
		id: 'pln_flex', name: 'Flex desk', description: 'Any free desk, every day, and rooms for your meetings.', price: euros(24000), sign_up_fee: euros(5000), deposit: euros(24000), cycles_min: 1, notice_days: 14, approval: false,
		benefits: [credit('Room hours', 600), { name: 'Printing', gives: { kind: 'money_credit', minor: 1000, currency: 'EUR' }, scope: all }, { name: 'Members’ price', gives: { kind: 'discount', off_ppm: 100000 }, scope: rooms }]
	},
	{
		id: 'pln_team', name: 'Team room', description: 'A room of your own for up to six.', price: euros(98000), sign_up_fee: euros(0), deposit: euros(196000), cycles_min: 6, notice_days: 60, approval: true, benefits: [credit('Room hours', 1800)]
	}
].map((plan) => ({ ...plan, pays: plan.id === 'pln_day' ? 'at_once' : 'next_invoice', cycle: monthly, prices_include_tax: false, join: plan.id === 'pln_team' ? { allowed: false, rule: 'plan-full' } : yes }));

const contracts = [
	{
		id: 'con_flex', version: 1, plan: { id: 'pln_flex', name: 'Flex desk' }, quantity: 1, status: 'agreed', price: euros(24000), prices_include_tax: false, cycle: monthly, starts_on: month(-5), ends_on: null as string | null,
		period: { from: month(0), until: month(1) }, next_charge: { on: month(1), total: euros(28560) }, deposit: euros(24000), notice_days: 14, minimum_until: null, earliest_leave_on: month(1),
		prices_ahead: [{ from: month(3), price: euros(25500) }], pauses: [] as { from: string; until: string }[], followed_by: null as object | null, may: { change: yes, pause: yes, cancel: yes, resume: { allowed: false, rule: 'no-such-pause' }, withdraw: { allowed: false, rule: 'has-no-end' } }, own: true,
		pause_options: { first_days: [month(1), month(2), month(3)], cycles_max: 3 }
	}
];

const benefits = [
	{ name: 'Room hours', kind: 'time_credit', currency: null, scope: rooms, periods: [0, 1, 2, 3].map((n) => ({ grant_id: `grt_${n}`, from: month(n), until: month(n + 1), amount: 600, balance: [210, 480, 600, 600][n]! })) },
	{ name: 'Printing', kind: 'money_credit', currency: 'EUR', scope: all, periods: [0, 1].map((n) => ({ grant_id: `grt_p${n}`, from: month(n), until: month(n + 1), amount: 1000, balance: [340, 1000][n]! })) },
	{ name: 'Day passes', kind: 'day_pass', currency: null, scope: { kinds: [], locations: ['Harbour House'] }, periods: [{ grant_id: 'grt_d', from: month(-1), until: null, amount: 10, balance: 7 }] }
];

const caps = [{ cap: 'booking_minutes_per_week', used: 390, max: 600, from: addDays(today, -2), until: addDays(today, 5) }];

export const line = (name: string, net: number, more: object = {}) => ({
	name, source: 'contract', period: null as { from: string; until: string } | null, quantity_thousandths: 1000, net: euros(net), tax: euros(Math.round(net * 0.19)), gross: euros(net + Math.round(net * 0.19)), tax_category: 'S', tax_rate_ppm: 190000,
	why: [{ step: 'price', unit_minor: net, quantity: 1 }] as object[], ...more
});
const draft = (on: string, lines: ReturnType<typeof line>[]) => {
	const sum = (of: 'net' | 'tax' | 'gross') => euros(lines.reduce((all, one) => all + one[of].minor, 0));
	return { issued_on: on, due_on: addDays(on, 14), lines, net: sum('net'), tax: sum('tax'), gross: sum('gross') };
};
export const flexDraft = (n: number) => draft(month(n), [line('Flex desk', 24000, { period: { from: month(n), until: month(n + 1) } })]);

function preview(to: string, from: string, then: typeof planOffers) {
	const unchanged = [1, 2, 3].map(flexDraft);
	const plan = then[0];
	const invoices = [1, 2, 3].map((n) => draft(month(n), plan ? [line(plan.name, plan.price.minor, { period: { from: month(n), until: month(n + 1) } })] : [line('Deposit of Flex desk', -24000, { tax: euros(0), gross: euros(-24000), tax_category: 'E', tax_rate_ppm: 0 })])).slice(0, plan ? 3 : 1);
	if (plan) invoices[0]!.lines.unshift(line('Flex desk', -8000, { period: { from: addDays(month(1), -10), until: month(1) }, why: [{ step: 'unused', charged_minor: 24000, days: 20, of: 30 }] }));
	const sum = (drafts: typeof invoices) => drafts.reduce((all, { gross }) => all + gross.minor, 0);
	const flex = planOffers[1]!.benefits;
	return { takes_effect_on: to, until: from, invoices: invoices.map(({ issued_on, lines }) => draft(issued_on, lines)), unchanged, difference: euros(sum(invoices) - sum(unchanged)), benefits: { now: flex, then: plan?.benefits ?? [] }, charged_draws: plan ? [] : [{ name: 'Atlas, 2 h', gross: euros(5950) }], digest: 'seen' };
}

const advice = {
	from: month(-12), until: month(0), months: Array.from({ length: 12 }, (_, n) => month(n - 12).slice(0, 7)),
	saving: euros(53500), bookings: 61,
	plans: [
		{ plan: planOffers[1]!, total: 312400, contracts: 288000 },
		{ plan: planOffers[0]!, total: 365900, contracts: 108000 },
		{ plan: planOffers[2]!, total: 1176000, contracts: 1176000 }
	].map(({ plan: { id, name, price, cycle, join }, total, contracts }) => ({
		plan: { id, name, price, cycle }, current: id === 'pln_day', join, total: euros(total), by_month: Array.from({ length: 12 }, () => euros(Math.round(total / 12))), contracts: euros(contracts), bookings: euros(total - contracts)
	}))
};

/** Null for a path that is not of plans. */
export function plans({ method, path, body, cookie }: Call): Reply | null {
	if (!path.startsWith('/api/plans')) return null;
	const empty = cookie('fake') === 'empty';
	const [, , , what, id, act, previewed] = path.split('/');
	if (!what) return ok(empty ? { today, contracts: [], benefits: [], discounts: [], caps: [] } : { today, contracts, benefits, discounts: [{ name: 'Members’ price', off_ppm: 100000, scope: rooms }], caps });
	if (what === 'offers') return ok({ today, prices_include_tax: false, items: empty ? [] : planOffers, products: empty ? [] : products, next_cursor: null });
	if (what === 'advice') return ok(empty ? { ...advice, plans: [] } : advice);
	if (id === 'preview') return ok({ ...preview(body.starts_on!, month(4), [planOffers.find((one) => one.id === body.plan_id)!]), unchanged: [], difference: euros(22610) });
	const contract = contracts.find((one) => one.id === id);
	if (!contract || method !== 'POST') return no(404, 'not-found');
	if (act === 'changes') {
		const plan = planOffers.find((one) => one.id === body.plan_id)!;
		if (previewed) return ok(preview(body.when === 'period_end' ? month(1) : today, month(4), [plan]));
		Object.assign(contract, { followed_by: { contract_id: 'con_next', plan_name: plan.name, starts_on: month(1) }, may: { ...contract.may, change: { allowed: false, rule: 'change-ahead' }, withdraw: yes } });
	}
	if (act === 'cancellation') {
		if (previewed) return ok(preview(body.ends_on!, month(4), []));
		Object.assign(contract, { ends_on: body.ends_on, may: { ...contract.may, cancel: { allowed: false, rule: 'ends-already' }, change: { allowed: false, rule: 'ends-already' }, withdraw: yes } });
	}
	if (act === 'pauses') {
		if (previewed) return ok(preview(body.from!, month(4), []));
		contract.pauses.push({ from: body.from!, until: month(3) });
	}
	if (act === 'withdrawal') {
		if (previewed) return ok({ ...preview(today, month(4), [planOffers[1]!]), invoices: [1, 2, 3].map(flexDraft), difference: euros(0) });
		Object.assign(contract, { ends_on: null, followed_by: null, pauses: [], may: { ...contract.may, change: yes, pause: yes, cancel: yes, withdraw: { allowed: false, rule: 'has-no-end' } } });
	}
	return ok(contract);
}
