import { api } from '#lib/api/client.ts';

export const load = () => ({ tokens: api.get('/api/identity/tokens'), factors: api.get('/api/identity/factors') });
