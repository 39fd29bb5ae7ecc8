// Products by the cycle: an operator sets one up, a contact buys it on the public prices, pays each month, leaves it and has the
// deposit back, and has been a contact all along.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { signUpFromBasket, typeCard } from "./buying.mjs";
import { wellMade } from "./well-made.mjs";
import { ada, boss, startWorld } from "./world.mjs";

const world = await startWorld({ stripe: true });
after(() => world.stop());
const { portal } = world;
const sections = { home: "public", plans: "public", products: "public", bookings: "members", billing: "signed_in" };
await portal.d1("UPDATE space_settings SET levels = ?1", [JSON.stringify({ base: "signed_in", sections })]);
await portal.d1("UPDATE billing_settings SET terms_text = 'What is ordered is paid.', contacts_pay = 'at_once'");

const link = (page, name) => page.getByRole("link", { name, exact: typeof name === "string" });
const button = (page, name) => page.getByRole("button", { name, exact: typeof name === "string" });
const heading = (page, name, level = 1) => page.getByRole("heading", { name, level, exact: typeof name === "string" });
const field = (page, name) => page.getByLabel(name, { exact: true });
const well = (page, name) => wellMade(page, `products-by-cycle-${name}`);
const mailTo = (email, subject) => portal.mailbox.waitFor((mail) => mail.envelope.to.includes(email) && subject.test(mail.subject));
const mara = "mara@journeys.portico.example";
const visitor = await world.visitor();

/** What the API says to whoever has this browser. */
async function asked(path, { context } = visitor) {
  const answer = await context.request.get(path);
  assert.equal(answer.status(), 200, `${path}: ${await answer.text()}`);
  return answer.json();
}

/** The job of that day. */
const bill = (day) => portal.cron("billing", "5 * * * *", new Date(`${day}T06:05:00Z`));
const mine = async () => (await asked("/api/plans")).contracts;

test("an operator sets up a product by the cycle, apart from plans and from what is bought once", async () => {
  const operator = await world.visitor();
  await operator.signIn(boss);
  const { page, faults, leave } = operator;
  await page.goto("/console/products");
  await link(page, "By the cycle").click();
  await page.getByRole("row").filter({ hasText: "Locker" }).waitFor();
  await well(page, "1-console");
  await link(page, "Add").click();
  await field(page, "Name").fill("Shelf");
  await field(page, "Price of one for a cycle").fill("10");
  await field(page, "Deposit").fill("20");
  await field(page, "Notice (days)").fill("7");
  assert.equal(await page.getByRole("group", { name: "Used at most" }).count(), 0, "caps are those of plans");
  await field(page, "Everybody sees it and can buy it").check();
  await button(page, "Save").click();
  await page.getByRole("row").filter({ hasText: "Shelf" }).getByText("€10.00 per month").waitFor();
  const [made] = await portal.d1("SELECT sold_as, terms FROM plans WHERE name = 'Shelf'");
  assert.equal(made.sold_as, "product");
  await page.getByRole("row").filter({ hasText: "Shelf" }).getByRole("link", { name: /^Edit/ }).click();
  await page.getByLabel(/^Places/).fill("3");
  await button(page, "Save").click();
  await page.getByRole("row").filter({ hasText: "Shelf" }).getByText("0 of 3").waitFor();
  await page.goto("/console/plans");
  await page.getByRole("row").filter({ hasText: "Flex" }).first().waitFor();
  assert.equal(await page.getByRole("row").filter({ hasText: "Shelf" }).count(), 0);
  assert.deepEqual(faults, []);
  await leave();
});

test("a contact buys it on the public prices with a card, and stays a contact", async () => {
  const { page } = visitor;
  await page.goto("/prices");
  await well(page, "2-prices");
  await link(page, "Buy Shelf").click();
  await page.getByRole("article", { name: "Shelf" }).waitFor();
  await signUpFromBasket(world, page, { name: "Mara Feldmann", email: mara });
  await page.getByRole("article", { name: "Shelf" }).waitFor();
  await well(page, "3-basket");
  const { due_now: due } = await asked("/api/shop/basket?mine=true");
  assert.equal(due.minor, 1190 + 2000, "a month with tax, and the deposit");
  await page.getByRole("checkbox", { name: /^I accept the terms/ }).check();
  await button(page, /^Order/).click();
  await heading(page, "Pay").waitFor();
  await typeCard(page, "4242424242424242");
  await button(page, /^Pay €/).click();
  await heading(page, "It is all yours", 2).waitFor();
  await mailTo(mara, /order|receipt/i);

  await page.goto("/plans");
  await heading(page, "Ongoing products", 2).waitFor();
  await page.getByRole("article").filter({ has: heading(page, "Shelf", 3) }).getByText("€20.00").waitFor();
  await heading(page, "No plan yet", 3).waitFor();
  await well(page, "4-mine");
  const { viewer } = await asked("/api/dashboard");
  assert.equal(viewer.customer.standing, "contact");
  assert.equal(viewer.sections.find(({ section }) => section === "bookings").rule, "members-only");
  await page.goto("/plans/join");
  await heading(page, "Flex", 2).waitFor();
  assert.equal(await heading(page, "Shelf", 2).count(), 0, "nobody becomes a member by it");
  await page.goto("/products");
  await button(page, "Put into the basket: Locker").waitFor();
  // What is had already says so where it is offered, there and on the public prices, with the way to it.
  const shelf = page.getByRole("article").filter({ has: heading(page, "Shelf", 2) });
  await shelf.getByText("You have this", { exact: true }).waitFor();
  assert.equal(await button(page, "Put into the basket: Shelf").count(), 0);
  await well(page, "5-shop");
  await page.goto("/prices");
  await page.getByText("You have this", { exact: true }).waitFor();
  assert.equal(await link(page, "Buy Shelf").count(), 0);
  await well(page, "5-prices-had");
  await link(page, "See what you have of Shelf").click();
  await heading(page, "Ongoing products", 2).waitFor();
  await page.goto("/products");
  await link(page, "Change the quantity: Shelf").click();
  await heading(page, "Change").waitFor();
});

test("a month later it is invoiced, as was foreseen", async () => {
  const [foreseen] = (await asked("/api/billing/upcoming")).items;
  assert.equal(foreseen.totals.gross.minor, 1190);
  const [shelf] = await mine();
  assert.deepEqual([shelf.next_charge.on, shelf.next_charge.total.minor], [foreseen.issued_on, 1190]);
  await bill(foreseen.issued_on);
  const invoices = (await asked("/api/billing/invoices")).items;
  assert.deepEqual(invoices.map(({ total }) => total.minor).sort(), [1190, 3190]);
});

test("it is left as a plan is, and the deposit comes back", async () => {
  const { page, faults } = visitor;
  await page.goto("/plans");
  await link(page, "Leave: Shelf").click();
  await page.getByText(/^Shelf can end on /).waitFor();
  await button(page, /^Leave (Shelf|Locker) on /).waitFor();
  await well(page, "6-leave");
  await button(page, /^Leave (Shelf|Locker) on /).click();
  await heading(page, "My plans").waitFor();
  await mailTo(mara, /^Shelf ends on /);
  const [shelf] = await mine();
  await bill(shelf.ends_on);
  const notes = await portal.d1("SELECT kind, gross_minor FROM invoices WHERE gross_minor < 0");
  assert.deepEqual(notes, [{ kind: "credit_note", gross_minor: -2000 }]);
  assert.equal((await portal.d1("SELECT sum(gross_minor) AS held FROM charges WHERE source = 'deposit'"))[0].held, 0);
  assert.deepEqual(faults, []);
  await visitor.leave();
});

test("a member has one beside the plan, and changes it to another product alone", async () => {
  const member = await world.visitor();
  await member.signIn(ada);
  const { page, faults, leave } = member;
  await page.goto("/products");
  await button(page, "Put into the basket: Locker").click();
  await page.getByRole("main").getByText("Go to basket").click();
  await page.getByRole("article", { name: "Locker" }).waitFor();
  await page.getByRole("checkbox", { name: /^I accept the terms/ }).check();
  await button(page, /^Order/).click();
  await heading(page, "It is all yours", 2).waitFor();
  await page.goto("/plans");
  await link(page, "Change: Locker").click();
  await heading(page, "Change").waitFor();
  await page.getByRole("radio", { name: /^Shelf/ }).waitFor();
  assert.equal(await page.getByRole("radio", { name: /^Flex/ }).count(), 0);
  await well(page, "7-change");
  const { viewer } = await asked("/api/dashboard", member);
  assert.equal(viewer.customer.standing, "member");
  assert.deepEqual(faults, []);
  await leave();
});

test("whoever has left a plan that was for members still leaves the locker beside it", async () => {
  await portal.d1("UPDATE space_settings SET levels = ?1", [JSON.stringify({ base: "members", sections: { home: "public" } })]);
  await portal.d1("UPDATE contracts SET status = 'withdrawn', charged_until = '2199-12-31' WHERE plan_id IN (SELECT id FROM plans WHERE sold_as = 'plan')");
  const former = await world.visitor();
  await former.signIn(ada);
  const { page, faults, leave } = former;
  const { viewer } = await asked("/api/dashboard", former);
  assert.equal(viewer.customer.standing, "contact");
  assert.equal(viewer.sections.find(({ section }) => section === "plans").rule, "members-only");
  await page.goto("/dashboard");
  await page.getByRole("navigation").first().getByRole("link", { name: "My plans" }).click();
  await heading(page, "Ongoing products", 2).waitFor();
  assert.equal(await link(page, "Join a plan").count(), 0, "plans are for members");
  await well(page, "8-former");
  await link(page, "Leave: Locker").click();
  await button(page, /^Leave (Shelf|Locker) on /).click();
  await heading(page, "My plans").waitFor();
  const [locker] = await asked("/api/plans", former).then(({ contracts }) => contracts);
  assert.ok(locker.ends_on);
  await link(page, "Take back: Locker").click();
  await page.getByRole("main").getByRole("button").first().waitFor();
  await well(page, "9-stays");
  assert.deepEqual(faults, []);
  await leave();
});
