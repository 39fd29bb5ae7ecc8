import { api } from '#lib/api/client.ts';
import { session } from '#lib/session.svelte.ts';

/** One call for the whole page, the viewer included. */
export function load() {
	const dashboard = api.get('/api/dashboard').then((answer) => {
		if (answer.ok) session.is(answer.value.viewer);
		return answer;
	});
	return { dashboard };
}
