import { lengthText } from '../length.ts';
import { money, percent } from '../money.ts';
import { m } from '../paraglide/messages.js';
import { plainDate } from '../time.ts';
import type { Benefit, Cycle, InvoiceLine, Scope, Step } from './types.ts';

/** What money is about, in words: cycles, benefits, and how an amount came about. */

/** "per month", "every 3 months". */
export function cycleText({ unit, count }: Cycle): string {
	if (unit === 'month') return count === 1 ? m.cycle_month() : m.cycle_months({ count });
	return count === 1 ? m.cycle_week() : m.cycle_weeks({ count });
}

/** "2 months": so many cycles as a length of time. */
export const cyclesText = ({ unit, count }: Cycle, cycles: number): string =>
	unit === 'month' ? m.months({ count: count * cycles }) : m.weeks({ count: count * cycles });

export { amountText } from './amount.ts';

type Given = { gives: Benefit['gives']; every?: Cycle | null };

/** What a plan or a product gives: "10 h of bookings", "20 % off bookings", "5 day passes per week" where it comes in periods of its own. */
export const givesText = ({ gives, every }: Given): string => [amountGiven(gives), every && cycleText(every)].filter(Boolean).join(' ');

/** What a plan gives; where some of it comes in periods of its own, how often the rest comes is said too. */
export function givesTexts(benefits: Given[], cycle: Cycle): string[] {
	const some = benefits.some(({ every }) => every);
	return benefits.map(({ gives, every }) => givesText({ gives, every: every ?? (some && gives.kind !== 'discount' ? cycle : null) }));
}

function amountGiven(gives: Benefit['gives']): string {
	switch (gives.kind) {
		case 'time_credit':
			return m.gives_time_credit({ amount: lengthText(gives.minutes) });
		case 'money_credit':
			return m.gives_money_credit({ amount: money(gives) });
		case 'day_pass':
			return m.passes({ count: gives.passes });
		case 'time_pass':
			return m.gives_time_pass({ amount: lengthText(gives.minutes) });
		case 'discount':
			return m.gives_discount({ amount: percent(gives.off_ppm) });
	}
}

/** One step of how an amount came about. */
export function stepText(step: Step, currency: string): string {
	const of = (minor: number) => money({ minor, currency });
	switch (step.step) {
		case 'price':
			return step.quantity === 1 ? m.why_price({ price: of(step.unit_minor) }) : m.why_price_times({ price: of(step.unit_minor), quantity: step.quantity });
		case 'days':
			return m.why_days({ days: step.days, of: step.of });
		case 'discount':
			return m.why_discount({ name: step.name, off: step.off_ppm ? percent(step.off_ppm) : of(step.off_minor) });
		case 'unused':
			return m.why_unused({ charged: of(step.charged_minor), days: step.days, of: step.of });
		case 'given_back':
			return m.why_given_back({ amount: of(step.minor) });
		case 'held_before':
			return m.why_held_before({ amount: of(step.minor) });
		case 'credits':
			return m.why_credits({ name: step.of ? `${step.name} (${m.credit_of({ name: step.of })})` : step.name, off: of(step.off_minor) });
		case 'note':
			return step.text;
	}
}

/** The rate of a line or a sum: "19 %", or what the law calls it where nothing is charged. */
export function rateText({ category, rate_ppm: rate }: { category: InvoiceLine['tax_category']; rate_ppm: number }): string {
	if (category === 'AE') return m.tax_reverse_charge();
	return category === 'E' ? m.tax_exempt() : percent(rate);
}

/** What a benefit can be used for: "Meeting room · Harbour House". */
export const scopeText = ({ kinds, locations }: Scope): string =>
	[kinds.join(', ') || m.scope_everything(), locations.join(', ')].filter(Boolean).join(' · ');

/** What a line is called: a booking's day as people write it, which the books keep as 2026-12-03. */
export const lineName = ({ name, source }: Pick<InvoiceLine, 'name' | 'source'>): string =>
	source === 'booking' ? name.replace(/\d{4}-\d\d-\d\d(?= \d\d:\d\d)/, plainDate) : name;

/** What a line is beside its name, where that says only whose it is: "Sign-up fee", "Deposit", "Late fee" of an invoice. */
export function sourceText({ source, is_late_fee: late = false, is_rounding: rounding = false }: Pick<InvoiceLine, 'source' | 'is_late_fee' | 'is_rounding'>): string {
	if (rounding) return m.source_rounding();
	if (late) return m.source_late_fee();
	if (source === 'sign_up_fee') return m.source_fee();
	if (source === 'deposit') return m.source_deposit();
	return source === 'benefit' ? m.source_benefit() : '';
}
