import { expect, test } from 'vitest';
import { brokenTyped } from './typed.ts';

const amount = { rule: 'amount', values: { currency: 'EUR' } };

test.each([
	['two decimals', '10.05', null],
	['nothing, which `required` judges', ' ', null],
	['0 where nothing will do', '0', null],
	['more decimals than the currency has', '10.005', amount],
	['an exponent', '1e3', amount],
	['words', 'abc', amount],
	['less than nothing', '-5', amount]
])('an amount in euros: %s', (_, text, broken) => {
	expect(brokenTyped(text, { typed: 'amount', currency: 'EUR' })).toEqual(broken);
});

test('each currency has its own decimals', () => {
	const rule = (text: string, currency: string) => brokenTyped(text, { typed: 'amount', currency })?.rule;
	expect([rule('12.5', 'JPY'), rule('12', 'JPY'), rule('1.005', 'BHD')]).toEqual(['amount', undefined, undefined]);
});

test('where nothing is too little, 0 is refused as that', () => {
	for (const typed of ['amount', 'percent'] as const) expect(brokenTyped('0.00', { typed, currency: 'EUR', above: true })).toEqual({ rule: 'positive' });
});

test.each([
	['percent', ['0', '5,5', '100', '0.0001'], ['-5', '150', 'abc', '1.23456', '100.0001'], 'percent'],
	['rate', ['1', '0,000000001', '1234.5'], ['0', '0.000', '-1', 'abc', '1.0000000001'], 'exchange-rate']
] as const)('a %s speaks of itself', (typed, good, bad, rule) => {
	for (const text of good) expect(brokenTyped(text, { typed, currency: 'EUR' }), text).toBe(null);
	for (const text of bad) expect(brokenTyped(text, { typed, currency: 'EUR' }), text).toEqual({ rule });
});
