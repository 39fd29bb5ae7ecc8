import type { Answer } from '../../api/problem.ts';
import { flat } from '../../forms/flat.ts';
import { m } from '../../paraglide/messages.js';
import { api } from '../../api/client.ts';
import { percent } from '../../money.ts';
import { plainDate } from '../../time.ts';
import { textOf } from '../choices.ts';
import type { FieldSpec, Values } from '../fields.ts';
import { taxClasses } from '../plans/specs.ts';
import type { Settings, TaxRate, TaxRateSetup } from './types.ts';

/** A tax rate by its class and first day, which tell it apart. */
export const idOf = ({ class: of, from_day: from }: Pick<TaxRate, 'class' | 'from_day'>): string => `${of}.${from}`;

export const rateSpecs = (): FieldSpec[] => [
	{ name: 'class', label: m.bill_rate_class(), kind: 'select', choices: taxClasses() },
	{ name: 'from_day', label: m.bill_rate_from(), kind: 'date', hint: m.bill_rate_from_hint() },
	{ name: 'rate_ppm', label: m.bill_rate_percent(), kind: 'percent', hint: m.bill_rate_percent_hint() },
	{ name: 'reason', label: m.bill_rate_reason(), kind: 'text', max: 200, optional: true, hint: m.bill_rate_reason_hint() }
];

/** What a form of one rate stands on: the rate, and all settings as they were read with it. */
export const rateValues = (rate: TaxRate, settings: Settings): Values => ({ ...rate, settings });

/** The rates as they are with `rate` in the place of the one called `id`, saved over what was read. */
export function saveRate(id: string, rate: Values, { settings }: Values): Promise<Answer<Settings>> {
	const { tax_rates: rates, version } = settings as Settings;
	const changed = { ...rate, reason: rate.reason || null } as unknown as TaxRateSetup;
	// The changed one comes last, so that what is wrong with it is told of it and of none before it.
	return flat(api.put('/api/billing/tax-rates', { rates: [...rates.filter((one) => idOf(one) !== id), changed] }, { query: { version } }));
}

/** All rates but one. */
export const withoutRate = (id: string, { tax_rates: rates, version }: Settings): Promise<Answer<Settings>> =>
	api.put('/api/billing/tax-rates', { rates: rates.filter((one) => idOf(one) !== id) }, { query: { version } });

/** A rate in a table. */
export interface RateRow {
	id: string;
	name: string;
	reason?: string | null;
	from_day: string;
	/** Whether it is the one of today. */
	holds: boolean;
	rate: string;
	/** What it is called among all of them. */
	called: string;
	removable: boolean;
}

/** The rates by class, the latest first; those that hold on `today` are marked, and one that has not begun can be taken back. */
export function inOrder(rates: TaxRate[], today: string): (TaxRate & { id: string; holds: boolean })[] {
	const order = ['standard', 'reduced', 'zero', 'exempt'];
	return rates
		.map((rate) => ({ ...rate, id: idOf(rate), holds: rate.from_day === latest(rates.filter((one) => one.class === rate.class), today) }))
		.sort((one, other) => order.indexOf(one.class) - order.indexOf(other.class) || other.from_day.localeCompare(one.from_day));
}

/** The last day on or before `today` on which one of `rates` begins. */
export const latest = (rates: { from_day: string }[], today: string): string | undefined =>
	rates.map((one) => one.from_day).filter((day) => day <= today).sort().at(-1);

export const rateRow = (rate: ReturnType<typeof inOrder>[number], today: string): RateRow => {
	const [name, share] = [textOf(taxClasses(), rate.class), percent(rate.rate_ppm)];
	return { ...rate, name, rate: share, called: m.bill_rate_named({ name, rate: share, date: plainDate(rate.from_day) }), removable: today < rate.from_day };
};
