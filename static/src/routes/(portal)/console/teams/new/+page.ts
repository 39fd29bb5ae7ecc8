import { api } from '#lib/api/client.ts';

export const load = () => ({ setup: api.get('/api/teams/all/known') });
