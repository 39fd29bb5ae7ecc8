// Writes the API's types, as the build, the check and the development server do before anything else: what does not fit the
// API does not compile. What is there already and right stays untouched.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { functionNames, schemaFile, schemaOf } from './schemas.mjs';

mkdirSync(new URL('.', schemaFile('any')), { recursive: true });
for (const name of functionNames()) {
	const [file, text] = [schemaFile(name), await schemaOf(name)];
	if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
	writeFileSync(file, text);
	console.log(`types of ${name}`);
}
