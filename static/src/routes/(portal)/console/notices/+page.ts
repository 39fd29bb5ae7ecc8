import { api } from '#lib/api/client.ts';

const states = ['waiting', 'sent', 'dead'] as const;

export function load({ url }) {
	const state = states.find((one) => one === url.searchParams.get('state')) ?? 'waiting';
	// What names nothing stands among the dead letters.
	const strays = state === 'dead' ? api.get('/api/notices/strays') : null;
	return { state, states, strays, summary: api.get('/api/notices/summary'), notices: api.get('/api/notices', { query: { state } }) };
}
