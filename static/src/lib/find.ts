import { api } from './api/client.ts';
import type { Answer } from './api/problem.ts';
import type { Day, FindOptions, Found } from './api/types.ts';
import type { Query } from './paths.ts';
import { todayIn } from './time.ts';

/** What someone looks for, as the address of the find page says it. */
export interface Wish {
	location: string;
	date: string;
	time: string;
	length_minutes: number;
	people: number;
	kind: string;
	amenities: string[];
	view: 'list' | 'day';
}

export interface Search {
	wish: Wish;
	found: Found;
	/** The day plan, when that view is open. */
	day: Day | null;
}

let asked: Promise<Answer<FindOptions>> | null = null;

/** What the form offers. Asked once; asked again only when it went wrong. */
export function findOptions(): Promise<Answer<FindOptions>> {
	asked ??= api.get('/api/bookings/options').then((answer) => {
		if (!answer.ok) asked = null;
		return answer;
	});
	return asked;
}

/** The wish in an address. What it leaves open is filled with the first location, today there, and an hour for one. */
export function wishOf(search: URLSearchParams, locations: FindOptions['locations']): Wish | null {
	const location = locations.find(({ id }) => id === search.get('location')) ?? locations[0];
	if (!location) return null;
	const date = search.get('date') ?? '';
	return {
		location: location.id,
		date: /^\d{4}-\d\d-\d\d$/.test(date) ? date : todayIn(location.zone),
		time: search.get('time') ?? '',
		length_minutes: Number(search.get('length_minutes')) || 60,
		people: Number(search.get('people')) || 1,
		kind: search.get('kind') ?? '',
		amenities: search.getAll('amenities').flatMap((text) => text.split(',')).filter(Boolean),
		view: search.get('view') === 'day' ? 'day' : 'list'
	};
}

/** The wish as a query: of the page, and (without the view) of the API. */
export function wishQuery({ amenities, view, ...rest }: Wish): Query {
	return { ...rest, amenities: amenities.join(','), view: view === 'day' ? 'day' : '' };
}

/** The wish that a find form holds; empty fields say nothing. */
export function wishIn(form: HTMLFormElement, view: Wish['view']): Query {
	const data = new FormData(form);
	const of = (name: string) => String(data.get(name) ?? '');
	return {
		location: of('location'),
		date: of('date'),
		time: of('time'),
		length_minutes: of('length_minutes'),
		people: of('people'),
		kind: of('kind'),
		amenities: data.getAll('amenities').join(','),
		view: view === 'day' ? 'day' : ''
	};
}

/** Finds; with the day plan at the same time when that view is open. Null when there is no location to look at. */
export async function search(params: URLSearchParams): Promise<Answer<Search | null>> {
	const options = await findOptions();
	if (!options.ok) return options;
	const wish = wishOf(params, options.value.locations);
	if (!wish) return { ok: true, value: null };
	const { location, date, time, length_minutes, people, kind, amenities } = wish;
	const query = { location, date, time, length_minutes, people, kind, amenities: amenities.join(',') };
	const [found, day] = await Promise.all([
		api.get('/api/bookings/find', { query }),
		wish.view === 'day' ? api.get('/api/bookings/day', { query: { location, date } }) : null
	]);
	if (!found.ok) return found;
	if (day && !day.ok) return day;
	return { ok: true, value: { wish, found: found.value, day: day?.value ?? null } };
}
