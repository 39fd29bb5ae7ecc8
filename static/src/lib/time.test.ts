import { expect, test } from 'vitest';
import { addDays, countdown, ownSpan, periodText, plainDate, span, wallClock, zoneCity } from './time.ts';

test('a wall clock is read in the asked zone', () => {
	expect(wallClock('2026-11-24T10:00:00Z', 'Europe/Madrid')).toBe('2026-11-24T11:00');
	expect(wallClock('2026-11-24T13:30:00Z', 'Australia/Melbourne')).toBe('2026-11-25T00:30');
});

test('summer time moves the wall clock, not the instant', () => {
	expect(wallClock('2026-07-01T10:00:00Z', 'Europe/Madrid')).toBe('2026-07-01T12:00');
});

test('days are counted over the change of clocks', () => {
	expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
	expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
});

test('one clock is shown where both agree', () => {
	expect(ownSpan('2026-11-24T10:00:00Z', '2026-11-24T11:00:00Z', 'Europe/Madrid', 'Europe/Berlin')).toBeNull();
});

test('both clocks are shown where they differ, with the day when that differs too', () => {
	const [starts, ends] = ['2026-11-23T23:00:00Z', '2026-11-24T00:00:00Z'];
	expect(span(starts, ends, 'Australia/Melbourne')).toBe('10:00–11:00');
	expect(ownSpan(starts, ends, 'Australia/Melbourne', 'UTC')).toBe('Mon 23 Nov, 23:00–00:00');
});

test('a zone is called by its city', () => {
	expect(zoneCity('America/New_York')).toBe('New York');
});

test('a period ends on the day before it is over', () => {
	expect(periodText('2026-05-16', '2026-06-16')).toMatch(/^16 May\s–\s15 June? 2026$/);
	expect(periodText('2026-12-01', '2027-01-01')).toMatch(/^1\s?–\s?31 Dec 2026$/);
	expect(plainDate('2026-12-24')).toBe('24 Dec 2026');
});

test('what is left is counted down to the second, and never below nothing', () => {
	expect([899_001, 59_000, 1, 0, -5_000].map(countdown)).toEqual(['15:00', '0:59', '0:01', '0:00', '0:00']);
	expect(countdown(3_849_000)).toBe('1:04:09');
});
