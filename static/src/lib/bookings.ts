import { announce } from './announce.svelte.ts';
import { api } from './api/client.ts';
import type { Problem } from './api/problem.ts';
import type { Booking, Offer } from './api/types.ts';
import { m } from './paraglide/messages.js';
import { paths } from './paths.ts';

/** Cancels and says so; hands the cancelled booking to `done`. The problem, if any, is for the dialog to tell. */
export async function cancelBooking(id: string, done: (cancelled: Booking) => void): Promise<Problem | null> {
	const answer = await api.post('/api/bookings/{id}/cancellation', undefined, { params: { id } });
	if (!answer.ok) return answer.problem;
	announce(m.booking_cancelled_now());
	done(answer.value);
	return null;
}

/** Where an offer is confirmed. */
export const confirmPath = (offer: Offer, location: string, people?: number): string =>
	paths.confirm({ location, resource: offer.resource_id, starts_at: offer.starts_at, ends_at: offer.ends_at, people });

/** What was to be booked, as it is offered by now, where a problem says that it costs something else than was seen. */
export const offerOf = (problem: Problem): Offer | null => (problem.more.offer as Offer | undefined) ?? null;

/** The alternatives that a problem carries, if it does. */
export const alternativesOf = (problem: Problem): Offer[] =>
	Array.isArray(problem.more.alternatives) ? (problem.more.alternatives as Offer[]) : [];
