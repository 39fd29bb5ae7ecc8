import { api } from '#lib/api/client.ts';

export const load = () => ({ kinds: api.get('/api/bookings/kinds') });
