import { lengthText } from '../length.ts';
import { money } from '../money.ts';
import { m } from '../paraglide/messages.js';

type Kind = 'time_credit' | 'money_credit' | 'day_pass' | 'time_pass';

/** So much of a benefit: "6 h 30 min", "€20.00", "3 day passes". Stands alone, because the first page needs no other words of money. */
export function amountText(kind: Kind, amount: number, currency: string | null): string {
	if (kind === 'money_credit') return money({ minor: amount, currency: currency ?? 'EUR' });
	return kind === 'day_pass' ? m.passes({ count: amount }) : lengthText(amount);
}
