// A member pays, in a real browser and with a payment provider: once for each invoice, whatever the bank asks and however
// often the provider tells of it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, test } from "node:test";
import { typeCard } from "./buying.mjs";
import { ada, shoot, startWorld } from "./world.mjs";

/** Asks for 3-D Secure when it is saved, and then no more. */
const CARD = "4000002500003155";
/** Can be saved, is declined when it is to pay. */
const DECLINED = "4000000000000341";

const world = await startWorld({ stripe: true });
after(() => world.stop());
const { portal } = world;
const { stripe } = portal;

const link = (page, name) => page.getByRole("link", { name, exact: typeof name === "string" });
const button = (page, name) => page.getByRole("button", { name, exact: typeof name === "string" });
const heading = (page, name, level = 1) => page.getByRole("heading", { name, level, exact: typeof name === "string" });
const euros = ({ minor, currency }) => new Intl.NumberFormat("en", { style: "currency", currency }).format(minor / 100);

/** Ada, and what she asks without a page. The browser itself notes a declined payment, which is an answer like any other. */
async function enterAda() {
  const visitor = await world.visitor();
  await visitor.signIn(ada);
  const ask = async (path) => {
    const answer = await visitor.context.request.get(path);
    assert.equal(answer.status(), 200, `${path}: ${await answer.text()}`);
    return answer.json();
  };
  return { ...visitor, ask, wrong: () => visitor.faults.filter((fault) => !fault.includes("status of 402")) };
}

/** Has billing's job run on the day of the next invoice; gives that invoice as it is told to its payer. */
async function issueNext({ ask }) {
  const [foreseen] = (await ask("/api/billing/upcoming")).items;
  await portal.cron("billing", "5 * * * *", new Date(`${foreseen.issued_on}T06:05:00Z`));
  const { items } = await ask("/api/billing/invoices");
  const open = items.filter(({ left }) => left.minor > 0);
  assert.equal(open.length, 1, JSON.stringify(items));
  return open[0];
}

/** From the overview to the page that takes the money for an invoice. */
async function goAndPay(page, invoice) {
  await page.goto("/billing");
  await page.getByText(invoice.number).first().waitFor();
  await button(page, /^Pay .*: INV-/).click();
  await heading(page, "Pay").waitFor();
  await page.getByText(euros(invoice.left), { exact: true }).waitFor();
}

/** What the provider took for the portal, in order of its taking. */
const amounts = async () => (await stripe.taken()).map(({ amount }) => amount);

test("an invoice is paid with a card that the bank wants confirmed; a confirmation that fails takes nothing", async () => {
  const visitor = await enterAda();
  const { page, ask, wrong, leave } = visitor;
  const invoice = await issueNext(visitor);
  stripe.webhooks({ dup: 2 });
  await goAndPay(page, invoice);
  await typeCard(page, CARD);
  await page.getByLabel("Keep this card for next time").check();
  await shoot(page, "paying-1-card");
  await button(page, /^Pay €/).click();
  await button(page, "Fail authentication").click();
  await page.getByRole("alert").getByText("Nothing was taken").waitFor();
  assert.deepEqual(await amounts(), []);
  await shoot(page, "paying-2-not-confirmed");

  await typeCard(page, CARD);
  await button(page, /^(Pay €|Confirm with the bank)/).click();
  await button(page, "Complete authentication").click();
  await heading(page, "Paid, thank you", 2).waitFor();
  assert.deepEqual(await amounts(), [invoice.left.minor]);
  await shoot(page, "paying-3-paid");

  await link(page, new RegExp(invoice.number)).click();
  await heading(page, invoice.number).waitFor();
  await page.getByText("Paid", { exact: true }).first().waitFor();
  await shoot(page, "paying-4-invoice");
  assert.equal((await ask(`/api/billing/invoices/${invoice.id}`)).left.minor, 0);
  const file = await visitor.context.request.get(await link(page, "PDF").getAttribute("href"));
  assert.equal(file.status(), 200);
  const words = execFileSync("pdftotext", ["-layout", "-", "-"], { input: await file.body(), encoding: "utf8" });
  for (const word of [invoice.number, "Ada Lindqvist", (invoice.total.minor / 100).toFixed(2)]) assert.ok(words.includes(word), `${word} in ${words}`);
  assert.deepEqual(wrong(), []);
  await leave();
});

test("the card that was kept pays the next invoice without a question", async () => {
  const visitor = await enterAda();
  const { page, ask, wrong, leave } = visitor;
  const before = await amounts();
  const invoice = await issueNext(visitor);
  await goAndPay(page, invoice);
  assert.equal(await page.getByRole("radio", { name: /3155/ }).isChecked(), true);
  await shoot(page, "paying-5-kept-card");
  await button(page, /^Pay €/).click();
  await heading(page, "Paid, thank you", 2).waitFor();
  assert.deepEqual(await amounts(), [...before, invoice.left.minor]);
  await page.goto("/billing");
  await page.getByText("No invoice is open.").waitFor();
  await shoot(page, "paying-6-nothing-open");
  assert.equal((await ask(`/api/billing/invoices/${invoice.id}`)).left.minor, 0);
  assert.deepEqual(wrong(), []);
  await leave();
});

test("after a saved card is declined, another one pays the same invoice", async () => {
  const visitor = await enterAda();
  const { page, ask, wrong, leave } = visitor;
  // The provider's events come after the browser has returned.
  stripe.webhooks({ hold: true });
  await page.goto("/pay/method?method=card");
  await typeCard(page, DECLINED);
  await button(page, "Save the card").click();
  await heading(page, "Payment methods").waitFor();
  stripe.webhooks({ hold: false });
  await stripe.deliver();
  const before = await amounts();
  const invoice = await issueNext(visitor);
  await goAndPay(page, invoice);
  await page.getByRole("radio", { name: /0341/ }).check();
  await button(page, /^Pay €/).click();
  await page.getByRole("alert").getByText("Nothing was taken").waitFor();
  await shoot(page, "paying-7-declined");
  await page.getByRole("radio", { name: "Another card" }).check();
  await typeCard(page, "4242424242424242");
  await button(page, /^Pay €/).click();
  await heading(page, "Paid, thank you", 2).waitFor();
  assert.deepEqual(await amounts(), [...before, invoice.left.minor]);
  assert.equal((await ask(`/api/billing/invoices/${invoice.id}`)).left.minor, 0);
  assert.deepEqual(wrong(), []);
  await leave();
});

test("what the provider tells twice, late and in disorder changes nothing", async () => {
  const { ask, leave } = await enterAda();
  await stripe.deliver();
  const facts = () => Promise.all(["/api/billing", "/api/billing/invoices", "/api/billing/payments", "/api/billing/methods"].map(ask));
  const [before, taken] = [await facts(), await stripe.taken()];
  for (const { id } of stripe.events().reverse()) await stripe.again(id);
  assert.deepEqual(await facts(), before);
  assert.deepEqual(await stripe.taken(), taken);
  assert.equal(new Set(taken.map(({ ours }) => ours)).size, taken.length, "nothing was taken twice");
  const deliveries = stripe.deliveries();
  assert.ok(deliveries.length >= 3 * stripe.events().length, "each event came twice and once more");
  // One that comes while the browser's return is written is refused, told again, and then taken.
  const last = new Map(deliveries.map(({ id, status }) => [id, status]));
  assert.deepEqual([...last].filter(([, status]) => status !== 204), []);
  const { fails, odd } = stripe.gate();
  assert.deepEqual({ fails, odd }, { fails: [], odd: [] });
  await leave();
});
