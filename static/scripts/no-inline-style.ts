import type { Plugin } from 'vite';

/**
 * SvelteKit hides its navigation announcer with a `style` attribute, which the portal's policy forbids. Our class does
 * the same. Fails the build when SvelteKit changes that element, rather than shipping a page that breaks the policy.
 */
export const noInlineStyle = (): Plugin => ({
	name: 'portico-no-inline-style',
	enforce: 'pre',
	transform: {
		filter: { id: /kit\/src\/runtime\/components\/root\.svelte$/ },
		handler(code) {
			const changed = code.replace(/\sstyle="[^"]*"/, ' class="visually-hidden"');
			if (changed === code) this.error('the announcer has no style attribute any more: remove this plugin');
			return { code: changed, map: null };
		}
	}
});
