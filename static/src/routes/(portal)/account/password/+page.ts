import { api } from '#lib/api/client.ts';

export const load = () => ({ factors: api.get('/api/identity/factors') });
