import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { askedOf, filterOf } from '#lib/console/deliveries/desk.ts';
import { session } from '#lib/session.svelte.ts';

/** The deliveries that the address asks for. */
export const load = ({ url }) => {
	const asked = askedOf(url.searchParams);
	return { asked, setup: all({ viewer: session.ask(), known: api.get('/api/deliveries/known'), deliveries: api.get('/api/deliveries/all', { query: filterOf(asked) }) }) };
};
