import { decimal, percent } from '../money.ts';
import { m } from '../paraglide/messages.js';
import { valueIn, type FieldSpec, type Values } from './fields.ts';

/** What somebody else has changed between two readings, field by field, in words. */
export interface Difference {
	label: string;
	before: string;
	after: string;
}

export function differences(specs: FieldSpec[], before: Values | null, after: Values, currency: (of: { get(name: string): unknown }) => string): Difference[] {
	return specs.flatMap((spec) => {
		const [was, is] = [valueIn(spec, before), valueIn(spec, after)];
		if (JSON.stringify(was) === JSON.stringify(is)) return [];
		const words = (value: unknown, of: Values | null) => wordsOf(spec, value, currency({ get: (name) => of?.[name] }));
		return [{ label: spec.label, before: words(was, before), after: words(is, after) }];
	});
}

/** A value in words. */
export function wordsOf(spec: FieldSpec, value: unknown, currency: string): string {
	if (Array.isArray(value)) {
		const texts = value.map((one) => (typeof one === 'object' && one && 'name' in one ? String(one.name) : choiceOf(spec, one)));
		return texts.join(', ') || m.console_none();
	}
	if (spec.kind === 'check') return value ? m.setup_yes() : m.setup_no();
	if (value === null || value === undefined || value === '') return m.console_none();
	if (spec.kind === 'percent') return percent(Number(value));
	return spec.kind === 'money' ? decimal({ minor: Number(value), currency }) : choiceOf(spec, value);
}

const choiceOf = (spec: FieldSpec, value: unknown): string => spec.choices?.find(([one]) => one === String(value))?.[1] ?? String(value);
