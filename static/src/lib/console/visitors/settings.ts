import { m } from '../../paraglide/messages.js';
import { badgeFields } from '../../visitors/words.ts';
import type { PlaceSettings, Reception } from '../../visitors/types.ts';
import type { FieldSpec } from '../fields.ts';

export const walkIns = (): [string, string][] => [
	['host_approves', m.vis_walk_ins_host()],
	['open', m.vis_walk_ins_open()],
	['off', m.vis_walk_ins_off()]
];

/** What says how visitors are received. */
export const receptionSpecs = (): FieldSpec[] => [
	{ name: 'day_max', label: m.vis_day_max(), group: m.vis_caps(), kind: 'number', optional: true, min: 1, max: 1000 },
	{ name: 'week_max', label: m.vis_week_max(), group: m.vis_caps(), kind: 'number', optional: true, min: 1, max: 1000 },
	{ name: 'month_max', label: m.vis_month_max(), group: m.vis_caps(), kind: 'number', optional: true, min: 1, max: 10_000, hint: m.vis_caps_hint() },
	{ name: 'operator_approves', label: m.vis_operator_approves(), group: m.vis_approval(), kind: 'check', hint: m.vis_operator_approves_hint() },
	{ name: 'walk_ins', label: m.vis_walk_ins(), group: m.vis_approval(), kind: 'select', choices: walkIns() },
	{ name: 'terms_text', label: m.vis_terms_text(), group: m.kiosk_terms(), kind: 'area', optional: true, max: 10_000, rows: 6, hint: m.vis_terms_hint() },
	{ name: 'signature', label: m.vis_signature(), group: m.kiosk_terms(), kind: 'check' },
	{ name: 'badge_fields', label: m.vis_badge_fields(), group: m.vis_badge(), kind: 'several', choices: badgeFields() },
	{ name: 'kept_days', label: m.vis_kept_days(), group: m.vis_keeping(), kind: 'number', min: 1, max: 3650, hint: m.vis_kept_days_hint() }
];

/** The caps of a place in a line. */
export function capsText({ day_max: day, week_max: week, month_max: month }: Reception): string {
	const parts = [day && m.vis_max_a_day({ max: day }), week && m.vis_max_a_week({ max: week }), month && m.vis_max_a_month({ max: month })];
	return parts.filter(Boolean).join(', ') || m.vis_no_caps();
}

/** What settings are of. */
export const placeName = ({ place, name }: PlaceSettings): string => (place === 'space' ? m.vis_everywhere() : name);
