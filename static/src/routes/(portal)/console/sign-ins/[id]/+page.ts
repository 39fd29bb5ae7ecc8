import { api } from '#lib/api/client.ts';
import { notFound } from '#lib/api/problem.ts';

/** One provider. */
export const load = ({ params }) => ({
	provider: api.get('/api/identity/all/providers').then((answer) => {
		if (!answer.ok) return answer;
		const found = answer.value.items.find(({ id }) => id === params.id);
		return found ? { ok: true as const, value: found } : notFound;
	})
});
