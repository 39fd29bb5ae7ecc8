import { expect, test } from 'vitest';
import { fileOf, filterOf } from './filter.ts';

const asked = { number: '', customer: '', search: '', state: '', from: '', last: '' };

test('the file holds what the list shows', () => {
	const wish = filterOf({ ...asked, state: 'overdue', from: '2030-01-01', last: '2030-01-31' }, 'cus_ada');
	expect(fileOf(wish)).toEqual({ customer: 'cus_ada', state: 'overdue', kind: undefined, from: '2030-01-01', until: '2030-02-01' });
	expect(fileOf(filterOf({ ...asked, state: 'credit_note' }, ''))).toMatchObject({ state: undefined, kind: 'credit_note' });
});
