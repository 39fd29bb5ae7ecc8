/** Wall-clock arithmetic for the fake API. */

export function wall(instant: number, zone: string): string {
	const parts = new Intl.DateTimeFormat('en-GB', {
		timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23'
	}).formatToParts(instant);
	const of = (type: string) => parts.find((part) => part.type === type)!.value;
	return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`;
}

/** The instant at which a zone's clock shows a date and a time. */
export function instantOf(date: string, time: string, zone: string): number {
	const guess = Date.parse(`${date}T${time}:00Z`);
	const off = Date.parse(`${wall(guess, zone)}:00Z`) - guess;
	return guess - off;
}

export const iso = (instant: number): string => new Date(instant).toISOString().replace('.000Z', 'Z');

export function addDays(date: string, days: number): string {
	return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
