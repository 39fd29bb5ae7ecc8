import { api } from '#lib/api/client.ts';

export const load = () => ({ providers: api.get('/api/identity/all/providers') });
