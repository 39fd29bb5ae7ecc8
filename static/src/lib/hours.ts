import { weekdayName } from './time.ts';

interface Hours {
	weekday: number;
	opens: string;
	closes: string;
}

/** Opening hours as people say them: days in a row with equal hours are one line, "Monday–Friday 08:00–20:00". */
export function hoursLines(hours: Hours[]): { days: string; times: string[] }[] {
	const timesOf = (weekday: number) =>
		hours.filter((entry) => entry.weekday === weekday).map(({ opens, closes }) => `${opens}–${closes}`);
	const lines: { first: number; last: number; times: string[] }[] = [];
	for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
		const times = timesOf(weekday);
		const before = lines.at(-1);
		if (before && before.times.join() === times.join()) before.last = weekday;
		else lines.push({ first: weekday, last: weekday, times });
	}
	return lines.map(({ first, last, times }) => ({
		days: first === last ? weekdayName(first) : `${weekdayName(first)}–${weekdayName(last)}`,
		times
	}));
}
