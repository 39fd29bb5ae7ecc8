import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';
import { comeBack } from '#lib/sign-in/back.ts';

/** What the provider said is in the address once, and is used at once. Whoever is new reads the terms. */
export const load = ({ url }) => ({ back: comeBack(url.searchParams), setup: all({ portal: api.get('/api/space/portal'), fields: api.get('/api/identity/sign-up-fields') }) });
