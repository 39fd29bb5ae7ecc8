import type { BenefitBalance } from '../types.ts';

type Period = Pick<BenefitBalance['periods'][number], 'until' | 'balance'>;

/** How much of a benefit is left until when, the soonest end first; what never ends, last. An end by which nothing is left is no other, unless it is the only one. */
export function endsOf(periods: Period[]): { until: string | null; left: number }[] {
	const ends = new Map<string | null, number>();
	for (const { until, balance } of periods) ends.set(until ?? null, (ends.get(until ?? null) ?? 0) + balance);
	const sorted = [...ends].map(([until, left]) => ({ until, left })).sort((one, other) => ((one.until ?? '9') < (other.until ?? '9') ? -1 : 1));
	const some = sorted.filter(({ left }) => left > 0);
	return some.length > 0 ? some : sorted.slice(0, 1);
}
