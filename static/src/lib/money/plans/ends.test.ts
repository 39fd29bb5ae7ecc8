import { expect, test } from 'vitest';
import { endsOf } from './ends.ts';

test('what is left is told by when it ends, the soonest first', () => {
	const periods = [
		{ until: '2027-05-30', balance: 300 },
		{ until: '2027-01-01', balance: 180 },
		{ until: '2027-01-01', balance: 60 },
		{ until: null, balance: 5 }
	];
	expect(endsOf(periods)).toEqual([
		{ until: '2027-01-01', left: 240 },
		{ until: '2027-05-30', left: 300 },
		{ until: null, left: 5 }
	]);
});

test('an end by which nothing is left is left out, but for the only one', () => {
	expect(endsOf([{ until: '2027-01-01', balance: 0 }, { until: '2027-05-30', balance: 300 }])).toEqual([{ until: '2027-05-30', left: 300 }]);
	expect(endsOf([{ until: '2027-01-01', balance: 0 }])).toEqual([{ until: '2027-01-01', left: 0 }]);
});
