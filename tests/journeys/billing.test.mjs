// A member's invoices, in a real browser: what was foreseen is what is issued, and it is read, downloaded and told as a
// statement.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { execFileSync } from "node:child_process";
import { wellMade } from "./well-made.mjs";
import { ada, boss, shoot, startWorld } from "./world.mjs";

const world = await startWorld();
after(() => world.stop());
const { portal } = world;

// What the law and the standard for e-invoices want a seller to say of themselves.
const seller = { name: "Quarterlight GmbH", street: "Lindenallee 4", postcode: "10115", city: "Berlin", country: "DE", vat_number: "DE136695976", email: "books@quarterlight.example", iban: "DE89370400440532013000" };
await portal.d1("UPDATE billing_settings SET seller = ?1", [JSON.stringify(seller)]);

const link = (page, name) => page.getByRole("link", { name, exact: typeof name === "string" });
const button = (page, name) => page.getByRole("button", { name, exact: typeof name === "string" });
const heading = (page, name, level = 1) => page.getByRole("heading", { name, level, exact: typeof name === "string" });
const euros = ({ minor, currency }) => new Intl.NumberFormat("en", { style: "currency", currency }).format(minor / 100);

test("billing details are checked at their field, and stand on the next invoice", async () => {
  const { page, signIn, leave } = await world.visitor();
  await signIn(ada);
  await page.goto("/billing/details");
  await page.getByLabel("Name or company", { exact: true }).fill("Lindqvist Studio AB");
  await page.getByLabel(/^Country/).selectOption("DE");
  await page.getByLabel(/^VAT number/).fill("DE136695977");
  await button(page, "Save").click();
  await page.getByText("This is not a VAT number of that country.", { exact: false }).waitFor();
  assert.match(await page.evaluate(() => document.activeElement?.getAttribute("name")), /^vat_number$/);
  await shoot(page, "billing-6-details");
  await page.getByLabel(/^VAT number/).fill("DE136695976");
  await page.getByLabel("Street and number", { exact: true }).fill("Torstraße 1");
  await page.getByLabel("Postcode", { exact: true }).fill("10119");
  await page.getByLabel("Place", { exact: true }).fill("Berlin");
  await button(page, "Save").click();
  await page.getByText("Saved.").first().waitFor();
  await page.reload();
  assert.equal(await page.getByLabel("Name or company", { exact: true }).inputValue(), "Lindqvist Studio AB");
  await leave();
});

test("the invoice that comes is the one that was foreseen; it is read, downloaded, and stands on the statement", async () => {
  const { page, context, faults, signIn, leave } = await world.visitor();
  await signIn(ada);
  const ask = async (path) => (await context.request.get(path)).json();
  await page.goto("/billing");
  await heading(page, "Billing").waitFor();
  await page.getByText("No invoice is open.").waitFor();
  const [foreseen] = (await ask("/api/billing/upcoming")).items;
  await link(page, "Upcoming").click();
  await page.getByRole("rowheader", { name: /^Flex/ }).first().waitFor();
  await shoot(page, "billing-1-upcoming");

  // Its day comes.
  await portal.cron("billing", "5 * * * *", new Date(`${foreseen.issued_on}T06:05:00Z`));
  await page.goto("/billing");
  const open = page.getByRole("article").filter({ has: heading(page, /^INV-/, 3) });
  await open.getByText(euros(foreseen.totals.gross), { exact: true }).waitFor();
  await shoot(page, "billing-2-overview");
  const number = (await open.getByRole("link").textContent()).trim();
  await link(page, number).click();
  await heading(page, number).waitFor();
  const sheet = page.getByRole("article", { name: number });
  await sheet.getByText("Why?").first().click();
  await shoot(page, "billing-3-invoice");
  const id = new URL(page.url()).pathname.split("/").at(-1);
  const issued = await ask(`/api/billing/invoices/${id}`);
  assert.deepEqual(issued.totals, foreseen.totals);
  await sheet.getByText("Lindqvist Studio AB").waitFor();
  assert.deepEqual(issued.lines.map(({ name, gross }) => [name, gross]), foreseen.lines.map(({ name, gross }) => [name, gross]));

  for (const [name, type] of [["PDF", /^application\/pdf/], ["E-invoice (XML)", /xml/]]) {
    const file = await context.request.get(await link(page, name).getAttribute("href"));
    assert.deepEqual([file.status(), type.test(file.headers()["content-type"])], [200, true], name);
  }
  await page.goto("/billing/invoices?state=invoice");
  const all = await context.request.get(await link(page, "All of these, as CSV").getAttribute("href"));
  assert.deepEqual([all.status(), all.headers()["content-type"], (await all.text()).includes(number)], [200, "text/csv", true]);
  await wellMade(page, "billing-3-invoices");
  await page.goto(`/billing/statement?from=${foreseen.issued_on.slice(0, 4)}-01-01&until=${Number(foreseen.issued_on.slice(0, 4)) + 1}-01-01`);
  const row = page.getByRole("row").filter({ hasText: number });
  assert.deepEqual(await row.getByRole("cell").last().textContent(), euros(foreseen.totals.gross));
  await shoot(page, "billing-4-statement");
  for (const [name, type] of [["As PDF", /^application\/pdf/], ["As CSV", /^text\/csv/]]) {
    const file = await context.request.get(await link(page, name).getAttribute("href"));
    assert.deepEqual([file.status(), type.test(file.headers()["content-type"])], [200, true], name);
  }
  assert.deepEqual(faults, []);
  await leave();
});

test("an operator's logo heads the documents; what is no picture is refused, and the audit log knows who did it", async () => {
  const operator = await world.visitor();
  await operator.signIn(boss);
  const { page } = operator;
  await page.goto("/console/billing/settings");
  const choose = (name, mimeType, text) => page.getByLabel(/^Choose (a|another) picture$/).setInputFiles({ name, mimeType, buffer: Buffer.from(text) });
  await choose("logo.png", "image/png", "no picture at all");
  await page.getByText("That file is not a picture that can be used.", { exact: false }).waitFor();
  const drawn = '<svg xmlns="http://www.w3.org/2000/svg" width="3000" height="900"><rect width="3000" height="900" rx="200" fill="#0b6b57"/></svg>';
  await choose("logo.svg", "image/svg+xml", drawn);
  await page.getByAltText("The logo as it is printed").waitFor();
  await wellMade(page, "billing-7-logo");

  const member = await world.visitor();
  await member.signIn(ada);
  const { items: [invoice] } = await (await member.context.request.get("/api/billing/invoices")).json();
  const pictures = async () => {
    const file = await member.context.request.get(`/api/documents/invoices/${invoice.id}/pdf`);
    assert.equal(file.status(), 200);
    return execFileSync("pdfimages", ["-list", "-"], { input: await file.body(), encoding: "utf8" });
  };
  assert.match(await pictures(), / 900 +270 /, "drawn anew, as wide as it may be");
  await button(page, "Remove the logo").click();
  await button(page.getByRole("dialog"), "Remove the logo").click();
  await page.getByText("There is none: documents begin with the seller", { exact: false }).waitFor();
  assert.doesNotMatch(await pictures(), / 900 +270 /);

  await page.goto("/console");
  await link(page, "Audit log").click();
  await page.getByRole("row").filter({ hasText: "delete logo" }).getByText("Bea Ravenscar").last().waitFor();
  await page.getByRole("row").filter({ hasText: "set logo" }).getByText("What was asked for").click();
  await wellMade(page, "billing-8-audit");
  await Promise.all([operator.leave(), member.leave()]);
});

test("where no provider is set up, a payment says so and is given up; nothing is lost", async () => {
  const { page, faults, signIn, leave } = await world.visitor();
  await signIn(ada);
  await page.goto("/billing");
  await button(page, /^Pay .*: INV-/).click();
  await heading(page, "Pay").waitFor();
  await page.getByText("This space takes no payments here.", { exact: false }).waitFor();
  await shoot(page, "billing-5-pay");
  await button(page, "Give this payment up").click();
  await heading(page, "This payment was given up", 2).waitFor();
  await page.goto("/billing");
  await button(page, /^Pay .*: INV-/).waitFor();
  assert.deepEqual(faults, []);
  await leave();
});
