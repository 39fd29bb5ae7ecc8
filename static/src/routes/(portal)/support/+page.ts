import { api } from '#lib/api/client.ts';

export const load = () => ({ tickets: api.get('/api/support/tickets') });
