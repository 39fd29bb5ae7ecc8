import { api } from '#lib/api/client.ts';
import { all } from '#lib/api/all.ts';
import { everythingSold } from '#lib/console/shop/known.ts';
import { session } from '#lib/session.svelte.ts';

/** The discount codes and what a code's form chooses from. */
export const load = () => ({
	setup: all({ viewer: session.ask(), known: everythingSold(), codes: api.get('/api/shop/codes') })
});
