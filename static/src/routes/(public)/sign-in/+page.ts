import { api } from '#lib/api/client.ts';
import { onward } from '#lib/onward.ts';
import { safeNext } from '#lib/paths.ts';

export const load = ({ url }) => ({ next: safeNext(url.searchParams.get('next') ?? onward()), providers: api.get('/api/identity/providers') });
