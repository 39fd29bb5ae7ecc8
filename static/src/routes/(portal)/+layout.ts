import { session } from '#lib/session.svelte.ts';

/** Who is here: in parallel with the page's own call, once per visit. The dashboard's one answer brings its own viewer. */
export function load({ route }) {
	if (route.id !== '/(portal)/dashboard') void session.ask();
}
