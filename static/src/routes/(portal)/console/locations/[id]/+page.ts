import { api } from '#lib/api/client.ts';

export const load = ({ params }) => ({ id: params.id, locations: api.get('/api/space/locations') });
