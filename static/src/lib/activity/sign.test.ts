import { expect, test } from 'vitest';
import { readSign } from './sign.ts';

const here = 'https://portal.example';
const read = (text: string) => readSign(text, here, ['loc_quay']);

test('the sign of a door says where it is, and its code', () => {
	expect(read('https://portal.example/check-in?at=loc_quay&door=k7qf')).toEqual({ at: 'loc_quay', door: 'k7qf' });
	expect(read(' https://portal.example/check-in?door=a%2Bb&at=loc_quay\n')).toEqual({ at: 'loc_quay', door: 'a+b' });
});

test('what is no sign is none', () => {
	for (const text of [
		'',
		'hello',
		'K7QF-2M9X-4TCA',
		'https://portal.example/visit/k7qf',
		'https://portal.example/check-in',
		'https://portal.example/check-in?at=loc_quay',
		'https://portal.example/check-in/more?at=loc_quay&door=k',
		'javascript:alert(1)//check-in?at=loc_quay&door=k'
	]) {
		expect(read(text), text).toEqual({ no: 'no-sign' });
	}
});

test('a sign of another space, or of a location that is none any more, says so', () => {
	expect(read('https://other.example/check-in?at=loc_quay&door=k')).toEqual({ no: 'elsewhere', host: 'other.example' });
	expect(read('http://portal.example/check-in?at=loc_quay&door=k')).toEqual({ no: 'elsewhere', host: 'portal.example' });
	expect(read('https://portal.example/check-in?at=loc_gone&door=k')).toEqual({ no: 'unknown' });
});
