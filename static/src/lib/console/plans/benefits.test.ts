import { expect, test } from 'vitest';
import { amountShown, benefitsOf, type BenefitSetup } from './benefits.ts';

const scope = { kinds: [], locations: [] };

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
