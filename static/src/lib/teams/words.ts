import { m } from '../paraglide/messages.js';
import { rights } from '../rights.ts';
import type { Right } from './types.ts';

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
