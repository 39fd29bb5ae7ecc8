import { findOptions, search } from '#lib/find.ts';

/** The whole wish stands in the address, so a search can be sent to a colleague. */
export const load = ({ url }) => ({ params: url.searchParams, options: findOptions(), search: search(url.searchParams) });
