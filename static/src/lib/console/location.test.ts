import { expect, test } from 'vitest';
import { locationSetup, locationValues } from './location.ts';

const location = {
	id: 'loc_1', version: 3, name: 'Harbour', slug: 'harbour', zone: 'Europe/Madrid' as const, currency: 'EUR', address: 'Quay 1', closures: [],
	hours: [{ weekday: 1, opens: '08:00', closes: '12:00' }, { weekday: 1, opens: '14:00', closes: '18:00' }, { weekday: 6, opens: '09:00', closes: '24:00' }]
};

test('opening hours survive the form', () => {
	expect(locationSetup(locationValues(location)).hours).toEqual(location.hours);
});

test('an empty day is closed', () => {
	expect(locationSetup({ ...locationValues(location), day1: ' ' }).hours).toEqual([location.hours[2]]);
});

test('a plain hyphen is understood', () => {
	expect(locationSetup({ ...locationValues(location), day1: '08:00-09:30', day6: '' }).hours).toEqual([{ weekday: 1, opens: '08:00', closes: '09:30' }]);
});
