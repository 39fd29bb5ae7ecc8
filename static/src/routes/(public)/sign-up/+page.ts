import { api } from '#lib/api/client.ts';

export const load = () => ({ portal: api.get('/api/space/portal') });
