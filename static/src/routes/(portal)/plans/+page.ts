import { api } from '#lib/api/client.ts';

export const load = () => ({ plans: api.get('/api/plans') });
