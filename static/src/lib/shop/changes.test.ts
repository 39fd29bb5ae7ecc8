import { describe, expect, test } from 'vitest';
import { changesBetween } from './changes.ts';
import type { Basket, BasketItem } from './types.ts';

const euros = (minor: number) => ({ minor, currency: 'EUR' });
const item = (id: string, minor: number, rule: string | null = null): BasketItem =>
	({ id, subject: { id, name: `The ${id}`, detail: null }, gross: euros(minor), problem: rule ? { rule, detail: '' } : null }) as BasketItem;
const basket = (items: BasketItem[], version = '1'): Basket =>
	({ items, totals: { gross: euros(items.reduce((sum, { gross }) => sum + gross.minor, 0)) }, terms: { version, text: '' } }) as Basket;

describe('what has changed in a basket', () => {
	test('nothing, where all is as it was seen', () => {
		expect(changesBetween(basket([item('desk', 100)]), basket([item('desk', 100)]))).toEqual([]);
	});

	test('what came, what went, what costs otherwise, and the sum', () => {
		expect(changesBetween(basket([item('desk', 100), item('pass', 20)]), basket([item('desk', 120), item('room', 30)]))).toEqual([
			{ what: 'gone', name: 'The pass' },
			{ what: 'price', name: 'The desk', before: euros(100), after: euros(120) },
			{ what: 'added', name: 'The room' },
			{ what: 'total', before: euros(120), after: euros(150) }
		]);
	});

	test('what can no longer be had, and other terms', () => {
		expect(changesBetween(basket([item('desk', 100)]), basket([item('desk', 100, 'plan-full')], '2'))).toEqual([
			{ what: 'cannot_be_had', name: 'The desk' },
			{ what: 'terms', version: '2' }
		]);
	});
});
