import { api } from '#lib/api/client.ts';

export const load = () => ({ deeds: api.get('/api/space/audit') });
