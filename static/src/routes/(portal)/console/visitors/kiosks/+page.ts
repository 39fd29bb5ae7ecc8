import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { session } from '#lib/session.svelte.ts';

/** The tablets at the doors. */
export const load = () => ({ setup: all({ viewer: session.ask(), kiosks: api.get('/api/visitors/kiosks') }) });
