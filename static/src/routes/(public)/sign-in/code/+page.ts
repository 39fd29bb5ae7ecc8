import { onward } from '#lib/onward.ts';
import { safeNext } from '#lib/paths.ts';

export const load = ({ url }) => ({ next: safeNext(url.searchParams.get('next') ?? onward()) });
