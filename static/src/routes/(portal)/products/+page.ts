import { api } from '#lib/api/client.ts';

export const load = () => ({ offers: api.get('/api/plans/offers') });
