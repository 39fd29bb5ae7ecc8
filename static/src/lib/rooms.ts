import type { Found, Offer, Room } from './api/types.ts';
import { timeIn } from './time.ts';

/** Whether a room can be booked as asked: at the asked time, or at any time of the day when none was asked. */
export const fits = (room: Room, found: Found): boolean => (found.time ? room.offer !== null : room.starts.length > 0);

/** How many rooms can be booked as asked. */
export const bookable = (found: Found): number => found.rooms.filter((room) => fits(room, found)).length;

export interface PartOfDay {
	part: 'morning' | 'afternoon' | 'evening';
	starts: Offer[];
}

/** Start times by part of the day, by the location's clock; empty parts are left out. */
export function partsOfDay(starts: Offer[], zone: string): PartOfDay[] {
	const part = (offer: Offer): PartOfDay['part'] => {
		const time = timeIn(offer.starts_at, zone);
		if (time < '12:00') return 'morning';
		return time < '17:00' ? 'afternoon' : 'evening';
	};
	return (['morning', 'afternoon', 'evening'] as const)
		.map((name) => ({ part: name, starts: starts.filter((offer) => part(offer) === name) }))
		.filter(({ starts: some }) => some.length > 0);
}

/** The few starts nearest to an asked time, in order of the day; the first few when none was asked. */
export function nearest(starts: Offer[], time: string | null, zone: string, count: number): Offer[] {
	if (!time) return starts.slice(0, count);
	const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
	const away = (offer: Offer) => Math.abs(minutes(timeIn(offer.starts_at, zone)) - minutes(time));
	return [...starts]
		.sort((one, other) => away(one) - away(other))
		.slice(0, count)
		.sort((one, other) => one.starts_at.localeCompare(other.starts_at));
}

/** An amenity as people read it: "step free" for "step_free". */
export const amenityText = (amenity: string): string => amenity.replaceAll('_', ' ');
