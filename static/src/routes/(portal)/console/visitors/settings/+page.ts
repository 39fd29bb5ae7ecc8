import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { session } from '#lib/session.svelte.ts';

/** How visitors are received, everywhere and where a location does it its own way. */
export const load = () => ({ setup: all({ viewer: session.ask(), settings: api.get('/api/visitors/settings') }) });
