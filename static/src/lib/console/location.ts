import type { Location, LocationSetup } from '../api/types.ts';
import { m } from '../paraglide/messages.js';
import { weekdayName } from '../time.ts';
import type { FieldSpec, Values } from './fields.ts';

/** A location's own fields. */
export const locationSpecs = (): FieldSpec[] => [
	{ name: 'name', label: m.console_name(), kind: 'text' },
	{ name: 'slug', label: m.console_slug(), kind: 'text', pattern: '[a-z0-9]+(-[a-z0-9]+)*', such: 'old-mill-2' },
	{ name: 'zone', label: m.console_zone(), kind: 'text', known: Intl.supportedValuesOf('timeZone') },
	{ name: 'currency', label: m.console_currency(), kind: 'text', pattern: '[A-Z]{3}', such: 'EUR', initial: 'EUR' },
	{ name: 'address', label: m.console_address(), kind: 'area', max: 500 }
];

/** Opening hours as text, one field a day: "08:00–12:00, 14:00–18:00". */
export const hoursSpecs = (): FieldSpec[] =>
	[1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
		name: `day${weekday}`,
		label: weekdayName(weekday),
		kind: 'text',
		optional: true,
		pattern: String.raw`\s*(\d\d:\d\d\s*[–\-]\s*\d\d:\d\d\s*(,\s*)?)*`,
		such: '08:00–12:00, 14:00–18:00',
		initial: weekday < 6 ? '08:00–20:00' : ''
	}));

/** A location as its form shows it. */
export const locationValues = ({ hours, ...location }: Location): Values => ({
	...location,
	...Object.fromEntries(
		[1, 2, 3, 4, 5, 6, 7].map((weekday) => [
			`day${weekday}`,
			hours.filter((one) => one.weekday === weekday).map(({ opens, closes }) => `${opens}–${closes}`).join(', ')
		])
	)
});

/** What the form holds, as the API takes it. */
export function locationSetup(values: Values): LocationSetup {
	const { name, slug, zone, currency, address } = values as unknown as LocationSetup;
	const hours = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
		[...String(values[`day${weekday}`] ?? '').matchAll(/(\d\d:\d\d)\s*[–-]\s*(\d\d:\d\d)/g)].map(([, opens = '', closes = '']) => ({ weekday, opens, closes }))
	);
	return { name, slug, zone, currency, address, hours };
}
