// A member lets the space collect: the mandate is given in the browser, and each invoice is told ahead and then taken from
// the bank account, by the hourly job alone. What an operator gives back is not taken again.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { wellMade } from "./well-made.mjs";
import { ada, boss, shoot, startWorld } from "./world.mjs";

const IBAN = "DE89 3704 0044 0532 0130 00";
/** Of the demo space (tests/demo/billing.json). */
const CREDITOR = "DE98ZZZ09999999999";
/** The days that a SEPA debit is told ahead (functions/billing/src/rules/dunning.rs). */
const TOLD_AHEAD_DAYS = 2;

const world = await startWorld({ stripe: true });
after(() => world.stop());
const { portal } = world;
const { stripe } = portal;

const button = (page, name) => page.getByRole("button", { name, exact: typeof name === "string" });
const heading = (page, name, level = 1) => page.getByRole("heading", { name, level, exact: typeof name === "string" });
const mail = (subject) => portal.mailbox.waitFor((one) => one.envelope.to.includes(ada) && subject.test(one.subject));
const dayBefore = (date, days) => new Date(Date.parse(`${date}T12:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
const euros = ({ minor, currency }) => new Intl.NumberFormat("en", { style: "currency", currency }).format(minor / 100);

/** Billing's job, as on that day; what it owes the customer is told now, for the mail's own clock is today's. */
async function onDay(date) {
  await portal.cron("billing", "5 * * * *", new Date(`${date}T06:05:00Z`));
  await portal.d1("UPDATE outbox SET due_at = 1 WHERE sent_at IS NULL");
  await portal.cron("notices", "* * * * *");
}

test("a mandate is given, the collection is told ahead, taken on its day, and paid when the bank has done", async () => {
  const { page, context, signIn, faults, leave } = await world.visitor();
  await signIn(ada);
  const ask = async (path) => (await context.request.get(path)).json();

  await page.goto("/billing/methods");
  await heading(page, "Payment methods").waitFor();
  await page.getByRole("link", { name: "SEPA Direct Debit" }).click();
  await page.getByLabel("IBAN").fill("DE89 3704 0044 0532 0130 01");
  await page.getByText(`Creditor identifier: ${CREDITOR}`).waitFor();
  await page.getByLabel("I accept this mandate").check();
  await button(page, "Give the mandate").click();
  await page.getByText("This is not an IBAN.", { exact: false }).waitFor();
  await shoot(page, "collecting-1-mistyped");
  await page.getByLabel("IBAN").fill(IBAN);
  await button(page, "Give the mandate").click();
  await heading(page, "Payment methods").waitFor();
  const row = page.getByRole("article").filter({ hasText: "3000" });
  const mandate = (await row.getByText(/^Mandate /).textContent()).match(/^Mandate (\S+)/)[1];
  const given = await mail(/mandate|direct debit/i);
  assert.ok(given.text.includes(mandate) && given.text.includes(CREDITOR), given.text);

  await page.getByLabel("Used first").selectOption({ index: 1 });
  await page.getByLabel(/^Collect each invoice on its due day/).check();
  await button(page, "Save").click();
  await page.getByText("Saved.", { exact: true }).first().waitFor();
  await shoot(page, "collecting-2-method");

  const [foreseen] = (await ask("/api/billing/upcoming")).items;
  await onDay(foreseen.issued_on);
  const [invoice] = (await ask("/api/billing/invoices")).items;
  assert.deepEqual([invoice.total, invoice.due_on], [foreseen.totals.gross, foreseen.due_on]);
  const ahead = dayBefore(invoice.due_on, TOLD_AHEAD_DAYS);
  await onDay(dayBefore(ahead, 1));
  assert.equal((await stripe.taken()).length, 0);
  await onDay(ahead);
  const told = await portal.mailbox.waitFor((one) => one.envelope.to.includes(ada) && one.text.includes("Please see that the account has that much on it."));
  for (const word of [euros(invoice.total), mandate, CREDITOR, invoice.number]) assert.ok(told.text.includes(word), `${word} in ${told.text}`);
  await onDay(dayBefore(invoice.due_on, 1));
  assert.equal((await stripe.taken()).length, 0, "nothing is taken before the day that was told");

  for (let turn = 0; turn < 2; turn++) await onDay(invoice.due_on);
  await page.goto(`/billing/invoices/${invoice.id}`);
  await page.getByText(/on its way/i).first().waitFor();
  await shoot(page, "collecting-3-on-its-way");
  await stripe.settle();
  assert.deepEqual((await stripe.taken()).map(({ amount }) => amount), [invoice.total.minor]);
  await page.reload();
  await page.getByText("Paid", { exact: true }).first().waitFor();
  await shoot(page, "collecting-4-paid");
  assert.equal((await ask(`/api/billing/invoices/${invoice.id}`)).left.minor, 0);
  const { fails, odd } = stripe.gate();
  // The browser notes the refusal of the mistyped number, which is an answer like any other.
  const wrong = faults.filter((fault) => !fault.includes("status of 422"));
  assert.deepEqual({ fails, odd, wrong }, { fails: [], odd: [], wrong: [] });
  await leave();
});

test("what was given back is not taken again; whoever is suspended for it is let in again by an operator", async () => {
  const { page, context, signIn, faults, leave } = await world.visitor();
  await signIn(boss);
  const ask = async (path, data) => {
    const answer = data ? await context.request.post(path, { data, headers: { origin: portal.url } }) : await context.request.get(path);
    assert.ok(answer.ok(), `${path}: ${await answer.text()}`);
    return answer.json();
  };
  const dunning = { remind: [1], retry: [1, 3], late_fee: null, suspension: { after_days: 5, notice_days: 2 } };
  await portal.d1("UPDATE billing_settings SET dunning = ?1, version = version + 1", [JSON.stringify(dunning)]);
  const { items: [{ id: payment, amount, purpose }] } = await ask("/api/billing/all/payments?customer=cus_ada&state=received");
  const [{ id }] = purpose.invoices;
  await ask(`/api/billing/all/payments/${payment}/refunds`, { amount_minor: amount.minor, reason: "Charged by mistake" });
  const { due_on: due, number } = await ask(`/api/billing/all/invoices/${id}`);
  for (const days of [-1, -3, -5]) await onDay(dayBefore(due, days));
  const tries = await portal.d1("SELECT status FROM payments WHERE purpose ->> '$.invoices[0].id' = ?1", [id]);
  assert.deepEqual([tries, (await ask(`/api/billing/all/invoices/${id}`)).left], [[{ status: "succeeded" }], amount]);
  const reminder = await mail(new RegExp(`${number}.*overdue`));
  assert.ok(reminder.text.includes("You can pay it online") && !reminder.text.includes("we collect it"), reminder.text);

  await page.goto("/console/billing/accounts/cus_ada");
  await page.getByText(/^Suspended since/).waitFor();
  await wellMade(page, "collecting-suspended");
  await page.getByRole("link", { name: "End the suspension" }).click();
  await button(page, "End the suspension").click();
  await page.getByText("Please fill this in.").first().waitFor();
  await page.getByLabel("Why").fill("Pays in instalments");
  await wellMade(page, "collecting-reinstate");
  await button(page, "End the suspension").click();
  await page.getByText(/^Suspended since/).waitFor({ state: "detached" });
  await page.getByRole("link", { name: "Record a payment" }).waitFor();
  assert.equal(await page.getByRole("link", { name: "End the suspension" }).count(), 0);
  await onDay(dayBefore(due, -6));
  // By the portal's own clock, which the operator acts by, nothing is overdue yet.
  await mail(/^You can book at .* again$/);
  assert.deepEqual(await portal.d1("SELECT count(*) AS suspended FROM billing_accounts WHERE customer_id = 'cus_ada' AND suspended_at IS NOT NULL"), [{ suspended: 0 }]);
  assert.deepEqual(faults, []);
  await leave();
});
