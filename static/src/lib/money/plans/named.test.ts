import { expect, test } from 'vitest';
import { named } from './named.ts';

test('one is named by its plan, several by how many', () => {
	expect(named('Flex', 1)).toBe('Flex');
	expect(named('Night owl', 7)).toBe('7 × Night owl');
});
