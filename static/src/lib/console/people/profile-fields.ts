import type { FieldChoice, FieldSetup, ProfileField } from '../../api/types.ts';
import { m } from '../../paraglide/messages.js';
import type { FieldSpec, Values } from '../fields.ts';
import ChoiceRows from './ChoiceRows.svelte';

export const kinds = (): [string, string][] => [
	['text', m.fld_kind_text()],
	['long_text', m.fld_kind_long_text()],
	['choice', m.fld_kind_choice()],
	['choices', m.fld_kind_choices()],
	['checkbox', m.fld_kind_checkbox()],
	['date', m.fld_kind_date()]
];

export const askedWhen = (): [string, string][] => [
	['sign_up', m.fld_asked_sign_up()],
	['later', m.fld_asked_later()],
	['profile', m.fld_asked_profile()]
];

export const wordOf = (choices: [string, string][], value: string): string => choices.find(([known]) => known === value)?.[1] ?? value;

/** The choices that a form holds. */
function readChoices(data: FormData): FieldChoice[] {
	const all = (name: string) => data.getAll(name).map((one) => String(one).trim());
	const [ids, en, de, es] = [all('choice-id'), all('choice-en'), all('choice-de'), all('choice-es')];
	return ids.map((id, index) => ({ id, labels: { en: en[index] ?? '', de: de[index] ?? '', es: es[index] ?? '' } }));
}

/** What the operator's form about a field asks; its kind is set once. */
export const fieldSpecs = (isNew: boolean): FieldSpec[] => [
	{ name: 'labels/en', label: m.fld_label({ language: 'English' }), kind: 'text', max: 200 },
	{ name: 'labels/de', label: m.fld_label({ language: 'Deutsch' }), kind: 'text', max: 200, optional: true },
	{ name: 'labels/es', label: m.fld_label({ language: 'Español' }), kind: 'text', max: 200, optional: true },
	...(isNew ? [{ name: 'kind', label: m.fld_kind(), kind: 'select' as const, choices: kinds() }] : []),
	{ name: 'asked', label: m.fld_asked(), kind: 'select', choices: askedWhen(), hint: m.fld_asked_hint() },
	{ name: 'position', label: m.fld_position(), kind: 'number', min: 0, max: 65535, initial: 1 },
	{ name: 'required', label: m.fld_required(), kind: 'check' },
	{
		name: 'choices',
		label: m.fld_choices(),
		kind: 'own',
		hint: m.fld_choices_hint(),
		own: { field: ChoiceRows, read: readChoices, words: (value) => ((value as FieldChoice[] | undefined) ?? []).map(({ labels }) => labels.en).join(', ') }
	},
	...(isNew ? [] : [{ name: 'archived', label: m.fld_archived(), kind: 'check' as const, hint: m.fld_archived_hint() }])
];

/** The form's values as the server takes them. */
export function setupOf(body: Values, before: ProfileField | null): FieldSetup {
	const { labels, asked, required, position, choices, kind, archived = false } = body as unknown as FieldSetup;
	return { kind: before?.kind ?? kind, asked, required, position, choices, archived, labels: { en: labels.en, de: labels.de ?? '', es: labels.es ?? '' } };
}
