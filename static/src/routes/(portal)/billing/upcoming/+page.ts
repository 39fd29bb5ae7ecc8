import { api } from '#lib/api/client.ts';

export const load = () => ({ upcoming: api.get('/api/billing/upcoming') });
