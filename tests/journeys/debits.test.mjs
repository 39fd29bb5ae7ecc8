// What is paid by a bank's debit takes days, and banks take money back: what is told meanwhile is true, to the member and to
// the operator, and in the end what was ordered is there or its money is.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { typeCard } from "./buying.mjs";
import { until } from "../dev/until.mjs";
import { wellMade } from "./well-made.mjs";
import { boss, dayFromNow, startWorld, wilma } from "./world.mjs";

const carl = "carl@demo.portico.example";
const IBAN = "DE89 3704 0044 0532 0130 00";
/** Its bank says yes at first, and days later that nobody had allowed it. */
const UNWILLING = "DE62 3704 0044 0532 0130 01";
/** Asks for 3-D Secure. */
const CARD = "4000002500003155";

const world = await startWorld({ stripe: true });
after(() => world.stop());
const { portal } = world;
const { stripe } = portal;
await portal.d1("UPDATE space_settings SET levels = ?1", [JSON.stringify({ base: "signed_in", sections: { products: "public" } })]);

const buyer = await enter(carl);
const operator = await enter(boss);
const { page } = buyer;

const link = (of, name) => of.getByRole("link", { name, exact: typeof name === "string" });
const button = (of, name) => of.getByRole("button", { name, exact: typeof name === "string" });
const heading = (of, name, level = 1) => of.getByRole("heading", { name, level, exact: typeof name === "string" });
const item = (of, name) => of.getByRole("article", { name });
const well = (of, name) => wellMade(of, `debits-${name}`);
const mailTo = (email, subject) => portal.mailbox.waitFor((mail) => mail.envelope.to.includes(email) && subject.test(mail.subject));

async function enter(email) {
  const visitor = await world.visitor();
  await visitor.signIn(email);
  return visitor;
}

async function ask({ context }, path, data) {
  const answer = data ? await context.request.post(path, { data, headers: { origin: portal.url } }) : await context.request.get(path);
  assert.ok(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

async function giveMandate(iban) {
  await page.goto("/pay/method?method=sepa_debit");
  await page.getByLabel("IBAN").fill(iban);
  await page.getByLabel("I accept this mandate").check();
  await button(page, "Give the mandate").click();
  await page.getByRole("article").filter({ hasText: iban.replaceAll(" ", "").slice(-4) }).waitFor();
}

/** Orders a day pass and lets the bank be asked for it; gives the order. */
async function orderBy(account) {
  await page.goto("/basket?add=product:prd_day");
  await item(page, "Day pass").waitFor();
  await page.getByRole("checkbox", { name: /^I accept the terms/ }).check();
  await button(page, /^Order/).click();
  await heading(page, "Pay").waitFor();
  await page.getByRole("radio", { name: account }).check();
  await button(page, /^Pay €/).click();
  await heading(page, "Your bank is carrying it out", 2).waitFor();
  return (await ask(buyer, "/api/shop/orders")).items[0];
}

test("an order that a bank debits is on its way for days, held all the while, and then there", async () => {
  await giveMandate(IBAN);
  const order = await orderBy(/3000/);
  await well(page, "1-on-its-way");
  assert.equal(order.status, "awaiting_payment");
  // Past its time: what is with the bank is waited for.
  await portal.d1("UPDATE orders SET lapses_at = 1 WHERE status = 'awaiting_payment'");
  await portal.cron("shop", "* * * * *");
  assert.equal((await ask(buyer, `/api/shop/orders/${order.id}`)).status, "awaiting_payment");
  await operator.page.goto("/console/orders");
  await operator.page.getByRole("row").filter({ hasText: "Carl" }).getByText("With the bank").first().waitFor();
  await operator.page.goto(`/console/orders/${order.id}`);
  await operator.page.getByText("it cannot be called back", { exact: false }).waitFor();
  assert.equal(await button(operator.page, "Give this order up").count(), 0);
  await well(operator.page, "1a-console");
  // It keeps nobody from anything: its things are out of the basket, which goes on.
  await page.goto("/basket");
  await heading(page, "An order is with the bank", 2).waitFor();
  await page.getByText("The basket is empty", { exact: true }).first().waitFor();
  await page.goto("/basket?add=product:prd_day");
  await item(page, "Day pass").waitFor();
  await well(page, "1b-basket-goes-on");
  await button(item(page, "Day pass"), /^Remove/).click();
  await page.getByText("The basket is empty", { exact: true }).first().waitFor();
  await link(page, /^Ordered on /).click();
  await heading(page, "Your bank is carrying it out", 2).waitFor();
  await stripe.settle();
  await button(page, "Look again").click();
  await heading(page, "It is all yours", 2).waitFor();
  await well(page, "2-there");
  assert.equal((await stripe.taken()).length, 1);
});

test("a debit that the bank turns away leaves the order waiting for another payment, and nothing taken", async () => {
  await giveMandate(UNWILLING);
  const before = await stripe.taken();
  await orderBy(/3001/);
  await stripe.settle();
  await page.reload();
  await heading(page, "An order waits for its payment", 2).waitFor();
  await page.getByText("Nothing was taken", { exact: false }).first().waitFor();
  await well(page, "3-turned-away");
  const [failed] = (await ask(operator, "/api/billing/all/payments?state=failed&customer=cus_carl")).items;
  await operator.page.goto(`/console/billing/payments/${failed.id}`);
  await operator.page.getByText("There is no valid mandate, or it was revoked (debit_not_authorized)").waitFor();
  await well(operator.page, "3-why-it-failed");
  assert.deepEqual(await stripe.taken(), before);
  await button(page, "Give the order up").click();
  await button(page.getByRole("dialog"), "Give the order up").click();
  await heading(page, "This order was given up", 2).waitFor();
});

test("an operator gives up an order that waits for a payment which does not come", async () => {
  await mailTo(carl, /^Payment failed: .* for your order$/);
  const order = await orderBy(/3001/);
  await stripe.settle();
  await page.reload();
  await heading(page, "An order waits for its payment", 2).waitFor();
  const desk = operator.page;
  await desk.goto(`/console/orders/${order.id}`);
  await button(desk, "Give this order up").waitFor();
  await well(desk, "3a-to-give-up");
  await button(desk, "Give this order up").click();
  await button(desk.getByRole("dialog"), "Give this order up").click();
  await desk.getByText("It was given up, or not paid in time.", { exact: false }).waitFor();
  assert.equal(await button(desk, "Give this order up").count(), 0);
  await page.goto("/basket");
  await item(page, "Day pass").waitFor();
  await button(item(page, "Day pass"), /^Remove/).click();
  await page.getByText("The basket is empty", { exact: true }).first().waitFor();
});

test("a bank takes a debit back: operators are told, see the dispute, and the books have the money no longer", async () => {
  const [payment] = (await ask(operator, "/api/billing/all/payments?state=received&customer=cus_carl")).items;
  const [taken] = await stripe.taken();
  await stripe.dispute(taken.payment);
  const mail = await mailTo(boss, /^Returned debit: /);
  assert.match(mail.text, /a returned debit cannot be answered/);
  const desk = operator.page;
  await desk.goto("/console/billing/disputes");
  const row = desk.getByRole("row").filter({ hasText: "Carl" });
  await row.getByText("Returned by the bank").waitFor();
  await row.getByText("The payer says that they did not allow the debit").last().waitFor();
  await well(desk, "4-disputes");
  await link(row, /^Carl/).click();
  await heading(desk, / from Carl/).waitFor();
  await desk.getByText("The bank returned this debit.").waitFor();
  assert.equal(await desk.getByText(/answer it at the payment provider/i).count(), 0);
  await well(desk, "5-payment-taken-back");
  const shown = await ask(operator, `/api/billing/all/payments/${payment.id}`);
  assert.deepEqual([shown.disputes.map(({ status }) => status), shown.refundable.minor], [["lost"], 0]);
  await page.goto("/billing");
  await page.getByText(/INV-/).first().waitFor();
  await well(page, "6-owed-again");
});

test("what the provider told and could not be written down waits on the page of payments, and is tried again or dismissed there", async () => {
  const [{ id }] = await portal.d1("SELECT id FROM provider_events ORDER BY received_at LIMIT 1");
  await portal.d1("DELETE FROM provider_events WHERE id = ?1", [id]);
  const insert = "INSERT INTO unheard_events (id, kind, about, happened_at, attempts, why, tried_at, due_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?4, ?7)";
  await portal.d1(insert, [id, "payment", "pi_1", Date.now(), 6, "the database did not answer", null]);
  await portal.d1(insert, ["evt_gone", "refund", "re_1", Date.now(), 2, "refund-exceeds-payment", Date.now() + 3600000]);
  const desk = operator.page;
  await desk.goto("/console/billing/payments");
  const unheard = desk.getByRole("region", { name: "What the payment provider told and could not be written down" });
  await unheard.getByText("Waits for you").waitFor();
  await unheard.getByText(/^Tried again/).waitFor();
  await well(desk, "6-unheard");
  await button(unheard, `Try again: ${id}`).click();
  await unheard.getByText("Waits for you").waitFor({ state: "hidden" });
  // A job's time is in whole seconds: it is due with the next.
  await until("it is heard", async () => {
    await portal.cron("billing", "15-55/10 * * * *");
    return (await portal.d1("SELECT id FROM unheard_events WHERE id = ?1", [id])).length === 0;
  });
  await button(unheard, "Dismiss evt_gone").click();
  await button(desk.getByRole("dialog"), "Dismiss").click();
  await unheard.waitFor({ state: "hidden" });
  assert.deepEqual(await portal.d1("SELECT id FROM unheard_events"), []);
  assert.equal((await portal.d1("SELECT id FROM provider_events WHERE id IN (?1, 'evt_gone')", [id])).length, 2);
});

test("who pays when the room is gone has all of it paid back, and is told", async () => {
  const before = (await stripe.taken()).length;
  const offer = await freeRoom();
  await page.goto(`/book/confirm?${new URLSearchParams(offer)}`);
  await button(page, "Put into the basket").click();
  await page.getByRole("timer").waitFor();
  for (const other of await page.getByRole("button", { name: "Remove: Day pass" }).all()) await other.click();
  await page.getByRole("checkbox", { name: /^I accept the terms/ }).check();
  await button(page, /^Order/).click();
  await heading(page, "Pay").waitFor();
  // The accounts are there, but no debit would be in time.
  await page.getByText("A direct debit takes up to two weeks to arrive", { exact: false }).waitFor();
  assert.equal(await page.getByRole("radio", { name: /300[01]/ }).count(), 0);
  await well(page, "7-no-debit-in-time");
  await typeCard(page, CARD);
  await button(page, /^Pay €/).click();
  await button(page, "Complete authentication").waitFor();
  // The bank's question stands open until the hold is over, and somebody else books.
  await portal.d1("UPDATE orders SET lapses_at = 1 WHERE status = 'awaiting_payment'");
  await portal.cron("shop", "* * * * *");
  const other = await enter(wilma);
  await other.page.goto(`/book/confirm?${new URLSearchParams(offer)}`);
  await button(other.page, /^Book/).first().click();
  await other.page.getByText("Booked. A confirmation is on its way by mail.").waitFor();
  await other.leave();
  await button(page, "Complete authentication").click();
  await heading(page, "Your money comes back", 2).waitFor();
  await well(page, "7-comes-back");
  // The page says so as soon as the order has lapsed; the mail goes with the refund.
  await mailTo(carl, /comes back/);
  await portal.cron("billing", "5 * * * *");
  const taken = await stripe.taken();
  assert.deepEqual([taken.length, taken.at(-1).refunded], [before + 1, taken.at(-1).amount]);
  await operator.page.goto("/console/billing/refunds");
  await operator.page.getByRole("row").filter({ hasText: "Carl" }).first().waitFor();
  await well(operator.page, "8-refunds");
  await page.reload();
  await page.getByText("Paid back", { exact: true }).waitFor();
  const { fails, odd } = stripe.gate();
  // The browser notes that the order could not be completed, which is an answer like any other.
  const wrong = [...buyer.faults, ...operator.faults].filter((fault) => !fault.includes("status of 409"));
  assert.deepEqual({ fails, odd, wrong }, { fails: [], odd: [], wrong: [] });
});

/** An hour of a room that nobody has, on one of the next days, as the page that books it is addressed. */
async function freeRoom() {
  const [location] = (await ask(buyer, "/api/space/viewer")).locations;
  for (const days of [3, 4, 5, 6]) {
    const wish = new URLSearchParams({ location: location.id, date: dayFromNow(days), time: "10:00", length_minutes: 60, people: 4 });
    const { rooms } = await ask(buyer, `/api/bookings/find?${wish}`);
    const offer = rooms.map((room) => room.offer).find((one) => one && one.cost.gross.minor > 0);
    if (offer) return { location: location.id, resource: offer.resource_id, starts_at: offer.starts_at, ends_at: offer.ends_at, people: 4 };
  }
  return assert.fail("no room is free");
}

test("a plan whose debit takes longer than its first day begins when it is paid, and the order and the mail say so", async () => {
  await ask(buyer, "/api/shop/basket/items", { kind: "plan", subject_id: "pln_flex", quantity: 1, wish: { starts_on: dayFromNow(20) } });
  await page.goto("/basket");
  await item(page, "Flex").waitFor();
  for (const other of await page.getByRole("button", { name: /^Remove: (?!Flex)/ }).all()) await other.click();
  await page.getByRole("checkbox", { name: /^I accept the terms/ }).check();
  await button(page, /^Order/).click();
  await heading(page, "Pay").waitFor();
  await page.getByRole("radio", { name: /3000/ }).check();
  await button(page, /^Pay €/).click();
  await heading(page, "Your bank is carrying it out", 2).waitFor();
  // The bank takes its time: by now the plan was to have begun five days ago.
  await portal.d1("UPDATE orders SET lines = json_set(lines, '$[0].made.contract.starts_on', ?1) WHERE status = 'awaiting_payment'", [dayFromNow(-5)]);
  await stripe.settle();
  await button(page, "Look again").click();
  await heading(page, "It is all yours", 2).waitFor();
  await page.getByText(/^Begins on .*, when it was paid, and not on /).waitFor();
  await well(page, "9-begins-late");
  const [order] = (await ask(buyer, "/api/shop/orders")).items;
  assert.deepEqual(order.lines.map(({ starts_on, ordered_for }) => [starts_on, ordered_for]), [[dayFromNow(0), dayFromNow(-5)]]);
  const [contract] = await portal.d1("SELECT starts_on, charged_until FROM contracts WHERE id = ?1", order.contracts);
  assert.equal(contract.starts_on, dayFromNow(0));
  const late = /it was paid after the day on which it was to begin, and begins on/;
  await portal.mailbox.waitFor((mail) => mail.envelope.to.includes(carl) && /^Your order/.test(mail.subject) && late.test(mail.text ?? ""));
});
