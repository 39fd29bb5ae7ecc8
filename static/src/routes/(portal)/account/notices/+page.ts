import { api } from '#lib/api/client.ts';

export const load = () => ({ settings: api.get('/api/notices/settings') });
