import { expect, test } from 'vitest';
import { firstDay } from './first-day.ts';
import type { PlanOffer } from '../types.ts';

test('one begins today, or once what one has is over and a place is free', () => {
	const offer = (ends_on: string | null, free_from: string | null) => ({ has: ends_on === null ? null : { ends_on }, free_from }) as PlanOffer;
	expect(firstDay(undefined, '2030-01-05')).toBe('2030-01-05');
	expect(firstDay(offer(null, null), '2030-01-05')).toBe('2030-01-05');
	expect(firstDay(offer('2030-03-01', null), '2030-01-05')).toBe('2030-03-01');
	expect(firstDay(offer('2030-03-01', '2030-06-01'), '2030-01-05')).toBe('2030-06-01');
	expect(firstDay(offer(null, null), '')).toBe('');
});
