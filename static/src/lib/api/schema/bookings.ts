/** By hand, until functions/bookings has its golden OpenAPI; `npm run generate` then writes this file. */
import type { Op } from './by-hand.ts';

export interface components {
	schemas: {
		Money: { minor: number; currency: string };
		LocationName: { id: string; name: string; zone: string; currency: string };
		Kind: { id: string; name: string; category: string };
		Resource: {
			id: string;
			name: string;
			kind: S['Kind'];
			location_id: string;
			capacity: number;
			units: number;
			amenities: string[];
			description: string;
		};
		PriceLine: { rate: string; minutes: number; unit: string; amount: S['Money'] };
		Offer: {
			resource_id: string;
			resource_name: string;
			starts_at: string;
			ends_at: string;
			price: S['Money'];
			price_why: S['PriceLine'][];
			change: 'none' | 'shift' | 'shorten' | 'other_room';
		};
		Refusal: { rule: string; detail: string; fix: S['Offer'] | null };
		Room: { resource: S['Resource']; offer: S['Offer'] | null; refusal: S['Refusal'] | null; starts: S['Offer'][] };
		Found: {
			location: S['LocationName'];
			date: string;
			time: string | null;
			length_minutes: number;
			day_refusal: S['Refusal'] | null;
			rooms: S['Room'][];
			alternatives: S['Offer'][];
		};
		FindOptions: { locations: S['LocationName'][]; kinds: S['Kind'][]; amenities: string[]; lengths_minutes: number[] };
		Busy: { starts_at: string; ends_at: string; kind: 'booking' | 'buffer' | 'linked'; mine: boolean; booking_id: string | null };
		Day: {
			location: S['LocationName'];
			date: string;
			opens_at: string | null;
			closes_at: string | null;
			closure: { reason: string } | null;
			resources: { resource: S['Resource']; busy: S['Busy'][] }[];
		};
		Booking: {
			id: string;
			status: 'confirmed' | 'cancelled';
			title: string | null;
			people: number | null;
			resource: { id: string; name: string; kind_name: string };
			location: S['LocationName'];
			starts_at: string;
			ends_at: string;
			price: S['Money'];
			price_why: S['PriceLine'][];
			created_at: string;
			cancelled_at: string | null;
			cancellable: { allowed: boolean; rule: string | null; until: string | null };
		};
		CreateBooking: { resource_id: string; starts_at: string; ends_at: string; people?: number; title?: string };
	};
}

type S = components['schemas'];
type Id = { path: { id: string } };

export interface FindQuery {
	location: string;
	date: string;
	time?: string;
	length_minutes: number;
	people?: number;
	kind?: string;
	amenities?: string;
}

export interface paths {
	'/api/bookings/find': { get: Op<{ query: FindQuery }, S['Found']> };
	'/api/bookings/options': { get: Op<unknown, S['FindOptions']> };
	'/api/bookings/day': { get: Op<{ query: { location: string; date: string } }, S['Day']> };
	'/api/bookings': {
		get: Op<{ query?: { when?: 'upcoming' | 'past'; cursor?: string } }, { items: S['Booking'][]; next_cursor: string | null }>;
		post: Op<unknown, S['Booking'], S['CreateBooking']>;
	};
	'/api/bookings/{id}': { get: Op<Id, S['Booking']> };
	'/api/bookings/{id}/cancellation': { post: Op<Id, S['Booking']> };
}
