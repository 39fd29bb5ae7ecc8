import { m } from '../paraglide/messages.js';

/** What a token's scopes are called; a capability that has no name here shows the one that programs use. */
const names: Record<string, () => string> = {
	account: m.scope_account,
	activity: m.scope_activity,
	billing: m.scope_billing,
	bookings: m.scope_bookings,
	dashboard: m.scope_dashboard,
	deliveries: m.scope_deliveries,
	documents: m.scope_documents,
	identity: m.scope_identity,
	notices: m.scope_notices,
	operators: m.scope_operators,
	plans: m.scope_plans,
	shop: m.scope_shop,
	space: m.scope_space,
	support: m.scope_support,
	teams: m.scope_teams,
	visitors: m.scope_visitors
};

export const capabilityName = (name: string): string => names[name]?.() ?? name;

/** A scope in words: "Bookings: read". */
export function scopeName(scope: string): string {
	const [name = '', act] = scope.split(':');
	return `${capabilityName(name)}: ${act === 'write' ? m.tokens_scope_write() : m.tokens_scope_read()}`;
}
