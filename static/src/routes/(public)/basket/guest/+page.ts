import { all } from '#lib/api/all.ts';
import { api } from '#lib/api/client.ts';

// What the address says is the page's: what was typed stays while it changes.
export const load = () => ({ setup: all({ portal: api.get('/api/space/portal'), fields: api.get('/api/identity/sign-up-fields') }) });
