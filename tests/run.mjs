// Every test that drives the running portal: as many files at a time as there are cores, which they keep busy: with one more all of
// it takes as long. A file that failed is run once more by itself.
// Whatever fails both times has failed. What is right the second time is told: it, or the portal, is right only sometimes.
//   node tests/run.mjs [part of a test's name]
import { availableParallelism } from "node:os";
import { relative } from "node:path";
import { compose } from "node:stream";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { startPortal } from "./dev/portal.mjs";
import { prepareStates } from "./dev/states.mjs";

const root = new URL("..", import.meta.url).pathname;
const [name] = process.argv.slice(2);
/** If more files than this fail, it is not for want of quiet. */
const AGAIN_MAX = 3;

/** Runs files and says what they say; how many tests passed and failed, and in which files. */
async function walk(options) {
  const count = { passed: 0, failed: 0 };
  const failedIn = new Set();
  const events = run({ cwd: root, ...options, ...(name ? { testNamePatterns: [name] } : {}) });
  /** The sums stand at the end of all, once. */
  async function* told() {
    for await (const event of events) {
      if (event.type === "test:fail" && event.data.file) failedIn.add(event.data.file);
      if (event.type === "test:summary" && event.data.file === undefined) {
        count.passed = event.data.counts.passed;
        count.failed = event.data.counts.tests - event.data.counts.passed - event.data.counts.skipped - event.data.counts.todo;
      }
      if (!["test:diagnostic", "test:summary"].includes(event.type)) yield event;
    }
  }
  for await (const text of compose(told(), new spec())) process.stdout.write(text);
  return { ...count, files: [...failedIn] };
}

await prepareStates(startPortal);
const first = await walk({ globPatterns: ["tests/**/*.test.mjs"], concurrency: availableParallelism() });
let { passed, failed } = first;
if (failed > 0 && first.files.length > 0 && first.files.length <= AGAIN_MAX) {
  const names = first.files.map((file) => relative(root, file)).join(", ");
  console.log(`\nonce more, alone: ${names}`);
  const again = await walk({ files: first.files, concurrency: 1 });
  if (again.failed === 0 && again.passed > 0) {
    console.log(`\nRIGHT ONLY THE SECOND TIME: ${names} (${failed} failed before; the words are above)`);
    [passed, failed] = [passed + failed, 0];
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
