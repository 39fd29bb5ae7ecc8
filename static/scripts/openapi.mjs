// Copies the functions' OpenAPI into the build, so that the portal serves what it answers to: /openapi/<function>.json.
import { copyFileSync, mkdirSync } from 'node:fs';
import { functionNames, golden } from './schemas.mjs';

const folder = new URL('../build/openapi/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const name of functionNames()) copyFileSync(golden(name), new URL(`${name}.json`, folder));
console.log(`openapi: ${functionNames().length} functions`);
