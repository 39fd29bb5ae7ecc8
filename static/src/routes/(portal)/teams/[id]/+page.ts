import { api } from '#lib/api/client.ts';

/** A team as others see it. */
export const load = ({ params }) => ({ team: api.get('/api/teams/public/{id}', { params: { id: params.id } }) });
