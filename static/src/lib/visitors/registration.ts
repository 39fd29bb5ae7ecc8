import { text } from '../forms/form.svelte.ts';
import { instantOf } from '../typed-time.ts';
import type { Registration, Visit } from './types.ts';

/** What the form holds, as the API takes it. Dates and times are those of the location's clock. */
export function registrationOf(data: FormData, zone: string): Registration {
	const day = text(data, 'day');
	const every = text(data, 'repeat');
	const rows = new Set([...data.keys()].map((name) => /^visitors\/(\d+)\//.exec(name)?.[1]).filter((n) => n !== undefined));
	return {
		location_id: text(data, 'location_id'),
		host_id: text(data, 'host_id') || null,
		booking_id: text(data, 'booking_id') || null,
		starts_at: instantOf(`${day}T${text(data, 'starts_at')}`, zone),
		ends_at: instantOf(`${day}T${text(data, 'ends_at')}`, zone),
		repeat: every
			? { every: every as 'day', interval: Number(text(data, 'repeat/interval') || 1), weekdays: data.getAll('repeat/weekdays').map(Number), until: text(data, 'repeat/until') }
			: null,
		reason: text(data, 'reason'),
		note: text(data, 'note'),
		visitors: [...rows].map((n) => ({
			name: text(data, `visitors/${n}/name`),
			email: text(data, `visitors/${n}/email`) || null,
			company: text(data, `visitors/${n}/company`),
			locale: null
		}))
	};
}

/** The people of a registration, each with their first visit. */
export function firstVisits(visits: Visit[]): Visit[] {
	const seen = new Set<string>();
	return visits.filter(({ guest_id }) => !seen.has(guest_id) && seen.add(guest_id));
}
