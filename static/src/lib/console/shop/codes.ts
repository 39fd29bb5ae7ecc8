import type { Answer } from '../../api/problem.ts';
import type { Viewer } from '../../api/types.ts';
import { m } from '../../paraglide/messages.js';
import { spaceZone } from '../../space-zone.ts';
import { momentIn, zoneCity } from '../../time.ts';
import { audiences } from '../choices.ts';
import type { FieldSpec } from '../fields.ts';
import OffFields from './OffFields.svelte';
import { offOf, offText } from './off.ts';
import ScopeFields from './ScopeFields.svelte';
import { scopeOf, scopeText } from './scope.ts';
import type { CodeSetup, DiscountCode, Known, Off } from './types.ts';

/** Everything that a code is; what people write is said once, when it is new. */
export function codeSpecs(viewer: Viewer, known: Known[], isNew: boolean): FieldSpec[] {
	const zone = spaceZone(viewer);
	const currencies = [...new Set(viewer.locations.map(({ currency }) => currency))].map((code): [string, string] => [code, code]);
	const uses = (name: string, label: string): FieldSpec => ({ name, label, kind: 'number', min: 1, max: 1_000_000, optional: true, hint: m.setup_places_hint() });
	const at = (name: string, label: string): FieldSpec => ({ name, label, kind: 'instant', zone, optional: true, hint: m.conshop_zone_hint({ city: zoneCity(zone) }) });
	const under = (group: string, specs: FieldSpec[]): FieldSpec[] => specs.map((spec) => ({ ...spec, group }));
	return [
		...under(m.setup_group_what(), [
			...(isNew ? [{ name: 'code', label: m.shop_code(), kind: 'text', max: 40, pattern: '\\s*[A-Za-z0-9\\-]+\\s*', hint: m.conshop_code_hint() } satisfies FieldSpec] : []),
			{ name: 'name', label: m.console_name(), kind: 'text', hint: m.conshop_name_hint() }
		]),
		...under(m.conshop_off(), [{ name: 'off', label: m.conshop_off_kind(), kind: 'own', choices: currencies, own: { field: OffFields, read: offOf, words: (off) => offText(off as Off) } }]),
		...under(m.conshop_scope(), [
			{
				name: 'scope', label: m.conshop_scope(), kind: 'own', initial: { plans: true, products: true, bookings: true, ids: [] },
				own: { field: ScopeFields, from: known, read: scopeOf, words: (scope) => scopeText(scope as CodeSetup['scope'], known) }
			}
		]),
		...under(m.conshop_who_and_when(), [
			{ name: 'audience', label: m.console_audience(), kind: 'select', choices: audiences() },
			at('valid_from', m.console_from()),
			at('valid_until', m.console_until()),
			uses('uses_max', m.conshop_uses_max()),
			uses('uses_per_customer_max', m.conshop_uses_each_max()),
			{ name: 'archived', label: m.console_archived(), kind: 'check', hint: m.conshop_archived_hint() }
		])
	];
}

/**
 * An answer about a code whose errors point at the form's fields: the body of a new one holds the rest under `setup`,
 * what is wrong inside of `off` is told of it as a whole, and a code that there is already is one that was typed.
 */
export async function atFields<T>(asked: Promise<Answer<T>>, { off }: CodeSetup): Promise<Answer<T>> {
	const answer = await asked;
	if (answer.ok) return answer;
	const amount = off.kind === 'percent' ? 'off_ppm' : 'minor';
	const taken = answer.problem.slug === 'code-exists' ? [{ pointer: '/code', rule: 'code-exists', detail: answer.problem.title }] : [];
	const errors = answer.problem.errors.map((error) => ({ ...error, pointer: error.pointer.replace(/^\/setup\//, '/').replace(/^\/off$/, `/off/${amount}`) }));
	return { ok: false, problem: { ...answer.problem, errors: [...errors, ...taken] } };
}

/** Where a code stands, in a word; `tone` colours it. */
export function codeState(code: DiscountCode, now = new Date().toISOString()): { text: string; tone: 'good' | 'bad' | '' } {
	if (code.archived) return { text: m.console_archived(), tone: '' };
	if (code.valid_until && Date.parse(code.valid_until) <= Date.parse(now)) return { text: m.conshop_over(), tone: '' };
	if (code.uses_max !== null && code.uses_max <= code.uses) return { text: m.conshop_used_up(), tone: 'bad' };
	if (code.valid_from && Date.parse(now) < Date.parse(code.valid_from)) return { text: m.conshop_not_yet(), tone: '' };
	return { text: m.conshop_counts(), tone: 'good' };
}

/** "2 of 10", or "2" where there is no cap. */
export const usesText = ({ uses, uses_max: max }: DiscountCode): string => (max === null ? String(uses) : m.cap_used({ used: uses, max }));

/** "1 Dec 2026, 00:00 – 1 Jan 2027, 00:00", by the space's clock. */
export function windowText({ valid_from: from, valid_until: until }: CodeSetup, zone: string): string {
	if (from && until) return `${momentIn(from, zone)} – ${momentIn(until, zone)}`;
	if (from) return m.conshop_from({ when: momentIn(from, zone) });
	return until ? m.conshop_until({ when: momentIn(until, zone) }) : m.conshop_always();
}

/** What a code is, without what the server counts. */
export function setupOf({ name, off, scope, audience, valid_from, valid_until, uses_max, uses_per_customer_max, archived }: DiscountCode): CodeSetup {
	return { name, off, scope, audience, valid_from, valid_until, uses_max, uses_per_customer_max, archived };
}
