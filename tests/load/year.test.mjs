// The first days of the simulated year, in the small space, lived twice: once in peace, and once with the power cut in the middle
// of a run and the jobs run once more. The books are the same. The whole year is `cargo xtask bench year`.
import assert from "node:assert/strict";
import { test } from "node:test";
import { liveYear } from "./year.mjs";

// What everybody is charged on the third day is due on the seventh, when the power is cut, and tried again on the tenth.
const WISH = { seed: "small", days: 11, dueDays: 4 };

test("days of a space through the real jobs: what is foreseen comes, sums agree, and neither cuts nor repeats change the books", async () => {
  const [peace, trouble] = await Promise.all([liveYear(WISH), liveYear({ ...WISH, cutEvery: 6, twice: [6] })]);
  assert.deepEqual(trouble.story, peace.story);
  assert.deepEqual([unexpected(peace), unexpected(trouble)], [[], []]);
  assert.deepEqual(trouble.cuts, { issuing: 0, collecting: 1 });
  // It is a life, and not an empty one.
  for (const what of ["invoices", "collected", "declined", "disputes", "reminders", "bookings", "creditNotes"]) {
    assert.ok(peace[what] > 0, `${what}: ${JSON.stringify({ ...peace, story: undefined })}`);
  }
});

/** What was complained of; that the provider's own event is faster than its answer, for one, is not for an operator to mend. */
function unexpected({ complaints }) {
  return complaints.filter((line) => !line.includes("status_changed"));
}
