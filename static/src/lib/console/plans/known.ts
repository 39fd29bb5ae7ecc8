import { api } from '../../api/client.ts';
import type { Answer } from '../../api/problem.ts';
import type { Page, Viewer } from '../../api/types.ts';
import type { Customer } from './types.ts';

/** A list that an operator without its role does without: what it names is then shown by its id. */
export async function ifAllowed<T>(asked: Promise<Answer<{ items: T[] }>>): Promise<Answer<{ items: T[] }>> {
	const answer = await asked;
	return !answer.ok && answer.problem.slug === 'forbidden' ? { ok: true, value: { items: [] } } : answer;
}

/** Customers by name or address; none, where nothing is looked for. */
export const customersNamed = (search: string): Promise<Answer<Pick<Page<Customer>, 'items'>>> =>
	search ? ifAllowed(api.get('/api/identity/customers', { query: { search } })) : Promise.resolve({ ok: true, value: { items: [] } });

/** Whom a search means: the one that was chosen, or the only one that it finds. */
export const meant = (chosen: string, found: { id: string }[]): string => chosen || (found.length === 1 ? (found[0]?.id ?? '') : '');

/** Whether an operator may look customers up by name. */
export const findsByName = (viewer: Viewer): boolean => viewer.roles.includes('space:write');
