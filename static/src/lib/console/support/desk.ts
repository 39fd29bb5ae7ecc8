import type { Viewer } from '../../api/types.ts';
import { languageOptions } from '../../locale.svelte.ts';
import { m } from '../../paraglide/messages.js';
import { getLocale } from '../../paraglide/runtime.js';
import { holds } from '../../session.svelte.ts';
import type { Department, Known, OperatorTicketLine, Queue } from '../../support/types.ts';
import { moment } from '../../time.ts';
import type { FieldSpec } from '../fields.ts';

/** Whether an operator may answer, and not only read. */
export const actsOnDesk = (viewer: Viewer): boolean => holds(viewer, 'support:write');

/** The queues in the order of use, by name. */
export const queues = (): [Queue, string][] => [
	['open', m.desk_queue_open()],
	['mine', m.desk_queue_mine()],
	['unassigned', m.desk_queue_unassigned()],
	['overdue', m.desk_queue_overdue()],
	['all', m.desk_queue_all()]
];

/** What an address asks for; a queue that there is none of is the first. */
export function askedOf(search: URLSearchParams): { queue: Queue; search: string; department: string; location: string } {
	const of = (name: string) => (search.get(name) ?? '').trim();
	const queue = queues().find(([one]) => one === of('queue'))?.[0] ?? 'open';
	return { queue, search: of('search'), department: of('department'), location: of('location') };
}

export type Asked = ReturnType<typeof askedOf>;

/** The same as the API takes it: what is empty is left out. */
export const filterOf = ({ queue, search, department, location }: Asked) => ({
	queue,
	search: search || undefined,
	department: department || undefined,
	location: location || undefined
});

/** When a first answer is due, or was given. */
export function dueText({ first_answer_due_at: due, first_answered_at: answered }: OperatorTicketLine): string {
	if (answered) return m.desk_answered({ when: moment(answered) });
	return due ? m.desk_due({ when: moment(due) }) : m.desk_no_target();
}

/** Who hears of a department's requests. */
export function hearers({ operators }: Department, known: Known): string {
	const names = operators.map((id) => known.operators.find((one) => one.id === id)?.name).filter(Boolean);
	return names.length > 0 ? names.join(', ') : m.desk_all_operators();
}

/** What a department's form asks. */
export const departmentSpecs = (known: Known): FieldSpec[] => [
	{ name: 'name', label: m.console_name(), kind: 'text' },
	{ name: 'description', label: m.console_description(), kind: 'area', optional: true, max: 1000, hint: m.desk_description_hint() },
	{ name: 'operators', label: m.desk_operators(), kind: 'several', choices: known.operators.map(({ id, name }) => [id, name]), hint: m.desk_operators_hint() },
	{ name: 'first_answer_minutes', label: m.desk_first_answer(), kind: 'number', min: 1, max: 16800, optional: true, hint: m.desk_first_answer_hint(), initial: 480 },
	{ name: 'reopen_days', label: m.desk_reopen_days(), kind: 'number', min: 1, max: 90, hint: m.desk_reopen_hint(), initial: 14 },
	{ name: 'position', label: m.console_position(), kind: 'number', min: 0, max: 10000, initial: 1 },
	{ name: 'archived', label: m.console_archived(), kind: 'check', hint: m.desk_archived_hint(), initial: false }
];

/** What a canned reply's form asks. */
export const cannedSpecs = (known: Known): FieldSpec[] => [
	{ name: 'name', label: m.console_name(), kind: 'text' },
	{ name: 'department_id', label: m.support_department(), kind: 'select', optional: true, choices: known.departments.map(({ id, name }) => [id, name]), hint: m.desk_canned_department_hint() },
	{ name: 'text', label: m.desk_canned_text(), kind: 'area', needed: true, rows: 6, max: 8000, hint: m.desk_canned_hint({ name: '{name}', number: '{number}', subject: '{subject}', operator: '{operator}', location: '{location}' }) }
];

/** What the form of a question that is asked often asks. */
export const faqSpecs = (): FieldSpec[] => [
	{ name: 'question', label: m.desk_faq_question(), kind: 'text', max: 200 },
	{ name: 'language', label: m.language_label(), kind: 'select', choices: languageOptions(), initial: getLocale() },
	{ name: 'answer', label: m.desk_faq_answer(), kind: 'area', needed: true, rows: 8, max: 4000, hint: m.desk_faq_answer_hint() },
	{ name: 'position', label: m.console_position(), kind: 'number', min: 0, max: 10000, initial: 1 },
	{ name: 'published', label: m.desk_faq_published(), kind: 'check', hint: m.desk_faq_published_hint(), initial: true }
];
