import { m } from '#lib/paraglide/messages.js';
import { dateIn, daysFromToday, longDate } from './time.ts';

/** "Today", "Tomorrow", or "Thursday 26 November". */
export function dayText(date: string, zone: string): string {
	const days = daysFromToday(date, zone);
	if (days === 0) return m.today();
	return days === 1 ? m.tomorrow() : longDate(date);
}

/** The same for an instant, by the location's clock. */
export const dayOf = (instant: string, zone: string): string => dayText(dateIn(instant, zone), zone);
