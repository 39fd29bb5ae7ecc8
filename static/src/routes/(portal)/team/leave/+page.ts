import { api } from '#lib/api/client.ts';

/** What goes and what stays when somebody leaves a team; asked before it happens. */
export function load({ url }) {
	const team = url.searchParams.get('team') ?? 'tea_none';
	const member = url.searchParams.get('member') ?? 'cus_none';
	return { team, member, leaving: api.get('/api/teams/{id}/leaving', { params: { id: team }, query: { customer: member } }) };
}
