import type { Money } from '../money.ts';
import type { Basket } from './types.ts';

/** One thing that is otherwise than it was seen. */
export type Change =
	| { what: 'added' | 'gone' | 'cannot_be_had'; name: string }
	| { what: 'price'; name: string; before: Money; after: Money }
	| { what: 'total'; before: Money; after: Money }
	| { what: 'terms'; version: string };

/** What has changed between a basket as it was seen and as it is now, item by item. */
export function changesBetween(seen: Basket, now: Basket): Change[] {
	const before = new Map(seen.items.map((item) => [item.id, item]));
	const after = new Set(now.items.map(({ id }) => id));
	const changes: Change[] = seen.items.filter(({ id }) => !after.has(id)).map(({ subject }) => ({ what: 'gone', name: subject.name }));
	for (const { id, subject, gross, problem } of now.items) {
		const was = before.get(id);
		if (!was) changes.push({ what: 'added', name: subject.name });
		else if (was.gross.minor !== gross.minor) changes.push({ what: 'price', name: subject.name, before: was.gross, after: gross });
		if (problem && !was?.problem) changes.push({ what: 'cannot_be_had', name: subject.name });
	}
	const [sum, then] = [now.totals?.gross, seen.totals?.gross];
	if (sum && then && sum.minor !== then.minor) changes.push({ what: 'total', before: then, after: sum });
	if (seen.terms.version !== now.terms.version) changes.push({ what: 'terms', version: now.terms.version });
	return changes;
}
