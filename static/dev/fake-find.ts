import { addDays, instantOf, iso, wall } from './fake-clock.ts';
import { kinds, locationName, locations, ratePerHour, resources, taken, type Resource } from './fake-data.ts';

/** Find and day plan of the fake API: honest about opening hours and what is taken, simple in everything else. */

const minute = 60_000;

export function offer(room: Resource, starts: number, ends: number, change = 'none') {
	const { currency } = locations.find(({ id }) => id === room.location_id)!;
	const minutes = (ends - starts) / minute;
	const amount = { minor: Math.round((ratePerHour[room.id]! * minutes) / 60), currency };
	return {
		resource_id: room.id, resource_name: room.name, starts_at: iso(starts), ends_at: iso(ends), price: amount,
		cost: { draws: [], discount: null, net: amount, tax: { minor: 0, currency }, gross: amount, tax_rate_ppm: 0, tax_reason: null, prices_include_tax: false, pays: amount.minor ? 'next_invoice' : 'nothing' },
		price_why: amount.minor ? [{ rate: 'Members, weekdays', minutes, unit: 'hour', unit_price: { minor: ratePerHour[room.id], currency }, quantity_hundredths: (minutes * 100) / 60, capped: false, amount }] : [], change
	};
}

function openHours(location: (typeof locations)[number], date: string) {
	const weekday = ((new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7) + 1;
	const closure = location.closures.find(({ starts_on, ends_on }) => starts_on <= date && date <= ends_on) ?? null;
	const hours = closure ? undefined : location.hours.find((one) => one.weekday === weekday);
	return {
		closure: closure?.reason ?? null,
		opens: hours ? instantOf(date, hours.opens, location.zone) : null,
		closes: hours ? instantOf(date, hours.closes, location.zone) : null
	};
}

function busyOf(room: Resource, date: string, zone: string) {
	return (taken[room.id] ?? []).map(({ from, to, mine = false }) => ({
		starts: instantOf(date, from, zone), ends: instantOf(date, to, zone), mine
	}));
}

export function find(query: URLSearchParams) {
	const location = locations.find(({ id }) => id === query.get('location')) ?? locations[0]!;
	const date = query.get('date')!;
	const time = query.get('time');
	const length = Number(query.get('length_minutes')) * minute;
	const amenities = (query.get('amenities') ?? '').split(',').filter(Boolean);
	const { opens, closes, closure } = openHours(location, date);
	const wanted = resources.filter(
		(room) =>
			room.location_id === location.id && room.capacity * room.units >= Number(query.get('people') ?? 1) &&
			(!query.get('kind') || room.kind.id === query.get('kind')) && amenities.every((one) => room.amenities.includes(one))
	);
	const now = Date.now();
	const startsOf = (room: Resource) => {
		const busy = busyOf(room, date, location.zone);
		const starts = [];
		for (let at = opens ?? 0; opens && closes && at + length <= closes; at += 30 * minute) {
			if (at > now && !busy.some((one) => one.starts < at + length && at < one.ends)) starts.push(offer(room, at, at + length));
		}
		return starts;
	};
	const asked = time ? instantOf(date, time, location.zone) : null;
	const rooms = opens === null ? [] : wanted.map((room) => {
		const starts = startsOf(room);
		const at = asked === null ? null : (starts.find((one) => one.starts_at === iso(asked)) ?? null);
		const why = asked === null || at ? null : asked < now ? 'already-started' : asked < opens || asked + length > closes! ? 'outside-opening-hours' : 'slot-taken';
		return { resource: room, offer: at, refusal: why && { rule: why, detail: '' }, starts };
	});
	const alternatives = asked === null ? [] : rooms.flatMap(({ offer: at, starts }) => {
		const later = starts.find((one) => Date.parse(one.starts_at) >= asked);
		return at ? [{ ...at, change: 'other_room' }] : later ? [{ ...later, change: 'shift' }] : [];
	}).slice(0, 4);
	return {
		location: locationName(location), date, time, length_minutes: length / minute,
		day_refusal: opens === null ? { rule: 'location-closed', detail: closure ?? '' } : null, rooms, alternatives
	};
}

export function day(query: URLSearchParams) {
	const location = locations.find(({ id }) => id === query.get('location')) ?? locations[0]!;
	const date = query.get('date')!;
	const { opens, closes, closure } = openHours(location, date);
	return {
		location: locationName(location), date, opens_at: opens && iso(opens), closes_at: closes && iso(closes), closure,
		resources: resources.filter((room) => room.location_id === location.id).map((room) => ({
			resource: room,
			busy: busyOf(room, date, location.zone).map(({ starts, ends, mine }) => ({ starts_at: iso(starts), ends_at: iso(ends), mine, booking_id: mine ? 'bkg_3' : null }))
		}))
	};
}

export function today() {
	return locations.map((location) => {
		const { opens, closes, closure } = openHours(location, wall(Date.now(), location.zone).slice(0, 10));
		return { location: locationName(location), opens_at: opens && iso(opens), closes_at: closes && iso(closes), closure, open_now: opens !== null && opens <= Date.now() && Date.now() < closes! };
	});
}

export const options = {
	locations: locations.map(locationName), kinds, amenities: ['screen', 'whiteboard', 'video call', 'terrace', 'monitor', 'ventilation'],
	lengths_minutes: [30, 60, 90, 120, 180, 240, 480]
};

/** Ada's bookings around now. */
export function someBookings() {
	const at = (days: number, time: string, room: number, minutes: number, more: object = {}) => {
		const resource = resources[room]!;
		const location = locations.find(({ id }) => id === resource.location_id)!;
		const starts = instantOf(addDays(wall(Date.now(), location.zone).slice(0, 10), days), time, location.zone);
		const { price, price_why, cost } = offer(resource, starts, starts + minutes * minute);
		return {
			id: '', status: 'confirmed', title: '', people: 4, resource: { id: resource.id, name: resource.name, kind_name: resource.kind.name },
			location: locationName(location), starts_at: iso(starts), ends_at: iso(starts + minutes * minute), price, price_why, cost,
			created_at: '2026-11-20T09:12:00Z', cancelled_at: null as string | null,
			cancellable: { allowed: days > 0, rule: days > 0 ? null : 'already-started', until: iso(starts - 120 * minute) }, ...more
		};
	};
	const upcoming = [
		at(1, '10:00', 1, 60, { title: 'Team retro' }), at(2, '09:30', 5, 90), at(3, '15:00', 0, 120, { title: 'Board meeting with a rather long title that has to wrap' }), at(7, '08:00', 4, 480)
	];
	const past = Array.from({ length: 12 }, (_, index) => at(-3 - index * 4, '11:00', index % 5, 60, index === 2 ? { status: 'cancelled', cancelled_at: '2026-11-01T10:00:00Z' } : {}));
	return [...upcoming, ...past].map((booking, index) => ({ ...booking, id: `bkg_${index + 1}` }));
}
