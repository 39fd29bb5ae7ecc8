import { api } from '../../api/client.ts';
import { session } from '../../session.svelte.ts';

/**
 * The basket's calls. It is anybody's before sign-in and the customer's afterwards; whoever is signed in says so, so that
 * an access token that has run out is renewed and the call does not land in the basket of a cookie.
 */
const mine = () => ({ mine: session.likely || undefined });

export const readBasket = () => api.get('/api/shop/basket', { query: mine() });
export const addItem = (kind: 'plan' | 'product', subject_id: string, { quantity = 1, wish = {} }: { quantity?: number; wish?: { starts_on?: string } } = {}) =>
	api.post('/api/shop/basket/items', { kind, subject_id, quantity, wish }, { query: mine() });
export const addBooking = (resource_id: string, wish: { starts_at: string; ends_at: string; people: number; title?: string }) =>
	api.post('/api/shop/basket/items', { kind: 'booking', subject_id: resource_id, quantity: 1, wish }, { query: mine() });
export const changeItem = (id: string, change: { quantity?: number; starts_on?: string; hold?: boolean }) => api.put('/api/shop/basket/items/{id}', change, { params: { id }, query: mine() });
export const removeItem = (id: string) => api.delete('/api/shop/basket/items/{id}', { params: { id }, query: mine() });
export const useCode = (code: string) => api.put('/api/shop/basket/code', { code }, { query: mine() });
export const dropCode = () => api.delete('/api/shop/basket/code', { query: mine() });

/** What `?add=plan:<id>` asks for; null for anything else. */
export function wanted(add: string | null): { kind: 'plan' | 'product'; id: string } | null {
	const [, kind, id] = add?.match(/^(plan|product):(\w+)$/) ?? [];
	return kind && id ? { kind: kind as 'plan' | 'product', id } : null;
}
