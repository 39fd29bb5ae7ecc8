import { api } from '#lib/api/client.ts';

export const load = () => ({ locations: api.get('/api/space/locations') });
