import { api } from '#lib/api/client.ts';
import type { Answer } from '#lib/api/problem.ts';
import type { Collectable } from '#lib/deliveries/types.ts';

/** What lies here for whom the address names, by their code or as a customer; null where it names nobody. */
export const load = ({ url }) => {
	const of = (name: string) => (url.searchParams.get(name) ?? '').trim();
	const asked = { code: of('code'), customer: of('customer'), scan: url.searchParams.has('scan') };
	const nobody: Answer<Collectable | null> = { ok: true, value: null };
	const query = { code: asked.code || undefined, customer: asked.customer || undefined };
	const found: Promise<Answer<Collectable | null>> = asked.code || asked.customer ? api.get('/api/deliveries/desk/collectable', { query }) : Promise.resolve(nobody);
	return { asked, found };
};
