import { api } from '#lib/api/client.ts';
import { safeNext } from '#lib/paths.ts';

export const load = ({ url }) => ({ next: safeNext(url.searchParams.get('next')), factors: api.get('/api/identity/factors') });
