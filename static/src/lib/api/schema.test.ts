import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { functionNames, schemaFile, schemaOf } from '../../../scripts/schemas.mjs';

test.each(functionNames())('the generated types of %s are current', async (name) => {
	expect(existsSync(schemaFile(name)), 'run `npm run generate`').toBe(true);
	expect(readFileSync(schemaFile(name), 'utf8'), 'run `npm run generate`').toBe(await schemaOf(name));
});
