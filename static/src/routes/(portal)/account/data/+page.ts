import { api } from '#lib/api/client.ts';

export const load = () => ({ exports: api.get('/api/account/exports'), erasure: api.get('/api/account/erasure') });
