import { api } from '#lib/api/client.ts';

/** What a new request chooses from. */
export const load = () => ({ options: api.get('/api/support/options') });
