// Money as operators see to it, with a payment provider: what they charge, write down, correct and send back is told before
// it is done, done once, and stands in the books to the cent.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { typeCard } from "./buying.mjs";
import { wellMade } from "./well-made.mjs";
import { ada, boss, dayFromNow, startWorld, wilma } from "./world.mjs";

const world = await startWorld({ stripe: true });
after(() => world.stop());
const { portal } = world;
const { stripe } = portal;

const operator = await world.visitor();
await operator.signIn(boss);
let entered = Date.now();
const { page, faults } = operator;
const euros = (minor) => new Intl.NumberFormat("en", { style: "currency", currency: "EUR" }).format(minor / 100);
const link = (name, within = page) => within.getByRole("link", { name, exact: typeof name === "string" });
const press = (name, within = page) => within.getByRole("button", { name, exact: typeof name === "string" }).click();
const heading = (name, level = 1) => page.getByRole("heading", { name, level, exact: typeof name === "string" });
const fill = (label, text, within = page) => within.getByLabel(label, { exact: typeof label === "string" }).fill(text);
const said = (text) => page.getByText(text).first().waitFor();
const row = (text) => page.getByRole("row").filter({ hasText: text });
/** A field that is told what is wrong with it. */
const told = async (label, text) => {
  await page.getByLabel(label, { exact: typeof label === "string" }).and(page.locator('[aria-invalid="true"]')).waitFor();
  if (text) await said(text);
};
/** What the API says; signs in again before the access token's five minutes are over, which the pages do by themselves. */
const ask = async (path, data) => {
  if (Date.now() - entered > 180_000) {
    await operator.signIn(boss);
    entered = Date.now();
  }
  const { request } = operator.context;
  const answer = data ? await request.post(path, { data, headers: { origin: portal.url } }) : await request.get(path);
  assert.ok(answer.ok(), `${path}: ${await answer.text()}`);
  return answer.json();
};
const account = () => ask("/api/billing/all/accounts/cus_ada");
const idHere = () => new URL(page.url()).pathname.split("/").at(-1);

const well = (name, of = page) => wellMade(of, `console-billing-${name}`);

test("what the seller is called is set up, and what is wrong with it is told at its field", async () => {
  await page.goto("/console");
  await link("Billing settings").click();
  await heading("Billing settings").waitFor();
  await link("Edit Seller").click();
  await fill("Legal name", "Quarterlight GmbH");
  await page.getByLabel("Country", { exact: true }).selectOption("DE");
  await fill(/^Street and number/, "Lindenallee 4");
  await fill(/^Postcode/, "10115");
  await fill(/^Place/, "Berlin");
  await fill(/^VAT number/, "DE136695977");
  await fill(/^IBAN/, "DE88370400440532013000");
  await press("Save");
  await told(/^VAT number/, "This is not a VAT number of that country.");
  await told(/^IBAN/, "This is not an IBAN.");
  await fill(/^VAT number/, "DE136695976");
  await fill(/^IBAN/, "DE89370400440532013000");
  await fill(/^Further lines at the foot/, "Managing directors: Mira Voss, Jon Adler\nBerlin court HRB 1234");
  await press("Save");
  await link("Edit Seller").waitFor();
  const { seller } = await ask("/api/billing/settings");
  assert.deepEqual([seller.name, seller.vat_number, seller.legal_lines], ["Quarterlight GmbH", "DE136695976", ["Managing directors: Mira Voss, Jon Adler", "Berlin court HRB 1234"]]);
  await well("settings");
});

test("an operator finds a customer by name and charges something, which is invoiced at once", async () => {
  await page.goto("/console");
  await link("Billing").last().click();
  await heading("Who owes something", 2).waitFor();
  await fill("Customer", "lindq");
  await press("Find");
  await link(/^Ada Lindqvist/).click();
  await heading("Ada Lindqvist").waitFor();
  await well("account-before");
  await link("Charge something").click();
  await fill("Price of one", "ten");
  await press("See what it brings");
  await told("What it is", "Please fill this in.");
  await told("Price of one", "Please write an amount such as 12.50, with at most 2 decimals.");
  for (const [typed, no] of [["10.005", "with at most 2 decimals."], ["0", "This has to be more than nothing."]]) {
    await fill("Price of one", typed);
    await press("See what it brings");
    await told("Price of one", no);
  }
  assert.deepEqual(await portal.d1("SELECT id FROM charges WHERE source = 'fee'"), [], "nothing was charged");
  await fill("What it is", "Key replaced");
  await fill("Price of one", "10,00");
  await fill("Quantity", "2");
  await fill(/^Why/, "Lost on Monday");
  await well("charge");
  await press("See what it brings");
  await page.getByText("An invoice over it is issued at once").waitFor();
  await well("charge-seen");
  assert.deepEqual(await portal.d1("SELECT id FROM charges WHERE source = 'fee'"), [], "looking does nothing");
  await press(/^Issue the invoice over €/);
  await heading(/^INV-/).waitFor();
  const invoice = await ask(`/api/billing/all/invoices/${idHere()}`);
  assert.deepEqual(invoice.lines.map(({ name, quantity_thousandths: many }) => [name, many]), [["Key replaced", 2000]]);
  await page.getByText("Why?").first().click();
  await said("Lost on Monday");
  await page.getByText(euros(invoice.left.minor), { exact: true }).first().waitFor();
});

test("what is charged for the next invoice is issued when an operator says so, and not twice", async () => {
  await link("Ada Lindqvist").click();
  await link("Charge something").click();
  await fill("What it is", "Locker");
  await fill("Price of one", "30");
  await page.getByLabel("Invoiced").selectOption({ label: "With the next invoice" });
  await press("See what it brings");
  await press(/^Charge €/);
  // What was charged by mistake is taken back before an invoice has it.
  await link("Charge something").click();
  await fill("What it is", "Mistake");
  await fill("Price of one", "99");
  await page.getByLabel("Invoiced").selectOption({ label: "With the next invoice" });
  await press("See what it brings");
  await press(/^Charge €/);
  await link("Charge something").waitFor();
  await page.goto("/console/billing/accounts/cus_ada/upcoming");
  await well("by-hand");
  await press("Withdraw: Mistake");
  await page.getByRole("dialog").getByRole("button", { name: "Withdraw", exact: true }).click();
  await page.getByRole("button", { name: "Withdraw: Mistake" }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Withdraw: Locker" }).waitFor();
  await page.goto("/console/billing/accounts/cus_ada");
  await link("Issue invoices now").click();
  await said("Everything that is charged and not on an invoice yet goes on one now");
  await press("See what it brings");
  await page.getByText(/^An invoice over €/).waitFor();
  await well("issue");
  await press("Issue now");
  await heading(/^INV-/).waitFor();
  await page.getByRole("rowheader", { name: /^Locker/ }).waitFor();
  await link("Ada Lindqvist").click();
  await link("Issue invoices now").click();
  await press("See what it brings");
  await heading("Nothing is open to be invoiced", 2).waitFor();
  await press("Back");
});

test("a transfer is recorded in part for one invoice, and what is wrong with it is told at its field", async () => {
  const { items } = await ask("/api/billing/all/invoices?customer=cus_ada&state=open");
  const locker = items.find(({ number }) => number.endsWith("2"));
  await link("Cancel").click();
  await link("Record a payment").click();
  await page.getByRole("checkbox", { name: locker.number }).check();
  await fill("Amount that came", "12");
  await press("Write it into the books");
  await told("Reference", "Please fill this in.");
  await fill("Reference", "RF18 539 Ada");
  await press("Write it into the books");
  await told("Amount that came", "This is less than what it is to be for.");
  await fill(`Of it for ${locker.number}`, "99999");
  await fill("Amount that came", "99999");
  await well("record");
  await fill(`Of it for ${locker.number}`, "12");
  await fill("Amount that came", "12");
  await press("Write it into the books");
  await row(locker.number).getByText(euros(locker.left.minor - 1200)).waitFor();
  const after = await ask(`/api/billing/all/invoices/${locker.id}`);
  assert.deepEqual([after.paid.minor, after.left.minor], [1200, locker.left.minor - 1200]);
  await page.getByText("RF18 539 Ada").waitFor();
  await well("account");
});

test("the rest of an invoice is credited: seen to the cent first, and nothing is written by looking", async () => {
  await page.goto("/console/billing/invoices");
  await page.getByLabel("State").selectOption({ label: "Open" });
  await press("Show");
  await row("INV-").first().waitFor();
  await well("invoices");
  const { items } = await ask("/api/billing/all/invoices?customer=cus_ada&state=open");
  const locker = items.find(({ number }) => number.endsWith("2"));
  await fill("Number", locker.number);
  await press("Show");
  await link(locker.number).click();
  await heading(locker.number).waitFor();
  await link("Credit").click();
  await page.getByLabel("Some lines, or a part of them").check();
  await press("See what it brings");
  await told("Why", "Please fill this in.");
  await fill("Why", "Never handed over");
  await press("See what it brings");
  await said("Please choose at least one.");
  await page.getByRole("checkbox", { name: "Locker" }).check();
  await fill("Of Locker, with tax", "99999");
  await press("See what it brings");
  await told("Of Locker, with tax", "This is more than is left.");
  await well("credit");
  await page.getByLabel("All that is left of it").check();
  await press("See what it brings");
  await heading(`Credits ${euros(locker.total.minor)} of ${locker.number}`, 2).waitFor();
  await said(`${euros(locker.left.minor)} settles this invoice`);
  await said(`${euros(locker.paid.minor)} is the customer’s credit`);
  await well("credit-seen");
  assert.equal((await ask(`/api/billing/all/invoices/${locker.id}`)).corrected_by.length, 0, "looking writes nothing");
  await press(`Issue the credit note over ${euros(locker.total.minor)}`);
  await heading(/^CN-/).waitFor();
  await well("credit-note");
  const note = await ask(`/api/billing/all/invoices/${idHere()}`);
  assert.equal(note.total.minor, -locker.total.minor);
  assert.equal((await ask(`/api/billing/all/invoices/${locker.id}`)).state, "paid");
});

test("the statement tells all of it, with what was owed after each", async () => {
  await link("Ada Lindqvist").click();
  await link("Statement").click();
  // The reference stands on the account's page as well.
  await link("As CSV").waitFor();
  await said("RF18 539 Ada");
  const { accounts: [{ lines, closing }] } = await ask(`/api/billing/all/accounts/cus_ada/statement?from=${dayFromNow(0).slice(0, 4)}-01-01&until=${dayFromNow(1)}`);
  const cells = await page.getByRole("row").filter({ has: page.getByRole("cell") }).evaluateAll((rows) => rows.map((one) => one.lastElementChild.textContent.trim()));
  assert.deepEqual(cells.slice(1, -1), lines.map(({ balance }) => euros(balance.minor)));
  assert.equal(cells.at(-1), euros(closing.minor));
  assert.equal(closing.minor, (await account()).balances[0].balance.minor);
  for (const name of ["As PDF", "As CSV"]) assert.equal((await operator.context.request.get(await link(name).getAttribute("href"))).status(), 200, name);
  await well("statement");
  await link("Upcoming").click();
  await said("What will be issued if nothing else happens, to the cent.");
  await well("upcoming");
});

test("a payment by card is refunded in part, goes its way, and is seen to have gone it", async () => {
  const member = await world.visitor();
  await member.signIn(ada);
  await member.page.goto("/billing");
  await member.page.getByRole("button", { name: /^Pay .*: INV-/ }).first().click();
  await typeCard(member.page, "4242424242424242");
  await member.page.getByRole("button", { name: /^Pay €/ }).click();
  // The provider and its events are in it: on a busy machine that takes longer than a page.
  await member.page.getByRole("heading", { name: "Paid, thank you", level: 2 }).waitFor({ timeout: 30_000 });
  await member.leave();

  await page.goto("/console/billing/payments");
  await row("INV-").getByText("Received").first().waitFor();
  await well("payments");
  await row("INV-").filter({ hasText: /visa|card/i }).getByRole("link").first().click();
  await heading(/ from Ada Lindqvist$/).waitFor();
  const payment = await ask(`/api/billing/all/payments/${idHere()}`);
  await link("Refund", page.getByRole("navigation", { name: "What can be done" })).click();
  await fill("Amount to send back", "99999");
  await fill("Why", "The key was found");
  await press("Send it back");
  await page.getByRole("alert").getByText("More would go back than can go back of this payment.").waitFor();
  await fill("Amount to send back", "3.50");
  await well("refund");
  await press("Send it back");
  await said("On its way to the provider");
  assert.equal((await ask(`/api/billing/all/payments/${payment.id}`)).refundable.minor, payment.refundable.minor - 350);
  await portal.cron("billing", "5 * * * *");
  await stripe.deliver();
  await page.reload();
  await page.getByRole("region", { name: "Refunds" }).getByText("Done").waitFor();
  const [{ refunded }] = await stripe.taken();
  assert.equal(refunded, 350);
  await well("payment");
});

test("what no provider can send back waits for an operator, who says that it is done", async () => {
  await page.goto("/console/billing/accounts/cus_ada?act=payment");
  await page.getByLabel("How").selectOption({ label: "Cash" });
  await fill("Amount that came", "40");
  await fill("Reference", "Receipt 17");
  await press("Write it into the books");
  await row("Receipt 17").getByRole("link").first().click();
  await heading("€40.00 from Ada Lindqvist").waitFor();
  // It was recorded for nothing in particular: it settles what was open, and the rest is credit.
  const cash = await ask(`/api/billing/all/payments/${idHere()}`);
  for (const { number } of cash.settles) await link(number).waitFor();
  assert.equal(cash.settles.reduce((sum, { amount }) => sum + amount.minor, cash.unspent.minor), 4000);
  await link("Refund", page.getByRole("navigation", { name: "What can be done" })).click();
  await said("No provider can send it");
  await fill("Amount to send back", "5");
  await fill("Why", "Paid twice");
  await press("Send it back");
  await said("To be paid out");
  await page.goto("/console/billing/refunds");
  await well("refunds");
  await press("It is paid out: €5.00, Ada Lindqvist");
  const dialog = page.getByRole("dialog", { name: "Has this been paid out?" });
  await dialog.getByText("You have transferred €5.00 to Ada Lindqvist").waitFor();
  await press("It is paid out", dialog);
  await dialog.waitFor({ state: "hidden" });
  await row("Paid twice").getByText("Done").waitFor();
  assert.deepEqual(await portal.d1("SELECT status FROM refunds WHERE amount_minor = 500"), [{ status: "succeeded" }]);
});

test("who does not pay is dunned as an operator sets it; who saves after somebody else is told what they changed", async () => {
  await page.goto("/console/billing/settings");
  await link("Edit Unpaid invoices").click();
  await fill(/^Remind/, "7, 1");
  await fill(/^Charged after/, "14");
  await press("Save");
  await told(/^Late fee/, "Please fill this in.");
  await fill(/^Late fee/, "5");
  await press("Save");
  await told(/^Remind/, "Days in order, each once.");
  await fill(/^Remind/, "-3, 1, 7");
  await fill(/^Suspended after/, "30");
  await fill(/^Told before/, "7");
  await portal.d1("UPDATE billing_settings SET dunning = json_set(dunning, '$.retry', json('[3,10]')), due_days = 21, version = version + 1");
  await press("Save");
  await said("Somebody else has saved this meanwhile.");
  await said(/^Collect again .*: was .*, is now 3, 10$/);
  await well("dunning");
  await fill(/^Collect again/, "3, 10");
  await press("Save");
  await link("Edit Unpaid invoices").waitFor();
  const { dunning, due_days: days } = await ask("/api/billing/settings");
  assert.deepEqual(dunning, {
    remind: [-3, 1, 7], retry: [3, 10], late_fee: { after_days: 14, fee: { minor: 500, currency: "EUR" }, tax_class: "standard" }, suspension: { after_days: 30, notice_days: 7 },
  });
  assert.equal(days, 21, "what the other one changed in another part stays");
});

test("a tax rate begins on a day, and can be taken back until then", async () => {
  const from = dayFromNow(30);
  const rates = async () => (await ask("/api/billing/settings")).tax_rates.map(({ class: of, from_day: day, rate_ppm: rate }) => `${of} ${day} ${rate}`);
  const before = await rates();
  await page.goto("/console/billing/tax-rates");
  await link("Add a rate").click();
  await fill("From", from);
  await fill("Rate in per cent", "twenty");
  await press("Save");
  await told("Rate in per cent");
  await fill("Rate in per cent", "20,5");
  await press("Save");
  await row("20.5%").getByText("Ahead").waitFor();
  await link("Add a rate").click();
  await fill("From", from);
  await fill("Rate in per cent", "21");
  await press("Save");
  await told("From", "There is one like this already.");
  await well("tax-rates");
  await link("Cancel").click();
  assert.deepEqual(await rates(), [...before, `standard ${from} 205000`].sort());
  await press(/^Remove: Standard rate 20\.5%/);
  await press("Remove", page.getByRole("dialog"));
  await row("20.5%").waitFor({ state: "detached" });
  assert.deepEqual(await rates(), before);
});

test("a customer has terms of their own", async () => {
  await page.goto("/console/billing/accounts/cus_ada/details");
  await link("Edit").click();
  await page.getByLabel(/^Taxed/).selectOption({ label: "Reverse charge" });
  await page.getByLabel("Country", { exact: true }).selectOption("AT");
  await press("Save");
  await told(/^VAT number/, "Whoever owes the VAT in the seller’s place is named by it.");
  await fill(/^VAT number/, "DE136695976");
  await press("Save");
  await told(/^VAT number/, "This is a number of the space’s own country, whose VAT the space owes.");
  await fill(/^VAT number/, "ATU13585627");
  await fill(/^Days to pay/, "45");
  await well("details-edit");
  await press("Save");
  await said("Reverse charge");
  await well("details");
  assert.deepEqual((({ account: now }) => [now.tax_treatment, now.due_days, now.party.vat_number])(await account()), ["reverse_charge", 45, "ATU13585627"]);
});

test("who may only see is shown everything and no act, and no address opens one", async () => {
  await portal.d1("UPDATE accounts SET roles = '[\"billing:read\"]' WHERE email = ?1", [wilma]);
  const reader = await world.visitor();
  await reader.signIn(wilma);
  const { items: [invoice] } = await ask("/api/billing/all/invoices?customer=cus_ada&kind=invoice");
  const { items: [payment] } = await ask("/api/billing/all/payments?customer=cus_ada");
  await reader.page.goto("/console");
  await reader.page.getByRole("link", { name: "Billing settings" }).waitFor();
  await reader.page.goto("/console/billing?search=ada");
  await reader.page.getByRole("link", { name: /^Ada Lindqvist/ }).first().waitFor();
  for (const address of [
    "accounts/cus_ada", "accounts/cus_ada?act=charge", "accounts/cus_ada/details?edit=1", `invoices/${invoice.id}?act=credit`, `payments/${payment.id}?act=refund`,
    "refunds", "disputes", "settings?edit=dunning", "tax-rates?edit=new", "exchange-rates?edit=new",
  ]) {
    await reader.page.goto(`/console/billing/${address}`);
    await reader.page.waitForFunction(() => document.querySelector("h1") && !document.querySelector('[aria-busy="true"]'));
    const main = reader.page.getByRole("main");
    assert.equal(await main.locator("form, [aria-label='What can be done']").count(), 0, address);
    assert.equal(await main.locator("a[href*='act='], a[href*='edit=']").count(), 0, address);
    assert.equal(await main.getByRole("button").count(), 0, address);
  }
  await well("reader", reader.page);
  assert.deepEqual(reader.faults, []);
  await reader.leave();
});

test("the console said nothing that it should not", () => {
  // Chromium itself notes answers that are problems; here they are what was asked for, or a token that ran out and was renewed.
  assert.deepEqual(faults.filter((fault) => !/status of (401|409|422)/.test(fault)), []);
});
