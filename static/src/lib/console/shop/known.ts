import { api } from '../../api/client.ts';
import type { Answer } from '../../api/problem.ts';
import type { Viewer } from '../../api/types.ts';
import { holds } from '../../session.svelte.ts';
import type { CustomerName } from './types.ts';

/** Customers by name or address, as whoever sees the shop may look for them; none, where nothing is looked for. */
export const shoppersNamed = (search: string): Promise<Answer<{ items: CustomerName[] }>> =>
	search ? api.get('/api/shop/all/customers', { query: { search } }) : Promise.resolve({ ok: true, value: { items: [] } });

/** Whether an operator may set the shop up, and not only see it. */
export const actsOnShop = (viewer: Viewer): boolean => holds(viewer, 'shop:write');
