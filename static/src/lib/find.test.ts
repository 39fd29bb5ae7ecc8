import { expect, test } from 'vitest';
import { wishOf, wishQuery } from './find.ts';
import { withQuery } from './paths.ts';

const locations = [
	{ id: 'loc_1', name: 'Harbour', zone: 'Europe/Madrid', currency: 'EUR' },
	{ id: 'loc_2', name: 'Lane', zone: 'Australia/Melbourne', currency: 'AUD' }
];

test('an address with everything is read as it was written', () => {
	const text = 'location=loc_2&date=2026-11-24&time=10%3A00&length_minutes=90&people=4&kind=knd_1&amenities=screen%2Cwhiteboard&view=day';
	const wish = wishOf(new URLSearchParams(text), locations)!;
	expect(wish.amenities).toEqual(['screen', 'whiteboard']);
	expect(withQuery('', wishQuery(wish))).toBe(`?${text}`);
});

test('an unknown location falls back to the first', () => {
	expect(wishOf(new URLSearchParams('location=loc_9'), locations)?.location).toBe('loc_1');
});

test('a date that is none falls back to today', () => {
	expect(wishOf(new URLSearchParams('date=soon'), locations)?.date).toMatch(/^\d{4}-\d\d-\d\d$/);
});

test('with no location there is nothing to look for', () => {
	expect(wishOf(new URLSearchParams(), [])).toBeNull();
});
