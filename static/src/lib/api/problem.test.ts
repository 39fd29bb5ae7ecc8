import { expect, test } from 'vitest';
import { brokenNumbers } from './problem.ts';

test('a number that is none is found wherever it stands, and nothing else is', () => {
	const body = { name: 'x', price: NaN, none: null, lines: [{ minor: 5 }, { minor: Number('ten') }], file: new Blob([]) };
	expect(brokenNumbers(body).map(({ pointer, rule }) => [pointer, rule])).toEqual([['/price', 'number'], ['/lines/1/minor', 'number']]);
	expect(brokenNumbers(undefined)).toEqual([]);
});
