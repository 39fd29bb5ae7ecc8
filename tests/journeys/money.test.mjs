// What a member does about plans, in a real browser: every invoice is seen before anything is agreed, and what was agreed
// is what was seen.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { ada, bob, dayFromNow, PASSWORD, shoot, startWorld } from "./world.mjs";

const world = await startWorld();
after(() => world.stop());
const { portal } = world;

const link = (page, name) => page.getByRole("link", { name, exact: typeof name === "string" });
const button = (page, name) => page.getByRole("button", { name, exact: typeof name === "string" });
const heading = (page, name, level = 1) => page.getByRole("heading", { name, level, exact: typeof name === "string" });
const card = (page, name) => page.getByRole("article").filter({ has: heading(page, name, 3) });

/** Bob, who may change his plan, with pages in English. */
async function enterBob() {
  const visitor = await world.visitor();
  await visitor.signIn(bob);
  const { name } = await (await visitor.context.request.get("/api/identity/account")).json();
  const asked = await visitor.context.request.put("/api/identity/account", { data: { name, locale: "en" }, headers: { origin: portal.url } });
  assert.equal(asked.status(), 200);
  return visitor;
}
const contracts = async ({ context }) => (await (await context.request.get("/api/plans")).json()).contracts;
const euros = (minor) => new Intl.NumberFormat("en", { style: "currency", currency: "EUR" }).format(minor / 100);

test("a member changes plan when the period ends, exactly as the preview says, and takes it back", async () => {
  const visitor = await enterBob();
  const { page, faults, leave } = visitor;
  const [before] = await contracts(visitor);
  await page.goto("/dashboard");
  await link(page, "My plans").click();
  await heading(page, "My plans").waitFor();
  await link(page, "Change plan: Fixed desk").click();
  await heading(page, "Change plan").waitFor();
  await page.getByRole("radio", { name: /^Flex / }).check();
  await page.getByRole("radio", { name: /^When this period ends/ }).check();
  await button(page, "Show what it costs").click();
  const preview = page.getByRole("region", { name: /^What this means from / });
  await preview.waitFor();

  // The page shows what the server reckons, to the cent, beside what would come without the change.
  const wish = { plan_id: "pln_flex", quantity: 1, when: "period_end" };
  const reckoned = await (await page.request.post(`/api/plans/contracts/${before.id}/changes/preview`, { data: wish, headers: { origin: portal.url } })).json();
  const rows = preview.getByRole("table").first().getByRole("row");
  const first = rows.nth(1);
  assert.deepEqual(await first.getByRole("cell").allTextContents(), [
    euros(reckoned.unchanged[0].gross.minor), euros(reckoned.invoices[0].gross.minor), euros(reckoned.invoices[0].gross.minor - reckoned.unchanged[0].gross.minor),
  ]);
  await preview.getByText(/^Invoice of /).first().click();
  await preview.getByText("Why?").first().click();
  await shoot(page, "money-1-change");
  await button(preview, "Change to Flex").click();

  await heading(page, "My plans").waitFor();
  const mine = card(page, "Fixed desk");
  await mine.getByText(/^From .*: Flex$/).waitFor();
  const [after] = await contracts(visitor);
  assert.equal(after.followed_by.starts_on, reckoned.takes_effect_on);
  await shoot(page, "money-2-changed");

  await link(page, "Take back: Fixed desk").click();
  await heading(page, "Take back").waitFor();
  await button(page, "Take it back: Fixed desk").click();
  await heading(page, "My plans").waitFor();
  await mine.getByText("Running").waitFor();
  assert.equal((await contracts(visitor))[0].followed_by, null);
  assert.deepEqual(faults, []);
  await leave();
});

test("a member takes another number of the plan they have, though nobody else is offered it any more", async () => {
  const visitor = await enterBob();
  const { page, faults, leave } = visitor;
  const [{ id }] = await contracts(visitor);
  await portal.d1("UPDATE plans SET archived = 1 WHERE id = 'pln_fixed'");
  await page.goto("/plans");
  await link(page, "Change plan: Fixed desk").click();
  await heading(page, "Change plan").waitFor();
  assert.equal(await page.getByRole("radio", { name: /^Fixed desk / }).isChecked(), true);
  await page.getByLabel("Quantity").fill("2");
  await button(page, "Show what it costs").click();
  const preview = page.getByRole("region", { name: /^What this means from .*: 2 × Fixed desk$/ });
  await preview.waitFor();
  await shoot(page, "money-8-another-number");
  // Whoever goes on editing no longer asks for what was shown, and cannot agree to it.
  await page.getByLabel("Quantity").fill("3");
  await page.getByText("You have changed something here. Look again at what it costs.").waitFor();
  assert.equal(await preview.count(), 0);
  assert.equal(await button(page, /^Change to /).count(), 0);
  await page.getByLabel("Quantity").fill("2");
  await button(page, "Show what it costs").click();
  await preview.waitFor();
  await button(page, "Change to 2 × Fixed desk").click();
  await heading(page, "My plans").waitFor();
  const followers = await portal.d1("SELECT plan_id, quantity FROM contracts WHERE follows = ?1 AND status = 'agreed'", [id]);
  assert.deepEqual(followers, [{ plan_id: "pln_fixed", quantity: 2 }]);
  await portal.d1("UPDATE plans SET archived = 0 WHERE id = 'pln_fixed'");
  await link(page, "Take back: Fixed desk").click();
  await button(page, "Take it back: Fixed desk").click();
  await card(page, "Fixed desk").getByText("Running").waitFor();
  assert.deepEqual(faults, []);
  await leave();
});

test("two sums of one rate that differ by their reasons stand apart in the basket", async () => {
  const visitor = await enterBob();
  const { page, context, faults, leave } = visitor;
  await portal.d1(`INSERT INTO plans (id, name, currency, price_minor, deposit_minor, tax_class, terms, public, position)
    VALUES ('pln_exempt', 'Course room', 'EUR', 10000, 5000, 'exempt', '{}', 1, 90)`);
  const put = await context.request.post("/api/shop/basket/items", { data: { kind: "plan", subject_id: "pln_exempt" }, headers: { origin: portal.url } });
  assert.ok(put.ok(), await put.text());
  const { totals } = await put.json();
  assert.equal(new Set(totals.taxes.map(({ category, rate_ppm }) => `${category} ${rate_ppm}`)).size < totals.taxes.length, true, JSON.stringify(totals.taxes));
  await page.goto("/basket");
  await page.getByRole("article", { name: "Course room" }).waitFor();
  for (const { reason } of totals.taxes) await page.getByText(reason, { exact: true }).waitFor();
  await shoot(page, "money-9-two-reasons");
  await portal.d1("UPDATE plans SET public = 0 WHERE id = 'pln_exempt'");
  assert.deepEqual(faults, []);
  await leave();
});

test("every limit of a plan shows what is used of it", async () => {
  const visitor = await enterBob();
  const { page, faults, leave } = visitor;
  const [{ id, customer_id, terms }] = await portal.d1("SELECT id, customer_id, terms FROM contracts WHERE status = 'agreed' AND customer_id = (SELECT id FROM customers WHERE email = ?1) LIMIT 1", [bob]);
  const caps = { booking_minutes_per_week: 600, booking_minutes_per_month: 1800, check_ins_per_week: 4, check_ins_per_month: 16, visitors_per_day: 2, visitors_per_week: 5, visitors_per_month: 12 };
  await portal.d1("UPDATE contracts SET terms = ?2 WHERE id = ?1", [id, JSON.stringify({ ...JSON.parse(terms), caps })]);
  const { today } = await (await visitor.context.request.get("/api/plans")).json();
  await portal.d1(`INSERT INTO check_ins (id, customer_id, location_id, local_day, in_at, in_by, out_at, out_by, covered_by, cover_name, counts)
    SELECT 'chk_cap', ?1, id, ?2, unixepoch(?2) * 1000, 'member', unixepoch(?2) * 1000, 'member', 'plan', '', 1 FROM locations LIMIT 1`, [customer_id, today]);
  await page.goto("/plans");
  const limits = page.getByRole("region", { name: "Limits" }).getByRole("listitem");
  await limits.first().waitFor();
  const told = (await limits.allInnerTexts()).map((text) => text.split("\n")[0]);
  assert.deepEqual(told, ["Booked this week", "Booked this month", "Days here this week", "Days here this month", "Visitors today", "Visitors this week", "Visitors this month"]);
  await limits.filter({ hasText: "Days here this week" }).getByText("1 of 4").waitFor();
  await limits.filter({ hasText: "Visitors today" }).getByText("of 2").waitFor();
  await shoot(page, "money-10-limits");
  await portal.d1("UPDATE contracts SET terms = ?2 WHERE id = ?1", [id, terms]);
  await portal.d1("DELETE FROM check_ins WHERE id = 'chk_cap'");
  assert.deepEqual(faults, []);
  await leave();
});

test("whoever leaves is told the earliest day and the cost before being asked", async () => {
  const visitor = await enterBob();
  const { page, faults, leave } = visitor;
  const [contract] = await contracts(visitor);
  await page.goto("/plans");
  await link(page, "Leave: Fixed desk").click();
  await heading(page, "Leave").waitFor();
  await page.getByText(/^Fixed desk can end on .* at the earliest\./).waitFor();
  const last = new Date(Date.parse(`${contract.earliest_leave_on}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  assert.equal(await page.getByLabel("Last day").inputValue(), last);
  await page.getByRole("region", { name: /^What it means if Fixed desk ends on / }).waitFor();
  await page.getByLabel(/^Why are you leaving/).fill("Moving to the coast");
  await shoot(page, "money-3-leave");
  await button(page, /^Leave Fixed desk on /).click();
  await heading(page, "My plans").waitFor();
  await card(page, "Fixed desk").getByText(/^Last day /).waitFor();
  const [left] = await contracts(visitor);
  assert.deepEqual([left.ends_on, left.leaving_reason], [contract.earliest_leave_on, "Moving to the coast"]);

  await link(page, "Take back: Fixed desk").click();
  await button(page, "Take it back: Fixed desk").click();
  await card(page, "Fixed desk").getByText("Running").waitFor();
  assert.deepEqual(faults, []);
  await leave();
});

test("what was booked on credits where another currency is paid is a sum of its own to whoever leaves", async () => {
  const visitor = await enterBob();
  const { page, faults, leave } = visitor;
  const [{ id }] = await contracts(visitor);
  // Two hours of the last month that is given by now, in a house in Zurich.
  await portal.d1(`INSERT INTO draws (key, grant_id, source, source_id, amount, worth_minor, currency, at)
    SELECT 'booking:bkg_zurich:' || id, id, 'booking', 'bkg_zurich', 1, 4500, 'CHF', 1 FROM grants WHERE contract_id = ?1 ORDER BY starts_at DESC LIMIT 1`, [id]);
  await page.goto("/plans");
  await link(page, "Leave: Fixed desk").click();
  // In more than a month: on the first of some months the earliest day lies in the month that is charged already, and saves nothing.
  await page.getByLabel("Last day").fill(dayFromNow(44));
  await button(page, "Show what it costs").click();
  await page.waitForURL(new RegExp(`on=${dayFromNow(45)}$`));
  const preview = page.getByRole("region", { name: /^What it means if Fixed desk ends on / });
  await preview.getByText(/^Until .* you pay €.* less than without it\.$/).waitFor();
  await preview.getByText(/^Until .* you pay CHF\s53\.55 more than without it\.$/).waitFor();
  await preview.getByRole("rowheader", { name: "Sum (CHF)" }).waitFor();
  await shoot(page, "money-3-leave-two-currencies");
  await portal.d1("DELETE FROM draws WHERE source_id = 'bkg_zurich'");
  assert.deepEqual(faults, []);
  await leave();
});

test("a member who may book but not change the plan sees no way to, and none is found by its address", async () => {
  const { page, signIn, leave } = await world.visitor();
  await signIn(ada);
  await page.goto("/plans");
  const mine = card(page, "Flex");
  await mine.waitFor();
  await page.getByText("Reception changes this for you.").waitFor();
  assert.equal(await link(page, /^Change plan/).count(), 0);
  await shoot(page, "money-4-withheld");
  await page.goto("/plans/con_ada/change?plan=pln_fixed&when=now&quantity=1");
  await page.getByRole("alert").getByText("Your account may not do this.", { exact: false }).waitFor();
  await link(page, "Book").click();
  await heading(page, "Find a room or desk").waitFor();
  await leave();
});

test("a room is booked partly on credits; the rest goes on the next invoice, and comes with it", async () => {
  const { page, context, signIn, faults, leave } = await world.visitor();
  await signIn(ada);
  const ask = async (path) => (await context.request.get(path)).json();
  // Five hours, of which her plan gives four a month; a weekday, on which the location is open.
  const date = [2, 3, 4].map(dayFromNow).find((day) => ![0, 6].includes(new Date(day).getUTCDay()));
  await page.goto(`/book?date=${date}&time=09:00&length_minutes=300&people=2&kind=knd_meeting`);
  await link(page, /^Book 09:00–14:00, /).first().click();
  await heading(page, "Confirm your booking").waitFor();
  await page.getByText("Goes on your next invoice.").first().waitFor();
  await page.getByText("Why this price?").click();
  const credits = page.getByText(/^Meeting rooms, \d/);
  await credits.waitFor();
  await shoot(page, "money-6-credits");
  await button(page, /^Book for €/).click();
  await page.getByText("Booked. A confirmation is on its way by mail.").waitFor();
  const booking = await ask(`/api/bookings/${new URL(page.url()).pathname.split("/").at(-1)}`);
  const [draw] = booking.cost.draws;
  assert.ok(draw.kind === "time_credit" && 0 < draw.amount && draw.amount <= 240 && 0 < booking.cost.gross.minor, JSON.stringify(booking.cost));

  await page.goto("/billing/upcoming");
  await page.getByText(booking.resource.name, { exact: false }).first().waitFor();
  await shoot(page, "money-7-upcoming");
  const [foreseen] = (await ask("/api/billing/upcoming")).items;
  await portal.cron("billing", "5 * * * *", new Date(`${foreseen.issued_on}T06:05:00Z`));
  const [{ id, total }] = (await ask("/api/billing/invoices")).items;
  assert.deepEqual(total, foreseen.totals.gross, "what comes is what was foreseen");
  const { lines } = await ask(`/api/billing/invoices/${id}`);
  const gross = lines.filter(({ source }) => source === "booking").map((line) => line.gross.minor);
  assert.deepEqual(gross, [booking.cost.gross.minor]);
  assert.deepEqual(faults, []);
  await leave();
});

test("a plan chosen on the public prices is in the basket after signing in; the plans tell every invoice that comes of it", async () => {
  await (await enterBob()).leave();
  const { page, faults, leave } = await world.visitor();
  await page.goto("/prices");
  await page.locator('a[href="/basket?add=plan:pln_flex"]').first().click();
  await page.getByRole("article", { name: "Flex" }).waitFor();
  await link(page.getByRole("main"), "Sign in").click();
  await page.getByLabel("E-mail address", { exact: true }).fill(bob);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await button(page, "Sign in").click();
  await page.getByText("What you had put in before signing in is here", { exact: false }).waitFor();
  await page.getByRole("article", { name: "Flex" }).waitFor();
  await page.goto("/plans/join/pln_flex");
  await heading(page, "Join a plan").waitFor();
  await heading(page, "Flex", 2).waitFor();
  await button(page, "Show what it costs").click();
  const preview = page.getByRole("region", { name: /^What this means from / });
  await preview.getByText(/^Invoice of /).first().click();
  await preview.getByRole("rowheader", { name: /^Flex/ }).first().waitFor();
  await button(preview, /^Join Flex/).waitFor();
  await shoot(page, "money-5-join");
  assert.deepEqual(faults, []);
  await leave();
});
