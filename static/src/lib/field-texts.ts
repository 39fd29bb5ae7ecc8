import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { FieldError } from './api/problem.ts';
import { decimals } from './money.ts';
import { plainDate } from './time.ts';

/** What is wrong with one field, by the rule that it breaks and what the rule names. */

const rules: Record<string, () => string> = {
	required: m.rule_required,
	email: m.rule_email,
	password: m.rule_password,
	terms: m.rule_terms,
	'terms-version': m.rule_terms_version,
	'too-common': m.rule_too_common,
	guessable: m.rule_guessable,
	wrong: m.rule_wrong,
	'wrong-code': m.rule_wrong_code,
	'same-email': m.rule_same_email,
	scopes: m.rule_scopes,
	'paid-elsewhere': m.problem_paid_elsewhere,
	unknown: m.rule_unknown,
	'other-address': m.rule_other_address,
	'not-of-customer': m.rule_not_of_customer,
	'no-length': m.rule_no_length,
	weeks: m.rule_weeks,
	shorter: m.rule_shorter,
	months: m.rule_months,
	iban: m.rule_iban,
	'vat-number': m.rule_vat,
	'too-much': m.rule_too_much,
	'more-than-came': m.rule_more_than_came,
	'choose-one': m.rule_choose_one,
	'required-for-transfers': m.rule_required_for_transfers,
	'required-for-reverse-charge': m.rule_required_for_reverse_charge,
	'reverse-charge-at-home': m.rule_reverse_charge_at_home,
	'buyers-at-home': m.rule_buyers_at_home,
	'orders-at-home': m.rule_orders_at_home,
	'reverse-charge-to-come': m.rule_reverse_charge_to_come,
	'kept-for-reverse-charge': m.rule_kept_for_reverse_charge,
	'same-series': m.rule_same_series,
	'in-order': m.rule_in_order,
	'each-once': m.rule_each_once,
	deposit: m.rule_deposit,
	positive: m.rule_positive,
	'leaves-too-little': m.rule_leaves_too_little,
	'no-rate': m.rule_no_rate,
	'from-the-first-day': m.rule_from_the_first_day,
	'exchange-rate': m.rule_exchange_rate,
	'rates-stand': m.rule_rates_stand,
	'no-accounting-currency': m.rule_no_accounting_currency,
	'accounting-currency': m.rule_accounting_currency,
	'too-many-rates': m.rule_too_many_rates,
	'code-exists': m.problem_code_exists,
	'name-taken': m.problem_name_taken,
	'question-taken': m.problem_question_taken,
	placeholder: m.rule_placeholder,
	empty: m.rule_empty,
	order: m.rule_order,
	past: m.rule_past,
	'has-plan': m.rule_customer_has_plan,
	'too-many-contracts': m.problem_too_many_contracts,
	'plan-full': m.rule_plan_full,
	'out-of-stock': m.problem_out_of_stock,
	'start-has-passed': m.problem_start_has_passed,
	'too-far-ahead': m.problem_too_far_ahead,
	'after-start': m.rule_after_start,
	far: m.rule_far,
	twice: m.rule_twice,
	elsewhere: m.rule_elsewhere,
	too_many: m.rule_too_many,
	letters: m.rule_letters,
	currency: m.rule_currency,
	'in-the-team': m.rule_in_the_team,
	taken: m.rule_taken,
	https: m.rule_https,
	answer: m.rule_answer,
	choices: m.rule_choices,
	'no-role': m.rule_no_role,
	'wider-than-own': m.rule_wider_than_own,
	'corporate-only': m.rule_corporate_only,
	'scanned-before': m.problem_delivery_scanned_before,
	itself: m.rule_ticket_itself,
	'ticket-of-another-customer': m.problem_ticket_of_another,
	'ticket-closed': m.rule_ticket_closed,
	'ticket-merged': m.rule_ticket_merged,
	storage: m.rule_storage,
	nameless: m.rule_nameless,
	address: m.rule_required,
	percent: () => m.rule_percent({ example: number(12.5) }),
	pattern: m.rule_pattern,
	'contracts-run': m.rule_contracts_run,
	discount: m.rule_discount,
	fixed: m.rule_fixed,
	once: m.rule_once,
	overlap: m.rule_overlap,
	period: m.rule_period,
	product: m.rule_product,
	'notice-before-due': m.rule_notice_before_due,
	'not-before-first': m.rule_not_before_first,
	'not-yet': m.rule_not_yet,
	'too-long-ago': m.rule_too_long_ago,
	duplicate: m.rule_each_once,
	'guests-sign-up': m.rule_guests_sign_up,
	'guests-approval': m.rule_guests_approval,
	'guests-factor': m.rule_guests_factor,
	'guests-rights': m.rule_guests_rights,
	'paid-until-needed': m.problem_paid_until_needed,
	'not-paid-elsewhere': m.problem_not_paid_elsewhere,
	used: m.rule_below_use,
	'no-such-invoice': m.rule_no_such_invoice
};

type Values = Record<string, string>;

/** Rules whose texts name something: the page's own, which know it. */
const naming: Record<string, (values: Values) => string> = { amount: amountText, number: numberText, day: dayText, such: ({ example = '' }) => m.rule_such_as({ example }) };

export function fieldText({ pointer, rule, detail, values = {} }: FieldError): string {
	if (rule === 'unknown' && pointer.endsWith('/currency')) return m.rule_no_such_currency();
	// A pattern's own words are its field's hint.
	if (rule === 'pattern' && detail) return detail;
	return naming[rule]?.(values) ?? rules[rule]?.() ?? saidText(detail);
}

const number = (of: number | string, decimals = 0): string =>
	new Intl.NumberFormat(getLocale(), { useGrouping: Number(of) >= 10_000, minimumFractionDigits: decimals }).format(Number(of));

function amountText({ currency }: Values): string {
	const count = decimals(currency ?? 'EUR');
	if (count === 0) return m.rule_amount_whole({ example: number(1250), currency: currency ?? '' });
	return m.rule_amount({ example: number(12.5, count), count });
}

function numberText({ min = '', max = '', step = '' }: Values): string {
	if (max === '') return min === '' ? m.rule_number() : m.rule_number_from({ min: number(min) });
	const range = { min: number(min || 0), max: number(max) };
	return step === '1' ? m.rule_whole_range(range) : m.rule_range(range);
}

function dayText({ min = '', max = '' }: Values): string {
	if (!max) return m.rule_day_from({ date: plainDate(min) });
	return min ? m.rule_day_range({ first: plainDate(min), last: plainDate(max) }) : m.rule_day_until({ date: plainDate(max) });
}

/**
 * The sentences in which the server says what a value of its types must be, once, for all of its fields.
 * They are English; here they are told in the viewer's language. `field-texts.test.ts` has one of each.
 */
const sentences: [RegExp, (...found: string[]) => string][] = [
	[/^must have [1-9]\d* to \d+ characters, has 0$/, () => m.rule_required()],
	[/^must have 0 to (\d+) characters/, (max) => m.rule_length_max({ max: number(max) })],
	[/^must have (\d+) to (\d+) characters/, (min, max) => m.rule_length({ min: number(min), max: number(max) })],
	[/^must have at most (\d+) items$/, (max) => m.rule_items_max({ max: number(max) })],
	[/^at most (\d+)/, (max) => m.rule_items_max({ max: number(max) })],
	[/^must have (\d+) to (\d+) digits$/, (min, max) => m.rule_digits_range({ min, max })],
	[/^must have (six|eight|nine) digits$/, (word) => m.rule_digits({ count: { six: 6, eight: 8, nine: 9 }[word] ?? 0 })],
	[/^must be 1 to \d+ minor units$/, () => m.rule_positive()],
	[/^must be 0 to \d+ minor units$/, () => m.rule_too_large()],
	[/^must be (-?\d+) to (-?\d+)(?: \w+)?$/, (min, max) => m.rule_whole_range({ min: number(min), max: number(max) })],
	[/^not a day such as/, () => m.rule_day()],
	[/^not 1 to 8 capital letters or digits/, () => m.rule_prefix()],
	[/^not .* such as (\S+)$/, (example) => m.rule_such_as({ example })],
	[/^not .* such as (\+\d[\d ]+)$/, (example) => m.rule_such_as({ example })],
	[/^closes must be later than opens$/, () => m.rule_order()],
	[/control characters$/, () => m.rule_control()],
	[/^invalid type: null/, () => m.rule_required()],
	[/^invalid type: floating point/, () => m.rule_whole()],
	[/^invalid (type|value)/, () => m.rule_unreadable()],
	[/^unknown variant/, () => m.rule_unreadable()]
];

function saidText(detail: string): string {
	for (const [sentence, text] of sentences) {
		const found = detail.match(sentence);
		if (found) return text(...found.slice(1));
	}
	return detail;
}
