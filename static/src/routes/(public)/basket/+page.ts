import { redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { session } from '#lib/session.svelte.ts';

/** What was chosen on the public prices. A plan is agreed on a page of its own, with every invoice that comes of it. */
export function load({ url }) {
	const [, plan] = url.searchParams.get('add')?.match(/^plan:(\w+)$/) ?? [];
	if (plan) redirect(307, session.likely ? paths.joining(plan) : paths.signIn(paths.joining(plan)));
}
