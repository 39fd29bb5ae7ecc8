import type { Viewer } from '../api/types.ts';
import { decimal, minorOf } from '../money.ts';
import type { SharedKind } from './words.ts';
import type { Team } from './types.ts';

/** What one member may draw of what a payer shares, in the units of a form: hours, money, passes. */

/** The amount as its input shows it; empty for no cap. */
export function capShown(kind: SharedKind, amount: number | undefined, currency: string): string {
	if (amount === undefined) return '';
	if (kind === 'money_credit') return decimal({ minor: amount, currency });
	return kind === 'day_pass' ? String(amount) : String(amount / 60);
}

/** What was typed, as the API counts it; undefined for no cap. */
export function capTyped(kind: SharedKind, typed: string, currency: string): number | undefined {
	if (typed === '') return undefined;
	if (kind === 'money_credit') return minorOf(typed, currency);
	return kind === 'day_pass' ? Number(typed) : Math.round(Number(typed) * 60);
}

/** The currency of caps on money: that of what is shared, else the house's. */
export const usualCurrency = (benefits: Team['benefits'], viewer: Pick<Viewer, 'locations'> | null): string => benefits.find(({ currency }) => currency)?.currency ?? viewer?.locations[0]?.currency ?? 'EUR';

/** A cap on somebody, and what they have drawn of it in this month. */
export interface CapUsed {
	kind: SharedKind;
	currency: string | null;
	max: number;
	drawn: number;
}

/** The caps on the kinds that are shared, as they stand for somebody: money by each currency that was drawn, or in the usual one. */
export function capsOf({ shared_kinds: kinds, share_caps: caps, drawn }: Pick<Team, 'shared_kinds' | 'share_caps' | 'drawn'>, customer: string, usual: string): CapUsed[] {
	return kinds.flatMap((kind) => {
		const max = caps[kind];
		if (max === undefined) return [];
		const theirs = drawn.filter((one) => one.kind === kind && one.customer_id === customer);
		if (theirs.length === 0) return [{ kind, currency: kind === 'money_credit' ? usual : null, max, drawn: 0 }];
		return theirs.map((one) => ({ kind, currency: one.currency, max, drawn: one.amount }));
	});
}
