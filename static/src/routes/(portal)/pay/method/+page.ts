import { api } from '#lib/api/client.ts';
import type { BankMethod } from '#lib/money/types.ts';

const kinds: ('card' | BankMethod)[] = ['card', 'sepa_debit', 'bacs_debit', 'us_bank_account'];

export function load({ url }) {
	const kind = kinds.find((one) => one === url.searchParams.get('method')) ?? 'card';
	return { kind, prove: url.searchParams.get('prove'), methods: api.get('/api/billing/methods') };
}
