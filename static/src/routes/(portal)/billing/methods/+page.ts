import { api } from '#lib/api/client.ts';

export const load = () => ({ methods: api.get('/api/billing/methods') });
