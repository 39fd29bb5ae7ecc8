import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { holds, session } from '#lib/session.svelte.ts';

export function load() {
	// How many notices wait is for who sees to notices.
	const summary = session.ask().then(async (viewer) => {
		if (!viewer.ok) return viewer;
		return holds(viewer.value, 'notices:read') ? api.get('/api/notices/summary') : { ok: true as const, value: null };
	});
	return { health: all({ summary, health: api.get('/api/dashboard/health') }) };
}
