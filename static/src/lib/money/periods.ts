import { addDays, format } from '../time.ts';

/** "16 May – 15 Jun 2026" of the days from one until before another. */
export const periodText = (from: string, until: string): string =>
	format('UTC', { day: 'numeric', month: 'short', year: 'numeric' }).formatRange(new Date(`${from}T12:00:00Z`), new Date(`${addDays(until, -1)}T12:00:00Z`));

/** "May 2026" of a month, "2026-05". */
export const monthName = (month: string): string =>
	format('UTC', { month: 'short', year: 'numeric' }).format(new Date(`${month}-01T12:00:00Z`));
