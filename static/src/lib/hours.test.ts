import { expect, test } from 'vitest';
import { hoursLines } from './hours.ts';

const day = (weekday: number, opens = '08:00', closes = '20:00') => ({ weekday, opens, closes });

test('days in a row with the same hours are one line', () => {
	expect(hoursLines([1, 2, 3, 4, 5].map((weekday) => day(weekday)))).toEqual([
		{ days: 'Monday–Friday', times: ['08:00–20:00'] },
		{ days: 'Saturday–Sunday', times: [] }
	]);
});

test('a day with a lunch break has two spans', () => {
	expect(hoursLines([day(1, '08:00', '12:00'), day(1, '14:00', '18:00')])[0]).toEqual({
		days: 'Monday',
		times: ['08:00–12:00', '14:00–18:00']
	});
});
