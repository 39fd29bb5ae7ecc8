import type { components } from '../../api/generated/dashboard.ts';
import { m } from '#lib/paraglide/messages.js';

export type FunctionHealth = components['schemas']['FunctionHealth'];

/** What each function is called where operators know it by its pages. */
const names: Record<string, () => string> = {
	account: m.nav_account,
	activity: m.act_desk,
	billing: m.nav_billing,
	bookings: m.nav_bookings_short,
	collections: m.hlt_collections,
	deliveries: m.dlv_desk,
	identity: m.console_sign_ins,
	notices: m.console_notices,
	plans: m.nav_plans_short,
	shop: m.conshop_orders,
	support: m.nav_support,
	teams: m.team_console,
	visitors: m.vis_desk
};

/** A function's name in words; one that is newer than this page stands as it is called. */
export const nameOf = (name: string): string => names[name]?.() ?? name;

/** What comes first: something that must never be, then that nothing happens, then what went wrong by the way. */
export function stateOf({ broken, late, ran_at, complaints }: FunctionHealth): { good: boolean; text: string } {
	if (broken.length > 0) return { good: false, text: m.hlt_state_broken() };
	if (late) return { good: false, text: ran_at ? m.hlt_state_late() : m.hlt_state_never() };
	if (complaints.length > 0) return { good: false, text: m.hlt_state_complains() };
	return { good: true, text: m.hlt_state_good() };
}
