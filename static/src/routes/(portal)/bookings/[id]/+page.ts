import { api } from '#lib/api/client.ts';

export const load = ({ params }) => ({ booking: api.get('/api/bookings/{id}', { params: { id: params.id } }) });
