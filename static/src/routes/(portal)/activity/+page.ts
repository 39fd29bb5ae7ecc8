import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';

/** Twelve months of the viewer, or of a team that they administer; and their stays. */
export function load({ url }) {
	const team = url.searchParams.get('team');
	const until = url.searchParams.get('until') ?? undefined;
	const query = { until };
	const teamYear = team ? api.get('/api/activity/teams/{id}/year', { params: { id: team }, query }) : Promise.resolve({ ok: true as const, value: null });
	const stays = team ? Promise.resolve({ ok: true as const, value: null }) : api.get('/api/activity/check-ins');
	return { team, until, years: all({ mine: api.get('/api/activity/year', { query }), teamYear, stays }) };
}
