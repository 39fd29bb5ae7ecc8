import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { payersNamed } from '#lib/console/billing/known.ts';
import { stateOf } from '#lib/console/billing/words.ts';
import { meant } from '#lib/console/plans/known.ts';
import { session } from '#lib/session.svelte.ts';

/** Everybody's payments, or those of the customer and of the state that the address names. */
export const load = ({ url }) => {
	const of = (name: string) => (url.searchParams.get(name) ?? '').trim();
	const asked = { customer: of('customer'), search: of('search'), state: stateOf(of('state')) };
	const found = payersNamed(asked.search);
	const payments = found.then((answer) =>
		api.get('/api/billing/all/payments', {
			query: { customer: meant(asked.customer, answer.ok ? answer.value.items : []) || undefined, state: asked.state || undefined }
		})
	);
	const unheard = api.get('/api/billing/all/unheard-events');
	return { asked, setup: all({ viewer: session.ask(), found, payments, unheard }) };
};
