import { expect, test } from 'vitest';
import { nameOf, stateOf, type FunctionHealth } from './health.ts';

const sound: FunctionHealth = { function: 'billing', ran_at: '2030-01-01T10:05:00Z', late: false, complaints: [], looked_at: '2030-01-01T03:05:00Z', broken: [] };

test('what is worst is said', () => {
	const late = { ...sound, late: true, complaints: ['no mail'] };
	const states = [sound, { ...sound, complaints: ['no mail'] }, late, { ...late, ran_at: null }, { ...late, broken: [{ rule: 'gap', cases: 1 }] }];
	expect(states.map((one) => stateOf(one).good)).toEqual([true, false, false, false, false]);
	expect(new Set(states.map((one) => stateOf(one).text)).size).toBe(5);
});

test('a function that is newer than this page stands by its name', () => {
	expect([nameOf('billing'), nameOf('rooms')]).toEqual(['Billing', 'rooms']);
});
