import { m } from '../paraglide/messages.js';
import { weekdayName } from '../time.ts';

/** Choices that the API names, in words. Functions, because the words change with the language. */
export type Choices = [value: string, text: string][];

export const audiences = (): Choices => [
	['everyone', m.console_everyone()],
	['members', m.console_members()],
	['contacts', m.console_contacts()]
];

export const categories = (): Choices => [
	['meeting_room', m.category_meeting_room()],
	['hot_desk', m.category_hot_desk()],
	['dedicated_desk', m.category_dedicated_desk()],
	['office', m.category_office()],
	['phone_booth', m.category_phone_booth()],
	['other', m.category_other()]
];

export const units = (): Choices => [
	['hour', m.unit_hour()],
	['half_day', m.unit_half_day()],
	['day', m.unit_day()],
	['use', m.unit_use()]
];

export const weekdays = (): Choices => [1, 2, 3, 4, 5, 6, 7].map((day) => [String(day), weekdayName(day)]);

/** Things with a name as choices. */
export const named = (items: { id: string; name: string }[]): Choices => items.map(({ id, name }) => [id, name]);

/** The text of a choice, or the value itself where it is not among them. */
export const textOf = (choices: Choices, value: string): string => choices.find(([one]) => one === value)?.[1] ?? value;
