import { expect, test } from 'vitest';
import { addDays, browserZone, knownZone, ownSpan, ownZone, plainDate, readIn, span, wallClock, zoneCity } from './time.ts';
import { periodText } from './money/periods.ts';
import { countdown } from './shop/countdown.ts';
import { instantOf } from './typed-time.ts';

test('a wall clock is read in the asked zone', () => {
	expect(wallClock('2026-11-24T10:00:00Z', 'Europe/Madrid')).toBe('2026-11-24T11:00');
	expect(wallClock('2026-11-24T13:30:00Z', 'Australia/Melbourne')).toBe('2026-11-25T00:30');
});

test('summer time moves the wall clock, not the instant', () => {
	expect(wallClock('2026-07-01T10:00:00Z', 'Europe/Madrid')).toBe('2026-07-01T12:00');
});

test.each([
	['2026-11-24T11:00', 'Europe/Madrid', '2026-11-24T10:00:00.000Z', 'in winter'],
	['2026-07-01T12:00', 'Europe/Madrid', '2026-07-01T10:00:00.000Z', 'in summer'],
	['2026-10-25T02:30', 'Europe/Madrid', '2026-10-25T00:30:00.000Z', 'the first of two'],
	['2026-03-29T02:30', 'Europe/Madrid', '2026-03-29T01:30:00.000Z', 'left out, so an hour later'],
	['2026-03-29T03:00', 'Europe/Madrid', '2026-03-29T01:00:00.000Z', 'the first after what is left out'],
	['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z', 'the first of two, half an hour apart'],
	['2026-11-24T10:00', 'Pacific/Kiritimati', '2026-11-23T20:00:00.000Z', 'the earliest zone there is']
])('%s in %s is %s: %s', (local, zone, instant) => {
	expect(instantOf(local, zone)).toBe(instant);
	if (!local.startsWith('2026-03-29T02')) expect(wallClock(instant, zone)).toBe(local);
});

test('what is no time is no instant', () => {
	expect(['', 'soon', '2026-13-40T99:00'].map((text) => instantOf(text, 'Europe/Madrid'))).toEqual(['', '', '']);
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

test('somebody lives where their profile says, and else where their browser is', () => {
	for (const [said, lives] of [['Asia/Tokyo', 'Asia/Tokyo'], ['Mars/Base', browserZone()], ['Europe/Berlin', 'Europe/Berlin'], [null, browserZone()]] as const) {
		readIn(() => knownZone(said));
		expect(ownZone()).toBe(lives);
	}
});
