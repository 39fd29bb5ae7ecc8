import type { Page } from '../../api/types.ts';

/** Lines of accounts as a growing list wants them: each under its id. */
export const identified = <T extends { account_id: string }>({ items, next_cursor }: Page<T>): Page<T & { id: string }> => ({
	items: items.map((one) => ({ ...one, id: one.account_id })),
	next_cursor
});
