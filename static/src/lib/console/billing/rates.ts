import type { Answer } from '../../api/problem.ts';
import { flat } from '../../forms/flat.ts';
import { m } from '../../paraglide/messages.js';
import { api } from '../../api/client.ts';
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

/** The rates by class, the latest first; those that hold on `today` are marked. */
export function inOrder(rates: TaxRate[], today: string): (TaxRate & { id: string; holds: boolean })[] {
	const order = ['standard', 'reduced', 'zero', 'exempt'];
	const latest = (of: string) => rates.filter((one) => one.class === of && one.from_day <= today).map((one) => one.from_day).sort().at(-1);
	return rates
		.map((rate) => ({ ...rate, id: idOf(rate), holds: rate.from_day === latest(rate.class) }))
		.sort((one, other) => order.indexOf(one.class) - order.indexOf(other.class) || other.from_day.localeCompare(one.from_day));
}
