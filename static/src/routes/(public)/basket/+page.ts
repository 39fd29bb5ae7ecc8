import { api } from '#lib/api/client.ts';
import { session } from '#lib/session.svelte.ts';
import { wantedOf } from '#lib/shop/adding.ts';
import { theBasket } from '#lib/shop/basket.ts';

/** The basket; first of all what the address wants put in, which the page does, since a `load` changes nothing. */
export function load({ url }) {
	if (session.likely) void session.ask();
	const wanted = wantedOf(url);
	return { wanted, basket: wanted ? null : theBasket(), portal: wanted || session.likely ? null : api.get('/api/space/portal') };
}
