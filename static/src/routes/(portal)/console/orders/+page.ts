import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { meant } from '#lib/console/plans/known.ts';
import { shoppersNamed } from '#lib/console/shop/known.ts';

/** The orders that the address asks for. */
export const load = ({ url }) => {
	const of = (name: string) => (url.searchParams.get(name) ?? '').trim();
	const asked = { customer: of('customer'), search: of('search') };
	const found = shoppersNamed(asked.search);
	const orders = found.then((answer) => {
		const customer = meant(asked.customer, answer.ok ? answer.value.items : []);
		return api.get('/api/shop/all/orders', { query: { customer } });
	});
	return { asked, setup: all({ found, orders }) };
};
