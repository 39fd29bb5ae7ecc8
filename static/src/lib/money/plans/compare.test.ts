import { expect, test } from 'vitest';
import { compare, total } from './compare.ts';

const euros = (minor: number) => ({ minor, currency: 'EUR' });
const draft = (issued_on: string, minor: number) => ({ issued_on, due_on: issued_on, lines: [], net: euros(minor), tax: euros(0), gross: euros(minor) });

test('each day says what it brings with the change and without it', () => {
	const rows = compare({ invoices: [draft('2026-07-01', 450), draft('2026-06-16', 20)], unchanged: [draft('2026-06-16', 290)] });
	expect(rows.map(({ on, then, now }) => [on, then?.minor, now?.minor])).toEqual([
		['2026-06-16', 20, 290],
		['2026-07-01', 450, undefined]
	]);
	expect([total(rows, 'then', 'EUR').minor, total(rows, 'now', 'EUR').minor]).toEqual([470, 290]);
});

test('two currencies on one day are two rows', () => {
	const other = { ...draft('2026-06-16', 5), gross: { minor: 5, currency: 'GBP' } };
	expect(compare({ invoices: [draft('2026-06-16', 1), other], unchanged: [] })).toHaveLength(2);
});

test('an invoice and a credit note of one day are one row', () => {
	const rows = compare({ invoices: [draft('2026-06-16', 90), draft('2026-06-16', -350)], unchanged: [] });
	expect(rows.map(({ then }) => then?.minor)).toEqual([-260]);
});
