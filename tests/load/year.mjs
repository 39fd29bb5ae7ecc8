// A simulated year of the demo space, day by day, through the real jobs on D1 and through the real API, with a payment provider
// and with time handed in. Each morning the jobs run, people do what people do, each evening the books are held to what must
// never be, to the cent, and every invoice to what was foreseen.
import assert from "node:assert/strict";
import { broken, difference, everything, foresee, story, sumsAgree } from "./year/books.mjs";
import { draw, live, settleIn } from "./year/people.mjs";
import { plusDays, startYear } from "./year/world.mjs";

const BILLING = "5 * * * *";
const MINUTE = "* * * * *";
/** After which time a payment is asked after that has been heard of, and a little. */
const SILENT_MINUTES = 11;
/** More runs than this, a morning long, were an endless loop. */
const RUNS_MAX = 20;

/**
 * @param {object} wish
 * @param {true | "small"} wish.seed the demo space with its 400 customers, or the small one
 * @param {number} wish.days
 * @param {number} [wish.dueDays] from an invoice to its due day
 * @param {number[]} [wish.twice] the days on which each job is run once more, and changes nothing
 * @param {number} [wish.cutEvery] after so many days the power is cut in the middle of the next morning's run that has something to do
 * @param {(line: string) => void} [wish.say]
 */
export async function liveYear({ seed, days, dueDays = 14, twice = [], cutEvery = Infinity, say = () => {} }) {
  const began = performance.now();
  const world = await startYear({ seed });
  const tally = { transfers: 0, bookings: 0, cancelledBookings: 0, refusedBookings: 0, acts: {}, refusedActs: 0, charges: 0, creditNotes: 0, writeOffs: 0, disputed: 0, cuts: { issuing: 0, collecting: 0 } };
  try {
    await world.at(world.first, "03:00");
    await settleIn(world, dueDays);
    const foreseen = await foresee(world, world.first);
    say(`after ${seconds(began)} s the year begins, ${world.first}`);
    for (let n = 0, cutOn = 0; n < days; n++) {
      const today = plusDays(world.first, n);
      if (n - cutOn >= cutEvery && (await cutTheMorning(world, today, tally.cuts))) cutOn = n;
      await day({ world, today, n, foreseen, tally, twice: twice.includes(n) });
      if (n % 30 === 29) say(`${today}: ${seconds(began)} s, ${JSON.stringify(await sumsAgree(world))}`);
    }
    const last = plusDays(world.first, days - 1);
    await sumsAgree(world);
    const { fails, odd } = world.stripe.gate();
    assert.deepEqual({ fails, odd }, { fails: [], odd: [] });
    return { ...(await figures(world)), ...tally, foreseen: await foreseen.leftAlone(last), seconds: Number(seconds(began)), complaints: world.complaints(), story: await story(world) };
  } finally {
    await world.stop();
  }
}

const two = (number) => String(number).padStart(2, "0");
const seconds = (since) => ((performance.now() - since) / 1000).toFixed(1);

async function day({ world, today, n, foreseen, tally, twice }) {
  await run(world, today, 5);
  if (twice) await againForNothing(world, today);
  await foreseen.cameTrue(today);

  await world.at(today, "09:00");
  const touched = await live(world, today, n, foreseen, tally);
  for (const id of await foreseen.charged()) touched.add(id);
  await foreseen.passOver();
  await foreseen.lookAgain([...touched]);

  await world.at(today, "16:00");
  // As the open internet would: some days' events come twice, in disorder, or not at all.
  world.stripe.webhooks({ dup: 1, shuffle: false, lose: false, ...[{ dup: 2 }, { shuffle: true }, { lose: true }][draw(6, "ways", today)] });
  await world.stripe.settle();
  await world.stripe.deliver();
  await run(world, today, 20);
  await foreseen.cameTrue(today);
  await world.cron("shop", MINUTE);
  await world.cron("notices", MINUTE);
  await foreseen.lookAgain(await foreseen.charged());
  assert.deepEqual(await broken(world, today), [], today);
}

/** Called again and again from `hour` on, as an hourly job is, until nothing is left of what one run begins and another ends. */
async function run(world, today, hour) {
  for (let turn = 0; turn < RUNS_MAX; turn++) {
    const minute = 5 + turn * SILENT_MINUTES;
    await world.at(today, `${two(hour + Math.floor(minute / 60))}:${two(minute % 60)}`);
    await world.cron("billing", BILLING);
    const [{ left }] = await world.d1(`SELECT (SELECT count(*) FROM payments WHERE status = 'wanted' AND on_session = 0)
      + (SELECT count(*) FROM untold_invoices) AS left`);
    if (left === 0) return;
  }
  const stuck = await world.d1("SELECT id, customer_id, key, status, provider_ref, changed_at FROM payments WHERE status = 'wanted' AND on_session = 0 LIMIT 5");
  throw new Error(`the job finds no end: ${JSON.stringify(stuck)}, ${world.complaints().slice(-5).join("; ")}`);
}

/** The same jobs at the same time once more: nothing changes, down to the last row. */
async function againForNothing(world, today) {
  const before = await everything(world);
  await world.cron("billing", BILLING);
  await world.cron("shop", MINUTE);
  assert.deepEqual(difference(before, await everything(world)), [], `${today}: a second run did something`);
}

/**
 * The power goes while invoices are being issued, or while the provider has taken money and we have not heard of it, whichever
 * was seen less. Whether there was anything to cut.
 */
async function cutTheMorning(world, today, cuts) {
  await world.at(today, "05:05");
  const [due] = await world.d1(`SELECT
    (SELECT count(*) FROM contracts WHERE status = 'agreed' AND charged_until <= ?1) AS issuing,
    (SELECT count(*) FROM v_open_invoices AS opened JOIN billing_accounts ON billing_accounts.customer_id = opened.customer_id AND collects = 1
      WHERE opened.due_on = ?1) AS collecting`, [today]);
  const kind = due.collecting > 0 && cuts.collecting <= cuts.issuing ? "collecting" : due.issuing > 0 ? "issuing" : undefined;
  if (!kind) return false;
  const count = async () => (await world.d1("SELECT count(*) AS n FROM invoices"))[0].n;
  const before = await count();
  if (kind === "collecting") world.stripe.fault({ kind: "late_hang", method: "POST", path: "/payment_intents" });
  const reached = { issuing: async () => before < await count(), collecting: async () => world.stripe.faultsLeft() === 0 };
  if (await world.cutDuring(() => world.cron("billing", BILLING), reached[kind])) cuts[kind]++;
  world.stripe.clearFaults();
  return true;
}

async function figures(world) {
  const [counted] = await world.d1(`SELECT (SELECT count(*) FROM customers) AS customers, (SELECT count(*) FROM invoices) AS invoices,
    (SELECT count(*) FROM charges) AS charges_made, (SELECT count(*) FROM payments) AS payments,
    (SELECT count(*) FROM payments WHERE status = 'succeeded' AND on_session = 0 AND provider_ref IS NOT NULL) AS collected,
    (SELECT count(*) FROM payments WHERE status = 'failed') AS declined, (SELECT count(*) FROM disputes) AS disputes,
    (SELECT count(*) FROM refunds) AS refunds, (SELECT count(*) FROM dunning_steps WHERE step LIKE 'remind:%') AS reminders,
    (SELECT count(*) FROM dunning_steps WHERE step LIKE 'fee:%') AS late_fees, (SELECT count(*) FROM dunning_steps WHERE step LIKE 'suspend:%') AS suspended,
    (SELECT count(*) FROM outbox WHERE sent_at IS NOT NULL) AS mails, (SELECT count(*) FROM outbox WHERE sent_at IS NULL) AS mails_waiting`);
  return counted;
}
