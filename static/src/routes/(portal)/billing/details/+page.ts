import { api } from '#lib/api/client.ts';

export const load = () => ({ account: api.get('/api/billing/account') });
