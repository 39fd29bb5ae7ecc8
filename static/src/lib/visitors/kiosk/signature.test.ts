import { expect, test } from 'vitest';
import { isSigned, pathOf, type Point } from './signature.ts';

test('strokes become a path of whole numbers within the field', () => {
	expect(pathOf([[[10.4, 20.6], [10.2, 20.7], [400, -5]], [[1, 2]]])).toBe('M10 21L300 0M1 2');
});

test('a touch is no signature, and nothing is none', () => {
	expect(isSigned(pathOf([[[1, 2]]]))).toBe(false);
	expect(isSigned(pathOf([]))).toBe(false);
	expect(isSigned(pathOf([[[1, 2], [3, 4]]]))).toBe(true);
});

test('a path never outgrows what the server takes', () => {
	const stroke = Array.from({ length: 10_000 }, (_, n): Point => [n % 301, n % 101]);
	expect(pathOf([stroke]).length).toBeLessThanOrEqual(20_000);
});
