import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import type { Answer } from '#lib/api/problem.ts';
import type { CustomerAccount } from '#lib/console/billing/types.ts';
import { ifAllowed } from '#lib/console/plans/known.ts';
import { holds, session } from '#lib/session.svelte.ts';

/** A customer's benefits. Whoever may not see their account sees these without its head. */
export const load = ({ params, url }) => {
	const over = url.searchParams.has('over');
	const viewer = session.ask();
	const account = async (): Promise<Answer<CustomerAccount | null>> => {
		const who = await viewer;
		return who.ok && !holds(who.value, 'billing:read') ? { ok: true, value: null } : api.get('/api/billing/all/accounts/{id}', { params });
	};
	return {
		over,
		setup: all({
			viewer,
			account: account(),
			grants: api.get('/api/plans/customers/{id}/grants', { params, query: { over } }),
			kinds: ifAllowed(api.get('/api/bookings/kinds'))
		})
	};
};
