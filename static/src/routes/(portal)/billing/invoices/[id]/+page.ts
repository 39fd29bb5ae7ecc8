import { api } from '#lib/api/client.ts';

export const load = ({ params }) => ({ invoice: api.get('/api/billing/invoices/{id}', { params }) });
