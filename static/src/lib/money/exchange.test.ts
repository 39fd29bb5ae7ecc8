import { expect, test } from 'vitest';
import { exchangeRate } from './exchange.ts';

test.each([
	['1.0853', '1 EUR = 1.0853 HUF'],
	['1388.9', '1 EUR = 1,388.9 HUF'],
	['0.002571355', '1 EUR = 0.002571355 HUF']
])('a rate of %s has the decimals that it has', (rate, text) => {
	expect(exchangeRate({ one: 'EUR', rate, of: 'HUF' }).replaceAll('\u00a0', ' ')).toBe(text);
});
