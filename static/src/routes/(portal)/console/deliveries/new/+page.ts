import { api } from '#lib/api/client.ts';

/** At the location that the address names, if it names one. */
export const load = ({ url }) => ({ location: url.searchParams.get('location') ?? '', known: api.get('/api/deliveries/known') });
