import { api } from '#lib/api/client.ts';
import { session } from '#lib/session.svelte.ts';

/** The newest notices, once it is known in whose zone their times are shown. */
export const load = () => {
	const inbox = api.get('/api/notices/inbox');
	return { inbox: session.ask().then(() => inbox) };
};
