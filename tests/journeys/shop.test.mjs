// The shop as visitors and members walk through it, in a real browser and with a payment provider: what is chosen is held,
// paid and there, and what is not paid is not.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { signUpFromBasket, typeCard } from "./buying.mjs";
import { wellMade } from "./well-made.mjs";
import { bob, boss, dayFromNow, PASSWORD, startWorld, vikram, wilma } from "./world.mjs";

/** Asks for 3-D Secure. */
const CARD = "4000002500003155";
const carl = "carl@demo.portico.example";

const world = await startWorld({ stripe: true });
after(() => world.stop());
const { portal } = world;
const { stripe } = portal;
await portal.d1("UPDATE space_settings SET levels = ?1", [JSON.stringify({ base: "signed_in", sections: { home: "public", plans: "public", products: "public" } })]);
await portal.d1("UPDATE billing_settings SET terms_text = 'What is ordered is paid. What is paid is yours.'");

const link = (page, name) => page.getByRole("link", { name, exact: typeof name === "string" });
const button = (page, name) => page.getByRole("button", { name, exact: typeof name === "string" });
const heading = (page, name, level = 1) => page.getByRole("heading", { name, level, exact: typeof name === "string" });
const field = (page, name) => page.getByLabel(name, { exact: true });
const well = (page, name) => wellMade(page, `shop-${name}`);
const item = (page, name) => page.getByRole("article", { name });
const euros = ({ minor, currency }) => new Intl.NumberFormat("en", { style: "currency", currency }).format(minor / 100);
const mailTo = (email, subject) => portal.mailbox.waitFor((mail) => mail.envelope.to.includes(email) && subject.test(mail.subject));

/** What the API says to whoever has this browser. */
async function asked({ context }, path) {
  const answer = await context.request.get(path);
  assert.equal(answer.status(), 200, `${path}: ${await answer.text()}`);
  return answer.json();
}

/** From the basket to the page that takes the money. */
async function order(page) {
  await page.getByRole("checkbox", { name: /^I accept the terms/ }).check();
  await button(page, /^Order/).click();
}

test("a visitor picks a plan on the public prices, signs up, pays with 3-D Secure, and is a member", async () => {
  const visitor = await world.visitor();
  const { page, faults, leave } = visitor;
  const mara = "mara@journeys.portico.example";
  await page.goto("/prices");
  await link(page, /^Choose Flex/).click();
  await item(page, "Flex").waitFor();
  assert.equal(new URL(page.url()).search, "", "the address is clean");
  await page.reload();
  await item(page, "Flex").waitFor();
  assert.deepEqual((await asked(visitor, "/api/shop/basket")).items.map(({ subject, quantity }) => [subject.id, quantity]), [["pln_flex", 1]]);
  await well(page, "1-visitor");

  await signUpFromBasket(world, page, { name: "Mara Feldmann", email: mara });
  await page.getByText("What you had put in before signing in is here").waitFor();
  await well(page, "2-signed-up");
  const basket = await asked(visitor, "/api/shop/basket?mine=true");
  assert.equal(basket.to_merge, false);
  await order(page);
  await heading(page, "Pay").waitFor();
  await page.getByText(euros(basket.due_now), { exact: true }).waitFor();
  await well(page, "3-pay");
  await typeCard(page, CARD);
  await button(page, /^Pay €/).click();
  await button(page, "Complete authentication").click();
  await heading(page, "It is all yours", 2).waitFor();
  await well(page, "4-receipt");
  assert.deepEqual((await stripe.taken()).map(({ amount }) => amount), [basket.due_now.minor]);

  const [made] = (await asked(visitor, "/api/shop/orders")).items;
  assert.equal(made.status, "fulfilled");
  await link(page, `To invoice ${made.invoice.number}`).click();
  await heading(page, made.invoice.number).waitFor();
  await page.getByText("Paid", { exact: true }).first().waitFor();
  const receipt = await mailTo(mara, /order|receipt/i);
  assert.ok(receipt.text.includes(`/orders/${made.id}`), receipt.text);
  await page.goto("/plans");
  await heading(page, /^Flex/, 3).waitFor();
  await page.goto("/dashboard");
  await heading(page, "Hello, Mara").waitFor();
  assert.equal((await asked(visitor, "/api/dashboard")).viewer.customer.standing, "member");
  assert.deepEqual(faults, []);
  await leave();
});

test("a discount code lowers the price; what it refuses is said at its field, and it is used no more often than it can be", async () => {
  await told(boss, "POST", "/api/shop/codes", {
    code: "AUTUMN", setup: {
      name: "A fifth off passes", off: { kind: "percent", off_ppm: 200_000 }, scope: { plans: false, products: true, bookings: false, ids: [] },
      audience: "everyone", valid_from: null, valid_until: null, uses_max: 1, uses_per_customer_max: null, archived: false,
    },
  });
  const buyer = await enter(vikram);
  const { page } = buyer;
  await page.goto("/products");
  await button(page, "Put into the basket: Ten-day pass").click();
  await page.getByRole("main").getByText("Go to basket").waitFor();
  await well(page, "5-products");
  await link(page, "Go to basket").click();
  await item(page, "Ten-day pass").waitFor();
  await field(page, "Discount code").fill("SPRING");
  await button(page, "Use").click();
  await page.getByText("There is no such code.", { exact: false }).waitFor();
  assert.equal(await field(page, "Discount code").getAttribute("aria-invalid"), "true");
  await well(page, "6-no-such-code");
  const full = (await asked(buyer, "/api/shop/basket?mine=true")).totals.gross;
  await field(page, "Discount code").fill("autumn");
  await button(page, "Use").click();
  await page.getByText("A fifth off passes").waitFor();
  const { totals, items } = await asked(buyer, "/api/shop/basket?mine=true");
  assert.equal(totals.gross.minor * 5, full.minor * 4);
  await item(page, "Ten-day pass").getByText(euros(totals.gross), { exact: true }).waitFor();
  await item(page, "Ten-day pass").getByText(euros(items[0].was), { exact: true }).waitFor();
  await page.getByText("off before tax", { exact: false }).waitFor();
  await well(page, "7-code");
  // Where prices contain the tax, so does what is taken off.
  await portal.d1("UPDATE billing_settings SET prices_include_tax = 1");
  await page.reload();
  await page.getByText(/takes €[\d.]+ off, tax included/).waitFor();
  await well(page, "7-code-of-prices-with-tax");
  await portal.d1("UPDATE billing_settings SET prices_include_tax = 0");
  await page.reload();
  await page.getByText("off before tax", { exact: false }).waitFor();
  await page.getByText("On your next invoice", { exact: true }).waitFor();
  await order(page);
  await heading(page, "It is all yours", 2).waitFor();
  await page.getByText("with the code AUTUMN").waitFor();
  await well(page, "8-next-invoice");
  assert.equal(buyer.faults.filter((fault) => !fault.includes("status of 404")).length, 0, buyer.faults.join("\n"));

  const late = await enter(wilma);
  await late.page.goto("/basket?add=product:prd_ten_days");
  await item(late.page, "Ten-day pass").waitFor();
  await field(late.page, "Discount code").fill("AUTUMN");
  await button(late.page, "Use").click();
  await late.page.getByText("This code has been used up.").waitFor();
  assert.equal((await asked(late, "/api/shop/basket?mine=true")).totals.gross.minor, full.minor);
  await button(late.page, "Remove: Ten-day pass").click();
  await heading(late.page, "The basket is empty", 2).waitFor();
  await well(late.page, "9-empty");
  await Promise.all([buyer.leave(), late.leave()]);
});

test("a basket outlives the page, signing in and the device; what changed elsewhere is shown and not ordered", async () => {
  const here = await world.visitor();
  await here.page.goto("/basket?add=plan:pln_flex");
  await item(here.page, "Flex").waitFor();
  await here.page.close();
  const page = await here.context.newPage();
  await page.goto("/");
  await link(page, "Basket").click();
  await item(page, "Flex").waitFor();
  await link(page.getByRole("main"), "Sign in").click();
  await field(page, "E-mail address").fill(carl);
  await field(page, "Password").fill(PASSWORD);
  await button(page, "Sign in").click();
  await page.getByText("What you had put in before signing in is here").waitFor();
  await item(page, "Flex").waitFor();

  const elsewhere = await enter(carl);
  await elsewhere.page.goto("/dashboard");
  await elsewhere.page.getByText("1 thing in your basket").waitFor();
  await link(elsewhere.page, "Basket, 1").click();
  await item(elsewhere.page, "Flex").waitFor();
  await elsewhere.page.goto("/products");
  await button(elsewhere.page, "Put into the basket: Day pass").click();
  await elsewhere.page.getByRole("main").getByText("Go to basket").waitFor();

  await order(page);
  await page.getByRole("alert").getByText("The basket has changed since you saw it.", { exact: false }).waitFor();
  await page.getByText("New in it: Day pass").waitFor();
  await item(page, "Day pass").waitFor();
  await well(page, "10-changed");
  assert.deepEqual((await asked(here, "/api/shop/orders")).items, []);
  for (const name of ["Day pass", "Flex"]) {
    await button(page, `Remove: ${name}`).click();
    await item(page, name).waitFor({ state: "detached" });
  }
  await elsewhere.page.goto("/basket");
  await heading(elsewhere.page, "The basket is empty", 2).waitFor();
  await Promise.all([here.leave(), elsewhere.leave()]);
});

test("whoever pays first puts a plan into the basket, with its first invoice in sight", async () => {
  const { page, leave } = await enter(carl);
  await page.goto("/plans/join");
  await link(page, "Choose: Flex").click();
  await heading(page, "The first invoice, if you start today", 2).waitFor();
  await well(page, "23-join");
  await field(page, "First day").fill(dayFromNow(2));
  await button(page, "Put into the basket").click();
  const flex = item(page, "Flex");
  await flex.waitFor();
  assert.equal(await field(flex, "First day").inputValue(), dayFromNow(2));
  await field(flex, "Quantity").fill("2");
  await field(flex, "Quantity").press("Tab");
  await heading(page, "Flex × 2", 2).waitFor();
  await flex.getByText(/^From \d+ \w+ \d{4} on €449\.82 per month, until you leave\.$/).waitFor();
  await button(flex, /^Remove/).click();
  await heading(page, "The basket is empty", 2).waitFor();
  await leave();
});

test("a room in the basket is held for one, and for others once the hold has lapsed", async () => {
  const mine = await enter(carl);
  const { page } = mine;
  const offer = await freeRoom(mine);
  await page.goto(confirming(offer));
  await button(page, "Put into the basket").waitFor();
  assert.equal(await button(page, /^Book for/).count(), 0, "it is paid first");
  await page.getByLabel(/^Title/).fill("Reading group");
  await well(page, "11-confirm");
  await button(page, "Put into the basket").click();
  const room = item(page, offer.resource_name);
  await room.getByRole("timer").waitFor();
  await well(page, "12-held");

  const other = await enter(wilma);
  await other.page.goto(confirming(offer));
  await heading(other.page, "That time is not available", 2).waitFor();

  const lapse = (seconds) => portal.d1("UPDATE basket_items SET held_until = ?1 WHERE kind = 'booking'", [Date.now() + seconds * 1000]);
  // Long enough for the page to come, and short enough to wait for.
  await lapse(9);
  await page.reload();
  await room.getByText(/^0:0\d$/).waitFor();
  await room.getByText("Its place is no longer held.", { exact: false }).waitFor();
  await page.getByText("Something in the basket cannot be had as it stands.", { exact: false }).waitFor();
  await well(page, "13-lapsed");
  // It is held again at what it costs by then, and says what it did.
  const dearer = (minor) => portal.d1("UPDATE rates SET amount_minor = amount_minor + ?1", [minor]);
  await dearer(100);
  await button(page, /^Hold it again/).click();
  await room.getByRole("timer").waitFor();
  await room.getByText("The price has changed since you put it in", { exact: false }).waitFor();
  const { price_changed: changed, gross } = (await asked(mine, "/api/shop/basket?mine=true")).items[0];
  assert.deepEqual(changed.after, gross);
  assert.ok(changed.before.minor < changed.after.minor, JSON.stringify(changed));
  await well(page, "13-held-again");
  await dearer(-100);
  await other.page.reload();
  await heading(other.page, "That time is not available", 2).waitFor();

  await lapse(-1);
  await other.page.reload();
  await button(other.page, "Put into the basket").waitFor();
  await button(other.page, /^Book/).first().click();
  await other.page.getByText("Booked. A confirmation is on its way by mail.").waitFor();
  await page.reload();
  await room.getByText("Someone has taken this time.", { exact: false }).waitFor();
  await well(page, "14-taken");
  await button(page, /^Remove/).click();
  await heading(page, "The basket is empty", 2).waitFor();
  await Promise.all([mine.leave(), other.leave()]);
});

test("an order whose payment fails waits, is given up, and leaves the basket as it was", async () => {
  const buyer = await enter(carl);
  const { page } = buyer;
  const before = await stripe.taken();
  await page.goto("/basket?add=product:prd_day");
  await item(page, "Day pass").waitFor();
  await order(page);
  await heading(page, "Pay").waitFor();
  await typeCard(page, CARD);
  await button(page, /^Pay €/).click();
  await button(page, "Fail authentication").click();
  await page.getByRole("alert").getByText("Nothing was taken").waitFor();
  await link(page, "Your order").click();
  await heading(page, "An order waits for its payment", 2).waitFor();
  await well(page, "15-waits");
  await page.goto("/basket");
  await heading(page, "An order waits for its payment", 2).waitFor();
  assert.equal(await button(page, /^Remove/).count(), 0, "nothing changes meanwhile");
  await well(page, "16-locked");
  await button(page, "Give the order up").click();
  await button(page.getByRole("dialog"), "Give the order up").click();
  await button(page, "Remove: Day pass").waitFor();
  assert.deepEqual((await asked(buyer, "/api/shop/orders")).items.map(({ status }) => status), ["lapsed"]);
  assert.deepEqual(await stripe.taken(), before);
  await page.goto("/orders");
  await link(page, "Day pass").click();
  await heading(page, "This order was given up", 2).waitFor();
  await well(page, "17-given-up");

  await link(page, "Go to basket").click();
  await order(page);
  await heading(page, "Pay").waitFor();
  await typeCard(page, "4242424242424242");
  await button(page, /^Pay €/).click();
  await heading(page, "It is all yours", 2).waitFor();
  assert.equal((await stripe.taken()).length, before.length + 1);
  await page.goto("/orders");
  await well(page, "18-orders");
  await buyer.leave();
});

test("a member's proposals go on by a button, to the first", async () => {
  const buyer = await enter(carl);
  const { page } = buyer;
  await portal.d1(`INSERT INTO proposals (id, key, customer_id, status, message, lines, currency, expires_at, created_at, shown)
    SELECT 'pro_old' || key, 'old' || key, 'cus_carl', 'withdrawn', '', '[]', 'EUR', 1, 1000 + key, '[]'
    FROM json_each('[' || substr(replace(hex(zeroblob(45)), '00', ',0'), 2) || ']')`);
  await page.goto("/proposals");
  const rows = page.getByRole("main").getByRole("listitem").filter({ has: page.locator('a[href^="/proposals/pro_old"]') });
  await rows.first().waitFor();
  assert.equal(await rows.count(), 20);
  await well(page, "24-proposals");
  for (const count of [40, 45]) {
    await button(page, "Show more").click();
    await rows.nth(count - 1).waitFor();
  }
  assert.equal(await rows.count(), 45);
  assert.equal(await button(page, "Show more").count(), 0);
  await portal.d1("DELETE FROM proposals WHERE id GLOB 'pro_old*'");
  await buyer.leave();
});

test("a proposal is accepted and paid, another one declined", async () => {
  const buyer = await enter(carl);
  const { page } = buyer;
  await page.goto("/proposals");
  await heading(page, "No proposals", 2).waitFor();
  const expires_at = new Date(Date.now() + 7 * 86_400_000).toISOString();
  const line = { kind: "plan", subject_id: "pln_flex", quantity: 1, price_minor: 15000, starts_on: null };
  for (const message of ["As agreed on the phone:\nFlex at 150 a month.", "Or rather this?"]) {
    await told(boss, "POST", "/api/shop/all/proposals", { customer_id: "cus_carl", message, lines: [line], expires_at });
  }
  const { text } = await mailTo(carl, /propos|offer/i);
  await page.goto(text.match(new RegExp(`${portal.url}/proposals/\\w+`))[0]);
  await heading(page, "A proposal for you").waitFor();
  await well(page, "19-proposal");
  await page.getByRole("checkbox", { name: /^I accept the terms/ }).check();
  await button(page, /^Accept and pay €/).click();
  await heading(page, "Pay").waitFor();
  await typeCard(page, "4242424242424242");
  await button(page, /^Pay €/).click();
  await heading(page, "It is all yours", 2).waitFor();
  await page.goto("/plans");
  await heading(page, /^Flex/, 3).waitFor();
  await page.getByText("€150.00").first().waitFor();

  await page.goto("/proposals");
  await well(page, "20-proposals");
  await page.getByRole("article").filter({ hasText: "Open" }).getByRole("link").click();
  // The other one was of the same plan: there is nothing to accept any more, and nothing to pay.
  await page.getByText("You have this already").waitFor();
  assert.deepEqual([await button(page, /^Accept/).count(), await page.getByRole("checkbox").count()], [0, 0]);
  await well(page, "20-proposal-in-the-way");
  await button(page, "Decline").click();
  await button(page.getByRole("dialog"), "Decline").click();
  await page.getByText("Declined", { exact: true }).waitFor();
  assert.deepEqual((await asked(buyer, "/api/shop/proposals")).items.map(({ status }) => status).sort(), ["accepted", "refused"]);
  await buyer.leave();
});

for (const [email, name] of [[bob, "german"], ["tess@demo.portico.example", "spanish"]]) {
  test(`the shop in ${name}`, async () => {
    const { page, leave } = await enter(email);
    await page.goto("/basket?add=product:prd_ten_days");
    await page.getByRole("article").waitFor();
    await well(page, `21-basket-${name}`);
    await page.goto("/products");
    await well(page, `22-products-${name}`);
    await leave();
  });
}

/** Somebody with a browser of their own, signed in. */
async function enter(email) {
  const visitor = await world.visitor();
  await visitor.signIn(email);
  return visitor;
}

/** Tells the API something as somebody, without a page. */
async function told(email, method, path, data) {
  const { context, leave } = await enter(email);
  const answer = await context.request.fetch(path, { method, data, headers: { origin: portal.url } });
  assert.ok(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`);
  const said = await answer.json();
  await leave();
  return said;
}

/** An hour of a room that nobody has, on one of the next days. */
async function freeRoom(visitor) {
  const [location] = (await asked(visitor, "/api/space/viewer")).locations;
  for (const days of [3, 4, 5, 6]) {
    const wish = new URLSearchParams({ location: location.id, date: dayFromNow(days), time: "10:00", length_minutes: 60, people: 4 });
    const { rooms } = await asked(visitor, `/api/bookings/find?${wish}`);
    const offer = rooms.map((room) => room.offer).find((one) => one && one.cost.gross.minor > 0);
    if (offer) return { ...offer, location: location.id };
  }
  return assert.fail("no room is free");
}

const confirming = ({ location, resource_id, starts_at, ends_at }) =>
  `/book/confirm?${new URLSearchParams({ location, resource: resource_id, starts_at, ends_at, people: 4 })}`;
