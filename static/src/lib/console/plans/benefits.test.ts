import { expect, test } from 'vitest';
import { amountShown, benefitsOf, percentOf, ppmOf, type BenefitSetup } from './benefits.ts';

const scope = { kinds: [], locations: [] };

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

test('benefits go into a form and come back as they were', () => {
	const benefits: BenefitSetup[] = [
		{ name: 'Rooms', gives: { kind: 'time_credit', minutes: 240 }, scope: { kinds: ['knd_room', 'knd_hall'], locations: ['loc_a'] }, days: null },
		{ name: 'Print', gives: { kind: 'money_credit', minor: 1050, currency: 'EUR' }, scope, days: 90 },
		{ name: 'Days', gives: { kind: 'day_pass', passes: 10 }, scope, days: null },
		{ name: 'Hours', gives: { kind: 'time_pass', minutes: 600 }, scope, days: null },
		{ name: 'Weekly', gives: { kind: 'day_pass', passes: 5 }, scope, days: null, every: { count: 2, unit: 'week' } },
		{ name: 'A tenth', gives: { kind: 'discount', off_ppm: 100_000 }, scope, days: null }
	];
	const data = new FormData();
	for (const [index, { name, gives, scope, days, every }] of benefits.entries()) {
		const put = (field: string, value: string) => data.append(`terms/benefits/${index}/${field}`, value);
		put('name', name);
		put('kind', gives.kind);
		put('gives', amountShown(gives));
		if (days) put('days', String(days));
		put('every', String(every?.count ?? ''));
		put('every/unit', every?.unit ?? 'month');
		for (const kind of scope.kinds ?? []) put('scope/kinds', kind);
		for (const location of scope.locations ?? []) put('scope/locations', location);
	}
	expect(benefitsOf('terms/benefits', data, 'EUR')).toEqual(benefits);
});
