import { getLocale } from '#lib/paraglide/runtime.js';

/**
 * Times as people read them. Instants are RFC 3339 UTC text; a wall-clock time always needs a zone, so every function
 * that shows one asks for it: the location's, or `ownZone()`.
 */

/** English as the world writes it: 24 hours, day before month. */
const tags: Record<string, string> = { en: 'en-GB', es: 'es', de: 'de' };
const formats = new Map<string, Intl.DateTimeFormat>();

/** How an instant is written in a zone, in the language of the page; made once. */
export function format(zone: string, options: Intl.DateTimeFormatOptions, tag = tags[getLocale()] ?? 'en-GB'): Intl.DateTimeFormat {
	const key = tag + zone + JSON.stringify(options);
	let found = formats.get(key);
	if (!found) formats.set(key, (found = new Intl.DateTimeFormat(tag, { ...options, timeZone: zone })));
	return found;
}

/** The zone this browser lives in. */
export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

let chosen: () => string | null = () => null;

/** Whoever looks reads times in what `zone` answers from now on; null for the browser's. Pages ask what changes by itself (`zone.svelte.ts`). */
export const readIn = (zone: () => string | null): void => void (chosen = zone);

/** A zone by the name that the browser knows it by; null for one that it does not know, and for none. */
export function knownZone(zone: string | null): string | null {
	try {
		return zone && new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
	} catch {
		return null;
	}
}

/** The zone of whoever looks: that of their profile, else the browser's. */
export const ownZone = (): string => chosen() ?? browserZone();

/** "Melbourne" for "Australia/Melbourne". */
export const zoneCity = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/** The wall clock of a zone at an instant, as "2026-11-24T10:00": sortable, and what a calendar or an input takes. */
export function wallClock(instant: string, zone: string): string {
	const parts = format(
		zone,
		{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
		'en-GB'
	).formatToParts(new Date(instant));
	const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
	return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`;
}

/** The local date of an instant, "2026-11-24". */
export const dateIn = (instant: string, zone: string): string => wallClock(instant, zone).slice(0, 10);

/** The local time of an instant, "10:00". */
export const timeIn = (instant: string, zone: string): string => wallClock(instant, zone).slice(11);

/** Today in a zone, "2026-11-24". */
export const todayIn = (zone: string): string => dateIn(new Date().toISOString(), zone);

/** A local date some days later. Calendar days, so it is counted in UTC, where every day has 24 hours. */
export function addDays(date: string, days: number): string {
	const later = new Date(`${date}T00:00:00Z`);
	later.setUTCDate(later.getUTCDate() + days);
	return later.toISOString().slice(0, 10);
}

/** "10:00" in the viewer's language. */
export const clock = (instant: string, zone: string): string =>
	format(zone, { hour: '2-digit', minute: '2-digit' }).format(new Date(instant));

/** "10:00–11:00" in a zone. */
export const span = (starts: string, ends: string, zone: string): string => `${clock(starts, zone)}–${clock(ends, zone)}`;

/** "Tuesday 24 November" of a local date; the year is added when it is not this one. */
export function longDate(date: string): string {
	const year = date.slice(0, 4) === String(new Date().getFullYear()) ? undefined : 'numeric';
	return format('UTC', { weekday: 'long', day: 'numeric', month: 'long', year }).format(new Date(`${date}T12:00:00Z`));
}

/** "Tue 24 Nov" of a local date. */
export const shortDate = (date: string): string =>
	format('UTC', { weekday: 'short', day: 'numeric', month: 'short' }).format(new Date(`${date}T12:00:00Z`));

/** Days from today in a zone to a local date: 0 is today, 1 tomorrow. */
export const daysFromToday = (date: string, zone: string): number =>
	Math.round((Date.parse(`${date}T00:00:00Z`) - Date.parse(`${todayIn(zone)}T00:00:00Z`)) / 86_400_000);

/** Date and time of something that happened, for lists such as sessions. */
export const moment = (instant: string): string =>
	format(ownZone(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));

/** The same by the clock of a zone: what operators set up by the space's time. */
export const momentIn = (instant: string, zone: string): string =>
	format(zone, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));

/** Whole minutes between two instants. */
export const minutesBetween = (starts: string, ends: string): number => (Date.parse(ends) - Date.parse(starts)) / 60_000;

/** "Monday" for ISO weekday 1, in the viewer's language. 2024-01-01 was a Monday. */
export const weekdayName = (weekday: number): string =>
	format('UTC', { weekday: 'long' }).format(new Date(Date.UTC(2024, 0, weekday, 12)));

/**
 * The same span on the viewer's own clock, or null where both clocks agree. The days are named when they differ from
 * the location's day: "23:00–00:00", or "Mon 23 Nov 23:00–00:00".
 */
export function ownSpan(starts: string, ends: string, zone: string, own = ownZone()): string | null {
	if (wallClock(starts, zone) === wallClock(starts, own) && wallClock(ends, zone) === wallClock(ends, own)) return null;
	const text = span(starts, ends, own);
	const day = dateIn(starts, own);
	return day === dateIn(starts, zone) ? text : `${shortDate(day)}, ${text}`;
}

/** "24–26 Dec" of two local dates, "24 Dec" when they are one. */
export const dateRange = (first: string, last: string): string =>
	format('UTC', { day: 'numeric', month: 'short' }).formatRange(new Date(`${first}T12:00:00Z`), new Date(`${last}T12:00:00Z`));

/** "24 Dec 2026" of a local date: where it stands in a table or is to be relied upon. */
export const plainDate = (date: string): string =>
	format('UTC', { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(`${date}T12:00:00Z`));
