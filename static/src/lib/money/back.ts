import type { Cost } from '../api/types.ts';
import { money } from '../money.ts';
import { m } from '../paraglide/messages.js';
import { amountText } from './amount.ts';

/** What comes back of a booking that is cancelled, a sentence each: what was drawn of benefits, and what was to be paid. */
export function backTexts(cost: Cost | null | undefined): string[] {
	if (!cost) return [];
	const credits = cost.draws.map(({ kind, amount, worth, name }) => m.booking_back_credits({ amount: amountText(kind, amount, worth.currency), name }));
	return cost.gross.minor > 0 ? [...credits, m.booking_back_money({ amount: money(cost.gross) })] : credits;
}
