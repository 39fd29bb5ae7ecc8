import { api } from '#lib/api/client.ts';

export const load = () => ({ known: api.get('/api/deliveries/known') });
