import { api } from '#lib/api/client.ts';

export const load = () => ({ identities: api.get('/api/identity/identities'), factors: api.get('/api/identity/factors'), email: api.get('/api/identity/email') });
