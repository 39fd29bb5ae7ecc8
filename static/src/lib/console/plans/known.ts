import { api } from '../../api/client.ts';
import type { Answer } from '../../api/problem.ts';
import type { Viewer } from '../../api/types.ts';
import { holds } from '../../session.svelte.ts';
import type { Customer } from './types.ts';

/** A list that an operator without its role does without: what it names is then shown by its id. */
export async function ifAllowed<T>(asked: Promise<Answer<{ items: T[] }>>): Promise<Answer<{ items: T[] }>> {
	const answer = await asked;
	return !answer.ok && answer.problem.slug === 'forbidden' ? { ok: true, value: { items: [] } } : answer;
}

/** Customers by name or address, as whoever sees contracts may look for them; none, where nothing is looked for. */
export const customersNamed = (search: string): Promise<Answer<{ items: Customer[] }>> =>
	search ? api.get('/api/plans/customers', { query: { search } }) : Promise.resolve({ ok: true, value: { items: [] } });

/** Whom a search means: the one that was chosen, or the only one that it finds. */
export const meant = (chosen: string, found: { id: string }[]): string => chosen || (found.length === 1 ? (found[0]?.id ?? '') : '');

/** Whether an operator may set plans up and act on contracts, and not only see them. */
export const actsOnPlans = (viewer: Viewer | null): boolean => holds(viewer, 'plans:write');
