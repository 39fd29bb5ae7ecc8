import { expect, test } from 'vitest';
import { percentOf, ppmOf } from './percent.ts';

test.each([
	['20', 200_000, '20'],
	['12,5', 125_000, '12.5'],
	['0.05', 500, '0.05'],
	['100', 1_000_000, '100']
])('%s per cent are %i parts per million, and back', (typed, ppm, shown) => {
	expect(ppmOf(typed)).toBe(ppm);
	expect(percentOf(ppm)).toBe(shown);
});

test('what is no percentage is none', () => {
	for (const text of ['', 'ten', '1e2', '-5', '1.23456']) expect(ppmOf(text)).toBeNaN();
});
