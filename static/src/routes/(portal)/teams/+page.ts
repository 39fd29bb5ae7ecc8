import { api } from '#lib/api/client.ts';

/** The teams that show to others. */
export const load = () => ({ teams: api.get('/api/teams/public') });
