import { money } from '../money.ts';
import { m } from '../paraglide/messages.js';
import type { Cost } from '../api/types.ts';

/** What a booking leaves to pay, in words: an amount with its tax, or that benefits cover it. */
export function costText({ gross, draws }: Cost): string {
	if (gross.minor > 0) return money(gross);
	return draws.length > 0 ? m.cost_covered() : m.no_charge();
}
