import { api } from '#lib/api/client.ts';

const states = ['waiting', 'sent', 'dead'] as const;

export function load({ url }) {
	const state = states.find((one) => one === url.searchParams.get('state')) ?? 'waiting';
	return { state, states, summary: api.get('/api/notices/summary'), notices: api.get('/api/notices', { query: { state } }) };
}
