import { api } from '../api/client.ts';
import type { Answer, Problem } from '../api/problem.ts';
import type { Entered } from '../api/types.ts';
import { session } from '../session.svelte.ts';

export interface Back extends Entered {
	/** What the browser came back with, for signing up. */
	state: string;
}

const lapsed: Problem = { slug: 'way-lapsed', status: 422, title: '', errors: [], more: {} };

/** What becomes of a browser that a provider sent back with these words. Each state is good once. */
export async function comeBack(said: URLSearchParams): Promise<Answer<Back>> {
	const state = said.get('state');
	if (!state) return { ok: false, problem: lapsed };
	const word = (name: string) => said.get(name);
	const arrived = await api.post('/api/identity/provider-sign-ins/arrival', { state, code: word('code'), error: word('error'), iss: word('iss') });
	if (!arrived.ok) return arrived;
	// Whoever links an account is signed in, but perhaps for longer than an access token lasts: asking renews it.
	if (session.likely) await api.get('/api/identity/account');
	const entered = await api.post('/api/identity/provider-sign-ins/entry', { state });
	return entered.ok ? { ok: true, value: { ...entered.value, state } } : entered;
}
