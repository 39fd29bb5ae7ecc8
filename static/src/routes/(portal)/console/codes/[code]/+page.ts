import { api } from '#lib/api/client.ts';
import { all } from '#lib/api/all.ts';
import { notFound } from '#lib/api/problem.ts';
import { session } from '#lib/session.svelte.ts';

/** One code, what it names, and who has used it. */
export const load = ({ params }) => {
	const code = api.get('/api/shop/codes').then((answer) => {
		if (!answer.ok) return answer;
		const found = answer.value.items.find((one) => one.code === params.code.toUpperCase());
		return found ? { ok: true as const, value: found } : notFound;
	});
	const uses = api.get('/api/shop/codes/{code}/uses', { params: { code: params.code } });
	return { setup: all({ viewer: session.ask(), known: api.get('/api/shop/known'), code, uses }) };
};
