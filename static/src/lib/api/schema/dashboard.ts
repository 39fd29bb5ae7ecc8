/** By hand, until functions/dashboard has its golden OpenAPI; `npm run generate` then writes this file. */
import type { components as bookings } from './bookings.ts';
import type { Op } from './by-hand.ts';
import type { components as space } from './space.ts';

export interface components {
	schemas: {
		Today: {
			location: space['schemas']['LocationName'];
			opens_at: string | null;
			closes_at: string | null;
			closure: { reason: string } | null;
		};
		Dashboard: {
			viewer: space['schemas']['Viewer'];
			next_bookings: bookings['schemas']['Booking'][];
			open_bookings: { count: number; max: number | null };
			today: components['schemas']['Today'][];
		};
	};
}

export interface paths {
	'/api/dashboard': { get: Op<unknown, components['schemas']['Dashboard']> };
}
