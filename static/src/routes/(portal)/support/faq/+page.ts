import { api } from '#lib/api/client.ts';

export const load = () => ({ faq: api.get('/api/support/faq') });
