import { expect, test } from 'vitest';
import { Refocus } from './refocus.ts';

/** Something that can take the focus, and how often it did. */
const thing = () => {
	const it = { times: 0, focus: () => void (it.times += 1) };
	return it as typeof it & HTMLElement;
};

test('what is named takes the focus when it is drawn anew, once, and nothing else does', () => {
	const [refocus, other, named] = [new Refocus(), thing(), thing()];
	// Nothing was saved yet.
	refocus.take('cus_ada')(named);
	expect(named.times).toBe(0);
	refocus.on('cus_ada');
	refocus.take('cus_bob')(other);
	refocus.take('cus_ada')(named);
	refocus.take('cus_ada')(named);
	expect([named.times, other.times]).toEqual([1, 0]);
	// What was saved last counts.
	refocus.on('cus_ada');
	refocus.on('members');
	refocus.take('cus_ada')(named);
	refocus.take('members')(other);
	expect([named.times, other.times]).toEqual([1, 1]);
});
