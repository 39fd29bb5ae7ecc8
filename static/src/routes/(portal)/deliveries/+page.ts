import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';

/** What lies here for a member, or what is gone; and what they show at the desk. */
export const load = ({ url }) => {
	const when = url.searchParams.get('when') === 'gone' ? ('gone' as const) : ('here' as const);
	return { when, shown: all({ code: api.get('/api/deliveries/code'), deliveries: api.get('/api/deliveries/mine', { query: { when } }) }) };
};
