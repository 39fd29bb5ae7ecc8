// What the first load of the signed-in dashboard ships in JavaScript, from Vite's manifest, and whether it keeps the promise.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const budgetBytes = 64 * 1024;
const client = new URL('../.svelte-kit/output/client/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', client), 'utf8'));

/** SvelteKit numbers the pages; the generated app module says which number is which route, and which layouts it stands in. */
const app = readFileSync(new URL('../.svelte-kit/generated/build/client-optimized/app.js', import.meta.url), 'utf8');
const route = app.match(/"\/\(portal\)\/dashboard":\s*\[(\d+),?\s*(?:\[([\d,]*)\])?/);
if (!route) throw new Error('the dashboard is not among the routes');
const nodes = ['0', '1', route[1], ...(route[2] ?? '').split(',')].filter(Boolean);

const roots = Object.values(manifest).filter(
	({ name, file }) => /entry\/(start|app|payload)\./.test(file) || nodes.some((node) => name === `nodes/${node}`)
);
const files = new Set();
/** @param {{ file: string, imports?: string[] }} chunk */
function need(chunk) {
	if (files.has(chunk.file)) return;
	files.add(chunk.file);
	for (const key of chunk.imports ?? []) need(manifest[key]);
}
roots.forEach(need);
// SvelteKit's first script asks for the router by a dynamic import that always runs.
for (const { file, dynamicImports = [] } of roots) if (/entry\/start\./.test(file)) for (const key of dynamicImports) need(manifest[key]);

const sizes = [...files]
	.filter((file) => file.endsWith('.js'))
	.map((file) => ({ file, bytes: gzipSync(readFileSync(new URL(file, client)), { level: 9 }).length }))
	.sort((one, other) => other.bytes - one.bytes);
const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);

if (process.argv.includes('--files')) for (const { file, bytes } of sizes) console.log(String(bytes).padStart(7), file);
console.log(`dashboard: ${(total / 1024).toFixed(1)} KB of JavaScript, gzip, in ${sizes.length} files; the budget is ${budgetBytes / 1024} KB`);
if (total > budgetBytes) process.exit(1);
