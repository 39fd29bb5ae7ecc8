import { compile, paraglideVitePlugin } from '@inlang/paraglide-js';

/** How messages/*.json become functions. One place, so that builds and tests compile the same. */
const options = {
	project: './project.inlang',
	outdir: './src/lib/paraglide',
	strategy: ['localStorage', 'preferredLanguage', 'baseLocale'] as ('localStorage' | 'preferredLanguage' | 'baseLocale')[],
	localStorageKey: 'portico.locale',
	// The portal has no server-side rendering: say so, and the branch for it is not shipped.
	isServer: 'false',
	emitPrettierIgnore: false,
	emitReadme: false
};

/** For Vite: compiles, and again when a catalogue changes. */
export const messages = () => paraglideVitePlugin(options);

/** For tests: compiles once. */
export const compileMessages = () => compile(options);
