import { api } from '#lib/api/client.ts';

export const load = () => ({ account: api.get('/api/identity/account'), profile: api.get('/api/account/profile'), fields: api.get('/api/identity/fields') });
