import { tick } from 'svelte';
import type { Answer, Problem } from '../api/problem.ts';

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
		this.busy = true;
		// Loaded when a form is first sent: no page waits for it.
		const early = (await import('./early.ts')).earlyProblem(form, this.currency);
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

/** A field's text, trimmed. */
export const text = (data: FormData, name: string): string => String(data.get(name) ?? '').trim();

/** A password is never trimmed. */
export const secret = (data: FormData, name: string): string => String(data.get(name) ?? '');
