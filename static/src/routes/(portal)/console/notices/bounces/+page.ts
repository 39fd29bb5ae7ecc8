import { api } from '#lib/api/client.ts';

export const load = () => ({ bounces: api.get('/api/notices/bounces'), soft: api.get('/api/notices/bounces/soft') });
