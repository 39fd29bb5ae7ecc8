import type { Plugin } from 'vite';

/**
 * Every compiled text carries the same four lines that choose a language, and a page has a hundred texts: written once
 * for all, the first load is 1.6 KB smaller. Only the built files are changed; a text that does not look like one any
 * more (another version of the compiler) fails the build.
 */
export function shortMessages(): Plugin {
	const texts = /\/paraglide\/messages\/(?!_index)\w+\.js$/;
	const choice =
		/\(\(inputs(?: = \{\})?, options = \{\}\) => \{\s*const locale = experimentalStaticLocale \?\? options\.locale \?\? getLocale\(\)\s*if \(locale === "es"\) return (es_\w+)\(inputs\)\s*if \(locale === "de"\) return (de_\w+)\(inputs\)\s*return (en_\w+)\(inputs\)\s*\}\);?\s*$/;
	const pick = 'virtual:pick-language';

	return {
		name: 'portico-short-messages',
		apply: 'build',
		resolveId: (id) => (id === pick ? `\0${pick}` : undefined),
		load(id) {
			if (id !== `\0${pick}`) return;
			const runtime = JSON.stringify(new URL('../src/lib/paraglide/runtime.js', import.meta.url).pathname);
			return `import { getLocale } from ${runtime};\nexport const pick = (en, es, de) => (inputs = {}) => ({ es, de }[getLocale()] ?? en)(inputs);`;
		},
		transform(code, id) {
			if (!texts.test(id)) return;
			if (!choice.test(code)) this.error(`${id} does not choose its language as expected: see scripts/short-messages.ts`);
			const chosen = code.replace(choice, '/*#__PURE__*/ pick($3, $1, $2);');
			return { code: `import { pick } from '${pick}';\n${chosen}`, map: null };
		}
	};
}
