import { expect, test } from 'vitest';
import { capsOf, capShown, capTyped, usualCurrency } from './caps.ts';
import type { Team } from './types.ts';

test('caps are typed in hours, money and passes, and come back as they were', () => {
	const table = [
		['time_credit', '1.5', 90],
		['time_pass', '0', 0],
		['money_credit', '12.50', 1250],
		['day_pass', '3', 3]
	] as const;
	for (const [kind, typed, amount] of table) {
		expect(capTyped(kind, typed, 'EUR')).toBe(amount);
		expect(capShown(kind, amount, 'EUR')).toBe(typed);
	}
	expect(capTyped('day_pass', '', 'EUR')).toBeUndefined();
	expect(capShown('day_pass', undefined, 'EUR')).toBe('');
	expect(capTyped('money_credit', 'much', 'EUR')).toBeNaN();
});

test('what is left is of the kinds that are shared, and of money in each currency', () => {
	const team = {
		shared_kinds: ['time_credit', 'money_credit'],
		share_caps: { time_credit: 120, money_credit: 500, day_pass: 1 },
		drawn: [
			{ customer_id: 'cus_a', kind: 'time_credit', currency: null, amount: 30 },
			{ customer_id: 'cus_b', kind: 'time_credit', currency: null, amount: 90 },
			{ customer_id: 'cus_b', kind: 'money_credit', currency: 'EUR', amount: 100 },
			{ customer_id: 'cus_b', kind: 'money_credit', currency: 'GBP', amount: 200 }
		]
	} satisfies Pick<Team, 'shared_kinds' | 'share_caps' | 'drawn'>;
	expect(capsOf(team, 'cus_a', 'EUR')).toEqual([
		{ kind: 'time_credit', currency: null, max: 120, drawn: 30 },
		{ kind: 'money_credit', currency: 'EUR', max: 500, drawn: 0 }
	]);
	expect(capsOf(team, 'cus_b', 'EUR').map(({ currency, drawn }) => [currency, drawn])).toEqual([
		[null, 90],
		['EUR', 100],
		['GBP', 200]
	]);
});

test('caps on money are in the currency of what is shared, else in that of the house', () => {
	const shared = (currency: string | null) => ({ currency }) as Team['benefits'][number];
	const viewer = { locations: [{ currency: 'USD' }] } as Parameters<typeof usualCurrency>[1];
	expect(usualCurrency([shared(null), shared('CHF')], viewer)).toBe('CHF');
	expect(usualCurrency([shared(null)], viewer)).toBe('USD');
	expect(usualCurrency([], null)).toBe('EUR');
});
