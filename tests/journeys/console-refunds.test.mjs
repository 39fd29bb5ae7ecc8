// What goes back by hand or is given up, and the file for the accountant: a refund that nobody has paid out is called off, a debt is written off,
// and the file holds what the list shows.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { wellMade } from "./well-made.mjs";
import { boss, dayFromNow, startWorld } from "./world.mjs";

const world = await startWorld();
after(() => world.stop());
const { portal } = world;

const operator = await world.visitor();
await operator.signIn(boss);
const { page, faults } = operator;
const link = (name, within = page) => within.getByRole("link", { name, exact: typeof name === "string" });
const press = (name, within = page) => within.getByRole("button", { name, exact: typeof name === "string" }).click();
const fill = (label, text) => page.getByLabel(label, { exact: true }).fill(text);
const row = (text) => page.getByRole("row").filter({ hasText: text });
const ask = async (path, data) => {
  const { request } = operator.context;
  const answer = data ? await request.post(path, { data, headers: { origin: portal.url } }) : await request.get(path);
  assert.ok(answer.ok(), `${path}: ${await answer.text()}`);
  return answer.json();
};
const well = (name) => wellMade(page, `console-refunds-${name}`);

test("a refund by hand that nobody has paid out is called off, and its money is credit again", async () => {
  const cash = await ask("/api/billing/all/accounts/cus_ada/payments", { method: "cash", amount: { minor: 1200, currency: "EUR" }, reference: "Receipt 18", invoices: [] });
  const before = await ask(`/api/billing/all/payments/${cash.id}`);
  await page.goto(`/console/billing/payments/${cash.id}`);
  await link("Refund", page.getByRole("navigation", { name: "What can be done" })).click();
  await fill("Amount to send back", "2");
  await fill("Why", "Changed her mind");
  await press("Send it back");
  await page.getByRole("region", { name: "Refunds" }).getByText("To be paid out").waitFor();
  await well("waits");
  await page.goto("/console/billing/refunds");
  await press("Call it off: €2.00, Ada Lindqvist");
  const dialog = page.getByRole("dialog", { name: "Call this refund off?" });
  await dialog.getByText("€2.00 do not go back to Ada Lindqvist.").waitFor();
  await well("asks");
  await press("Keep the refund", dialog);
  await dialog.waitFor({ state: "hidden" });
  await row("Changed her mind").getByText("To be paid out").waitFor();
  await press("Call it off: €2.00, Ada Lindqvist");
  await press("Call it off", dialog);
  await dialog.waitFor({ state: "hidden" });
  await row("Changed her mind").getByText("Called off; it is credit again").waitFor();
  assert.equal(await page.getByRole("button", { name: /^(Call it off|It is paid out)/ }).count(), 0);
  await well("called-off");
  const after = await ask(`/api/billing/all/payments/${cash.id}`);
  assert.deepEqual([after.refundable, after.unspent, after.settles], [before.refundable, before.unspent, before.settles]);
});

test("what is given up is called so, with its reason, and is owed no more; what is wholly credited is not called paid", async () => {
  const wish = { name: "Late return", unit_price: { minor: 1500, currency: "EUR" }, quantity: 1, tax_class: "standard", invoice: "now" };
  const { invoice_id: id } = await ask("/api/billing/all/accounts/cus_bob/charges", wish);
  await page.goto("/console/billing");
  await row("Bob").waitFor();
  await well("debtors");
  await page.goto(`/console/billing/invoices/${id}`);
  await link("Write off").click();
  await press(/^Give up/);
  await page.getByText("Please fill this in.").waitFor();
  await fill("Why", "Left the country");
  await well("write-off");
  await press(/^Give up/);
  const reason = page.getByRole("region", { name: "Written off" });
  await reason.getByText("Left the country").waitFor();
  await well("written-off");
  const { left, state } = await ask(`/api/billing/all/invoices/${id}`);
  assert.deepEqual([left.minor, state], [0, "written_off"]);
  const { invoice_id: other } = await ask("/api/billing/all/accounts/cus_bob/charges", wish);
  await ask(`/api/billing/all/invoices/${other}/credit-notes`, { reason: "It came in time" });
  await page.goto(`/console/billing/invoices/${other}`);
  await page.getByText("Credited", { exact: true }).waitFor();
});

test("the file of a list holds what the list shows, and not a day more", async () => {
  const wish = { name: "Late return", unit_price: { minor: 1500, currency: "EUR" }, quantity: 1, tax_class: "standard", invoice: "now" };
  const { invoice_id: id } = await ask("/api/billing/all/accounts/cus_ada/charges", wish);
  await ask(`/api/billing/all/invoices/${id}/credit-notes`, { reason: "It came in time", lines: [{ position: 1, gross_minor: 100 }] });
  await ask("/api/billing/all/accounts/cus_ada/charges", { ...wish, name: "Locker" });
  // One was issued tomorrow, by the books of whoever asks for today.
  await portal.d1(`UPDATE invoices SET issued_on = '${dayFromNow(1)}' WHERE id = '${id}'`);
  for (const wish of ["", "state=credit_note", "state=invoice", "state=open", `from=${dayFromNow(-1)}&last=${dayFromNow(0)}`, `from=${dayFromNow(1)}&last=${dayFromNow(1)}`]) {
    await page.goto(`/console/billing/invoices?customer=cus_ada&${wish}`);
    const href = await link("All of these, as CSV").getAttribute("href");
    const shown = await page.getByRole("region", { name: "Invoices", exact: true }).getByRole("link", { name: /^(INV|CN)-/ }).allTextContents();
    assert.ok(0 < shown.length, wish);
    const file = await operator.context.request.get(href);
    const [, ...lines] = (await file.text()).trim().split("\r\n");
    assert.deepEqual(lines.map((line) => line.split(",")[0]), shown, wish);
  }
  await well("file");
});

test("nothing went wrong in the browser", () => assert.deepEqual(faults, []));
