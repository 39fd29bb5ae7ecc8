// Visitors who come for a booking: they go where it goes and are called off with it, and their host hears of it once.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { untilInInbox } from "../dev/until.mjs";
import { ada, boss, startWorld, ZONE } from "./world.mjs";
import { wellMade } from "./well-made.mjs";

const world = await startWorld();
after(() => world.stop());
const { portal } = world;
// The house is open every day: visits are at any hour.
const always = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: "00:00", closes: "24:00" }));
await portal.d1("UPDATE locations SET hours = ?1", [JSON.stringify(always)]);

const member = await world.visitor();
await member.signIn(ada);
const operator = await world.visitor();
await operator.signIn(boss);
const heading = (page, name, level = 1) => page.getByRole("heading", { name, level }).waitFor();
const mailTo = (address, part) => portal.mailbox.waitFor(({ envelope, subject }) => envelope.to.includes(address) && subject.includes(part));

test("visitors go where their booking goes, and their host is told once of all of them", async () => {
  const { page } = member;
  const ask = async (path, data) => {
    const answer = await member.context.request.post(path, { data, headers: { origin: portal.url } });
    assert.ok(answer.status() < 300, `${path}: ${await answer.text()}`);
    return answer.json();
  };
  const [{ id: location, resource }] = await portal.d1("SELECT location_id AS id, id AS resource FROM resources ORDER BY id LIMIT 1");
  // A room of Ada's in four days, as if it had been booked; what it costs is not what this is about.
  const starts = Math.floor(Date.now() / 3_600_000) * 3_600_000 + 4 * 86_400_000;
  await portal.d1(`INSERT INTO bookings (id, resource_id, location_id, customer_id, starts_at, ends_at, first_slot, after_slot, status, title, people,
    price_minor, currency, price_why, cancel_until, created_at, cancelled_at)
    SELECT 'bkg_board', ?1, ?2, customer_id, ?3, ?3 + 3600000, 1, 5, 'confirmed', 'Board meeting', 3, 0, 'EUR', '[]', 0, 0, NULL
    FROM account_customers JOIN accounts ON accounts.id = account_id WHERE email = ?4`, [resource, location, starts, ada]);
  const visitor = (name, email) => ({ name, email, company: "", locale: "en" });
  const at = (ms) => new Date(ms).toISOString().replace(".000Z", "Z");
  await ask("/api/visitors/visits", { location_id: location, host_id: null, booking_id: "bkg_board", starts_at: at(starts), ends_at: at(starts + 3_600_000),
    repeat: null, reason: "", note: "", visitors: [visitor("Ida Crow", "ida@example.com"), visitor("Kai Lund", "kai@example.com")] });
  await mailTo("ida@example.com", "You are expected");
  // The desk sees who comes that day, and does not offer to let them in before.
  await operator.page.goto(`/console/visitors?day=${new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE }).format(new Date(starts))}`);
  await operator.page.getByRole("link", { name: "Ida Crow" }).waitFor();
  assert.equal(await operator.page.getByRole("button", { name: "Check in" }).count(), 0);
  await wellMade(operator.page, "visitors-desk-ahead");
  await operator.page.getByRole("link", { name: "Ida Crow" }).click();
  await heading(operator.page, "Ida Crow");
  await operator.page.getByRole("button", { name: "Call off", exact: true }).waitFor();
  assert.equal(await operator.page.getByRole("button", { name: "Check in" }).count(), 0);
  await portal.d1("UPDATE bookings SET starts_at = starts_at + 86400000, ends_at = ends_at + 86400000 WHERE id = 'bkg_board'");
  // Twice: the second finds nothing to do.
  for (const _ of [1, 2]) await portal.cron("visitors", "*/10 * * * *");
  const moved = await mailTo(ada, "Moved with your booking");
  assert.match(moved.text, /Visitor: Ida Crow, Kai Lund\nBefore: .+\nNow: .+/);
  const changed = await mailTo("kai@example.com", "has changed");
  assert.match(new TextDecoder().decode(changed.attachments.at(-1).content), /SEQUENCE:1/);
  await untilInInbox(portal, ada, "Moved with your booking");
  await page.goto("/inbox");
  await page.getByText(/^Moved with your booking: Ida Crow, Kai Lund/).first().waitFor();
  // The bell's lines are short: when it is now stands in them all the same.
  await page.getByText(/Now: .+\d\d:\d\d–\d\d:\d\d/).waitFor();
  await wellMade(page, "visitors-moved-inbox");
  await portal.d1("UPDATE bookings SET status = 'cancelled', cancelled_at = 1 WHERE id = 'bkg_board'");
  for (const _ of [1, 2]) await portal.cron("visitors", "*/10 * * * *");
  await mailTo(ada, "Called off with your booking");
  await mailTo("ida@example.com", "is off");
  const told = await portal.d1("SELECT count(*) AS count FROM outbox WHERE topic = 'visitors.followed'");
  assert.deepEqual(told, [{ count: 2 }]);
});

test("nothing went wrong in any browser", () => {
  for (const { faults } of [member, operator]) assert.deepEqual(faults, []);
});
