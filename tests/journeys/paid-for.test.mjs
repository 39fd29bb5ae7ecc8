// Plans that one pays for others: whose they are, and what only reception takes back.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { wellMade } from "./well-made.mjs";
import { bob, boss, dayFromNow, startWorld } from "./world.mjs";

const world = await startWorld();
after(() => world.stop());
const { portal } = world;

const operator = await world.visitor();
await operator.signIn(boss);
const ask = (path, data) => operator.context.request.post(`/api/plans/${path}`, { data, headers: { origin: portal.url } });
const payer = await world.visitor();
await payer.signIn(bob);
const { name } = await (await payer.context.request.get("/api/identity/account")).json();
const asked = await payer.context.request.put("/api/identity/account", { data: { name, locale: "en" }, headers: { origin: portal.url } });
assert.equal(asked.status(), 200);
const { page, faults } = payer;

test("whoever pays for another sees whose plan it is", async () => {
  const terms = { quantity: 1, price_minor: null, sign_up_fee_minor: null, deposit_minor: null, due_days: null };
  const wish = { customer_id: "cus_carl", payer_id: "cus_bob", plan_id: "pln_flex", starts_on: dayFromNow(0), ends_on: dayFromNow(40), ...terms };
  const made = await ask("all", wish);
  assert.equal(made.status(), 201, await made.text());
  await page.goto("/plans");
  await page.getByRole("article").filter({ hasText: "for Carl Osterfeld" }).first().waitFor();
});

test("an end that reception set is reception's to take back", async () => {
  const card = page.getByRole("article").filter({ hasText: "for Carl Osterfeld" });
  await card.getByText("The space set this end. Ask at reception if you would like to stay.").waitFor();
  await card.getByRole("link", { name: /^Pause/ }).waitFor();
  assert.equal(await card.getByRole("link", { name: /^Take back/ }).count(), 0, "nothing is offered that would be refused");
  await wellMade(page, "plans-paid-for");
  assert.deepEqual(faults, []);
});
