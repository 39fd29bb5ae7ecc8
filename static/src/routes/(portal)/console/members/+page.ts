import { api } from '#lib/api/client.ts';

/** Whom the address looks for; nobody, where it names nothing. */
export const load = ({ url }) => {
	const search = (url.searchParams.get('search') ?? '').trim();
	const nobody = Promise.resolve({ ok: true as const, value: { items: [], next_cursor: null } });
	return { search, found: search ? api.get('/api/account/all/customers', { query: { search } }) : nobody };
};
