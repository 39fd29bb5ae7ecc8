import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import de from '../messages/de.json' with { type: 'json' };
import en from '../messages/en.json' with { type: 'json' };
import es from '../messages/es.json' with { type: 'json' };

/** The names in braces that a text fills in, in any order. */
const holes = (text: unknown) => [...new Set(JSON.stringify(text).match(/\{\w+\}/g))].sort();

test.each([
	['Spanish', es],
	['German', de]
])('%s says everything that English says', (_, catalogue) => {
	expect(Object.keys(catalogue).sort()).toEqual(Object.keys(en).sort());
});

test.each([
	['Spanish', es],
	['German', de]
])('%s fills in the same names as English', (_, catalogue) => {
	const differing = Object.entries(en).filter(([key, text]) => `${holes(text)}` !== `${holes(catalogue[key as keyof typeof en])}`);
	expect(differing).toEqual([]);
});

test('no text is empty', () => {
	for (const catalogue of [en, es, de]) expect(Object.values(catalogue).filter((text) => text === '')).toEqual([]);
});

test('every text is used', () => {
	const files = globSync('src/**/*.{ts,svelte}').filter((file) => !file.includes('paraglide'));
	const code = files.map((file) => readFileSync(file, 'utf8')).join('\n');
	const used = new Set([...code.matchAll(/\bm\.(\w+)/g)].map(([, name]) => name));
	expect(Object.keys(en).filter((name) => !used.has(name))).toEqual([]);
});
