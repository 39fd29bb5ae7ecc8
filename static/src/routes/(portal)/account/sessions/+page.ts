import { api } from '#lib/api/client.ts';

export const load = () => ({ sessions: api.get('/api/identity/sessions') });
