import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { session } from '#lib/session.svelte.ts';

export const load = () => ({ setup: all({ viewer: session.ask(), faq: api.get('/api/support/faq-entries') }) });
