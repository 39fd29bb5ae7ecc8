import { api } from '../../api/client.ts';
import type { Answer } from '../../api/problem.ts';
import type { Viewer } from '../../api/types.ts';
import { holds } from '../../session.svelte.ts';
import type { CustomerName, Known } from './types.ts';

/** Customers by name or address, as whoever sees the shop may look for them; none, where nothing is looked for. */
export const shoppersNamed = (search: string): Promise<Answer<{ items: CustomerName[] }>> =>
	search ? api.get('/api/shop/all/customers', { query: { search } }) : Promise.resolve({ ok: true, value: { items: [] } });

/** Whether an operator may set the shop up, and not only see it. */
export const actsOnShop = (viewer: Viewer): boolean => holds(viewer, 'shop:write');

/** All that there is to sell, by name, however many pages it fills. */
export async function everythingSold(): Promise<Answer<{ items: Known[] }>> {
	const items: Known[] = [];
	let cursor: string | undefined;
	do {
		const page = await api.get('/api/shop/known', { query: { cursor } });
		if (!page.ok) return page;
		items.push(...page.value.items);
		cursor = page.value.next_cursor ?? undefined;
	} while (cursor);
	return { ok: true, value: { items: items.sort((one, other) => one.name.localeCompare(other.name)) } };
}
