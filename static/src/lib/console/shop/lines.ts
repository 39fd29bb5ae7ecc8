import type { Known } from './types.ts';

/** "Flex × 2, Ten passes" of what was ordered or proposed. */
export const namesOf = (lines: { name: string; quantity: number }[]): string =>
	lines.map(({ name, quantity }) => (quantity > 1 ? `${name} × ${quantity}` : name)).join(', ');

/** What things are called; what is gone is called by its id. */
export const named = <T extends { subject_id: string; quantity: number }>(lines: T[], known: Known[]) =>
	lines.map((line) => {
		const subject = known.find(({ id }) => id === line.subject_id);
		return { ...line, name: subject?.name ?? line.subject_id, currency: subject?.price?.currency ?? null };
	});
