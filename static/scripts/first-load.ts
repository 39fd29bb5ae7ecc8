import type { Rolldown } from 'vite';

/**
 * The portal in one file: what the dashboard needs and other pages need as well. SvelteKit's own splitting makes forty
 * small files of it, which cost 5 KB more in imports and worse compression; what the dashboard does not need never gets
 * in, however many pages share it.
 */
export function firstLoad() {
	let needed: Set<string> | null = null;

	const messages = new URL('../src/lib/paraglide/messages/', import.meta.url).pathname;

	/** A module's own imports. All texts stand behind one index, so of those only the ones named in the code count. */
	function importsOf(id: string, context: Rolldown.ChunkingContext): readonly string[] {
		const info = context.getModuleInfo(id);
		const named = [...(info?.code ?? '').matchAll(/\bm\.(\w+)/g)].map(([, name]) => `${messages}${name}.js`);
		return [...(info?.importedIds ?? []).filter((one) => !one.includes('/paraglide/messages')), ...named];
	}

	function neededBy(context: Rolldown.ChunkingContext, roots: string[]): Set<string> {
		const found = new Set<string>();
		const queue = [...roots];
		for (let id = queue.pop(); id; id = queue.pop()) {
			if (found.has(id)) continue;
			found.add(id);
			queue.push(...importsOf(id, context));
		}
		return found;
	}

	const routes = new URL('../src/routes/', import.meta.url).pathname;
	const roots = ['+layout.svelte', '+error.svelte', '(portal)/+layout.svelte', '(portal)/+layout.ts', '(portal)/dashboard/+page.svelte', '(portal)/dashboard/+page.ts'];

	return {
		groups: [
			// What SvelteKit's first script needs stays apart: the rest must not run before that script has.
			{ name: 'first', test: /client\/payload\.js|preload-helper/, priority: 2 },
			{
				name(id: string, context: Rolldown.ChunkingContext) {
					needed ??= neededBy(context, roots.map((root) => routes + root));
					return id.startsWith(routes) || !needed.has(id) ? null : 'portal';
				},
				debugName: 'portal',
				minShareCount: 2
			},
			// Pages of one kind share much: one file of it for each kind, instead of one for every two pages that share something.
			...['money', 'console', 'visitors'].map((name) => ({ name, test: new RegExp(`/src/lib/${name}/`), minShareCount: 2 }))
		]
	};
}
