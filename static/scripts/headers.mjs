// Writes build/_headers.
import { readFileSync, writeFileSync } from 'node:fs';
import { headersOf } from './policy.mjs';

const build = new URL('../build/', import.meta.url);
const headers = headersOf(readFileSync(new URL('index.html', build), 'utf8'));
writeFileSync(new URL('_headers', build), headers);
console.log(`_headers: ${new Set(headers.match(/'sha256-[^']+'/g)).size} inline script allowed by its hash`);
