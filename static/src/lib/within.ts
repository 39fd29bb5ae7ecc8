import { getLocale } from '#lib/paraglide/runtime.js';
import { dateIn, daysFromToday } from './time.ts';
import { dayOf } from './when.ts';

/** The day of an instant within a sentence: "today", "tomorrow", or "Thursday 26 November". */
export function dayWithin(instant: string, zone: string): string {
	const text = dayOf(instant, zone);
	return [0, 1].includes(daysFromToday(dateIn(instant, zone), zone)) ? text.toLocaleLowerCase(getLocale()) : text;
}
