import { api } from './api/client.ts';
import { session } from './session.svelte.ts';

/** Ends this session. When the server cannot be reached the page forgets the viewer all the same. */
export async function signOut(): Promise<void> {
	await api.delete('/api/identity/sessions/current');
	session.ended();
}
