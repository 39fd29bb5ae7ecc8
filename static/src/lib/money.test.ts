import { expect, test } from 'vitest';
import { decimal, money } from './money.ts';

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
