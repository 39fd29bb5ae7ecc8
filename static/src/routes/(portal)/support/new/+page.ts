import { api } from '#lib/api/client.ts';
import type { AnsweredQuestion } from '#lib/support/types.ts';

/** What may be suggested; none where they do not show or cannot be had, because a request can be made without. */
const answered = async (): Promise<AnsweredQuestion[]> => {
	const answer = await api.get('/api/support/faq');
	return answer.ok ? answer.value.items : [];
};

/** What a new request chooses from. */
export const load = () => ({ options: api.get('/api/support/options'), faq: answered() });
