import type { Wanted } from './types.ts';

/** What an address wants put into the basket: `?add=plan:<id>`, from a day on `?add=plan:<id>:<day>`, or `?add=product:<id>`, as the public prices link here. */
export function wantedOf(url: URL): Wanted | null {
	const [, kind, subject_id, starts_on] = url.searchParams.get('add')?.match(/^(plan|product):([\w-]+)(?::(\d{4}-\d\d-\d\d))?$/) ?? [];
	if (!subject_id) return null;
	return { kind: kind as 'plan' | 'product', subject_id, ...(starts_on ? { wish: { starts_on } } : {}) };
}

/**
 * The key under which it is put in. A page that is loaded again before the answer came, or after signing in on the way,
 * has the same key, so it is put in once; the next wish of the same has another.
 */
const nameOf = ({ kind, subject_id }: Wanted): string => `portico.adding.${kind}:${subject_id}`;

export function keyOf(wanted: Wanted): string {
	const key = sessionStorage.getItem(nameOf(wanted)) ?? crypto.randomUUID();
	sessionStorage.setItem(nameOf(wanted), key);
	return key;
}

export const isIn = (wanted: Wanted): void => sessionStorage.removeItem(nameOf(wanted));
