import { api } from '../../api/client.ts';
import type { Answer } from '../../api/problem.ts';
import type { Viewer } from '../../api/types.ts';
import { holds } from '../../session.svelte.ts';
import type { Choices } from '../choices.ts';
import type { CustomerName } from './types.ts';

/** Customers by name or address, as whoever sees billing may look for them; none, where nothing is looked for. */
export const payersNamed = (search: string): Promise<Answer<{ items: CustomerName[] }>> =>
	search ? api.get('/api/billing/all/customers', { query: { search } }) : Promise.resolve({ ok: true, value: { items: [] } });

/** Whether an operator may do something about money, and not only see it. */
export const actsOnMoney = (viewer: Viewer): boolean => holds(viewer, 'billing:write');

/** The currencies of the space's locations. */
export const currencies = (viewer: Viewer, also: string[] = []): Choices =>
	[...new Set([...also, ...viewer.locations.map(({ currency }) => currency)])].map((code) => [code, code]);
