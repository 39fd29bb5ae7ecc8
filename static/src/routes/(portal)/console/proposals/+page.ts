import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { meant } from '#lib/console/plans/known.ts';
import { everythingSold, shoppersNamed } from '#lib/console/shop/known.ts';
import { session } from '#lib/session.svelte.ts';

/** The proposals that the address asks for, and what is proposed in them by name. */
export const load = ({ url }) => {
	const of = (name: string) => (url.searchParams.get(name) ?? '').trim();
	const asked = { customer: of('customer'), search: of('search') };
	const found = shoppersNamed(asked.search);
	const proposals = found.then((answer) => {
		const customer = meant(asked.customer, answer.ok ? answer.value.items : []);
		return api.get('/api/shop/all/proposals', { query: { customer } });
	});
	return { asked, setup: all({ viewer: session.ask(), known: everythingSold(), found, proposals }) };
};
