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
