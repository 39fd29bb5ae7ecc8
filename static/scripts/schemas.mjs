// Types of the API from the functions' golden OpenAPI: what is generated, from what, and how it reads.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const functions = new URL('../../functions/', import.meta.url);
export const schemaFile = (name) => new URL(`../src/lib/api/generated/${name}.ts`, import.meta.url);

/** Where a function keeps its OpenAPI. */
export const golden = (name) => new URL(`${name}/tests/golden/openapi.json`, functions);

/** The functions that have an API. */
export const functionNames = () => readdirSync(functions).filter((name) => existsSync(golden(name))).sort();

/** The TypeScript of one function's API. */
export async function schemaOf(name) {
	const nodes = await openapiTS(JSON.parse(readFileSync(golden(name), 'utf8')), { alphabetize: true });
	return `// Generated from functions/${name}/tests/golden/openapi.json by \`npm run generate\`. Not edited by hand.\n\n${astToString(nodes)}`;
}
