import { tick } from 'svelte';
import { invalid, type Answer, type FieldError, type Problem } from '../api/problem.ts';
import { brokenTyped, type Typed } from './typed.ts';

/**
 * One form's conversation with the server. Inputs keep what was typed, because nothing here touches them.
 * Errors land at the field they point to; what points nowhere is told in the summary.
 */
export class Form {
	busy = $state(false);
	problem = $state.raw<Problem | null>(null);
	/** The currency of the amounts whose fields name none, by what the form holds. */
	currency: (of: FormData) => string = () => 'EUR';
	#fields = $state.raw<string[]>([]);
	#texts: typeof import('../problem-texts.ts') | null = null;

	/** What is wrong with a field, or undefined. */
	error(name: string): string | undefined {
		const found = this.problem?.errors.find((error) => isAt(error.pointer, name));
		return found && this.#texts ? this.#texts.fieldText(found) : undefined;
	}

	/** What is wrong as a whole, in words; undefined when every error sits at a field of this form. */
	get summary(): string | undefined {
		if (!this.problem || !this.#texts) return undefined;
		const { errors } = this.problem;
		if (errors.length === 0) return this.#texts.problemText(this.problem);
		const loose = errors.filter((error) => !this.#isOfAField(error.pointer));
		return loose.length > 0 ? loose.map(this.#texts.fieldText).join(' ') : undefined;
	}

	/** Whether some field of this form is marked. */
	get marked(): boolean {
		return this.problem?.errors.some((error) => this.#isOfAField(error.pointer)) ?? false;
	}

	#isOfAField(pointer: string): boolean {
		return this.#fields.some((name) => isAt(pointer, name));
	}

	/** Shows a problem that came from elsewhere than sending this form. */
	async tell(problem: Problem): Promise<void> {
		this.#texts ??= await import('../problem-texts.ts');
		this.problem = problem;
	}

	/** Sends the form once; a second press while it is under way does nothing. */
	async send<T>(event: SubmitEvent, act: (data: FormData) => Promise<Answer<T>>, done: (value: T) => unknown): Promise<void> {
		event.preventDefault();
		if (this.busy) return;
		const form = event.currentTarget as HTMLFormElement;
		this.#fields = [...form.elements].map((element) => (element as HTMLInputElement).name).filter(Boolean);
		const early = earlyProblem(form, this.currency);
		this.busy = true;
		const answer: Answer<T> = early ? { ok: false, problem: early } : await act(new FormData(form));
		if (!answer.ok) this.#texts ??= await import('../problem-texts.ts');
		this.busy = false;
		this.problem = answer.ok ? null : answer.problem;
		if (answer.ok) return void done(answer.value);
		await tick();
		const at = form.querySelector<HTMLElement>('[aria-invalid="true"]') ?? form.querySelector<HTMLElement>('[role="alert"]');
		at?.focus();
	}
}

/** Whether an error is about a field, or about something inside it. */
const isAt = (pointer: string, name: string): boolean => pointer === `/${name}` || pointer.startsWith(`/${name}/`);

/** Says early what the server would say anyway: empty fields, no e-mail address, too short, no amount. */
function earlyProblem(form: HTMLFormElement, currency: (of: FormData) => string): Problem | null {
	const errors = [...form.elements].flatMap((element) => earlyError(element as HTMLInputElement, () => currency(new FormData(form))) ?? []);
	return errors.length > 0 ? invalid(errors) : null;
}

/** What is wrong with one field; null where nothing is. */
export function earlyError(input: HTMLInputElement, currency: () => string = () => 'EUR'): FieldError | null {
	if (!input.name || !input.validity) return null;
	const broken = input.validity.valid ? brokenValue(input, currency) : brokenRule(input);
	return broken && { pointer: `/${input.name}`, detail: '', ...broken };
}

/** What is typed into a field for an amount, per cent or a rate, and is none. */
function brokenValue({ dataset, value }: HTMLInputElement, currency: () => string): Partial<FieldError> & Pick<FieldError, 'rule'> | null {
	if (!dataset.typed) return null;
	return brokenTyped(value, { typed: dataset.typed as Typed, currency: dataset.currency ?? currency(), above: dataset.above !== undefined });
}

/** The rule's name as the server has it, and what its text names; without a name where the browser's own words will do. */
function brokenRule({ validity, type, name, min, max, step, title, dataset, validationMessage: detail }: HTMLInputElement): Partial<FieldError> & Pick<FieldError, 'rule'> {
	if (validity.valueMissing && !validity.badInput) return { rule: type === 'checkbox' ? name : 'required' };
	if (validity.typeMismatch) return { rule: type };
	if (validity.tooShort) return { rule: 'password' };
	if (type === 'number') return { rule: 'number', values: { min, max, step: step || '1' } };
	if (type === 'date' && (validity.rangeUnderflow || validity.rangeOverflow)) return { rule: 'day', values: { min, max } };
	if (!validity.patternMismatch) return { rule: '', detail };
	return dataset.such ? { rule: 'such', values: { example: dataset.such } } : { rule: 'pattern', detail: title };
}

/** A field's text, trimmed. */
export const text = (data: FormData, name: string): string => String(data.get(name) ?? '').trim();

/** A password is never trimmed. */
export const secret = (data: FormData, name: string): string => String(data.get(name) ?? '');
