import type { Booking, LocationName, NextBooking } from './api/types.ts';

/** What a list shows of a booking, wherever it came from. */
export interface BookingLine {
	id: string;
	title: string;
	room: string;
	kind: string;
	location: LocationName;
	starts_at: string;
	ends_at: string;
	cancelled: boolean;
}

export const lineOf = ({ resource, status, ...booking }: Booking): BookingLine => ({
	...booking,
	room: resource.name,
	kind: resource.kind_name,
	cancelled: status === 'cancelled'
});

/** The dashboard lists only what still stands. */
export const lineOfNext = ({ resource_name, kind_name, ...booking }: NextBooking): BookingLine => ({
	...booking,
	room: resource_name,
	kind: kind_name,
	cancelled: false
});
