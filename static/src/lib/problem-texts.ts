import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { Problem } from './api/problem.ts';
import { fieldText } from './field-texts.ts';
import { money, type Money } from './money.ts';
import { plainDate } from './time.ts';

export { fieldText };

/**
 * Every no of the API in plain words, with what to do. A rule that is not here yet is told in the server's own words.
 * Loaded only when there is a problem to tell (or a refusal to show).
 */
const texts: Record<string, () => string> = {
	unreachable: m.problem_unreachable,
	internal: m.problem_internal,
	unavailable: m.problem_unavailable,
	'team-administrators-only': m.problem_team_administrators,
	'team-full': m.problem_team_full,
	'last-administrator': m.problem_last_administrator,
	'team-invitation-over': m.problem_team_invitation_over,
	'team-invitation-for-another': m.problem_team_invitation_other,
	'too-many-team-invitations': m.problem_team_invitations_many,
	'no-check-in': m.problem_no_check_in,
	'house-closed': m.problem_house_closed,
	'check-in-at-the-door': m.problem_at_the_door,
	'door-sign-old': m.problem_sign_old,
	'check-in-at-the-desk': m.problem_at_the_desk,
	'house-full': m.problem_house_full,
	'pass-needed': m.problem_pass_needed,
	'day-price-not-accepted': m.problem_day_price,
	'check-in-cap-reached': m.problem_check_in_cap,
	'not-checked-in': m.problem_not_in,
	'sign-in-required': m.problem_sign_in_required,
	forbidden: m.problem_forbidden,
	'cross-site': m.problem_cross_site,
	'not-found': m.problem_not_found,
	'changed-meanwhile': m.problem_changed_meanwhile,
	invalid: m.problem_invalid,
	'invalid-fields': m.problem_invalid,
	'invalid-body': m.problem_invalid,
	'body-too-large': m.problem_too_large,
	'wrong-credentials': m.problem_wrong_credentials,
	'email-not-verified': m.problem_email_not_verified,
	'session-ended': m.problem_session_ended,
	'link-not-valid': m.problem_link_not_valid,
	'sign-up-closed': m.problem_sign_up_closed,
	'no-guests': m.problem_no_guests,
	'has-password': m.problem_has_password,
	'section-off': m.problem_section_off,
	'members-only': m.problem_members_only,
	'contacts-only': m.problem_contacts_only,
	'no-customer': m.problem_no_customer,
	'no-private-area': m.problem_no_private_area,
	suspended: m.problem_suspended,
	'right-withheld': m.problem_forbidden,
	'resource-closed-to-you': m.problem_resource_closed_to_you,
	'resource-gone': m.problem_resource_gone,
	'too-many-people': m.problem_too_many_people,
	'location-closed': m.problem_location_closed,
	'outside-opening-hours': m.problem_outside_opening_hours,
	'in-the-past': m.problem_in_the_past,
	'too-soon': m.problem_too_soon,
	'too-far-ahead': m.problem_too_far_ahead,
	'too-short': m.problem_too_short,
	'too-long': m.problem_too_long,
	'off-the-grain': m.problem_off_the_grain,
	'too-many-open-bookings': m.problem_too_many_open_bookings,
	'gap-too-short': m.problem_gap_too_short,
	'slot-taken': m.problem_slot_taken,
	'no-rate': m.problem_no_rate,
	'idempotency-key-reused': m.problem_changed_meanwhile,
	'closure-exists': m.problem_closure_exists,
	'slug-taken': m.problem_slug_taken,
	'already-cancelled': m.problem_already_cancelled,
	'already-started': m.problem_already_started,
	'too-late-to-cancel': m.problem_too_late_to_cancel,
	'not-a-logo': m.problem_not_a_logo,
	'no-such-plan': m.problem_no_such_plan,
	'is-product': m.problem_is_product,
	'other-sort': m.problem_other_sort,
	'paid-by-another': m.problem_paid_by_another,
	'not-your-plan': m.problem_not_your_plan,
	'not-your-product': m.problem_not_your_product,
	'too-many-devices': m.problem_too_many_devices,
	'no-pushes': m.problem_no_pushes,
	'address-tried': m.problem_address_tried,
	'not-a-delivery-report': m.problem_no_delivery_report,
	'sold-out': m.problem_sold_out,
	'has-plan': m.problem_has_plan,
	'is-ordered': m.problem_is_ordered,
	'price-under-way': m.problem_price_under_way,
	'plan-full': m.problem_plan_full,
	'too-much-at-once': m.problem_too_much,
	'too-many-contracts': m.problem_too_many_contracts,
	'pay-first': m.problem_pay_first,
	'nothing-changes': m.problem_nothing_changes,
	'other-currency': m.problem_other_currency,
	'not-agreed': m.problem_not_agreed,
	'field-answered': m.problem_field_answered,
	'kind-stays': m.problem_kind_stays,
	'not-waiting': m.problem_not_waiting,
	'not-begun': m.problem_not_begun,
	'is-over': m.problem_is_over,
	'ends-already': m.problem_ends_already,
	'has-no-end': m.problem_has_no_end,
	'ended-by-operator': m.problem_ended_by_operator,
	'last-period-charged': m.problem_last_period_charged,
	'paid-until-unknown': m.problem_paid_until_unknown,
	'paid-until-needed': m.problem_paid_until_needed,
	'not-paid-elsewhere': m.problem_not_paid_elsewhere,
	'change-ahead': m.problem_change_ahead,
	'predecessor-left': m.problem_predecessor_left,
	'too-early': m.problem_too_early,
	'not-a-cycle-start': m.problem_not_a_cycle_start,
	'minimum-term': m.problem_minimum_term,
	'no-pauses': m.problem_no_pauses,
	'too-many-pauses': m.problem_too_many_pauses,
	'pause-too-long': m.problem_pause_too_long,
	'pause-overlaps': m.problem_pause_overlaps,
	'paid-elsewhere': m.problem_paid_elsewhere,
	rests: m.problem_rests,
	'no-such-pause': m.problem_changed_meanwhile,
	'pause-ends-anyway': m.problem_pause_ends_anyway,
	'nothing-to-take': m.problem_nothing_to_take,
	'preview-outdated': m.problem_preview_outdated,
	'no-provider': m.problem_no_provider,
	'already-paid': m.problem_already_paid,
	'amount-changed': m.problem_amount_changed,
	'payment-pending': m.problem_payment_pending,
	'too-many-payments': m.problem_too_many_payments,
	'begun-anew': m.problem_begun_anew,
	'payment-ended': m.problem_payment_ended,
	declined: m.problem_declined,
	'provider-unavailable': m.problem_provider_unavailable,
	'provider-refused': m.problem_provider_refused,
	'method-gone': m.problem_method_gone,
	'mandate-pending': m.problem_mandate_pending,
	'method-not-taken': m.problem_method_not_taken,
	'debit-too-slow': m.problem_debit_too_slow,
	'too-little-to-pay': m.problem_too_little,
	'several-currencies': m.problem_several_currencies,
	'statement-too-long': m.problem_statement_too_long,
	busy: m.problem_busy,
	'plan-cap-reached': m.problem_plan_cap,
	'payment-needed': m.problem_payment_needed,
	'benefits-changed': m.problem_benefits_changed,
	'nothing-left': m.problem_nothing_left,
	'deposit-held': m.problem_deposit_held,
	invoiced: m.problem_invoiced,
	'not-suspended': m.problem_not_suspended,
	'credited-too-much': m.problem_credited_too_much,
	'refund-exceeds-payment': m.problem_refund_too_much,
	'refund-ended': m.problem_refund_ended,
	'no-such-product': m.problem_no_such_product,
	'out-of-stock': m.problem_out_of_stock,
	'start-has-passed': m.problem_start_has_passed,
	'hold-lapsed': m.problem_hold_lapsed,
	'basket-full': m.problem_basket_full,
	'too-many-holds': m.problem_too_many_holds,
	'no-such-code': m.problem_no_such_code,
	'code-not-now': m.problem_code_not_now,
	'code-not-for-you': m.problem_code_not_for_you,
	'code-not-for-this': m.problem_code_not_for_this,
	'code-used-up': m.problem_code_used_up,
	'basket-empty': m.problem_basket_empty,
	'basket-has-problems': m.problem_basket_has_problems,
	'basket-changed': m.problem_basket_changed,
	'price-changed': m.problem_price_changed,
	'terms-changed': m.problem_terms_changed,
	'order-pending': m.problem_order_pending,
	'order-ended': m.problem_order_ended,
	'payment-under-way': m.problem_payment_under_way,
	'order-goes-back': m.problem_order_goes_back,
	'ordered-again': m.problem_ordered_again,
	'proposal-decided': m.problem_proposal_decided,
	'code-exists': m.problem_code_exists,
	'visit-outside-hours': m.problem_visit_outside_hours,
	'visitor-cap-reached': m.problem_visitor_cap,
	'visit-moved': m.problem_visit_moved,
	'not-today': m.problem_not_today,
	'visitor-terms-changed': m.problem_visitor_terms_changed,
	'no-walk-ins': m.problem_no_walk_ins,
	'several-of-that-name': m.problem_several_of_that_name,
	'nobody-expected': m.problem_nobody_expected,
	'kiosk-closed': m.problem_kiosk_closed,
	'kiosk-link-over': m.problem_kiosk_link_over,
	'file-empty': m.problem_file_empty,
	'file-type': m.problem_file_type,
	'file-broken': m.problem_file_broken,
	'picture-too-large': m.problem_picture_too_large,
	'too-many-files': m.problem_too_many_files,
	'file-gone': m.problem_file_gone,
	'ticket-closed': m.problem_ticket_closed,
	'ticket-merged': m.problem_ticket_merged,
	'ticket-holds-others': m.problem_ticket_holds_others,
	'ticket-of-another-customer': m.problem_ticket_of_another,
	'too-many-tickets': m.problem_too_many_tickets,
	'too-many-messages': m.problem_too_many_messages,
	'department-archived': m.problem_department_archived,
	'name-taken': m.problem_name_taken,
	'question-taken': m.problem_question_taken,
	'too-many-faq-entries': m.problem_too_many_faq_entries,
	'way-lapsed': m.problem_way_lapsed,
	'way-closed': m.problem_way_closed,
	'way-not-believed': m.problem_way_not_believed,
	'way-declined': m.problem_way_declined,
	'email-not-proven': m.problem_email_not_proven,
	'email-taken': m.problem_email_taken,
	'email-of-others': m.problem_email_of_others,
	'provider-required': m.problem_provider_required,
	'identity-taken': m.problem_identity_taken,
	'identity-differs': m.problem_identity_differs,
	'last-way-in': m.problem_last_way_in,
	'sign-in-again': m.problem_sign_in_again,
	'challenge-lapsed': m.problem_challenge_lapsed,
	'second-step-on': m.problem_second_step_on,
	'second-step-off': m.problem_second_step_off,
	'operator-already': m.problem_operator_already,
	'operator-invitation-over': m.problem_operator_invitation_over,
	'operator-invitation-for-another': m.problem_operator_invitation_other,
	'approval-decided': m.problem_approval_decided,
	'approval-awaited': m.problem_approval_awaited,
	'second-factor-required': m.problem_second_factor_required,
	'passkey-not-believed': m.problem_passkey_not_believed,
	'passkey-unknown': m.problem_passkey_unknown,
	'passkey-taken': m.problem_passkey_taken,
	'passkey-here': m.problem_passkey_here,
	'passkey-declined': m.problem_passkey_declined,
	'limit-reached': m.problem_limit_reached,
	'operators-locked-out': m.problem_operators_locked_out,
	'no-sealing-key': m.problem_no_sealing_key,
	'not-a-picture': m.problem_not_a_picture,
	'export-asked-lately': m.problem_export_asked_lately,
	'erasure-not-asked': m.problem_erasure_not_asked,
	'erasure-blocked': m.problem_erasure_blocked,
	'too-many-customer-files': m.problem_too_many_customer_files,
	'delivery-moved': m.problem_delivery_moved,
	'handling-not-offered': m.problem_handling_not_offered,
	'delivery-fee-changed': m.problem_delivery_fee_changed,
	'handling-not-asked-for': m.problem_handling_not_asked_for,
	'wrong-collection-code': m.problem_wrong_collection_code,
	'delivery-scanned-before': m.problem_delivery_scanned_before,
	'delivery-policy-taken': m.problem_delivery_policy_taken
};

export function problemText(problem: Problem): string {
	if (problem.slug === 'too-many-attempts') {
		const seconds = Number(problem.more.retry_after_seconds ?? 60);
		return m.problem_too_many_attempts({ minutes: Math.max(1, Math.ceil(seconds / 60)) });
	}
	if (problem.slug === 'visitor-cap-reached' && problem.more.per) return capReached(problem.more);
	if (problem.slug === 'too-little-to-pay' && problem.more.least) {
		const payable = problem.more.payable as Money | null | undefined;
		if (payable) return m.problem_too_fine({ payable: money(payable) });
		return m.problem_too_little_least({ text: m.problem_too_little(), amount: money(problem.more.least as Money) });
	}
	// What is told apart from its fields names what is wrong with them.
	if (problem.errors.length > 0 && isAboutFields(problem.slug)) return problem.errors.map(fieldText).join(' ');
	const text = ruleText(problem.slug, problem.detail) || problem.title;
	// The day from which it would do, where the rule knows one.
	const day = [problem.more.earliest, problem.more.next, problem.more.until].find((one) => typeof one === 'string' && /^\d{4}-\d\d-\d\d$/.test(one));
	return day ? m.problem_day_named({ text, date: plainDate(day as string) }) : text;
}

const isAboutFields = (slug: string): boolean => slug === 'invalid' || slug === 'invalid-fields';

/** Which cap of visitors is reached, and when there is room again. */
function capReached({ per, visits_max: max, room_again_on: again }: Record<string, unknown>): string {
	const count = { max: Number(max) };
	const texts: Record<string, () => string> = {
		day: () => m.vis_cap_full_day(count),
		week: () => m.vis_cap_full_week(count),
		month: () => m.vis_cap_full_month(count),
		plan_day: () => m.vis_cap_full_plan_day(count),
		plan_week: () => m.vis_cap_full_plan_week(count),
		plan_month: () => m.vis_cap_full_plan(count)
	};
	const text = texts[String(per)]?.() ?? m.problem_visitor_cap();
	return typeof again === 'string' ? `${text} ${m.vis_cap_room_again({ date: plainDate(again) })}` : text;
}

/**
 * The text of a rule, or the server's words for it. What the server adds names the number (or an operator's reason), so
 * it is not lost where it can be read: its sentences are English, an operator's reason is in the operator's words.
 */
export function ruleText(rule: string, detail = ''): string {
	const text = texts[rule]?.();
	if (!text) return detail;
	if (rule === 'location-closed') return detail ? `${text} (${detail})` : text;
	return detail && getLocale() === 'en' ? `${text} ${detail}` : text;
}
