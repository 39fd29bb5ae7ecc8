import { api } from '#lib/api/client.ts';
import { all } from '#lib/api/all.ts';
import { session } from '#lib/session.svelte.ts';

/** The discount codes and what a code's form chooses from. */
export const load = () => ({
	setup: all({ viewer: session.ask(), known: api.get('/api/shop/known'), codes: api.get('/api/shop/codes') })
});
