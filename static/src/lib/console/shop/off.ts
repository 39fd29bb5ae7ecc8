import { minorOf, money, percent } from '../../money.ts';
import { m } from '../../paraglide/messages.js';
import { ppmOf } from '../../percent.ts';
import type { Off } from './types.ts';

/** What a code takes off, in words: "20 %" or "€5.00". */
export const offText = (off: Off): string => (off.kind === 'percent' ? percent(off.off_ppm) : money(off));

/** What the fields of `OffFields` hold. */
export function offOf(data: FormData): Off {
	const text = (name: string) => String(data.get(`off/${name}`) ?? '');
	if (text('kind') === 'percent') return { kind: 'percent', off_ppm: ppmOf(text('off_ppm')) };
	return { kind: 'amount', minor: minorOf(text('minor'), text('currency')), currency: text('currency') };
}

/** The two ways of taking something off. */
export const offKinds = (): [Off['kind'], string][] => [
	['percent', m.conshop_off_percent()],
	['amount', m.conshop_off_amount()]
];
