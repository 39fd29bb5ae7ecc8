import type { PlaceSetup } from '#lib/activity/types.ts';
import { money } from '#lib/money.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Choices } from '../choices.ts';
import type { FieldSpec } from '../fields.ts';
import { taxClasses } from '../plans/specs.ts';

export const selfCheckIn = (): Choices => [
	['door', m.act_self_door()],
	['anywhere', m.act_self_anywhere()],
	['desk', m.act_self_desk()]
];

/** What says how members check in at a location. */
export const setupSpecs = (plans: Choices): FieldSpec[] => [
	{ name: 'self_check_in', label: m.act_self(), kind: 'select', choices: selfCheckIn() },
	{ name: 'capacity', label: m.act_capacity(), kind: 'number', optional: true, min: 1, max: 100_000, hint: m.act_capacity_hint() },
	{ name: 'plan_ids', label: m.act_plans(), kind: 'several', choices: plans, hint: m.act_plans_hint() },
	{ name: 'day_price_minor', label: m.act_day_price(), kind: 'money', optional: true, hint: m.act_day_price_hint() },
	{ name: 'tax_class', label: m.act_tax(), kind: 'select', choices: taxClasses() }
];

/** A location's setup in a line. */
export function setupText(place: PlaceSetup, plans: Choices): string {
	const named = place.plan_ids.map((id) => plans.find(([one]) => one === id)?.[1] ?? id);
	const parts = [
		selfCheckIn().find(([one]) => one === place.self_check_in)?.[1],
		place.capacity && m.act_room_for({ count: place.capacity }),
		named.length > 0 && m.act_with_plans({ plans: named.join(', ') }),
		place.day_price && m.act_a_day({ price: money(place.day_price) })
	];
	return parts.filter(Boolean).join(' · ');
}
