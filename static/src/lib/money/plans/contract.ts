import { api } from '../../api/client.ts';
import type { Answer } from '../../api/problem.ts';
import type { Contract } from '../types.ts';

/** One contract of the viewer, out of the page's own list: no contract has an address of its own. */
export async function contractOf(id: string): Promise<Answer<{ contract: Contract; today: string }>> {
	const answer = await api.get('/api/plans');
	if (!answer.ok) return answer;
	const { contracts, today } = answer.value;
	const contract = contracts.find((one) => one.id === id);
	return contract ? { ok: true, value: { contract, today } } : { ok: false, problem: { slug: 'not-found', status: 404, title: '', errors: [], more: {} } };
}
