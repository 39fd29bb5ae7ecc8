import { api } from '#lib/api/client.ts';
import { session } from '#lib/session.svelte.ts';

/** One call for the whole page, the viewer included. */
export function load() {
	const asked = Date.now();
	const dashboard = api.get('/api/dashboard').then((answer) => {
		if (!answer.ok) return answer;
		session.is(answer.value.viewer);
		session.counted(answer.value.unread, asked);
		session.basket = answer.value.basket?.items ?? 0;
		return answer;
	});
	return { dashboard };
}
