import { api } from '#lib/api/client.ts';

export const load = () => ({ advice: api.get('/api/plans/advice') });
