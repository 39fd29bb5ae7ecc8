import { expect, test } from 'vitest';
import { boundOf } from './bound.ts';

const euros = (minor: number) => ({ minor, currency: 'EUR' });

test.each([
	['a refund of 5.00 is queued of a credit of 10.51', -1051, 0, 551, 500],
	['all credit is free', -1051, 0, 1051, 0],
	['an invoice is open beside money for an order', -300, 1190, 0, 1490],
	['nothing is owed', 0, 0, 0, 0]
])('what is bound while %s', (_, balance, open, credit, bound) => {
	expect(boundOf({ balance: euros(balance), open: euros(open), credit: euros(credit) })).toEqual(euros(bound));
});
