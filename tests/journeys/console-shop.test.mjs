// The shop as operators see it: codes and their uses, orders and what became of them, proposals and what was decided.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { wellMade } from "./well-made.mjs";
import { ada, bob, boss, dayFromNow, startWorld, vikram } from "./world.mjs";

const world = await startWorld();
after(() => world.stop());
const { portal } = world;
await portal.d1("UPDATE space_settings SET levels = ?1", [JSON.stringify({ base: "members", sections: { plans: "public", products: "public" } })]);

const operator = await world.visitor();
await operator.signIn(boss);
const { page, faults } = operator;
const row = (name) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });
const fill = (label, text, within = page) => within.getByLabel(label, { exact: true }).fill(text);
/** A field that may stay empty says so in its label. */
const fillOptional = (label, text, within = page) => within.getByLabel(new RegExp(`^${label}`)).fill(text);
const press = (name) => page.getByRole("button", { name, exact: true }).click();
const follow = (name) => page.getByRole("link", { name, exact: true }).click();
const heading = (name, level = 1) => page.getByRole("heading", { name, level }).waitFor();
const said = (text) => page.getByText(text).first().waitFor();
const isMarked = async (field) => assert.equal(await field.getAttribute("aria-invalid"), "true");

const well = (name) => wellMade(page, `console-shop-${name}`);

/** What the API answers to whoever has this browser; how members act here, who are not what is tested. */
async function ask({ context }, method, path, data) {
  const answer = await context.request.fetch(`/api/shop/${path}`, { method, data, headers: { origin: portal.url } });
  return { status: answer.status(), json: await answer.json() };
}

/** A member orders a product with a code; the order's id. */
async function orderWith(member, product, code) {
  await ask(member, "POST", "basket/items", { kind: "product", subject_id: product });
  const { status, json: basket } = await ask(member, "PUT", "basket/code", { code });
  assert.equal(status, 200, JSON.stringify(basket));
  const order = await ask(member, "POST", "orders", { basket_version: basket.version, accepted_terms_version: basket.terms.version, expected_gross: basket.totals.gross });
  assert.equal(order.status, 201, JSON.stringify(order.json));
  return order.json.id;
}

test("what is wrong with a code is said at its field, and nothing is made of it", async () => {
  await page.goto("/console");
  await follow("Discount codes");
  await heading("Discount codes");
  await well("codes-empty");
  await page.getByRole("link", { name: "Add" }).first().click();
  await press("Save");
  await page.getByRole("alert").waitFor();
  await isMarked(page.getByLabel("Discount code", { exact: true }));
  await fill("Discount code", "spring 30");
  await fill("Name", "Spring");
  await fill("Per cent", "250");
  await press("Save");
  await isMarked(page.getByLabel("Discount code", { exact: true }));
  await isMarked(page.getByLabel("Per cent", { exact: true }));
  await fill("Discount code", "spring-30");
  await fill("Per cent", "0");
  await press("Save");
  await page.locator('[name="off/off_ppm"][aria-invalid="true"]').waitFor();
  await fill("Per cent", "30");
  for (const sort of ["Plans", "Products", "Bookings"]) await page.getByRole("group", { name: "What it counts for" }).getByLabel(sort).uncheck();
  await press("Save");
  await said("Choose at least one.");
  await page.getByRole("group", { name: "What it counts for" }).getByLabel("Products").check();
  await fillOptional("From", `${dayFromNow(5)}T08:00`);
  await fillOptional("Until", `${dayFromNow(2)}T08:00`);
  await press("Save");
  await said("This has to come after the beginning.");
  await isMarked(page.getByLabel(/^Until/));
  await well("code-wrong");
  assert.deepEqual(await portal.d1("SELECT code FROM discount_codes"), []);
});

test("an operator makes a code with a cap, by the clock of the space", async () => {
  await fillOptional("From", "");
  await fillOptional("Until", `${dayFromNow(30)}T18:30`);
  await fillOptional("Uses in all", "2");
  await fillOptional("Uses by each customer", "1");
  await page.getByText("Only certain ones …").click();
  await page.getByLabel("Ten-day pass").check();
  await page.getByLabel("Day pass", { exact: true }).check();
  await well("code-form");
  await press("Save");
  await row("SPRING-30").getByText("0 of 2").waitFor();
  await row("SPRING-30").getByText("30%").waitFor();
  const [code] = await portal.d1("SELECT percent_off_ppm, valid_until, scope FROM discount_codes");
  const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin", dateStyle: "short", timeStyle: "short" }).format(new Date(code.valid_until));
  assert.deepEqual([code.percent_off_ppm, clock], [300_000, `${dayFromNow(30)} 18:30`]);
  assert.deepEqual(JSON.parse(code.scope).ids.toSorted(), ["prd_day", "prd_ten_days"]);
});

test("there is one code of a name", async () => {
  await page.getByRole("link", { name: "Add" }).first().click();
  await fill("Discount code", "Spring-30");
  await fill("Name", "Spring again");
  await page.getByLabel("How it is counted").selectOption({ label: "An amount" });
  await fill("Amount", "5,50");
  await press("Save");
  await said("There is a code of that name already.");
  await isMarked(page.getByLabel("Discount code", { exact: true }));
  await fill("Discount code", "FIVE-FIFTY");
  await press("Save");
  await row("FIVE-FIFTY").getByText("€5.50").waitFor();
});

test("an operator sees a code's uses against its cap, by whom and in which order", async () => {
  const member = await world.visitor();
  await member.signIn(vikram);
  const order = await orderWith(member, "prd_ten_days", "spring-30");
  const again = await ask(member, "PUT", "basket/code", { code: "spring-30" });
  assert.equal(again.status, 409, "each customer once");
  await member.leave();
  await page.goto("/console/codes");
  await row("SPRING-30").getByText("1 of 2").waitFor();
  await well("codes");
  await follow("SPRING-30");
  await heading("SPRING-30");
  await row("Vikram Bergholt").getByRole("link").waitFor();
  await well("code-uses");
  await row("Vikram Bergholt").getByRole("link").click();
  await heading("Order of Vikram Bergholt");
  assert.equal(new URL(page.url()).pathname, `/console/orders/${order}`);
  await said("It was carried out, all of it.");
  await said("Ten-day pass");
  await said("SPRING-30");
  await well("order");
});

test("orders are listed, of everybody and of one", async () => {
  await page.goto("/console/orders");
  await page.getByRole("cell", { name: "Ten-day pass" }).waitFor();
  await well("orders");
  await fill("Customer", "ada@demo");
  await press("Show");
  await said("No orders");
  await follow("Show all");
  await page.getByRole("cell", { name: "Vikram Bergholt" }).waitFor();
});

test("who saves a code after somebody else is told what they changed, and decides", async () => {
  await page.goto("/console/codes?edit=SPRING-30");
  await heading("SPRING-30", 2);
  const until = Date.parse(`${dayFromNow(40)}T17:30:00Z`);
  await portal.d1("UPDATE discount_codes SET percent_off_ppm = 250000, valid_until = ?1, version = version + 1 WHERE code = 'SPRING-30'", [until]);
  await fillOptional("Uses in all", "5");
  await press("Save");
  await said("How it is counted: was 30%, is now 25%");
  await said(/^Until: was .+, is now .+$/);
  await well("code-conflict");
  await press("Take what was saved");
  assert.equal(await page.getByLabel("Per cent", { exact: true }).inputValue(), "25");
  await fillOptional("Uses in all", "5");
  await press("Save");
  await row("SPRING-30").getByText("1 of 5").waitFor();
  await row("SPRING-30").getByText("25%").waitFor();
});

test("of many codes the last is reached page by page, and by its address", async () => {
  await portal.d1(`INSERT INTO discount_codes (code, name, percent_off_ppm, scope, audience, archived, version)
    WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 34)
    SELECT 'MANY-' || i, 'Of many', 100000, '{"plans":true,"products":true,"bookings":true,"ids":[]}', 'everyone', 0, 1 FROM n`);
  await page.goto("/console/codes");
  await row("MANY-28").waitFor();
  assert.equal(await row("SPRING-30").count(), 0);
  await press("Show more");
  await row("SPRING-30").getByText("1 of 5").waitFor();
  await page.goto("/console/codes?edit=MANY-34");
  await heading("MANY-34", 2);
  await page.goto("/console/codes/many-34");
  await heading("MANY-34");
  await portal.d1("DELETE FROM discount_codes WHERE code GLOB 'MANY-*'");
});

test("a code that is put out of use is taken no more", async () => {
  await page.goto("/console/codes/SPRING-30");
  await press("Put out of use");
  const question = page.getByRole("dialog");
  await question.getByRole("button", { name: "Put out of use" }).click();
  await said("Out of use");
  await question.waitFor({ state: "hidden" });
  assert.equal(await page.getByRole("button", { name: "Put out of use" }).count(), 0);
  const member = await world.visitor();
  await member.signIn(ada);
  const refused = await ask(member, "PUT", "basket/code", { code: "spring-30" });
  assert.deepEqual([refused.status, refused.json.type.split("/").at(-1)], [404, "no-such-code"]);
  await member.leave();
});

test("what is wrong with a proposal is said at its field, and nothing is sent", async () => {
  await page.goto("/console/proposals");
  await said("What you propose to a customer is listed here");
  await follow("New proposal");
  await heading("New proposal");
  await fill("Customer", "vikram.bergholt");
  await press("Find");
  await heading("Proposal for Vikram Bergholt", 2);
  const first = page.getByRole("group", { name: "Line 1" });
  await first.getByLabel("What").selectOption({ label: "Product: Day pass" });
  assert.equal(await first.getByLabel("First day").count(), 0, "a product starts on no day");
  await first.getByLabel(/^Price of one/).fill("cheap");
  await fill("Stands until", `${dayFromNow(-2)}T12:00`);
  await press("Send the proposal");
  await page.getByRole("alert").waitFor();
  await isMarked(first.getByLabel(/^Price of one/));
  await first.getByLabel(/^Price of one/).fill("20");
  await press("Send the proposal");
  await said("This has to lie ahead.");
  await isMarked(page.getByLabel("Stands until", { exact: true }));
  await well("proposal-wrong");
  assert.deepEqual(await portal.d1("SELECT id FROM proposals"), []);
});

test("an operator proposes plans and products at prices of their own, the member accepts, and the operator sees the order", async () => {
  const first = page.getByRole("group", { name: "Line 1" });
  await first.getByLabel("Quantity").fill("3");
  await press("Add a line");
  const second = page.getByRole("group", { name: "Line 2" });
  await second.getByLabel("What").selectOption({ label: "Plan: Night owl" });
  await second.getByLabel(/^Price of one for a cycle/).fill("55,50");
  await second.getByLabel(/^Sign-up fee/).fill("0");
  await second.getByLabel(/^Deposit for one/).fill("120");
  assert.equal(await first.getByLabel(/^Deposit for one/).count(), 0, "a product has no deposit");
  await second.getByLabel(/^First day/).fill(dayFromNow(7));
  await page.getByLabel(/^Message/).fill("As we said:\nthree passes, and the nights.");
  await fill("Stands until", `${dayFromNow(9)}T18:00`);
  await well("proposal-form");
  // It would stand when the plan has begun, and could be accepted no more.
  await press("Send the proposal");
  await said("By then something of it has started.");
  await isMarked(page.getByLabel("Stands until", { exact: true }));
  await well("proposal-outlasts");
  assert.deepEqual(await portal.d1("SELECT id FROM proposals"), []);
  await fill("Stands until", `${dayFromNow(6)}T18:00`);
  await press("Send the proposal");
  await heading("Proposal for Vikram Bergholt");
  await row("Day pass").getByText("€20.00").waitFor();
  await row("Night owl").getByText("Waived").waitFor();
  await row("Night owl").getByText("€120.00").waitFor();
  await said("three passes, and the nights.");
  await well("proposal");
  const mail = await portal.mailbox.waitFor((one) => one.envelope.to.includes(vikram) && /proposal/i.test(one.subject));
  const [proposal] = await portal.d1("SELECT id, lines FROM proposals");
  assert.match(mail.text, new RegExp(`/proposals/${proposal.id}`));
  const [, plan] = JSON.parse(proposal.lines);
  assert.deepEqual([plan.price_minor, plan.sign_up_fee_minor, plan.deposit_minor, plan.starts_on], [5550, 0, 12_000, dayFromNow(7)]);

  const member = await world.visitor();
  await member.signIn(vikram);
  await member.page.goto(`/proposals/${proposal.id}`);
  await member.page.getByText("No sign-up fee").waitFor();
  await member.page.getByText("Deposit €120.00, given back at the end").waitFor();
  await wellMade(member.page, "console-shop-proposal-member");
  const seen = await ask(member, "GET", `proposals/${proposal.id}`);
  const order = await ask(member, "POST", `proposals/${proposal.id}/acceptance`, { accepted_terms_version: seen.json.terms.version, expected_gross: seen.json.totals.gross });
  assert.equal(order.status, 201, JSON.stringify(order.json));
  const [kept] = await portal.d1("SELECT sign_up_fee_minor, deposit_minor FROM contracts WHERE plan_id = ?1 AND customer_id = (SELECT id FROM customers WHERE email = ?2)", [plan.subject_id, vikram]);
  assert.deepEqual(kept, { sign_up_fee_minor: 0, deposit_minor: 12_000 });
  await member.leave();
  const told = await portal.mailbox.waitFor((one) => one.envelope.to.includes(boss) && /accepted/i.test(one.subject));
  await page.goto(new URL(told.text.match(/https?:\/\/\S+\/console\/\S+/)[0]).pathname);
  await said("Accepted");
  await follow("See the order");
  await heading("Order of Vikram Bergholt");
  await said("Contract 1");
  await well("order-of-proposal");
  await follow("Contract 1");
  await heading(/^Vikram Bergholt: /);
});

test("a proposal is taken back, and can be accepted no more", async () => {
  const [{ id: customer }] = await portal.d1("SELECT id FROM customers WHERE email = ?1", [ada]);
  await page.goto(`/console/proposals/new?customer=${customer}`);
  await page.getByRole("group", { name: "Line 1" }).getByLabel("What").selectOption({ label: "Product: Day pass" });
  await press("Send the proposal");
  await press("Take it back");
  await page.getByRole("dialog").getByRole("button", { name: "Take it back" }).click();
  await said("Taken back");
  const [{ id }] = await portal.d1("SELECT id FROM proposals WHERE customer_id = ?1", [customer]);
  const member = await world.visitor();
  await member.signIn(ada);
  const late = await ask(member, "POST", `proposals/${id}/acceptance`, { accepted_terms_version: "1", expected_gross: { minor: 1, currency: "EUR" } });
  assert.equal(late.status, 409);
  await member.leave();
  await page.goto("/console/proposals");
  await page.getByRole("cell", { name: "Taken back" }).waitFor();
  await page.getByRole("cell", { name: "Accepted" }).waitFor();
  await well("proposals");
});

test("who may only see the shop changes nothing, and an operator without the role sees none of it", async () => {
  for (const [roles, sees] of [[["shop:read"], true], [["plans:write"], false]]) {
    await portal.d1("UPDATE accounts SET roles = ?1, locale = 'en' WHERE email = ?2", [JSON.stringify(roles), bob]);
    const other = await world.visitor();
    await other.signIn(bob);
    await other.page.goto("/console");
    await other.page.getByRole("heading", { name: "Console", level: 1 }).waitFor();
    await other.page.getByRole("main").getByRole("link").first().waitFor();
    for (const part of ["Orders", "Proposals", "Discount codes"]) {
      assert.equal(await other.page.getByRole("main").getByRole("link", { name: part, exact: true }).count(), sees ? 1 : 0, `${roles}: ${part}`);
    }
    for (const [path, kept, act] of [["codes", "SPRING-30", "Add"], ["orders", "Vikram Bergholt", "Add"], ["proposals", "Vikram Bergholt", "New proposal"]]) {
      await other.page.goto(`/console/${path}`);
      await (sees ? other.page.getByText(kept).filter({ visible: true }).first() : other.page.getByText("Your account may not do this").first()).waitFor();
      assert.equal(await other.page.getByText(kept).count() > 0, sees, `${roles}: ${path}`);
      assert.equal(await other.page.getByRole("link", { name: act, exact: true }).count(), 0, `${roles}: ${path}: ${act}`);
    }
    await other.leave();
  }
});

test("the console said nothing that it should not", () => {
  // Chromium itself notes answers that are problems; here they are what was asked for.
  assert.deepEqual(faults.filter((fault) => !/status of (409|422)/.test(fault)), []);
});
