import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';

export const load = () => ({ facts: all({ methods: api.get('/api/billing/methods'), account: api.get('/api/billing/account') }) });
