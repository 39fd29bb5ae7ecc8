import { redirect } from '@sveltejs/kit';
import { api } from '#lib/api/client.ts';
import { paths } from '#lib/paths.ts';
import { session } from '#lib/session.svelte.ts';

export function load() {
	if (session.likely) redirect(307, paths.dashboard);
	return { portal: api.get('/api/space/portal') };
}
