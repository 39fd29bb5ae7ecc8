import type { Component } from 'svelte';
import type { Form } from '../forms/form.svelte.ts';
import { minorOf } from '../money.ts';
import { percentOf, ppmOf } from '../percent.ts';
import { addDays, wallClock } from '../time.ts';
import { instantOf } from '../typed-time.ts';
import { benefitsOf } from './plans/benefits.ts';

/**
 * What an operator's form asks, as data: the console's forms are all alike, so they are described and not written.
 * `name` is the field's name in the API, "terms/notice_days" for one inside another; the value travels in the API's own shape.
 */
export interface FieldSpec {
	name: string;
	label: string;
	kind: 'text' | 'area' | 'lines' | 'percent' | 'decimal' | 'number' | 'time' | 'select' | 'check' | 'several' | 'list' | 'money' | 'date' | 'last_day' | 'instant' | 'tristate' | 'benefits' | 'own';
	/** The heading that it stands under, with its neighbours of the same. */
	group?: string;
	hint?: string;
	/** May stay empty; it is then sent as null (numbers, money, days, choices) or as an empty text or list. */
	optional?: boolean;
	/** Choices of `select` and `several`; of `tristate`, the words for not said, yes and no; of `benefits`, the kinds of resources. */
	choices?: [value: string, text: string][];
	min?: number;
	max?: number;
	step?: number;
	pattern?: string;
	/** An example of what `pattern` takes, for whoever wrote something else. */
	such?: string;
	/** Of `money` and `percent`: nothing is too little. */
	above?: true;
	/** What `several` or `list` hold are numbers to the API. */
	numbers?: true;
	/** The locations that `benefits` choose from. */
	places?: [value: string, text: string][];
	/** The clock by which an `instant` is typed. */
	zone?: string;
	/** What a field of its `own` is made of, what it chooses from, how it is read, and what it says in words. */
	own?: { field: Component<OwnField>; from?: unknown; read: (data: FormData) => unknown; words: (value: unknown) => string };
	/** `benefits` are bought once, and so say how long they last. */
	once?: true;
	/** Known words offered while typing. */
	known?: string[];
	/** How high an `area` is. */
	rows?: number;
	/** An `area` that may not stay empty. */
	needed?: true;
	/** What a new one starts with. */
	initial?: unknown;
}

/** What the component of an `own` field is given. */
export interface OwnField {
	spec: FieldSpec;
	/** What is there now; undefined for a new one. */
	value: unknown;
	form: Form;
}

export type Values = Record<string, unknown>;

/** The value of a field, however deep it lies; what a new one starts with, where there are none yet. */
export function valueIn(spec: FieldSpec, values: Values | null): unknown {
	if (!values) return spec.initial;
	return spec.name.split('/').reduce<unknown>((inside, name) => (inside as Values | null | undefined)?.[name], values);
}

/** A value as its input shows it. Money needs its currency, for the place of the point. */
export function shown(spec: FieldSpec, values: Values | null, decimal: (minor: number) => string): string {
	const value = valueIn(spec, values);
	if (value === undefined || value === null) return '';
	if (spec.kind === 'money') return decimal(Number(value));
	if (spec.kind === 'percent') return percentOf(Number(value));
	if (spec.kind === 'instant') return wallClock(String(value), spec.zone ?? 'UTC');
	if (spec.kind === 'lines') return (value as string[]).join('\n');
	// The API names the first day that something no longer holds; people name the last that it does.
	if (spec.kind === 'last_day') return addDays(String(value), -1);
	return Array.isArray(value) ? value.join(', ') : String(value);
}

/** The choices ticked at first. */
export function ticked(spec: FieldSpec, values: Values | null): string[] {
	const value = valueIn(spec, values);
	return Array.isArray(value) ? value.map(String) : [];
}

/** What the form holds, in the API's shape. `currency` is asked for money. */
export function valuesOf(specs: FieldSpec[], data: FormData, currency: (data: FormData) => string): Values {
	const values: Values = {};
	for (const spec of specs) {
		const path = spec.name.split('/');
		const last = path.pop() ?? spec.name;
		const inside = path.reduce((inner, name) => (inner[name] ??= {}) as Values, values);
		inside[last] = valueOf(spec, data, currency);
	}
	return values;
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
		case 'list': {
			const parts = text.split(',').map((one) => one.trim()).filter(Boolean);
			return spec.numbers ? parts.map(Number) : parts;
		}
		case 'lines':
			return text.split('\n').map((one) => one.trim()).filter(Boolean);
		case 'percent':
			return text === '' ? null : ppmOf(text);
		case 'decimal':
			return text.replace(',', '.');
		case 'tristate':
			// What is not said is left out.
			return text === '' ? undefined : text === 'true';
		case 'benefits':
			return benefitsOf(spec.name, data, currency(data));
		case 'own':
			return spec.own?.read(data);
		case 'instant':
			return text === '' ? null : instantOf(text, spec.zone ?? 'UTC');
		case 'last_day':
			return text === '' ? null : addDays(text, 1);
		case 'select':
		case 'date':
			return text === '' && spec.optional ? null : text;
		default:
			return text;
	}
}
