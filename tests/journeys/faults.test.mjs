// The payment provider fails while a member pays: what the page says is true each time, and the card is charged once.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { typeCard } from "./buying.mjs";
import { ada, shoot, startWorld } from "./world.mjs";

const world = await startWorld({ stripe: true });
after(() => world.stop());
const { portal } = world;
const { stripe } = portal;

const button = (page, name) => page.getByRole("button", { name, exact: typeof name === "string" });
const heading = (page, name, level = 1) => page.getByRole("heading", { name, level, exact: typeof name === "string" });

/** Ada with a card that pays without a question. The browser notes an answer that is a refusal, which is an answer like any other. */
async function enterAda() {
  const visitor = await world.visitor();
  await visitor.signIn(ada);
  const ask = async (path) => (await visitor.context.request.get(path)).json();
  const wrong = () => visitor.faults.filter((fault) => !/status of (429|502|503)/.test(fault));
  return { ...visitor, ask, wrong };
}

async function keepCard(page) {
  await page.goto("/pay/method?method=card");
  await typeCard(page, "4242424242424242");
  await button(page, "Save the card").click();
  await heading(page, "Payment methods").waitFor();
}

/** The next invoice, by billing's job, and its payment's page. */
async function goAndPay({ page, ask }) {
  const [foreseen] = (await ask("/api/billing/upcoming")).items;
  await portal.cron("billing", "5 * * * *", new Date(`${foreseen.issued_on}T06:05:00Z`));
  const open = (await ask("/api/billing/invoices")).items.filter(({ left }) => left.minor > 0);
  assert.equal(open.length, 1);
  await page.goto("/billing");
  await button(page, /^Pay .*: INV-/).click();
  await heading(page, "Pay").waitFor();
  return open[0];
}

/** What the provider took for the portal. */
const taken = async () => (await stripe.taken()).map(({ amount }) => amount);

/** Presses pay while the next order meets a fault. */
async function payThrough(page, fault) {
  stripe.fault({ ...fault, method: "POST", path: "/payment_intents" });
  await button(page, /^Pay €/).click();
}

const paid = (page) => heading(page, "Paid, thank you", 2).waitFor();
const notTaken = (page) => page.getByRole("alert").getByText("Nothing was taken").waitFor();

test("whatever the provider fails at, the page says what is true, and the card is charged once", async () => {
  const visitor = await enterAda();
  const { page, ask, wrong, leave } = visitor;
  stripe.webhooks({ dup: 2, shuffle: true });
  await keepCard(page);

  const first = await goAndPay(visitor);
  await payThrough(page, { kind: "status", status: 429, retryAfter: 1 });
  await notTaken(page);
  assert.deepEqual(await taken(), []);
  await shoot(page, "faults-1-too-many");
  await button(page, /^Pay €/).click();
  await paid(page);
  assert.deepEqual(await taken(), [first.left.minor]);

  // It is done, and the answer is lost: looking it up says so at once.
  const second = await goAndPay(visitor);
  await payThrough(page, { kind: "lost_reply" });
  await paid(page);
  assert.deepEqual(await taken(), [first, second].map(({ left }) => left.minor));

  // Its events are here before its answer: both say the same, and nobody hears of a conflict.
  const overtaken = await goAndPay(visitor);
  const before = visitor.faults.length;
  await payThrough(page, { kind: "overtaken" });
  await paid(page);
  assert.deepEqual(visitor.faults.slice(before), []);
  assert.deepEqual(await taken(), [first, second, overtaken].map(({ left }) => left.minor));

  // It breaks before anything is done: nobody knows, until the provider has been given the time to.
  const third = await goAndPay(visitor);
  await payThrough(page, { kind: "status" });
  await heading(page, "We do not know yet whether it went through", 2).waitFor();
  await shoot(page, "faults-2-unheard");
  await button(page, "Look again").click();
  await heading(page, "We do not know yet whether it went through", 2).waitFor();
  await page.goto("/billing");
  await page.getByText(third.number).first().waitFor();
  assert.equal(await button(page, /^Pay .*: INV-/).count(), 0, "it is not paid another way meanwhile");
  await shoot(page, "faults-3-waiting");
  await portal.d1("UPDATE payments SET changed_at = changed_at - 300000 WHERE status = 'processing'");
  await page.goBack();
  await notTaken(page);
  assert.equal((await taken()).length, 3);
  await button(page, /^Pay €/).click();
  await paid(page);
  assert.deepEqual(await taken(), [first, second, overtaken, third].map(({ left }) => left.minor));

  await stripe.deliver();
  for (const { id } of [first, second, overtaken, third]) assert.equal((await ask(`/api/billing/invoices/${id}`)).left.minor, 0);
  assert.equal(stripe.faultsLeft(), 0);
  assert.deepEqual(wrong(), []);
  await leave();
});
