import { m } from '#lib/paraglide/messages.js';
import type { Problem } from './api/problem.ts';

/**
 * Every no of the API in plain words, with what to do. A rule that is not here yet is told in the server's own words.
 * Loaded only when there is a problem to tell (or a refusal to show).
 */
const texts: Record<string, () => string> = {
	unreachable: m.problem_unreachable,
	internal: m.problem_internal,
	'sign-in-required': m.problem_sign_in_required,
	forbidden: m.problem_forbidden,
	'not-found': m.problem_not_found,
	'wrong-credentials': m.problem_wrong_credentials,
	'email-not-verified': m.problem_email_not_verified,
	'session-ended': m.problem_session_ended,
	'link-not-valid': m.problem_link_not_valid,
	'members-only': m.problem_members_only,
	'section-hidden': m.problem_section_hidden,
	'may-not-book': m.problem_may_not_book,
	'resource-closed-to-you': m.problem_resource_closed_to_you,
	'outside-opening-hours': m.problem_outside_opening_hours,
	'location-closed': m.problem_location_closed,
	'too-soon': m.problem_too_soon,
	'too-far-ahead': m.problem_too_far_ahead,
	'too-short': m.problem_too_short,
	'too-long': m.problem_too_long,
	'off-the-grain': m.problem_off_the_grain,
	'too-many-open-bookings': m.problem_too_many_open_bookings,
	'gap-too-short': m.problem_gap_too_short,
	'slot-taken': m.problem_slot_taken,
	'no-rate': m.problem_no_rate,
	'too-many-people': m.problem_too_many_people,
	'already-started': m.problem_already_started,
	'not-cancellable': m.problem_not_cancellable,
	invalid: m.problem_invalid
};

const rules: Record<string, () => string> = {
	required: m.rule_required,
	email: m.rule_email,
	password: m.rule_password,
	terms: m.rule_terms
};

export function problemText(problem: Problem): string {
	if (problem.slug === 'too-many-attempts') {
		const seconds = Number(problem.more.retry_after_seconds ?? 60);
		return m.problem_too_many_attempts({ minutes: Math.max(1, Math.ceil(seconds / 60)) });
	}
	return texts[problem.slug]?.() ?? problem.detail ?? problem.title;
}

/** The text of a booking rule, or the server's words for it. The server's detail names the number, so it is added. */
export const ruleText = (rule: string, detail?: string): string => texts[rule]?.() ?? detail ?? rule;

/** What is wrong with one field. */
export const fieldText = (rule: string, detail: string): string => rules[rule]?.() ?? detail;
