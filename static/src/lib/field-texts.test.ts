import { expect, test } from 'vitest';
import { fieldText } from './field-texts.ts';

const text = (rule: string, detail = '', values?: Record<string, string>, pointer = '/field') => fieldText({ pointer, rule, detail, values });

test.each([
	['must have 1 to 120 characters, has 0', 'Please fill this in.'],
	['must have 1 to 120 characters, has 121', 'Please write 1 to 120 characters.'],
	['must have 0 to 1000 characters, has 1001', 'At most 1000 characters fit here.'],
	['must have at most 20 items', 'At most 20 at once.'],
	['at most 50 at once', 'At most 50 at once.'],
	['must have six digits', 'Please write 6 digits.'],
	['must have 4 to 17 digits', 'Please write 4 to 17 digits.'],
	['must be 1 to 1000000000000 minor units', 'This has to be more than nothing.'],
	['must be 0 to 1000000000 minor units', 'This is more than can be taken here.'],
	['must be 1 to 1000', 'Please write a whole number from 1 to 1000.'],
	['must be -60 to 365 days', 'Please write a whole number from -60 to 365.'],
	['not a day such as 2030-01-31 between 1970 and 2199', 'Please choose a day between 1970 and 2199.'],
	['not 1 to 8 capital letters or digits, a letter first', 'One to eight capital letters or digits, a letter first.'],
	['not a VAT number such as DE136695976', 'This does not look right. Please write it as in this example: DE136695976'],
	['not a telephone number such as +49 30 123456', 'This does not look right. Please write it as in this example: +49 30 123456'],
	['closes must be later than opens', 'This has to come after the beginning.'],
	['must not hold control characters', 'There is a character in this that cannot be printed. Please type it anew.'],
	['invalid type: null, expected i64', 'Please fill this in.'],
	['invalid type: floating point `1.5`, expected i64', 'Please write a whole number.'],
	['invalid type: string "x", expected i64', 'This cannot be read here. Please write it anew.'],
	['a sentence of one rule alone', 'a sentence of one rule alone']
])('the server’s “%s”', (said, told) => {
	expect(text('invalid', said)).toBe(told);
});

test('an amount is asked for with the decimals of its currency', () => {
	expect(text('amount', '', { currency: 'EUR' })).toBe('Please write an amount such as 12.50, with at most 2 decimals.');
	expect(text('amount', '', { currency: 'BHD' })).toBe('Please write an amount such as 12.500, with at most 3 decimals.');
	expect(text('amount', '', { currency: 'JPY' })).toBe('Please write a whole amount such as 1250: JPY has no decimals.');
});

test('a number and a day are asked for by what their fields take', () => {
	expect(text('number', '', { min: '1', max: '100', step: '1' })).toBe('Please write a whole number from 1 to 100.');
	expect(text('number', '', { min: '0', max: '1000000', step: '0.25' })).toBe('Please write a number from 0 to 1,000,000.');
	expect(text('number', '', { min: '1', max: '', step: '1' })).toBe('Please write a number of at least 1.');
	expect(text('number')).toBe('Please write a number.');
	expect(text('day', '', { min: '2030-01-31', max: '' })).toContain('31 Jan 2030');
});

test('a rule has its own words, a pattern its field’s, a currency that no location has is told as that', () => {
	expect(text('not-yet', 'must be today or before')).toBe('This day lies ahead. Please choose today or a day before.');
	expect(text('pattern', 'Letters, digits and hyphens.')).toBe('Letters, digits and hyphens.');
	expect(text('such', '', { example: 'EUR' })).toBe('This does not look right. Please write it as in this example: EUR');
	expect(text('unknown', 'no location has it', undefined, '/setup/currency')).toBe('No location of yours has this currency.');
	expect(text('unknown')).toBe('This does not exist any more.');
});
