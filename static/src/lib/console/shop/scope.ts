import { m } from '../../paraglide/messages.js';
import type { CodeScope, Known } from './types.ts';

/** What a code can count for: the field of its scope, what sort of thing that is, and what all of them are called. */
export const scopeSorts = (): [field: 'plans' | 'products' | 'bookings', kind: Known['kind'], text: string][] => [
	['plans', 'plan', m.console_plans()],
	['products', 'product', m.console_products()],
	['bookings', 'booking', m.nav_bookings_short()]
];

/** What people know something as: a product by the cycle is set up as plans are, and is a product. */
export const sortOf = ({ kind, sold_as }: Known): Known['kind'] => (sold_as === 'product' ? 'product' : kind);

/** What the fields of `ScopeFields` hold. */
export const scopeOf = (data: FormData): CodeScope => ({
	plans: data.has('scope/plans'),
	products: data.has('scope/products'),
	bookings: data.has('scope/bookings'),
	ids: data.getAll('scope/ids').map(String)
});

/** What a code counts for, in words: "Plans, Bookings", or the names of what it counts for alone. */
export function scopeText(scope: CodeScope, known: Known[]): string {
	if (scope.ids.length > 0) return scope.ids.map((id) => known.find((one) => one.id === id)?.name ?? id).join(', ');
	const sorts = scopeSorts().filter(([field]) => scope[field]);
	return sorts.map(([, , text]) => text).join(', ') || m.console_none();
}
