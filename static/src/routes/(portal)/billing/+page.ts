import { api } from '#lib/api/client.ts';

export const load = () => ({ overview: api.get('/api/billing') });
