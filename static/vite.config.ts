import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { fakeApi } from './dev/fake-api.ts';
import { firstLoad } from './scripts/first-load.ts';
import { messages } from './scripts/messages.ts';
import { noInlineStyle } from './scripts/no-inline-style.ts';

/** With PORTICO_API=http://localhost:8787 the development server talks to the real functions; without it, to the fake. */
const api = process.env.PORTICO_API;

export default defineConfig({
	plugins: [
		messages(),
		noInlineStyle(),
		sveltekit({ adapter: adapter({ fallback: 'index.html' }) }),
		...(api ? [] : [fakeApi()])
	],
	environments: { client: { build: { rolldownOptions: { output: { codeSplitting: firstLoad() } } } } },
	server: api ? { proxy: { '/api': api } } : undefined
});
