// Some weeks of the simulated year, in the small space, lived twice: once in peace, and once with the power cut in the middle of
// runs and jobs run once more. The books are the same. The whole year is `cargo xtask bench year`.
import assert from "node:assert/strict";
import { test } from "node:test";
import { liveYear } from "./year.mjs";

const WISH = { seed: "small", days: 32 };

test("weeks of a space through the real jobs: what is foreseen comes, sums agree, and neither cuts nor repeats change the books", async () => {
  const [peace, trouble] = await Promise.all([liveYear(WISH), liveYear({ ...WISH, cutEvery: 9, twice: [2, 20] })]);
  assert.deepEqual(trouble.story, peace.story);
  assert.deepEqual([peace.complaints, trouble.complaints], [[], []]);
  assert.ok(trouble.cuts.issuing + trouble.cuts.collecting >= 2, JSON.stringify(trouble.cuts));
  // It is a life, and not an empty one.
  for (const what of ["invoices", "collected", "declined", "disputes", "reminders", "transfers", "bookings", "creditNotes"]) {
    assert.ok(peace[what] > 0, `${what}: ${JSON.stringify({ ...peace, story: undefined })}`);
  }
  assert.ok(peace.foreseen.invoices > 0 && peace.foreseen.held > peace.foreseen.invoices, JSON.stringify(peace.foreseen));
});
