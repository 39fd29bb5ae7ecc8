import type { Viewer } from '../../api/types.ts';
import type { Answer } from '../../api/problem.ts';
import { api } from '../../api/client.ts';
import { flat } from '../../forms/flat.ts';
import { exchangeRate } from '../../money/exchange.ts';
import { m } from '../../paraglide/messages.js';
import { plainDate } from '../../time.ts';
import type { FieldSpec, Values } from '../fields.ts';
import { currencies } from './known.ts';
import { latest, type RateRow } from './rates.ts';
import type { DayRate, DayRateSetup, Settings } from './types.ts';

/** An exchange rate by its currency and first day, which tell it apart. */
export const exchangeId = ({ currency, from_day: from }: Pick<DayRate, 'currency' | 'from_day'>): string => `${currency}.${from}`;

/** What the form of one rate asks, where `accounting` is the accounting currency. */
export function exchangeSpecs(viewer: Viewer, accounting: string, rate: DayRate): FieldSpec[] {
	const others = currencies(viewer, rate.currency ? [rate.currency] : []).filter(([code]) => code !== accounting);
	return [
		{ name: 'currency', label: m.console_currency(), kind: 'select', choices: others },
		{ name: 'from_day', label: m.bill_rate_from(), kind: 'date', hint: m.bill_exchange_from_hint() },
		{
			name: 'one_of', label: m.bill_exchange_one_of(), kind: 'select', hint: m.bill_exchange_one_of_hint(),
			choices: [['accounting', m.bill_exchange_of_accounting({ currency: accounting })], ['foreign', m.bill_exchange_of_foreign({ currency: accounting })]]
		},
		{ name: 'rate', label: m.bill_rate(), kind: 'decimal', hint: m.bill_exchange_rate_hint() }
	];
}

/** What a form of one rate stands on: the rate, and all settings as they were read with it. */
export const exchangeValues = (rate: DayRate, settings: Settings): Values => ({ ...rate, settings });

/** The rates as they are with `rate` in the place of the one called `id`, saved over what was read. */
export async function saveExchange(id: string, rate: Values, { settings }: Values): Promise<Answer<Settings>> {
	const { exchange_rates: rates, version } = settings as Settings;
	// The changed one comes last, so that what is wrong with it is told of it and of none before it.
	const changed = [...rates.filter((one) => exchangeId(one) !== id), rate as unknown as DayRateSetup];
	const answer = await flat(api.put('/api/billing/exchange-rates', { rates: changed }, { query: { version } }));
	if (answer.ok) return answer;
	const errors = answer.problem.errors.map((error) => (error.pointer === '/rate' ? { ...error, rule: 'exchange-rate' } : error));
	return { ok: false, problem: { ...answer.problem, errors } };
}

/** All rates but one. */
export const withoutExchange = (id: string, { exchange_rates: rates, version }: Settings): Promise<Answer<Settings>> =>
	api.put('/api/billing/exchange-rates', { rates: rates.filter((one) => exchangeId(one) !== id) }, { query: { version } });

/** The rates by currency, the latest first, as rows; those that hold on `today` are marked. */
export function exchangeRows(rates: DayRate[], accounting: string, today: string): RateRow[] {
	const row = (rate: DayRate): RateRow => {
		const [one, of] = rate.one_of === 'accounting' ? [accounting, rate.currency] : [rate.currency, accounting];
		const said = exchangeRate({ one, rate: rate.rate, of });
		const holds = rate.from_day === latest(rates.filter(({ currency }) => currency === rate.currency), today);
		return { id: exchangeId(rate), name: rate.currency, from_day: rate.from_day, holds, rate: said, called: m.bill_exchange_named({ rate: said, date: plainDate(rate.from_day) }), removable: true };
	};
	return rates.map(row).sort((one, other) => one.name.localeCompare(other.name) || other.from_day.localeCompare(one.from_day));
}
