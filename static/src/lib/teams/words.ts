import { amountText } from '../money/amount.ts';
import { m } from '../paraglide/messages.js';
import { rights } from '../rights.ts';
import type { Right, Team } from './types.ts';

/** Rights in one line. */
export const rightsText = (of: Right[]): string =>
	rights()
		.filter(([right]) => of.includes(right as Right))
		.map(([, text]) => text)
		.join(', ');

/** What somebody may not do in a team; nothing, if that is nothing. */
export const withheldText = (of: Right[]): string => (of.length > 0 ? m.team_may_not({ what: rightsText(of) }) : '');

/** The rights whose box was ticked. */
export const tickedRights = (data: FormData): Right[] => data.getAll('withheld').map((right) => String(right) as Right);

export type SharedKind = Team['shared_kinds'][number];

/** What a payer can share, in words. */
export const sharedKinds = (): [SharedKind, string][] => [
	['time_credit', m.team_shared_time()],
	['money_credit', m.team_shared_money()],
	['day_pass', m.team_shared_day_passes()],
	['time_pass', m.team_shared_time_passes()]
];

export const sharedKindText = (kind: SharedKind): string => sharedKinds().find(([known]) => known === kind)?.[1] ?? '';

/** Kinds of what a payer shares, in one line. */
export const sharedKindsText = (kinds: SharedKind[]): string =>
	sharedKinds()
		.filter(([kind]) => kinds.includes(kind))
		.map(([, text]) => text)
		.join(', ');

/** How much of what is shared one member may draw in a month, in a sentence; `currency` is that of caps on money. */
export function limitsText(kinds: SharedKind[], caps: Team['share_caps'], currency: string): string {
	const limits = kinds.flatMap((kind) => {
		const max = caps[kind];
		return max === undefined ? [] : [m.share_drawn_of({ what: sharedKindText(kind), amount: amountText(kind, max, currency) })];
	});
	return limits.length > 0 ? m.share_caps_are({ what: limits.join(' · ') }) : m.share_caps_none();
}
