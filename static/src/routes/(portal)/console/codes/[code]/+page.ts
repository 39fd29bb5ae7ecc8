import { api } from '#lib/api/client.ts';
import { all } from '#lib/api/all.ts';
import { everythingSold } from '#lib/console/shop/known.ts';
import { session } from '#lib/session.svelte.ts';

/** One code, what it names, and who has used it. */
export const load = ({ params }) => {
	const code = api.get('/api/shop/codes/{code}', { params: { code: params.code } });
	const uses = api.get('/api/shop/codes/{code}/uses', { params: { code: params.code } });
	return { setup: all({ viewer: session.ask(), known: everythingSold(), code, uses }) };
};
