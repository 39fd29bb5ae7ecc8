import { minorOf } from '../money.ts';

/**
 * What an operator's form asks, as data: the console's forms are all alike, so they are described and not written.
 * `name` is the field's name in the API; the value travels in the API's own shape.
 */
export interface FieldSpec {
	name: string;
	label: string;
	kind: 'text' | 'area' | 'number' | 'time' | 'select' | 'check' | 'several' | 'list' | 'money';
	hint?: string;
	/** May stay empty; it is then sent as null (numbers, money) or as an empty text or list. */
	optional?: boolean;
	/** Choices of `select` and `several`. */
	choices?: [value: string, text: string][];
	min?: number;
	max?: number;
	step?: number;
	pattern?: string;
	/** The choices of `several` are numbers to the API. */
	numbers?: true;
	/** Known words offered while typing. */
	known?: string[];
	/** What a new one starts with. */
	initial?: unknown;
}

export type Values = Record<string, unknown>;

/** A value as its input shows it. Money needs its currency, for the place of the point. */
export function shown(spec: FieldSpec, values: Values | null, decimal: (minor: number) => string): string {
	const value = values ? values[spec.name] : spec.initial;
	if (value === undefined || value === null) return '';
	if (spec.kind === 'money') return decimal(Number(value));
	return Array.isArray(value) ? value.join(', ') : String(value);
}

/** The choices ticked at first. */
export function ticked(spec: FieldSpec, values: Values | null): string[] {
	const value = values ? values[spec.name] : spec.initial;
	return Array.isArray(value) ? value.map(String) : [];
}

/** What the form holds, in the API's shape. `currency` is asked for money. */
export function valuesOf(specs: FieldSpec[], data: FormData, currency: (data: FormData) => string): Values {
	return Object.fromEntries(specs.map((spec) => [spec.name, valueOf(spec, data, currency)]));
}

function valueOf(spec: FieldSpec, data: FormData, currency: (data: FormData) => string): unknown {
	const text = String(data.get(spec.name) ?? '').trim();
	switch (spec.kind) {
		case 'check':
			return data.has(spec.name);
		case 'number':
			return text === '' ? null : Number(text);
		case 'money':
			return text === '' ? null : minorOf(text, currency(data));
		case 'several': {
			const chosen = data.getAll(spec.name).map(String);
			return spec.numbers ? chosen.map(Number) : chosen;
		}
		case 'list':
			return text.split(',').map((one) => one.trim()).filter(Boolean);
		default:
			return text;
	}
}
