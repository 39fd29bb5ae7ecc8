// Plans as operators set them up: what they make stands on the prices, and what waits for their yes gets it.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { untilInInbox } from "../dev/until.mjs";
import { wellMade } from "./well-made.mjs";
import { ada, boss, dayFromNow, startWorld, vikram } from "./world.mjs";

const world = await startWorld();
after(() => world.stop());
const { portal } = world;
await portal.d1("UPDATE space_settings SET levels = ?1", [JSON.stringify({ base: "members", sections: { plans: "public", products: "public" } })]);

const operator = await world.visitor();
await operator.signIn(boss);
const { page, faults } = operator;
const row = (name) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });
const fill = (label, text, within = page) => within.getByLabel(label, { exact: true }).fill(text);
const press = (name) => page.getByRole("button", { name, exact: true }).click();
const said = (text) => page.getByText(text).first().waitFor();

test("what is wrong with a plan is said at its field, and nothing is made of it", async () => {
  await page.goto("/console/plans?edit=new");
  await fill("Name", "Fortnight desk");
  await fill("Price of one for a cycle", "149,50");
  await page.getByLabel("Counted in").selectOption("week");
  await fill("Length of a cycle", "2");
  await page.getByLabel("Day of the month on which cycles begin").fill("5");
  await press("Add a benefit");
  const benefit = page.getByRole("group", { name: "Benefit 1" });
  await fill("Name", "Meeting rooms", benefit);
  await press("Save");
  await page.getByRole("alert").waitFor();
  assert.equal(await benefit.getByLabel("Minutes").getAttribute("aria-invalid"), "true");
  await fill("Minutes", "120", benefit);
  await benefit.getByLabel("Meeting room", { exact: true }).check();
  await benefit.getByLabel("Comes every").fill("2");
  await press("Save");
  await said("Cycles of weeks begin on the day one joins");
  await benefit.getByText("Must be shorter than the plan’s cycle").waitFor();
  assert.equal(await benefit.getByLabel("Comes every").getAttribute("aria-invalid"), "true");
  assert.equal(await page.getByLabel("Day of the month on which cycles begin").getAttribute("aria-invalid"), "true");
  assert.deepEqual(await portal.d1("SELECT id FROM plans WHERE name = 'Fortnight desk'"), []);
});

test("a plan that an operator makes stands on the prices", async () => {
  await page.getByLabel("Day of the month on which cycles begin").fill("");
  await page.getByRole("group", { name: "Benefit 1" }).getByLabel("Comes every").fill("1");
  await press("Add a benefit");
  const second = page.getByRole("group", { name: "Benefit 2" });
  await fill("Name", "A tenth", second);
  await second.getByLabel("Gives").selectOption("discount");
  await fill("Per cent", "12,5", second);
  await page.getByLabel("An operator has to say yes first").check();
  await page.getByLabel("Everybody sees it and can join it").check();
  await page.getByLabel("Announce visitors").selectOption("Withheld");
  await press("Save");
  await row("Fortnight desk").getByText("€149.50 every 2 weeks").waitFor();
  const [plan] = await portal.d1("SELECT rights, terms FROM plans WHERE name = 'Fortnight desk'");
  assert.deepEqual(JSON.parse(plan.rights), { register_visitors: false });
  assert.deepEqual(JSON.parse(plan.terms).benefits.map(({ gives, scope, every }) => [gives, scope.kinds, every]), [
    [{ kind: "time_credit", minutes: 120 }, ["knd_meeting"], { unit: "week", count: 1 }],
    [{ kind: "discount", off_ppm: 125_000 }, [], undefined],
  ]);
  const visitor = await world.visitor();
  await visitor.page.goto("/prices");
  await visitor.page.getByRole("row").filter({ has: visitor.page.getByRole("rowheader", { name: "Fortnight desk" }) }).getByText("2 hours of bookings a week").waitFor();
  await visitor.leave();
});

test("who saves after somebody else is told what they changed, and decides", async () => {
  await row("Fortnight desk").getByRole("link", { name: "Edit" }).click();
  await page.getByRole("heading", { name: "Fortnight desk", level: 2 }).waitFor();
  await portal.d1("UPDATE plans SET price_minor = 16000, version = version + 1 WHERE name = 'Fortnight desk'");
  await fill("Notice (days)", "14");
  await press("Save");
  await said("Price of one for a cycle: was 149.50, is now 160.00");
  await wellMade(page, "console-plan-conflict");
  await press("Take what was saved");
  assert.equal(await page.getByLabel("Price of one for a cycle").inputValue(), "160.00");
  await fill("Notice (days)", "14");
  await press("Save");
  await row("Fortnight desk").getByText("€160.00 every 2 weeks").waitFor();
});

test("an operator says yes to a contract that waits, and sees first what it brings", async () => {
  const member = await world.visitor();
  await member.signIn(vikram);
  const [{ id: plan }] = await portal.d1("SELECT id FROM plans WHERE name = 'Fortnight desk'");
  await portal.d1("UPDATE customers SET rights = ?1 WHERE name = 'Vikram Bergholt'", [JSON.stringify({ change_plan: true })]);
  const ask = (path, data) => member.context.request.post(`/api/plans/${path}`, { data, headers: { origin: portal.url } });
  const wish = { plan_id: plan, quantity: 1, starts_on: dayFromNow(3) };
  const preview = await ask("contracts/preview", wish);
  assert.equal(preview.status(), 200, await preview.text());
  const joined = await ask("contracts", { ...wish, seen: (await preview.json()).digest });
  assert.equal(joined.status(), 201, await joined.text());
  await member.leave();

  await page.goto("/console/contracts");
  await page.getByLabel("State").selectOption({ label: "Waiting for a yes" });
  await press("Show");
  await row("Vikram Bergholt").filter({ hasText: "Fortnight desk" }).getByRole("link").click();
  await page.getByRole("heading", { name: "Vikram Bergholt: Fortnight desk" }).waitFor();
  await page.getByRole("link", { name: "Approve" }).click();
  await press("See what it brings");
  await page.getByRole("heading", { name: /^Approve: from / }).waitFor();
  assert.equal((await portal.d1("SELECT status FROM contracts WHERE plan_id = ?1", [plan]))[0].status, "waiting", "looking does nothing");
  await wellMade(page, "console-contract-approve");
  await press("Confirm: Approve");
  await page.getByText(/^Starts /).waitFor();
  assert.equal((await portal.d1("SELECT status FROM contracts WHERE plan_id = ?1", [plan]))[0].status, "agreed");
});

test("an operator finds a customer by name, makes a contract, and changes what was agreed on", async () => {
  await page.goto("/console/contracts/new");
  await fill("Customer", "carl");
  await press("Find");
  await page.getByRole("heading", { name: "Contract for Carl Osterfeld" }).waitFor();
  await page.getByLabel("Plan or product", { exact: true }).selectOption({ label: "Flex" });
  await page.getByLabel("Price of one for a cycle").fill("99");
  await press("See what it brings");
  await page.getByRole("heading", { name: /^New contract: from / }).waitFor();
  await wellMade(page, "console-contract-new-seen");
  assert.equal((await portal.d1("SELECT count(*) AS n FROM contracts WHERE customer_id = 'cus_carl'"))[0].n, 0, "looking does nothing");
  await press("Confirm: New contract");
  await page.getByRole("heading", { name: "Carl Osterfeld: Flex" }).waitFor();
  await page.getByRole("link", { name: "End it" }).click();
  await page.getByLabel("Last day").fill(dayFromNow(20));
  await press("See what it brings");
  await press("Confirm: End it");
  await page.getByRole("link", { name: "Take the end back" }).waitFor();
  const [contract] = await portal.d1("SELECT price_minor, ends_on FROM contracts WHERE customer_id = 'cus_carl'");
  assert.deepEqual(contract, { price_minor: 9900, ends_on: dayFromNow(21) }, "who says the last day means it");
});

test("a contract that changed under an operator's hands is shown as it is now", async () => {
  await page.getByRole("link", { name: "Take the end back" }).click();
  await page.getByRole("button", { name: "See what it brings" }).waitFor();
  await page.reload();
  await page.getByRole("button", { name: "See what it brings" }).waitFor();
  await portal.d1("UPDATE contracts SET version = version + 1, due_days = 30 WHERE customer_id = 'cus_carl'");
  await press("See what it brings");
  await said("Somebody has changed this contract meanwhile");
  await page.getByText("30", { exact: true }).waitFor();
  await press("See what it brings");
  await press("Confirm: Take the end back");
  await page.getByRole("link", { name: "End it" }).waitFor();
});

test("an operator changes the price from a day on, and how many there are", async () => {
  await page.goto("/console/contracts/con_ada");
  await page.getByRole("link", { name: "Change the price" }).click();
  await fill("From", dayFromNow(40));
  await fill("New price of one for a cycle", "109");
  await press("See what it brings");
  await press("Confirm: Change the price");
  await page.getByText(/: €109\.00$/).waitFor();
  await page.getByRole("link", { name: "Change the quantity" }).click();
  // It was brought in, and the period that runs was paid elsewhere.
  await fill("From", dayFromNow(0));
  await fill("Quantity", "3");
  await press("See what it brings");
  await said("Days beyond that one were paid elsewhere");
  await wellMade(page, "console-contract-paid-elsewhere");
  await fill("From", dayFromNow(40));
  await press("See what it brings");
  await press("Confirm: Change the quantity");
  await page.getByRole("link", { name: "The contract before" }).waitFor();
  const contracts = await portal.d1("SELECT quantity, starts_on FROM contracts WHERE follows = 'con_ada'");
  assert.deepEqual(contracts, [{ quantity: 3, starts_on: dayFromNow(40) }]);
});

test("an operator gives a benefit by hand, the member reads it by its note, and what is left of it is taken back", async () => {
  await page.goto("/console/contracts/con_ada");
  await page.getByRole("link", { name: /^Benefits of / }).click();
  await page.getByRole("link", { name: "Give a benefit" }).click();
  await page.getByRole("heading", { name: "Give a benefit", level: 2 }).waitFor();
  await fill("Note", "For the cold week");
  await press("Give a benefit");
  await page.getByRole("alert").waitFor();
  assert.equal(await page.getByLabel("Minutes").getAttribute("aria-invalid"), "true");
  await page.getByLabel("Gives").selectOption("day_pass");
  await fill("Number", "3");
  await page.getByLabel("Last day").fill(dayFromNow(-1));
  await press("Give a benefit");
  await said("This has to come after the beginning.");
  await page.getByLabel("Last day").fill(dayFromNow(60));
  await wellMade(page, "console-benefit-give");
  await press("Give a benefit");
  await row(/^For the cold week/).getByText("By hand").waitFor();
  const mailed = (subject) => portal.mailbox.waitFor((mail) => mail.envelope.to.includes(ada) && subject.test(mail.subject));
  await mailed(/has given you 3 day passes$/);

  const member = await world.visitor();
  await member.signIn(ada);
  await member.page.goto("/plans");
  const gift = member.page.getByRole("article").filter({ has: member.page.getByRole("heading", { name: "For the cold week" }) });
  await gift.getByText("3 day passes").first().waitFor();
  await untilInInbox(portal, ada, "has given you 3 day passes");
  await member.page.goto("/inbox");
  await member.page.getByText(/has given you 3 day passes/).first().waitFor();
  await wellMade(member.page, "member-gift-told");
  await member.page.goto("/plans");
  await wellMade(member.page, "member-gift");

  // Ada uses one of them meanwhile; the operator's page still says three.
  await row(/^For the cold week/).getByRole("link", { name: "Take back: For the cold week" }).click();
  await page.getByRole("heading", { name: "Take back: For the cold week" }).waitFor();
  await portal.d1("INSERT INTO draws (key, grant_id, source, source_id, amount, worth_minor, at) SELECT 'check_in:x', id, 'check_in', 'chk_x', 1, 0, 1 FROM grants WHERE name = 'For the cold week'");
  await fill("Why", "The heating was mended after a day");
  await press("Take 3 day passes back");
  await page.getByRole("alert").getByText("changed", { exact: false }).waitFor();
  await page.reload();
  await page.getByText("2 day passes are left and are taken back.", { exact: false }).waitFor();
  await fill("Why", "The heating was mended after a day");
  await wellMade(page, "console-benefit-take");
  await press("Take 2 day passes back");
  await row(/^For the cold week/).getByText(/2 day passes taken back, .*: The heating was mended after a day/).waitFor();
  assert.equal(await row(/^For the cold week/).getByRole("link").count(), 0, "nothing is left to take");
  const taken = await mailed(/has taken back 2 day passes$/);
  assert.match(taken.text, /The heating was mended after a day/);
  await wellMade(page, "console-benefits");
  await member.page.reload();
  await member.page.getByRole("heading", { name: "Flex", level: 3 }).first().waitFor();
  assert.equal(await gift.count(), 0);
  await member.leave();
});

test("five passes a week are set up, and the member reads this week's and what is coming", async () => {
  await page.goto("/console/plans?edit=new");
  await fill("Name", "Five a week");
  await fill("Price of one for a cycle", "99");
  await press("Add a benefit");
  const benefit = page.getByRole("group", { name: "Benefit 1" });
  await fill("Name", "Weekly desk days", benefit);
  await benefit.getByLabel("Gives").selectOption("day_pass");
  await fill("Number", "5", benefit);
  await benefit.getByLabel("Comes every").fill("1");
  await wellMade(page, "console-plan-weekly");
  await press("Save");
  await row("Five a week").waitFor();
  await page.goto("/console/contracts/new");
  await fill("Customer", "vikram");
  await press("Find");
  await page.getByRole("heading", { name: "Contract for Vikram Bergholt" }).waitFor();
  await page.getByLabel("Plan or product", { exact: true }).selectOption({ label: "Five a week" });
  await press("See what it brings");
  await press("Confirm: New contract");
  await page.getByRole("heading", { name: "Vikram Bergholt: Five a week" }).waitFor();
  await page.getByText("Weekly desk days: 5 day passes per week").waitFor();

  const member = await world.visitor();
  await member.signIn(vikram);
  await member.page.goto("/plans");
  const weekly = member.page.getByRole("article").filter({ has: member.page.getByRole("heading", { name: "Weekly desk days" }) });
  await weekly.getByText("left of 5 day passes").waitFor();
  const coming = weekly.getByRole("list", { name: "Coming" }).getByRole("listitem");
  assert.equal(await coming.count(), 3, "the next weeks at once, the others folded");
  await coming.filter({ hasText: "5 day passes" }).first().waitFor();
  await wellMade(member.page, "member-weekly");
  await weekly.getByText(/^\d+ periods$/).click();
  assert.ok(52 < await weekly.getByRole("rowheader").count());
  await wellMade(member.page, "member-weekly-all");
  await member.leave();
});

test("who credits an invoice is told that what its plan gave stays, and where to take it back", async () => {
  await portal.cron("billing", "5 * * * *");
  const [line] = await portal.d1(`SELECT invoice_id FROM invoice_lines JOIN charges ON charges.id = charge_id
    WHERE source = 'contract' AND customer_id = 'cus_carl' LIMIT 1`);
  await page.goto(`/console/billing/invoices/${line.invoice_id}?act=credit`);
  await said("What its plans and products gave stays with the customer.");
  await wellMade(page, "console-credit-gave");
  await page.getByRole("link", { name: "Take it back here" }).click();
  await page.getByRole("heading", { name: "Carl Osterfeld", level: 1 }).waitFor();
  await row(/^Desk days/).first().getByRole("link", { name: "Take back: Desk days" }).waitFor();
});

test("whoever may read plans alone sees a customer's benefits without their account, and no way to change them", async () => {
  const [{ roles }] = await portal.d1("SELECT roles FROM accounts WHERE email = ?1", [boss]);
  await portal.d1("UPDATE accounts SET roles = '[\"plans:read\"]' WHERE email = ?1", [boss]);
  const reader = await world.visitor();
  await reader.signIn(boss);
  await portal.d1("UPDATE accounts SET roles = ?2 WHERE email = ?1", [boss, roles]);
  await reader.page.goto("/console/billing/accounts/cus_carl/benefits?act=give");
  await reader.page.getByRole("heading", { name: "Carl Osterfeld", level: 1 }).waitFor();
  await reader.page.getByRole("rowheader", { name: /^Desk days/ }).first().waitFor();
  assert.equal(await reader.page.getByRole("link", { name: /^(Overview|Take back|Give a benefit)/ }).count(), 0);
  assert.equal(await reader.page.getByRole("heading", { name: "Give a benefit" }).count(), 0);
  await wellMade(reader.page, "console-benefits-reader");
  // Everything of plans leads there, is shown, and offers no act, by no address either.
  await reader.page.goto("/console");
  for (const name of ["Plans", "Products", "Contracts"]) await reader.page.getByRole("main").getByRole("link", { name, exact: true }).waitFor();
  for (const address of ["plans", "plans?edit=new", "products", "products?edit=new", "products/by-cycle?edit=new", "contracts/con_ada", "contracts/con_ada?act=end"]) {
    await reader.page.goto(`/console/${address}`);
    await reader.page.waitForFunction(() => document.querySelector("h1") && !document.querySelector('[aria-busy="true"]'));
    const main = reader.page.getByRole("main");
    assert.equal(await main.locator("form, [aria-label='What can be done']").count(), 0, address);
    assert.equal(await main.locator("a[href*='act='], a[href*='edit=']").count(), 0, address);
  }
  await reader.page.goto("/console/contracts?search=carl");
  await reader.page.getByRole("link", { name: /^Carl Osterfeld/ }).first().waitFor();
  assert.equal(await reader.page.locator("a[href*='contracts/new']").count(), 0);
  await wellMade(reader.page, "console-contracts-reader");
  // What bookings call kinds is refused them, and done without.
  assert.deepEqual(reader.faults.filter((fault) => !/status of 403/.test(fault)), []);
  await reader.leave();
});

test("whoever may do nothing but plans finds by name whom a contract is for", async () => {
  const [{ roles }] = await portal.d1("SELECT roles FROM accounts WHERE email = ?1", [boss]);
  await portal.d1("UPDATE accounts SET roles = '[\"plans:write\"]' WHERE email = ?1", [boss]);
  const clerk = await world.visitor();
  await clerk.signIn(boss);
  await portal.d1("UPDATE accounts SET roles = ?2 WHERE email = ?1", [boss, roles]);
  await clerk.page.goto("/console/contracts/new");
  await fill("Customer", "carl", clerk.page);
  await clerk.page.getByRole("button", { name: "Find", exact: true }).click();
  await clerk.page.getByRole("heading", { name: "Contract for Carl Osterfeld" }).waitFor();
  await wellMade(clerk.page, "console-contract-clerk");
  assert.deepEqual(clerk.faults, []);
  await clerk.leave();
});

test("reception changes the plan of a member who may not, and sees first what it brings", async () => {
  await page.goto("/console/contracts/con_bob");
  await page.getByRole("link", { name: "Change to another" }).click();
  await page.getByLabel("Plan or product", { exact: true }).selectOption({ label: "Flex" });
  await fill("From", dayFromNow(45));
  await press("See what it brings");
  await page.getByRole("heading", { name: /^Change to another: from / }).waitFor();
  assert.deepEqual(await portal.d1("SELECT id FROM contracts WHERE follows = 'con_bob'"), []);
  const preview = page.getByRole("table", { name: "Invoices as they are and with the change" });
  await preview.waitFor();
  await page.getByText(/^Until .* pays .* (more|less) than without it\.$/).waitFor();
  // One line of invoices by day: as it is, with this, and what that is more or less.
  const [firstDay] = await preview.getByRole("rowheader").allInnerTexts();
  await page.locator("summary").filter({ hasText: firstDay }).first().click();
  await wellMade(page, "console-contract-plan");
  await press("Confirm: Change to another");
  await page.getByRole("link", { name: "The contract before" }).waitFor();
  assert.deepEqual(await portal.d1("SELECT plan_id, starts_on FROM contracts WHERE follows = 'con_bob'"), [{ plan_id: "pln_flex", starts_on: dayFromNow(45) }]);
});

test("the console said nothing that it should not", () => {
  // Chromium itself notes answers that are problems; here they are what was asked for.
  assert.deepEqual(faults.filter((fault) => !/status of (409|422)/.test(fault)), []);
});
