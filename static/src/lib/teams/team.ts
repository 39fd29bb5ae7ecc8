import { api } from '../api/client.ts';
import type { Answer } from '../api/problem.ts';
import type { MyTeam, Team } from './types.ts';

export interface TeamPage {
	mine: MyTeam[];
	/** Null for somebody who is in none. */
	team: Team | null;
}

/** The caller's teams, and the one that is looked at: the one that the address names, or the first. */
export async function theTeam(url: URL): Promise<Answer<TeamPage>> {
	const mine = await api.get('/api/teams/mine');
	if (!mine.ok) return mine;
	const id = url.searchParams.get('team') ?? mine.value.items[0]?.id;
	if (!id) return { ok: true, value: { mine: mine.value.items, team: null } };
	const team = await api.get('/api/teams/{id}', { params: { id } });
	return team.ok ? { ok: true, value: { mine: mine.value.items, team: team.value } } : team;
}
