import { m } from '../paraglide/messages.js';
import { clock } from '../time.ts';
import type { BadgeField, CapLeft, Visit, VisitStatus } from './types.ts';

/** Where a visit stands, in words and in colour. */
export function visitState(status: VisitStatus): { text: string; tone: '' | 'good' | 'bad' } {
	switch (status) {
		case 'expected':
			return { text: m.vis_expected(), tone: '' };
		case 'in':
			return { text: m.vis_in(), tone: 'good' };
		case 'left':
			return { text: m.vis_left(), tone: '' };
		case 'awaiting_operator':
			return { text: m.vis_awaiting_operator(), tone: '' };
		case 'awaiting_host':
			return { text: m.vis_awaiting_host(), tone: 'bad' };
		case 'refused':
			return { text: m.vis_refused(), tone: 'bad' };
		case 'cancelled':
			return { text: m.vis_cancelled(), tone: 'bad' };
		case 'missed':
			return { text: m.vis_missed(), tone: '' };
	}
}

/** When somebody came and went: "In 09:58, back 10:40, out 11:02 (closing time)". */
export function cameAndWent({ in_at, back_at, out_at, out_by, location }: Visit): string {
	const parts = [];
	if (in_at) parts.push(m.vis_in_at({ time: clock(in_at, location.zone) }));
	if (back_at) parts.push(m.vis_back_at({ time: clock(back_at, location.zone) }));
	if (out_at) parts.push(out_by === 'closing' ? m.vis_out_by_closing({ time: clock(out_at, location.zone) }) : m.vis_out_at({ time: clock(out_at, location.zone) }));
	return parts.join(', ');
}

/** "2 of 5 left this week". */
export function capText({ per, visits_left: left, visits_max: max }: CapLeft): string {
	const of = { left, max };
	switch (per) {
		case 'day':
			return m.vis_cap_day(of);
		case 'week':
			return m.vis_cap_week(of);
		case 'month':
			return m.vis_cap_month(of);
		case 'plan_day':
			return m.vis_cap_plan_day(of);
		case 'plan_week':
			return m.vis_cap_plan_week(of);
		case 'plan_month':
			return m.vis_cap_plan(of);
	}
}

/** What can stand on a badge. */
export const badgeFields = (): [BadgeField, string][] => [
	['company', m.vis_company()],
	['host', m.vis_host()],
	['location', m.vis_location()],
	['day', m.vis_day()],
	['time', m.vis_time()]
];
