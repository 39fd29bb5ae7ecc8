import { wallClock } from './time.ts';

/**
 * The instant at which a zone's clock shows "2026-11-24T10:00"; empty where that is no time. A time that the clock shows
 * twice is its first; one that it leaves out is as much later as it leaves out.
 */
export function instantOf(local: string, zone: string): string {
	const wanted = Date.parse(`${local}Z`);
	if (Number.isNaN(wanted)) return '';
	const ahead = (at: number) => Date.parse(`${wallClock(new Date(at).toISOString(), zone)}Z`) - at;
	// Clocks change by the offset before or the one after: one of them is right, or both, or neither.
	const day = 86_400_000;
	const before = wanted - ahead(wanted - day);
	const after = wanted - ahead(wanted + day);
	const found = [before, after].find((at) => at + ahead(at) === wanted) ?? before;
	return new Date(found).toISOString();
}
