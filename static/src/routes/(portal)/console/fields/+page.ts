import { api } from '#lib/api/client.ts';

export const load = () => ({ fields: api.get('/api/identity/all/fields') });
