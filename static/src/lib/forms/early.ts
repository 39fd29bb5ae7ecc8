import { invalid, type FieldError, type Problem } from '../api/problem.ts';
import { brokenTyped, type Typed } from './typed.ts';

/** Says early what the server would say anyway: empty fields, no e-mail address, too short, no amount. */
export function earlyProblem(form: HTMLFormElement, currency: (of: FormData) => string): Problem | null {
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
