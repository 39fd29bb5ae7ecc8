import type { FieldError } from '../api/problem.ts';
import { minorOf, ppmOf } from '../money.ts';

/** What a text field may hold that is more than text: an amount, per cent, an exchange rate. */
export type Typed = 'amount' | 'percent' | 'rate';

/** A field for one, as its input says it. `above`: nothing is too little. */
interface TypedField {
	typed: Typed;
	currency: string;
	above?: boolean;
}

const rules: Record<Typed, string> = { amount: 'amount', percent: 'percent', rate: 'exchange-rate' };

/**
 * The rule that a typed value breaks, with what its text names; null for a value that holds, and for none: that is `required`'s.
 * Here alone it is decided, before anything is sent: what cannot be read would be sent as no value, and no value often means "as usual".
 */
export function brokenTyped(text: string, { typed, currency, above = false }: TypedField): Pick<FieldError, 'rule' | 'values'> | null {
	if (text.trim() === '') return null;
	const number = read(typed, text, currency);
	if (Number.isNaN(number)) return { rule: rules[typed], ...(typed === 'amount' && { values: { currency } }) };
	return above && number === 0 ? { rule: 'positive' } : null;
}

/** The number that is meant; NaN when it is none of that sort. */
function read(typed: Typed, text: string, currency: string): number {
	if (typed === 'amount') return minorOf(text, currency);
	if (typed === 'rate') return /^\d{1,7}([.,]\d{1,9})?$/.test(text.trim()) && /[1-9]/.test(text) ? 1 : NaN;
	const ppm = ppmOf(text);
	return ppm <= 1_000_000 ? ppm : NaN;
}
