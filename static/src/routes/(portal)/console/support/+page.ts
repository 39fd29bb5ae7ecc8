import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { askedOf, filterOf } from '#lib/console/support/desk.ts';

/** The requests that the address asks for. */
export const load = ({ url }) => {
	const asked = askedOf(url.searchParams);
	return { asked, setup: all({ known: api.get('/api/support/known'), tickets: api.get('/api/support/all/tickets', { query: filterOf(asked) }) }) };
};
