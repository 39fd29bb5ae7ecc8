import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { everythingSold, shoppersNamed } from '#lib/console/shop/known.ts';
import { session } from '#lib/session.svelte.ts';

/** For whom the proposal is to be, and what can be proposed. */
export const load = ({ url }) => {
	const of = (name: string) => (url.searchParams.get(name) ?? '').trim();
	const asked = { customer: of('customer'), search: of('search') };
	return { asked, setup: all({ viewer: session.ask(), known: everythingSold(), found: shoppersNamed(asked.search) }) };
};
