import adapter from '@sveltejs/adapter-static';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { fakeApi } from './dev/fake-api.ts';
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
	environments: {
		client: {
			build: {
				rolldownOptions: {
					output: {
						// What many pages share is one file: forty small ones cost 5 KB more, in imports and in worse compression.
						// What SvelteKit's first script needs stays apart: the rest must not run before that script has.
						codeSplitting: {
							groups: [
								{ name: 'first', test: /client\/payload\.js|preload-helper/, priority: 2 },
								{ name: 'shared', test: /\/src\/lib\/(?!console\/)/, minShareCount: 4 }
							]
						}
					}
				}
			}
		}
	},
	server: api ? { proxy: { '/api': api } } : undefined
});
