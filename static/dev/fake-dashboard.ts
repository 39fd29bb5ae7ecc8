import { addDays, iso } from './fake-clock.ts';

/** What the dashboard says about money; `suspended`, `failed`, `late` and `paid` are states to look at. */
export function dashboardMoney(state: string | undefined) {
	const today = new Date().toISOString().slice(0, 10);
	if (state === 'empty') return { billing: null, benefits: [], basket: null };
	const next = { on: addDays(today, 12), due_on: addDays(today, 26), total: { minor: 24_900, currency: 'EUR' } };
	if (state === 'paid') return { billing: { unpaid: [], unpaid_count: 0, owed: [], overdue: [], collected_from: null, may_pay: true, next }, benefits: [], basket: null };
	const invoice = (n: number, due: number, minor: number, payment: string | null = null) => ({
		id: `inv_${n}`, number: `INV-2026-0000${n}`, due_on: addDays(today, due), total: { minor, currency: 'EUR' }, open: { minor, currency: 'EUR' }, overdue: due < 0, payment
	});
	const late = ['suspended', 'failed', 'late'].includes(state ?? '');
	const unpaid = [invoice(1, late ? -21 : 3, 24_900, state === 'failed' ? 'failed' : null), invoice(2, 9, 4_350, late ? null : 'processing')];
	return {
		billing: {
			unpaid, unpaid_count: 2, owed: [{ minor: 29_250, currency: 'EUR' }], overdue: late ? [unpaid[0]!.open] : [],
			collected_from: late ? null : 'Visa •••• 4242', may_pay: true, next
		},
		benefits: [
			{ kind: 'day_pass', name: 'Guest day', left: 1, given: 2, currency: null, last_day: addDays(today, 2) },
			{ kind: 'time_credit', name: 'Meeting rooms', left: 390, given: 600, currency: null, last_day: addDays(today, 12) },
			{ kind: 'money_credit', name: 'Welcome', left: 2_000, given: 5_000, currency: 'EUR', last_day: null }
		],
		basket: late ? null : { items: 4, names: ['Atlas', 'Ten day passes', 'Flex desk'], held_until: iso(Date.now() + 600_000) }
	};
}

/** Who visits: one is in, one is at the door, one comes tomorrow; and what waits at the desk. */
export function dashboardVisitors(state: string | undefined) {
	if (state === 'empty') return { visitors: [], deliveries: [] };
	const visitor = (n: number, name: string, from: number, is_in: boolean, waits: boolean) => ({
		id: `vis_${n}`, name, company: 'Acme', location_name: 'Yard', zone: 'Europe/Berlin', starts_at: iso(Date.now() + from * 3_600_000), ends_at: iso(Date.now() + (from + 1) * 3_600_000), is_in, waits
	});
	const parcel = { id: 'dlv_1', number: 12, kind: 'parcel', sender: 'Acme', location_name: 'Yard', free_until: addDays(iso(Date.now()).slice(0, 10), 9), days_left: 9 };
	return { deliveries: [parcel], visitors: [visitor(1, 'Eve Adams', -0.5, true, false), visitor(2, 'Max Berg', 0, false, true), visitor(3, 'Ida Crow', 26, false, false)] };
}
