import { defineConfig } from 'vitest/config';

/** Tests of plain modules: no browser, no component. Pages are tested in a real browser by the journeys (`tests/journeys`). */
export default defineConfig({
	// Paraglide's compiler leaves a handle open; waiting for it longer helps nobody.
	test: { teardownTimeout: 300, include: ['src/**/*.test.ts', 'tests/**/*.test.ts'], globalSetup: ['tests/compile.ts'], setupFiles: ['tests/setup.ts'] }
});
