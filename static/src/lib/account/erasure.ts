import { m } from '#lib/paraglide/messages.js';
import { paths } from '#lib/paths.ts';
import type { Erasure } from './types.ts';

type Counted = (words: { count: number }) => string;
const said = (lines: [number, Counted][]): string[] => lines.filter(([count]) => count > 0).map(([count, words]) => words({ count }));

/** What is erased, in words: what there is none of is not named. */
export const goesOf = (held: Erasure['holdings']): string[] => [
	m.own_goes_account(),
	...said([
		[held.files, m.own_goes_files],
		[held.given_files, m.own_goes_given],
		[held.tickets, m.own_goes_tickets],
		[held.visits, m.own_goes_visits],
		[held.bookings, m.own_goes_bookings],
		[held.notices, m.own_goes_notices]
	])
];

/** What is kept. */
export const staysOf = (held: Erasure['holdings']): string[] =>
	said([
		[held.invoices, m.own_stays_invoices],
		[held.payments, m.own_stays_payments],
		[held.contracts, m.own_stays_contracts]
	]);

/** What stands in the way, and where something can be done about it. */
export function inTheWay(obstacles: Erasure['obstacles']): { text: string; href?: string }[] {
	const lines: [number, Counted, string?][] = [
		[obstacles.contracts, m.own_way_contracts, paths.plans],
		[obstacles.invoices, m.own_way_invoices, paths.billing],
		[obstacles.charges, m.own_way_charges, paths.upcoming],
		[obstacles.payments, m.own_way_payments, paths.billing],
		[obstacles.credits, m.own_way_credits, paths.newTicket],
		[obstacles.bookings, m.own_way_bookings, paths.bookings],
		[obstacles.deliveries, m.own_way_deliveries, paths.deliveries],
		[obstacles.teams, m.own_way_teams, paths.newTicket],
		[obstacles.roles, () => m.own_way_roles()]
	];
	return lines.filter(([count]) => count > 0).map(([count, words, href]) => ({ text: words({ count }), href }));
}
