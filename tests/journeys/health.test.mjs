// How the portal is: what runs by itself says that it ran, and what must never be true is found at night and told.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { workers } from "../dev/options.mjs";
import { boss, shoot, startWorld } from "./world.mjs";
import { wellMade } from "./well-made.mjs";

const world = await startWorld();
const { portal } = world;
after(() => world.stop());
const operator = await world.visitor();
await operator.signIn(boss);
const { page } = operator;
const card = (name) => page.getByRole("listitem").filter({ has: page.getByRole("heading", { name, exact: true }) });

const jobs = () => workers().flatMap(({ folder, config }) => (config.triggers?.crons ?? []).map((cron) => [folder, cron]));

test("before anything has run the page says so, and after it that all is well", async () => {
  await page.goto("/console/health");
  await card("Billing").getByText("Has not run").waitFor();
  for (const [folder, cron] of jobs()) await portal.cron(folder, cron);
  await page.reload();
  await card("Billing").getByText("Well", { exact: true }).waitFor();
  assert.equal(await page.getByText("Well", { exact: true }).count(), jobs().length, await page.locator("main").innerText());
  await wellMade(page);
  await shoot(page, "health-well");
});

test("a booking that has lost its place is found in the next night, and told to operators", async () => {
  const [{ id }] = await portal.d1("SELECT id FROM bookings WHERE status = 'confirmed' AND ends_at > ?1 LIMIT 1", [Date.now()]);
  await portal.d1("DELETE FROM claims WHERE holder = ?1", [id]);
  await portal.d1("UPDATE health SET looked_at = looked_at - 86400000 WHERE function = 'bookings'");
  const [, cron] = jobs().find(([folder]) => folder === "bookings");
  await portal.cron("bookings", cron);
  const mail = await portal.mailbox.waitFor((one) => one.envelope.to.includes(boss) && /never be/.test(one.subject));
  assert.match(mail.text, /booking without its place: 1/);
  await page.goto(mail.text.match(/http\S+\/console\/health/)[0]);
  await card("Bookings").getByText("booking without its place: 1").waitFor();
  await card("Bookings").getByText("Look into it").waitFor();
  await shoot(page, "health-broken");
  await portal.cron("bookings", cron);
  const told = await portal.d1("SELECT count(*) AS n FROM outbox WHERE topic = ?1", ["health.broken"]);
  assert.equal(told[0].n, 1, "told once a night");
  assert.deepEqual(operator.faults, []);
});
