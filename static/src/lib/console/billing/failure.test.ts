import { expect, test } from 'vitest';
import { failureText } from './failure.ts';

test('a code that is well known has words, and is told with them', () => {
	expect(failureText('insufficient_funds')).toBe('Too little money in the account (insufficient_funds)');
	expect(failureText('do_not_honor')).toBe('The bank does not say why (do_not_honor)');
	expect(failureText('no_answer')).toMatch(/^It never reached the payment provider/);
});

test('a code of tomorrow stands alone', () => {
	expect(failureText('a_code_of_tomorrow')).toBe('a_code_of_tomorrow');
	expect(failureText('constructor')).toBe('constructor');
});
