// Every page of the portal, as it is for everybody: without accessibility findings, without a word in the console,
// narrow and wide, light and dark, with one heading, and for those who use a keyboard.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, test } from "node:test";
import { root } from "../dev/options.mjs";
import { violations, wellMade } from "./well-made.mjs";
import { ada, bob, boss, dayFromNow, looks, startWorld } from "./world.mjs";

const world = await startWorld();
after(() => world.stop());
await world.portal.d1("UPDATE space_settings SET guest_checkout = 1");

const people = {};
const emails = { ada, bob, boss };
for (const who of ["nobody", ...Object.keys(emails)]) {
  people[who] = await world.visitor();
  await enter(who);
}

/** Signs in, and again before the access token's five minutes are over: there are many pages. */
async function enter(who) {
  const { entered = 0 } = people[who];
  if (!emails[who] || Date.now() - entered < 180_000) return;
  await people[who].signIn(emails[who]);
  people[who].entered = Date.now();
}
const ask = async (path) => (await people.ada.context.request.get(path)).json();
const upcoming = await ask("/api/bookings");
const { id: booking, resource, location, starts_at, ends_at } = upcoming.items.find(({ cancellable }) => cancellable.allowed);
const find = (more) => new URLSearchParams({ location: location.id, date: dayFromNow(1), length_minutes: 60, people: 2, ...more });
// Of two days in a row one is open.
const found = await Promise.all([1, 2].map((days) => ask(`/api/bookings/find?${find({ date: dayFromNow(days) })}`)));
const free = found.flatMap(({ rooms }) => rooms.flatMap(({ starts }) => starts))[0];
const confirm = (what) => new URLSearchParams({ location: location.id, people: 2, ...what });

/** What a page's address has to hold for the page to show something; and for whom, or which refusal it shows. */
const samples = {
  "/check-your-mail": [`?${new URLSearchParams({ email: ada, why: "sign-up" })}`],
  "/basket/guest": ["", `?${new URLSearchParams({ email: ada })}`],
  "/verify-email": ["", "?token=some-token"],
  "/reset-password": ["", "?token=some-token"],
  "/new-address": ["", "?token=some-token"],
  "/former-address": ["", "?token=some-token"],
  "/book": ["", `?${find({ time: "10:00", people: 4 })}`, `?${find({ view: "day" })}`, `?${find({ people: 400 })}`],
  "/book/confirm": [
    "",
    `?${confirm({ resource: free.resource_id, starts_at: free.starts_at, ends_at: free.ends_at })}`,
    `?${confirm({ resource: resource.id, starts_at, ends_at })}`,
  ],
  "/bookings": ["", "?when=past"],
  "/bookings/[id]": [`/bookings/${booking}`],
  "/plans/[id]/cancel": ["/plans/con_ada/cancel"],
  "/plans/[id]/change": [{ address: "/plans/con_bob/change?plan=pln_flex&when=period_end", who: "bob" }],
  "/plans/[id]/pause": [{ address: "/plans/con_bob/pause", who: "bob" }],
  "/plans/[id]/resume": [{ address: `/plans/con_bob/resume?from=${dayFromNow(0)}`, who: "bob", says: 409 }],
  "/plans/[id]/withdraw": [{ address: "/plans/con_bob/withdraw", who: "bob", says: 409 }],
  "/plans/join/[id]": [{ address: `/plans/join/pln_flex?from=${dayFromNow(0)}`, who: "bob" }],
  "/billing/invoices/[id]": [{ address: "/billing/invoices/inv_none", says: 404 }],
  "/orders/[id]": [{ address: "/orders/ord_none", says: 404 }],
  "/proposals/[id]": [{ address: "/proposals/pro_none", says: 404 }],
  "/check-in": ["", "?at=loc_none"],
  "/activity": ["", { address: "/activity?team=tea_none", says: 404 }],
  "/console/check-ins/days": ["", "?day=2030-01-01"],
  "/console/check-ins/setup": ["", `?edit=${location.id}`, `?sign=${location.id}`],
  "/kiosk": [{ address: "/kiosk", who: "nobody", says: 401 }],
  "/visitors": ["", "?when=past"],
  "/visitors/[id]": [{ address: "/visitors/vis_none", says: 404 }],
  "/deliveries": ["", "?when=gone"],
  "/deliveries/[id]": [{ address: "/deliveries/dlv_none", says: 404 }],
  "/console/deliveries": ["", "?queue=overdue", "?search=nobody"],
  "/console/deliveries/[id]": [{ address: "/console/deliveries/dlv_none", who: "boss", says: 404 }],
  "/console/deliveries/collect": ["", { address: "/console/deliveries/collect?customer=cus_none", who: "boss", says: 404 }],
  "/console/deliveries/settings": ["", "?edit=new"],
  "/console/visitors": ["", "?search=nobody"],
  "/console/visitors/[id]": [{ address: "/console/visitors/vis_none", who: "boss", says: 404 }],
  "/console/visitors/new": ["", "?search=ada"],
  "/console/visitors/settings": ["", "?edit=space"],
  "/team/leave": [{ address: "/team/leave?team=tea_none&member=cus_none", says: 404 }],
  "/team/invitations/[id]": [{ address: `/team/invitations/${"x".repeat(43)}`, who: "nobody", says: [401, 404] }],
  "/teams/[id]": [{ address: "/teams/tea_none", says: 404 }],
  "/second-factor": [{ address: "/second-factor?next=/console", who: "boss" }],
  "/waiting": [{ address: "/waiting", who: "bob" }],
  "/operators/invitations/[id]": [{ address: `/operators/invitations/${"x".repeat(43)}`, who: "nobody", says: 404 }],
  "/console/accounts": ["", "?search=nobody"],
  "/console/accounts/[id]": [{ address: "/console/accounts/acc_none?email=nobody%40journey.example", who: "boss", says: 404 }],
  "/console/operators": ["", "?edit=new"],
  "/console/approvals": ["", "?declined=true"],
  "/console/fields": ["", "?edit=new"],
  "/console/teams": ["", "?search=o"],
  "/console/teams/[id]": [{ address: "/console/teams/tea_none", who: "boss", says: 404 }],
  "/support/[id]": [{ address: "/support/tkt_none", says: 404 }],
  "/pay/[id]": [{ address: "/pay/pay_none", says: 404 }],
  "/pay/method": ["?method=card", "?method=sepa_debit", "?method=bacs_debit", "?method=us_bank_account", "?prove=mth_one"],
  "/console/kinds": ["", "?edit=new"],
  "/console/locations": ["", "?edit=new", `?edit=${location.id}`],
  "/console/plans": ["", "?edit=new", "?edit=pln_fixed"],
  "/console/products": ["", "?edit=new"],
  "/console/contracts": ["", "?search=o", "?state=waiting"],
  "/console/contracts/new": ["", "?search=carl"],
  "/console/contracts/[id]": ["/console/contracts/con_ada", "/console/contracts/con_ada?act=quantity", "/console/contracts/con_ada?act=plan", "/console/contracts/con_ada?act=terms", "/console/contracts/con_ada?act=payer&search=carl"],
  "/console/plans/[id]/prices": ["/console/plans/pln_flex/prices"],
  "/console/billing": ["", "?search=o"],
  "/console/billing/accounts/[id]": ["charge", "give", "issue", "payment"].map((act) => `/console/billing/accounts/cus_ada?act=${act}`),
  "/console/billing/accounts/[id]/benefits": ["/console/billing/accounts/cus_ada/benefits", "/console/billing/accounts/cus_ada/benefits?act=give", "/console/billing/accounts/cus_carl/benefits?over=1", { address: "/console/billing/accounts/cus_none/benefits", who: "boss", says: 404 }],
  "/console/billing/accounts/[id]/details": ["/console/billing/accounts/cus_ada/details", "/console/billing/accounts/cus_ada/details?edit=1"],
  "/console/billing/accounts/[id]/statement": ["/console/billing/accounts/cus_ada/statement"],
  "/console/billing/accounts/[id]/upcoming": ["/console/billing/accounts/cus_ada/upcoming", { address: "/console/billing/accounts/cus_none/upcoming", who: "boss", says: 404 }],
  "/console/billing/invoices": ["", "?state=overdue", "?number=INV-2030-00001"],
  "/console/billing/invoices/[id]": [{ address: "/console/billing/invoices/inv_none", who: "boss", says: 404 }],
  "/console/billing/payments": ["", "?state=failed"],
  "/console/billing/payments/[id]": [{ address: "/console/billing/payments/pay_none", who: "boss", says: 404 }],
  "/console/billing/settings": ["", ...["seller", "invoicing", "checkout", "dunning"].map((part) => `?edit=${part}`)],
  "/console/billing/tax-rates": ["", "?edit=new"],
  "/console/billing/exchange-rates": ["", "?edit=new"],
  "/console/codes": ["", "?edit=new"],
  "/console/codes/[code]": [{ address: "/console/codes/NONE", who: "boss", says: 404 }],
  "/console/orders/[id]": [{ address: "/console/orders/ord_none", who: "boss", says: 404 }],
  "/console/proposals/[id]": [{ address: "/console/proposals/pro_none", who: "boss", says: 404 }],
  "/console/proposals/new": ["", "?search=ada"],
  "/console/support": ["", "?queue=overdue", "?search=o"],
  "/console/support/[id]": [{ address: "/console/support/tkt_none", who: "boss", says: 404 }],
  "/console/support/departments": ["", "?edit=new", "?edit=dep_general"],
  "/console/support/canned-replies": ["", "?edit=new"],
  "/console/support/faq": ["", "?edit=new"],
  "/console/members": ["", "?search=ada"],
  "/console/members/[id]": ["/console/members/cus_ada", { address: "/console/members/cus_none", who: "boss", says: 404 }],
  "/console/policies": ["", "?edit=new"],
  "/console/sign-ins": ["", "?edit=new"],
  "/console/rates": ["", "?edit=new"],
  "/console/resources": ["", "?edit=new", `?edit=${resource.id}`],
  "/console/notices": ["", "?state=dead"],
  "/console/notices/texts/[topic]": ["/console/notices/texts/bookings.confirmed", "/console/notices/texts/billing.invoice_issued?locale=de", { address: "/console/notices/texts/none", who: "boss", says: 404 }],
  "/console/locations/[id]": [`/console/locations/${location.id}`],
};

/** The pages as the routes of the front end name them, so that none is left out. */
function routes(folder = path.join(root, "static/src/routes"), at = "") {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === "+page.svelte") return [at || "/"];
    if (!entry.isDirectory()) return [];
    return routes(path.join(folder, entry.name), entry.name.startsWith("(") ? at : `${at}/${entry.name}`);
  });
}

/** Those that nobody has to sign in for stand in a group of their own. */
const isPublic = (route) => fs.existsSync(path.join(root, "static/src/routes/(public)", route, "+page.svelte"));

function addresses() {
  const pages = routes().flatMap((route) => {
    const who = isPublic(route) ? "nobody" : route.startsWith("/console") ? "boss" : "ada";
    assert.ok(!route.includes("[") || samples[route], `samples has no address for ${route}`);
    return (samples[route] ?? [""]).map((sample) => typeof sample === "string" ? { who, address: sample.startsWith("/") ? sample : route + sample } : { who, ...sample });
  });
  return [...pages, { who: "nobody", address: "/no/such/page" }, { who: "ada", address: "/console" }, { who: "ada", address: "/bookings/bkg_none", says: 404 }];
}

for (const [number, { who, address, says }] of addresses().entries()) {
  test(`${decodeURIComponent(address)} is well made for ${who}`, async () => {
    const { page, faults } = people[who];
    await enter(who);
    faults.length = 0;
    await page.setViewportSize(looks.at(-1).viewport);
    await page.goto(address);
    await settled(page);
    await wellMade(page, `page-${number}-${who}${address.split("?")[0].replaceAll("/", "-")}`);
    assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, "one h1");
    assert.ok(await page.title() !== "" && await page.getByRole("main").count() === 1);
    // Chromium itself notes an answer that is an error; here it is what was asked for.
    const expected = (fault) => [says ?? []].flat().some((status) => fault.startsWith(`console: Failed to load resource: the server responded with a status of ${status}`));
    assert.deepEqual(faults.filter((fault) => !expected(fault)), []);
  });
}

test("a keyboard skips to the content, and lands on the heading of the next page", async () => {
  for (const [who, address, to, title] of [
    ["nobody", "/", "Create an account", "Create your account"],
    ["ada", "/dashboard", "Book", "Find a room or desk"],
    ["ada", "/bookings", "My account", "My account"],
    ["boss", "/dashboard", "Console", "Console"],
  ]) {
    const { page } = people[who];
    await page.setViewportSize(looks.at(-1).viewport);
    await page.goto(address);
    await settled(page);
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "Skip to content", address);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.querySelector("main").contains(document.activeElement)), `${address}: the next stop is in the content`);
    await page.getByRole("link", { name: to, exact: true }).first().focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: title, level: 1, exact: true }).waitFor();
    await page.waitForFunction((name) => document.activeElement?.textContent === name, title);
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
  }
});

test("a question keeps the keyboard until it is answered, and gives it back", async () => {
  const { page } = people.ada;
  await page.goto(`/bookings/${booking}`);
  const opener = page.getByRole("button", { name: "Cancel booking", exact: true });
  await opener.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Cancel this booking?" });
  await dialog.waitFor();
  for (let presses = 0; presses < 5; presses += 1) {
    // The browser's own controls are stops as well: then nothing of the page has the focus.
    assert.ok(await dialog.evaluate((element) => element.contains(document.activeElement) || document.activeElement === document.body));
    await page.keyboard.press("Tab");
  }
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  assert.equal(await focused(page), "Cancel booking");
});

/** Loaded, with what it asked the server for. */
async function settled(page) {
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
}

const focused = (page) => page.evaluate(() => document.activeElement?.textContent.trim());
