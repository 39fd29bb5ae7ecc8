import type { Viewer } from '#lib/api/types.ts';
import { todayIn } from '#lib/time.ts';

export interface Asked {
	location: string;
	day: string;
	search: string;
}

/** Which location and day an address asks for: the first there is and today there, unless it says. */
export function askedIn(url: URL, viewer: Viewer): Asked & { zone: string } {
	const of = (name: string) => (url.searchParams.get(name) ?? '').trim();
	const place = viewer.locations.find(({ id }) => id === of('location')) ?? viewer.locations[0];
	const zone = place?.zone ?? 'UTC';
	const day = /^\d{4}-\d\d-\d\d$/.test(of('day')) ? of('day') : todayIn(zone);
	return { location: place?.id ?? '', day, search: of('search'), zone };
}
