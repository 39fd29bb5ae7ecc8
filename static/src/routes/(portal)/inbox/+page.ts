import { api } from '#lib/api/client.ts';

export const load = () => ({ inbox: api.get('/api/notices/inbox') });
