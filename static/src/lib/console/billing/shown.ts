import { decimal } from '../../money.ts';
import { wordsOf } from '../differences.ts';
import { valueIn, type FieldSpec, type Values } from '../fields.ts';

/** What a form would ask, as it stands now, in words: for who only looks. */
export const factsOf = (specs: FieldSpec[], values: Values, currency = ''): [string, string | null][] =>
	specs.map((spec) => {
		const value = valueIn(spec, values);
		const isNothing = value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
		if (isNothing) return [spec.label, null];
		if (spec.kind === 'lines') return [spec.label, (value as string[]).join('\n')];
		return [spec.label, spec.kind === 'money' ? `${decimal({ minor: Number(value), currency })} ${currency}` : wordsOf(spec, value, currency)];
	});
