import { expect, test } from 'vitest';
import { decimal, minorOf, money, percent, signed } from './money.ts';

test.each([
	['whole euros', { minor: 1200, currency: 'EUR' }, '12.00'],
	['cents below one', { minor: 5, currency: 'EUR' }, '0.05'],
	['a currency with no minor unit', { minor: 1250, currency: 'JPY' }, '1250'],
	['a currency with three digits', { minor: 1250, currency: 'BHD' }, '1.250'],
	['money back', { minor: -5, currency: 'EUR' }, '-0.05']
])('%s', (_, amount, text) => {
	expect(decimal(amount)).toBe(text);
});

test('an amount is written in the viewer’s language', () => {
	expect(money({ minor: 123456, currency: 'EUR' })).toBe('€1,234.56');
});

test.each([
	['a point', '12.50', 'EUR', 1250],
	['a comma', '12,5', 'EUR', 1250],
	['no fraction', '12', 'JPY', 12],
	['more digits than the currency has', '12.505', 'EUR', NaN],
	['words', 'twelve', 'EUR', NaN]
])('an amount typed with %s', (_, text, currency, minor) => {
	expect(minorOf(text, currency)).toBe(minor);
});

test.each([
	['a whole rate', 190000, '19%'],
	['a rate with fractions', 88750, '8.88%'],
	['nothing', 0, '0%']
])('%s in words', (_, ppm, text) => {
	expect(percent(ppm)).toBe(text);
});

test('a difference has its sign', () => {
	expect([1250, -1250, 0].map((minor) => signed({ minor, currency: 'EUR' }))).toEqual(['+€12.50', '-€12.50', '€0.00']);
});
