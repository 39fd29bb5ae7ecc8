import type { AskedField, FieldLabels } from '../api/types.ts';
import { m } from '../paraglide/messages.js';
import { getLocale } from '../paraglide/runtime.js';
import { plainDate } from '../time.ts';

/** A label in the reader's language, or in English. */
export const labelText = (labels: FieldLabels): string => labels[getLocale()] || labels.en;

/** The name of a field's input: where the server points to. */
export const inputName = (field: AskedField): string => `answers/${field.id}`;

/** What was answered, in words. */
export function answerText(field: AskedField): string {
	const { answer, kind } = field;
	const chosen = (id: unknown) => {
		const choice = field.choices.find((one) => one.id === id);
		return choice ? labelText(choice.labels) : String(id);
	};
	if (answer === null || answer === undefined) return m.fld_unanswered();
	if (kind === 'checkbox') return m.fld_ticked();
	if (kind === 'date') return plainDate(String(answer));
	return Array.isArray(answer) ? answer.map(chosen).join(', ') : kind === 'choice' ? chosen(answer) : String(answer);
}

/** What a form holds, as answers: null for what says nothing. */
export function answersOf(fields: AskedField[], data: FormData): Record<string, unknown> {
	const answers: Record<string, unknown> = {};
	for (const field of fields) {
		const name = inputName(field);
		if (field.kind === 'choices') answers[field.id] = data.getAll(name).map(String);
		else if (field.kind === 'checkbox') answers[field.id] = data.has(name);
		else answers[field.id] = String(data.get(name) ?? '').trim() || null;
	}
	return answers;
}
