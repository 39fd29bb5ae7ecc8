import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { payersNamed } from '#lib/console/billing/known.ts';

/** Who owes something, and whom the address looks for. */
export const load = ({ url }) => {
	const search = (url.searchParams.get('search') ?? '').trim();
	return { search, setup: all({ found: payersNamed(search), debtors: api.get('/api/billing/all/accounts') }) };
};
