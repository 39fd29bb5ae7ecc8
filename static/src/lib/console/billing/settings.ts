import { invalid, type Answer } from '../../api/problem.ts';
import type { Viewer } from '../../api/types.ts';
import { countries } from '../../money/billing/countries.ts';
import { kindText } from '../../money/pay/methods.ts';
import { m } from '../../paraglide/messages.js';
import { named, type Choices } from '../choices.ts';
import type { FieldSpec, Values } from '../fields.ts';
import { taxClasses } from '../plans/specs.ts';
import { orNothing } from './account.ts';
import { currencies } from './known.ts';
import type { Settings, SettingsSetup } from './types.ts';

/** How the space bills, in parts that are changed one at a time; the API takes and guards them together. */
export type Part = 'seller' | 'invoicing' | 'checkout' | 'dunning';
export const parts: Part[] = ['seller', 'invoicing', 'checkout', 'dunning'];

export const partText = (part: Part): { title: string; lead: string } =>
	({
		seller: { title: m.bill_seller(), lead: m.bill_seller_lead() },
		invoicing: { title: m.bill_invoicing(), lead: m.bill_invoicing_lead() },
		checkout: { title: m.bill_checkout(), lead: m.bill_checkout_lead() },
		dunning: { title: m.bill_dunning_policy(), lead: m.bill_dunning_lead() }
	})[part];

const payMethods = (): Choices => (['card', 'sepa_debit', 'bacs_debit', 'us_bank_account', 'bank_transfer', 'cash'] as const).map((kind) => [kind, kindText(kind)]);

const whenToPay = (): Choices => [
	['next_invoice', m.bill_pay_next_invoice()],
	['at_once', m.bill_pay_at_once()]
];

const seller = (): FieldSpec[] => [
	{ name: 'seller/name', label: m.bill_seller_name(), kind: 'text' },
	{ name: 'seller/trading_name', label: m.bill_trading_name(), kind: 'text', optional: true },
	{ name: 'seller/street', label: m.party_street(), kind: 'text', optional: true },
	{ name: 'seller/street_more', label: m.party_street_more(), kind: 'text', optional: true },
	{ name: 'seller/postcode', label: m.party_postcode(), kind: 'text', max: 20, optional: true },
	{ name: 'seller/city', label: m.party_city(), kind: 'text', optional: true },
	{ name: 'seller/country', label: m.party_country(), kind: 'select', choices: countries() },
	{ name: 'seller/vat_number', label: m.party_vat_number(), kind: 'text', max: 20, optional: true, hint: m.party_vat_hint() },
	{ name: 'seller/tax_number', label: m.bill_tax_number(), kind: 'text', optional: true, hint: m.bill_tax_number_hint() },
	{ name: 'seller/registration', label: m.party_registration(), kind: 'text', optional: true },
	{ name: 'seller/email', label: m.bill_seller_email(), kind: 'text', max: 254, optional: true },
	{ name: 'seller/phone', label: m.bill_seller_phone(), kind: 'text', optional: true },
	{ name: 'seller/iban', label: 'IBAN', kind: 'text', max: 50, optional: true, hint: m.bill_iban_hint() },
	{ name: 'seller/bic', label: 'BIC', kind: 'text', optional: true },
	{ name: 'seller/legal_lines', label: m.bill_legal_lines(), kind: 'lines', rows: 4, optional: true, hint: m.bill_legal_lines_hint() }
];

/** The currencies in which taxes are accounted for in Europe, with those of the space. */
const accounting = (viewer: Viewer, now: string | null): Choices =>
	currencies(viewer, [...(now ? [now] : []), 'EUR', 'GBP', 'CHF', 'CZK', 'DKK', 'HUF', 'ISK', 'NOK', 'PLN', 'RON', 'SEK']);

const invoicing = (viewer: Viewer, { accounting_currency: now }: Settings): FieldSpec[] => [
	{ name: 'due_days', label: m.setup_due_days(), kind: 'number', min: 0, max: 365, hint: m.bill_space_due_days_hint() },
	{ name: 'invoice_prefix', label: m.bill_invoice_prefix(), kind: 'text', max: 8, hint: m.bill_prefix_hint() },
	{ name: 'credit_prefix', label: m.bill_credit_prefix(), kind: 'text', max: 8, hint: m.bill_credit_prefix_hint() },
	{ name: 'location_id', label: m.bill_calendar(), kind: 'select', optional: true, choices: named(viewer.locations), hint: m.bill_calendar_hint() },
	{ name: 'accounting_currency', label: m.bill_accounting_currency(), kind: 'select', optional: true, choices: accounting(viewer, now), hint: m.bill_accounting_currency_hint() },
	{ name: 'prices_include_tax', label: m.bill_prices_include_tax(), kind: 'check', hint: m.bill_prices_include_tax_hint() },
	{ name: 'methods', label: m.bill_pay_methods(), kind: 'several', choices: payMethods(), hint: m.bill_pay_methods_hint() },
	{ name: 'creditor_id', label: m.bill_creditor_id(), kind: 'text', max: 35, optional: true, hint: m.bill_creditor_id_hint() }
];

const checkout = (): FieldSpec[] => [
	{ name: 'members_pay', label: m.bill_members_pay(), kind: 'select', choices: whenToPay() },
	{ name: 'contacts_pay', label: m.bill_contacts_pay(), kind: 'select', choices: whenToPay() },
	{ name: 'hold_minutes', label: m.bill_hold_minutes(), kind: 'number', min: 1, max: 120, hint: m.bill_hold_minutes_hint() },
	{ name: 'terms_version', label: m.bill_terms_version(), kind: 'text', max: 40, hint: m.bill_terms_version_hint() },
	{ name: 'terms_text', label: m.bill_terms_text(), kind: 'area', rows: 8, max: 20000, optional: true }
];

const dunning = (viewer: Viewer, { dunning: now }: Settings): FieldSpec[] => [
	{ name: 'dunning/remind', label: m.bill_remind(), kind: 'list', numbers: true, optional: true, group: m.bill_group_remind(), hint: m.bill_remind_hint() },
	{ name: 'dunning/retry', label: m.bill_retry(), kind: 'list', numbers: true, optional: true, group: m.bill_group_remind(), hint: m.bill_retry_hint() },
	{ name: 'dunning/late_fee/after_days', label: m.bill_fee_after(), kind: 'number', min: 1, max: 365, optional: true, group: m.bill_group_fee(), hint: m.bill_fee_after_hint() },
	{ name: 'dunning/late_fee/fee/minor', label: m.bill_fee(), kind: 'money', optional: true, group: m.bill_group_fee(), hint: m.bill_price_hint() },
	{
		name: 'dunning/late_fee/fee/currency', label: m.console_currency(), kind: 'select', group: m.bill_group_fee(), hint: m.bill_fee_currency_hint(),
		choices: currencies(viewer, now.late_fee ? [now.late_fee.fee.currency] : [])
	},
	{ name: 'dunning/late_fee/tax_class', label: m.setup_tax_class(), kind: 'select', choices: taxClasses(), group: m.bill_group_fee() },
	{ name: 'dunning/suspension/after_days', label: m.bill_suspend_after(), kind: 'number', min: 1, max: 365, optional: true, group: m.bill_group_suspension(), hint: m.bill_suspend_after_hint() },
	{ name: 'dunning/suspension/notice_days', label: m.bill_suspend_notice(), kind: 'number', min: 1, max: 365, optional: true, group: m.bill_group_suspension(), hint: m.bill_suspend_notice_hint() }
];

export const specsOf = (part: Part, viewer: Viewer, settings: Settings): FieldSpec[] =>
	part === 'seller' ? seller() : part === 'invoicing' ? invoicing(viewer, settings) : part === 'checkout' ? checkout() : dunning(viewer, settings);

/** All settings as the API takes them: what is `read`, with what the form of one part holds in its place. */
export function settingsSetup(read: Settings, part: Part, body: Values): SettingsSetup {
	const { tax_rates: _rates, exchange_rates: _exchange, without_rate: _without, version: _version, seller: { reference: _reference, ...seller }, ...rest } = read;
	const now = { ...rest, seller } as SettingsSetup;
	if (part === 'seller') return { ...now, seller: orNothing(body.seller as Values) as unknown as SettingsSetup['seller'] };
	if (part === 'dunning') return { ...now, dunning: dunningOf(body.dunning as Values) };
	return { ...now, ...body } as SettingsSetup;
}

/** A fee or a suspension of which nothing is said is none. */
function dunningOf({ late_fee: fee, suspension, ...rest }: Values): SettingsSetup['dunning'] {
	const { after_days: days, fee: costs } = fee as { after_days: number | null; fee: { minor: number | null } };
	const { after_days: late, notice_days: notice } = suspension as Record<string, number | null>;
	return { ...rest, late_fee: days === null && costs.minor === null ? null : fee, suspension: late === null && notice === null ? null : suspension } as SettingsSetup['dunning'];
}

/** Says early what is missing: a way to pay, or one half of a fee or a suspension; null where nothing is. */
export function missing({ methods, dunning: { late_fee: fee, suspension } }: SettingsSetup): Answer<never> | null {
	if (methods.length === 0) return wrong(['/methods'], 'choose-one');
	const empty = [
		fee && fee.after_days === null && '/dunning/late_fee/after_days',
		fee && fee.fee.minor === null && '/dunning/late_fee/fee/minor',
		suspension && suspension.after_days === null && '/dunning/suspension/after_days',
		suspension && suspension.notice_days === null && '/dunning/suspension/notice_days'
	].filter((pointer) => typeof pointer === 'string');
	return empty.length > 0 ? wrong(empty, 'required') : null;
}

const wrong = (pointers: string[], rule: string): Answer<never> => ({
	ok: false,
	problem: invalid(pointers.map((pointer) => ({ pointer, rule, detail: '' })))
});
