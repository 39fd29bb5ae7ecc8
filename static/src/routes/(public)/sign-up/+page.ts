import { api } from '#lib/api/client.ts';
import { rememberOnward } from '#lib/onward.ts';

export function load({ url }) {
	rememberOnward(url.searchParams.get('next'));
	return { portal: api.get('/api/space/portal'), providers: api.get('/api/identity/providers') };
}
