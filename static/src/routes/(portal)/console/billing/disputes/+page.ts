import { api } from '#lib/api/client.ts';

export const load = () => ({ disputes: api.get('/api/billing/all/disputes') });
