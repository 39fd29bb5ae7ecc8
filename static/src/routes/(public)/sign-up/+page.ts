import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { rememberOnward } from '#lib/onward.ts';

export function load({ url }) {
	rememberOnward(url.searchParams.get('next'));
	const setup = all({ portal: api.get('/api/space/portal'), fields: api.get('/api/identity/sign-up-fields') });
	return { setup, providers: api.get('/api/identity/providers') };
}
