import { api } from '#lib/api/client.ts';

export const load = () => ({ proposals: api.get('/api/shop/proposals') });
