import { expect, test } from 'vitest';
import type { Known, Policy } from '../../deliveries/types.ts';
import { broken, draftOf, newRules, setupOf } from './policy.ts';

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

test('what is typed and is no amount is named where it stands', () => {
	const draft = draftOf(policy, known);
	draft.kinds.push(newRules('cheque'));
	expect(broken(draft)).toBe(null);
	draft.kinds[0]!.ways.forward.fee = 'five';
	draft.kinds[2]!.fee = '0';
	expect(broken(draft)?.errors.map(({ pointer }) => pointer)).toEqual(['/kinds/0/handlings/1/fee/minor', '/kinds/2/storage_fee/minor']);
	// What cannot be chosen has no fee, whatever stands there.
	draft.kinds[0]!.ways.forward.on = false;
	expect(broken(draft)?.errors).toHaveLength(1);
});
