import { api } from '#lib/api/client.ts';

export const load = () => ({ policies: api.get('/api/bookings/policies') });
