import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { firstLoad } from './scripts/first-load.ts';
import { messages } from './scripts/messages.ts';
import { noInlineStyle } from './scripts/no-inline-style.ts';
import { shortMessages } from './scripts/short-messages.ts';

/** The portal that the development server's pages talk to; `cargo xtask dev` starts it here. */
const api = process.env.PORTICO_API ?? 'http://localhost:8787';

export default defineConfig({
	plugins: [
		messages(),
		shortMessages(),
		noInlineStyle(),
		sveltekit({ adapter: adapter({ fallback: 'index.html' }) })
	],
	environments: {
		client: {
			build: {
				// The first load need not know every other page's scripts, a kilobyte of names: a page's own script names them when it comes.
				modulePreload: { resolveDependencies: (_file, files) => files.filter((file) => file.endsWith('.css')) },
				rolldownOptions: { output: { codeSplitting: firstLoad() } }
			}
		}
	},
	server: { proxy: { '/api': api } }
});
