// The public prices, as visitors come to them: without JavaScript, on a phone, in their language, and when they may not.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { wellMade } from "./well-made.mjs";
import { ada, looks, PASSWORD, shoot, startWorld } from "./world.mjs";

const world = await startWorld();
after(() => world.stop());
const { portal } = world;

const levels = (sections) => portal.d1("UPDATE space_settings SET levels = ?1", [JSON.stringify({ base: "signed_in", sections: { home: "public", ...sections } })]);
const open = { plans: "public", products: "public" };
await offers();

const heading = (page, name, level) => page.getByRole("heading", { name, level, exact: true });
const planRow = (page, name) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });

test("without JavaScript a visitor learns what a plan costs, with its first invoice line by line", async () => {
  const { page, faults, leave } = await world.visitor({ javaScriptEnabled: false, viewport: looks[0].viewport });
  await page.goto("/prices");
  await heading(page, "Plans and prices", 1).waitFor();
  const desk = planRow(page, "Fixed desk");
  await desk.getByText("€332.01", { exact: true }).first().waitFor();
  await desk.getByText("€279.00 net").waitFor();
  await desk.getByText("10 hours of bookings a month").waitFor();
  const membership = desk.getByText("Membership", { exact: true }).last();
  assert.equal(await membership.isVisible(), false);
  await desk.locator("summary").last().click();
  assert.equal(await membership.isVisible(), true, "the lines unfold");
  assert.equal(await desk.getByText("Paid when you order", { exact: true }).last().isVisible(), true, "contacts pay at once");
  assert.equal(await page.getByText("Payable by").count(), 0);
  assert.match(await desk.locator("details").last().innerText(), /€670\.51\s+Membership\s+€332\.01\s+Sign-up fee\s+€59\.50\s+Deposit\s+€279\.00/);
  assert.equal(await desk.getByRole("link", { name: "Choose Fixed desk" }).getAttribute("href"), "/basket?add=plan:pln_site_desk");
  assert.equal(await planRow(page, "Night owl").getByRole("link").count(), 0, "a full plan cannot be chosen");
  await page.getByRole("navigation", { name: "Locations" }).getByRole("link", { name: "Tannery Lane" }).click();
  assert.match(page.url(), /#tannery-lane$/);
  await page.getByRole("navigation", { name: "Language" }).getByRole("link", { name: "Deutsch" }).click();
  await heading(page, "Tarife und Preise", 1).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "de");
  assert.deepEqual(faults, []);
  await leave();
});

test("the home page leads to the prices in the reader's language, where everybody may see them", async () => {
  const { page, faults, leave } = await world.visitor({ locale: "es-ES" });
  await page.goto("/");
  await page.getByRole("link", { name: "Precios", exact: true }).waitFor();
  await shoot(page, "prices-home");
  await page.getByRole("link", { name: "Ver planes y precios" }).click();
  await heading(page, "Planes y precios", 1).waitFor();
  assert.equal(new URL(page.url()).search, "?lang=es");
  await levels({});
  await page.goto("/");
  await heading(page, "Sedes", 2).waitFor();
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  assert.equal(await page.getByRole("link", { name: "Precios", exact: true }).count(), 0);
  await levels(open);
  assert.deepEqual(faults, []);
  await leave();
});

test("a page that the browser holds already keeps its style when it asks again", async () => {
  const { page, faults, leave } = await world.visitor();
  const tags = [];
  page.on("request", (request) => { if (request.url().endsWith("/prices")) tags.push(request.allHeaders().then((headers) => headers["if-none-match"])); });
  const size = () => page.evaluate(() => getComputedStyle(document.querySelector("h1")).fontSize);
  await page.goto("/prices");
  const first = await size();
  await page.reload();
  assert.equal(await size(), first);
  await page.goto("/sign-in");
  await page.goto("/prices");
  assert.equal(await size(), first);
  const [none, tag] = await Promise.all(tags);
  assert.ok(!none && tag, "the browser asks whether the page it holds is the newest");
  assert.equal((await fetch(`${portal.url}/prices`, { headers: { "if-none-match": tag, "accept-language": "en-GB" } })).status, 304);
  assert.deepEqual(faults, []);
  await leave();
});

test("whoever has to sign in first comes back to the prices", async () => {
  await levels({ plans: "members", products: "members" });
  const { page, leave } = await world.visitor();
  await page.goto("/prices");
  await heading(page, "Please sign in", 1).waitFor();
  await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel("E-mail address", { exact: true }).fill(ada);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await heading(page, "Plans and prices", 1).waitFor();
  await planRow(page, "Flex").waitFor();
  await levels(open);
  await leave();
});

const states = [
  ["the home page that leads there", "/", open],
  ["the prices", "/prices", open],
  ["the prices in German", "/prices?lang=de", open],
  ["the prices in Spanish", "/prices?lang=es", open],
  ["plans alone", "/prices", { plans: "public" }],
  ["the way to sign in", "/prices", {}],
  ["a page that is switched off", "/prices?lang=de", { plans: "off", products: "off" }],
  ["no prices", "/prices", { ...open, empty: true }],
];
for (const [number, [what, address, { empty, ...sections }]] of states.entries()) {
  test(`${what}: well made, narrow and wide, light and dark`, async () => {
    await levels(sections);
    if (empty) await portal.d1("UPDATE plans SET archived = 1").then(() => portal.d1("UPDATE products SET archived = 1"));
    const { page, leave } = await world.visitor();
    await page.goto(address);
    await page.getByRole("banner").getByRole("link", { name: /^(Prices|Precios|Preise)$/ }).waitFor();
    // So that what unfolds is looked at as well.
    await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
    await wellMade(page, `prices-${number}`);
    assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, "one h1");
    assert.ok(await page.title() !== "" && await page.getByRole("main").count() === 1);
    await leave();
  });
}

test("a keyboard skips to the content, and prints hold what matters", async () => {
  await levels(open);
  await portal.d1("UPDATE plans SET archived = 0 WHERE id LIKE 'pln_site_%'");
  const { page, leave } = await world.visitor();
  await page.goto("/prices");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to content");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.querySelector("main").contains(document.activeElement)));
  await page.emulateMedia({ media: "print" });
  assert.equal(await planRow(page, "Flex").getByRole("link").isVisible(), false, "a button on paper");
  assert.equal(await planRow(page, "Flex").getByText("€177.31", { exact: true }).first().isVisible(), true);
  await leave();
});

/** Plans and products of two locations in two currencies, one plan full, one by approval. */
async function offers() {
  await levels(open);
  for (const table of ["plans", "products"]) await portal.d1(`UPDATE ${table} SET public = 0`);
  await portal.d1(`INSERT INTO locations (id, slug, name, address, currency, zone, hours, version)
    SELECT 'loc_site_york', 'tannery-lane', 'Tannery Lane', '88 Tannery Lane', 'USD', zone, hours, 1 FROM locations LIMIT 1`);
  const hours = (name, minutes) => ({ name, gives: { kind: "time_credit", minutes }, scope: { kinds: ["knd_meeting"] } });
  const passes = (name, number, days) => ({ name, gives: { kind: "day_pass", passes: number }, ...(days && { days }) });
  const first = { billing_day: 1, prorates_first: true };
  const plans = [
    ["flex", "Flex", "Any free hot desk, on as many days as you like.", 14900, { fee: 2500 },
      { ...first, notice_days: 14, benefits: [hours("Meeting rooms", 240), { name: "Coffee and print", gives: { kind: "money_credit", minor: 1000, currency: "EUR" } }], caps: { visitors_per_month: 8 } }],
    ["desk", "Fixed desk", "A desk that is yours, with a lockable cabinet and a screen.\nOpen round the clock.", 27900, { fee: 5000, deposit: 27900 },
      { ...first, cycles_min: 3, notice_days: 30, pause: { per_year_max: 1, cycles_max: 2 }, benefits: [hours("Meeting rooms", 600), passes("Guests", 2), { name: "Everything else", gives: { kind: "discount", off_ppm: 100000 } }] }],
    ["office", "Private office", "A room with a door for up to four people.", 98000, { fee: 15000, deposit: 196000, approval: 1 }, { cycles_min: 6, notice_days: 60, benefits: [hours("Meeting rooms", 1200)] }],
    ["night", "Night owl", "Evenings and nights, from six to six.", 6900, { places: 1 }, { cycle: { unit: "week", count: 4 }, prorates_last: true, caps: { booking_minutes_per_week: 1200 } }],
    ["york", "Brooklyn desk", "Your own desk across the ocean.", 49900, { at: "loc_site_york", currency: "USD" }, { cycle: { unit: "month", count: 3 }, cycles_min: 1 }],
  ];
  for (const [position, [id, name, description, price, more, terms]] of plans.entries()) {
    await portal.d1(`INSERT INTO plans (id, name, description, location_id, currency, price_minor, sign_up_fee_minor, deposit_minor, terms, approval, subscribers_max, public, position)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 1, ?12)`,
    [`pln_site_${id}`, name, description, more.at ?? "loc_berlin", more.currency ?? "EUR", price, more.fee ?? 0, more.deposit ?? 0, JSON.stringify(terms), more.approval ?? 0, more.places ?? null, position]);
  }
  await portal.d1(`INSERT INTO contracts (id, customer_id, payer_id, plan_id, starts_on, starts_at, charged_until, granted_until, currency, price_minor, terms, created_at)
    SELECT 'con_site_night', id, id, 'pln_site_night', '2026-01-01', 0, '2199-12-31', '2199-12-31', 'EUR', 0, '{}', 0 FROM customers LIMIT 1`);
  const products = [
    ["day", "Day pass", "One day at any hot desk.", 2500, [passes("Hot desks", 1, 90)], null],
    ["ten", "Ten days", "Ten days, whenever you like.", 19900, [passes("Hot desks", 10, 365)], null],
    ["box", "Locker", "A locker for a month.", 1500, [], 0],
  ];
  for (const [position, [id, name, description, price, benefits, stock]] of products.entries()) {
    await portal.d1(`INSERT INTO products (id, name, description, location_id, currency, price_minor, tax_class, benefits, audience, public, archived, stock, position, version)
      VALUES (?1, ?2, ?3, 'loc_berlin', 'EUR', ?4, 'standard', ?5, 'everyone', 1, 0, ?6, ?7, 1)`,
    [`prd_site_${id}`, name, description, price, JSON.stringify(benefits), stock, position]);
  }
}
