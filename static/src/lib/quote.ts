import { api } from './api/client.ts';
import type { Answer } from './api/problem.ts';
import type { Found, LocationName, Room } from './api/types.ts';
import { findOptions } from './find.ts';
import { dateIn, minutesBetween, timeIn } from './time.ts';

/** What is about to be booked, as the server offers it now. */
export interface Quote {
	location: LocationName;
	room: Room;
	found: Found;
	starts_at: string;
	ends_at: string;
	people: number;
}

/** What the confirm page's address says. */
export interface Asked {
	location: string;
	resource: string;
	starts_at: string;
	ends_at: string;
	people: number;
}

/** Asks the server for the offer again: its price, and whether it still stands. */
export async function quote({ location: id, resource, starts_at, ends_at, people }: Asked): Promise<Answer<Quote>> {
	const options = await findOptions();
	if (!options.ok) return options;
	const location = options.value.locations.find((one) => one.id === id);
	if (!location) return missing;
	const answer = await api.get('/api/bookings/find', {
		query: {
			location: id,
			date: dateIn(starts_at, location.zone),
			time: timeIn(starts_at, location.zone),
			length_minutes: minutesBetween(starts_at, ends_at),
			people
		}
	});
	if (!answer.ok) return answer;
	const room = answer.value.rooms.find((one) => one.resource.id === resource);
	if (!room) return missing;
	return { ok: true, value: { location, room, found: answer.value, starts_at, ends_at, people } };
}

const missing: Answer<Quote> = { ok: false, problem: { slug: 'not-found', status: 404, title: '', errors: [], more: {} } };
