// Writes the API's types anew. `src/lib/api/schema.test.ts` fails until this has been done after a change of the API.
import { writeFileSync } from 'node:fs';
import { functionNames, schemaFile, schemaOf } from './schemas.mjs';

for (const name of functionNames()) {
	writeFileSync(schemaFile(name), await schemaOf(name));
	console.log(`schema of ${name}`);
}
