import { m } from '../../paraglide/messages.js';
import { rights } from '../../rights.ts';
import { audiences, named, type Choices } from '../choices.ts';
import type { FieldSpec } from '../fields.ts';

/** What the forms of plans and products choose from. */
export interface Known {
	locations: { id: string; name: string; currency: string }[];
	kinds: { id: string; name: string }[];
}

export const taxClasses = (): Choices => [
	['standard', m.tax_class_standard()],
	['reduced', m.tax_class_reduced()],
	['zero', m.tax_class_zero()],
	['exempt', m.tax_class_exempt()]
];

const number = (name: string, label: string, max: number, more: Partial<FieldSpec> = {}): FieldSpec => ({ name, label, kind: 'number', min: 0, max, ...more });
const limit = (name: string, label: string): FieldSpec => number(`terms/caps/${name}`, label, 1_000_000, { optional: true });
const under = (group: string, specs: FieldSpec[]): FieldSpec[] => specs.map((spec) => ({ ...spec, group }));

const what = ({ locations }: Known): FieldSpec[] => [
	{ name: 'name', label: m.console_name(), kind: 'text' },
	{ name: 'location_id', label: m.console_location(), kind: 'select', optional: true, choices: named(locations), hint: m.setup_location_hint() },
	number('position', m.console_position(), 100_000, { initial: 0 }),
	{ name: 'description', label: m.console_description(), kind: 'area', optional: true, max: 1000, initial: '' }
];

const price = ({ locations }: Known, label: string): FieldSpec[] => [
	{ name: 'price_minor', label, kind: 'money' },
	{ name: 'currency', label: m.console_currency(), kind: 'text', max: 3, pattern: '[A-Z]{3}', such: 'EUR', initial: locations[0]?.currency, known: [...new Set(locations.map(({ currency }) => currency))] },
	{ name: 'tax_class', label: m.setup_tax_class(), kind: 'select', choices: taxClasses() }
];

const whom = (): FieldSpec => ({ name: 'audience', label: m.console_audience(), kind: 'select', choices: audiences() });

const shownAndArchived = (words: string): FieldSpec[] => [
	{ name: 'public', label: words, kind: 'check' },
	{ name: 'archived', label: m.console_archived(), kind: 'check' }
];

/** What is agreed on by the cycle, whether by a plan or a product. */
const cycleSpecs = (known: Known, publicly: string, caps: FieldSpec[]): FieldSpec[] => [
	...under(m.setup_group_what(), what(known)),
	...under(m.setup_group_price(), [
		...price(known, m.setup_price_of_cycle()),
		{ name: 'sign_up_fee_minor', label: m.setup_sign_up_fee(), kind: 'money', initial: 0 },
		{ name: 'deposit_minor', label: m.setup_deposit(), kind: 'money', initial: 0, hint: m.setup_deposit_hint() },
		number('due_days', m.setup_due_days(), 365, { optional: true, hint: m.setup_due_days_hint() })
	]),
	...under(m.setup_group_terms(), [
		number('terms/cycle/count', m.setup_cycle_count(), 24, { min: 1, initial: 1 }),
		{ name: 'terms/cycle/unit', label: m.setup_cycle_unit(), kind: 'select', choices: [['month', m.setup_months()], ['week', m.setup_weeks()]], initial: 'month' },
		number('terms/billing_day', m.setup_billing_day(), 28, { min: 1, optional: true, hint: m.setup_billing_day_hint() }),
		number('terms/cycles_min', m.setup_cycles_min(), 120, { initial: 0 }),
		number('terms/notice_days', m.setup_notice_days(), 365, { initial: 0 }),
		number('terms/pause/per_year_max', m.setup_pauses_max(), 12, { initial: 0 }),
		number('terms/pause/cycles_max', m.setup_pause_cycles(), 24, { initial: 0 }),
		{ name: 'terms/prorates_first', label: m.setup_prorates_first(), kind: 'check' },
		{ name: 'terms/prorates_last', label: m.setup_prorates_last(), kind: 'check' }
	]),
	...under(m.benefits_title(), [{ name: 'terms/benefits', label: m.benefits_title(), kind: 'benefits', choices: named(known.kinds), places: named(known.locations) }]),
	...under(m.setup_group_caps(), caps),
	...under(m.setup_group_whom(), [
		whom(),
		number('subscribers_max', m.setup_places(), 100_000, { min: 1, optional: true, hint: m.setup_places_hint() }),
		{ name: 'approval', label: m.setup_approval(), kind: 'check' },
		...shownAndArchived(publicly)
	]),
	...under(
		m.setup_group_rights(),
		rights().map(([right, label]) => ({ name: `rights/${right}`, label, kind: 'tristate', choices: [['', m.right_unsaid()], ['true', m.right_granted()], ['false', m.right_withheld()]] }))
	)
];

/** Everything that a plan is. */
export const planSpecs = (known: Known): FieldSpec[] =>
	cycleSpecs(known, m.setup_public_plan(), [
		limit('booking_minutes_per_week', m.setup_cap_bookings_week()),
		limit('booking_minutes_per_month', m.setup_cap_bookings_month()),
		limit('check_ins_per_week', m.setup_cap_check_ins_week()),
		limit('check_ins_per_month', m.setup_cap_check_ins_month()),
		limit('visitors_per_day', m.setup_cap_visitors_day()),
		limit('visitors_per_week', m.setup_cap_visitors_week()),
		limit('visitors_per_month', m.setup_cap_visitors_month())
	]);

/** Everything that a product by the cycle is: a plan's terms without caps, which are those of plans alone. */
export const productByCycleSpecs = (known: Known): FieldSpec[] => cycleSpecs(known, m.setup_public_product_cycle(), []);

/** Everything that a product is which is bought once. */
export const productSpecs = (known: Known): FieldSpec[] => [
	...under(m.setup_group_what(), what(known)),
	...under(m.setup_group_price(), price(known, m.console_price())),
	...under(m.benefits_title(), [{ name: 'benefits', label: m.benefits_title(), kind: 'benefits', once: true, choices: named(known.kinds), places: named(known.locations) }]),
	...under(m.setup_group_whom(), [
		whom(),
		number('stock', m.setup_stock(), 1_000_000, { optional: true, hint: m.setup_places_hint() }),
		...shownAndArchived(m.setup_public_product())
	])
];
