import { api } from '#lib/api/client.ts';

export const load = () => ({ files: api.get('/api/account/files') });
