import type { PlanOffer } from '../types.ts';

/** The first day on which somebody can begin with what is offered: `today`, or later, once what they have of it is over and a place is free. */
export const firstDay = (offer: Pick<PlanOffer, 'has' | 'free_from'> | undefined, today: string): string =>
	[today, offer?.has?.ends_on ?? '', offer?.free_from ?? ''].sort().at(-1) ?? today;
