import { decimal, minorOf } from '../../money.ts';
import { m } from '../../paraglide/messages.js';
import { percentOf, ppmOf } from '../../percent.ts';
import type { components } from '../../api/generated/plans.ts';
import type { Choices } from '../choices.ts';

/** Benefits as operators set them up: a list in a form, and back into the API's shape. */
export type BenefitSetup = components['schemas']['BenefitSetup'];
type Gives = BenefitSetup['gives'];
export type GivesKind = Gives['kind'];
type CycleUnit = components['schemas']['CycleUnit'];

/** What a benefit can give. A product gives no discount: that lasts as long as a contract. */
export const givesKinds = (once = false): Choices => [
	['time_credit', m.benefit_time_credit()],
	['money_credit', m.benefit_money_credit()],
	['day_pass', m.benefit_day_pass()],
	['time_pass', m.benefit_time_pass()],
	...(once ? [] : ([['discount', m.benefit_discount()]] as Choices))
];

/** What the amount of a kind is counted in. */
export function amountLabel(kind: GivesKind): string {
	switch (kind) {
		case 'money_credit':
			return m.benefit_money();
		case 'day_pass':
			return m.benefit_passes();
		case 'discount':
			return m.benefit_percent();
		default:
			return m.benefit_minutes();
	}
}

/** The amount as its input shows it. */
export function amountShown(gives: Gives): string {
	switch (gives.kind) {
		case 'money_credit':
			return decimal(gives);
		case 'day_pass':
			return String(gives.passes);
		case 'discount':
			return percentOf(gives.off_ppm);
		default:
			return String(gives.minutes);
	}
}

/** What an amount as it was typed gives. */
export function givesOf(kind: GivesKind, text: string, currency: string): Gives {
	switch (kind) {
		case 'money_credit':
			return { kind, minor: minorOf(text, currency), currency };
		case 'day_pass':
			return { kind, passes: Number(text) };
		case 'discount':
			return { kind, off_ppm: ppmOf(text) };
		default:
			return { kind, minutes: Number(text) };
	}
}

/** The benefits that the fields named `name/0/…`, `name/1/…` hold. */
export function benefitsOf(name: string, data: FormData, currency: string): BenefitSetup[] {
	const benefits: BenefitSetup[] = [];
	for (let at = `${name}/0`; data.has(`${at}/name`); at = `${name}/${benefits.length}`) {
		const text = (field: string) => String(data.get(`${at}/${field}`) ?? '').trim();
		const all = (field: string) => data.getAll(`${at}/${field}`).map(String);
		benefits.push({
			name: text('name'),
			gives: givesOf(text('kind') as GivesKind, text('gives'), currency),
			scope: { kinds: all('scope/kinds'), locations: all('scope/locations') },
			days: text('days') === '' ? null : Number(text('days')),
			...(text('every') !== '' && { every: { count: Number(text('every')), unit: text('every/unit') as CycleUnit } })
		});
	}
	return benefits;
}
