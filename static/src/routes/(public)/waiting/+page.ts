import { api } from '#lib/api/client.ts';

export const load = () => ({ approval: api.get('/api/identity/approval'), portal: api.get('/api/space/portal') });
