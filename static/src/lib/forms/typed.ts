import type { FieldError } from '../api/problem.ts';
import { minorOf } from '../money.ts';
import { ppmOf } from '../percent.ts';

/** What a text field may hold that is more than text: an amount, per cent, an exchange rate. */
export type Typed = 'amount' | 'percent' | 'rate';

/** A field for one, as its input says it. `above`: nothing is too little. */
interface TypedField {
	typed: Typed;
	currency: string;
	above?: boolean;
}

/** What says so on an input: which sort, in which currency (else that of the form), and whether nothing is too little. Nothing, of one for plain text. */
export const typed = (as: Typed | undefined, { currency, above = false }: { currency?: string; above?: boolean } = {}) =>
	as ? ({ inputmode: 'decimal', 'data-typed': as, 'data-currency': currency, 'data-above': above ? '' : undefined } as const) : {};

const rules: Record<Typed, string> = { amount: 'amount', percent: 'percent', rate: 'exchange-rate' };

/**
 * The rule that a typed value breaks, with what its text names; null for a value that holds, and for none: that is `required`'s.
 * Here alone it is decided, before anything is sent: what cannot be read would be sent as no value, and no value often means "as usual".
 */
export function brokenTyped(text: string, { typed: as, currency, above = false }: TypedField): Pick<FieldError, 'rule' | 'values'> | null {
	if (text.trim() === '') return null;
	const number = read(as, text, currency);
	if (Number.isNaN(number)) return { rule: rules[as], ...(as === 'amount' && { values: { currency } }) };
	return above && number === 0 ? { rule: 'positive' } : null;
}

/** The number that is meant; NaN when it is none of that sort. */
function read(as: Typed, text: string, currency: string): number {
	if (as === 'amount') return minorOf(text, currency);
	if (as === 'rate') return /^\d{1,7}([.,]\d{1,9})?$/.test(text.trim()) && /[1-9]/.test(text) ? 1 : NaN;
	const ppm = ppmOf(text);
	return ppm <= 1_000_000 ? ppm : NaN;
}
