import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import type { Answer } from '#lib/api/problem.ts';
import { askedIn } from '#lib/console/place.ts';
import { session } from '#lib/session.svelte.ts';
import type { components } from '#lib/api/generated/activity.ts';

type Stay = components['schemas']['OperatorCheckIn'];

/** Members who are in, all pages of them; null where the operator's roles do not show who is. */
async function membersIn(location: string): Promise<Answer<Stay[] | null>> {
	const stays: Stay[] = [];
	let cursor: string | undefined;
	do {
		const answer = await api.get('/api/activity/all/present', { query: { location, cursor } });
		if (!answer.ok) return answer.problem.status === 403 ? { ok: true, value: null } : answer;
		stays.push(...answer.value.items);
		cursor = answer.value.next_cursor ?? undefined;
	} while (cursor);
	return { ok: true, value: stays };
}

/** Everybody who is in at a location now. */
export const load = ({ url }) => {
	const place = session.ask().then((viewer) => (viewer.ok ? askedIn(url, viewer.value).location : ''));
	const visitors = place.then((location) => (location ? api.get('/api/visitors/all/present', { query: { location } }) : { ok: true as const, value: { items: [], next_cursor: null } }));
	const members = place.then((location) => (location ? membersIn(location) : { ok: true as const, value: [] }));
	return { url: url.href, setup: all({ viewer: session.ask(), visitors, members }) };
};
