import { expect, test } from 'vitest';
import type { Known, Policy } from '../../deliveries/types.ts';
import { draftOf, setupOf } from './policy.ts';

const known = { locations: [{ id: 'loc_1', name: 'Yard', currency: 'JPY' }], plans: [], carriers: [], prices_include_tax: false, version: 1 } as Known;
const policy = {
	id: 'dpo_1', version: 3, plan_id: 'pln_1', plan_name: 'Flex', currency: 'EUR', tax_class: 'reduced',
	kinds: [
		{ kind: null, storage_days: 14, storage_fee: { name: 'Storage', minor: 105 }, handlings: [{ handling: 'store', fee: null }, { handling: 'forward', fee: { name: 'Forwarding', minor: 590 } }] },
		{ kind: 'mail', storage_days: null, storage_fee: null, handlings: [] }
	]
} as unknown as Policy;

test('what was read is what is sent, to the cent', () => {
	const { plan_id, currency, tax_class, kinds } = policy;
	expect(setupOf(draftOf(policy, known))).toEqual({ plan_id, currency, tax_class, kinds });
});

test('a new one is in the currency of the first location and allows nothing but to collect', () => {
	expect(setupOf(draftOf(null, known))).toEqual({ plan_id: null, currency: 'JPY', tax_class: 'standard', kinds: [{ kind: null, storage_days: null, storage_fee: null, handlings: [] }] });
});
