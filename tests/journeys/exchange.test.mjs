// What is invoiced in another currency: the rate that an operator says, what the invoice keeps of it, and what its customer sees.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { wellMade } from "./well-made.mjs";
import { ada, boss, dayFromNow, startWorld } from "./world.mjs";

const world = await startWorld();
after(() => world.stop());
const { portal } = world;

const operator = await world.visitor();
await operator.signIn(boss);
const { page } = operator;
const euros = (minor) => new Intl.NumberFormat("en", { style: "currency", currency: "EUR" }).format(minor / 100);
const link = (name) => page.getByRole("link", { name, exact: typeof name === "string" });
const press = (name, within = page) => within.getByRole("button", { name, exact: typeof name === "string" }).click();
const fill = (label, text) => page.getByLabel(label, { exact: true }).fill(text);
const said = (text) => page.getByText(text).first().waitFor();
const row = (text) => page.getByRole("row").filter({ hasText: text });
/** What the API says. */
const ask = async (path, data) => {
  const { request } = operator.context;
  const answer = data ? await request.post(path, { data, headers: { origin: portal.url } }) : await request.get(path);
  assert.ok(answer.ok(), `${path}: ${await answer.text()}`);
  return answer.json();
};
const well = (name, of = page) => wellMade(of, `exchange-${name}`);

test("an invoice in another currency states its VAT in the accounting one, at the rate that an operator said", async () => {
  const taxed = { name: "Desk in Portland", unit_price: { minor: 10000, currency: "USD" }, quantity: 1, tax_class: "standard", invoice: "now" };
  await portal.d1("INSERT INTO locations (id, slug, name, address, currency, zone, hours, version) SELECT 'loc_dollars', 'dollars', 'Portland', address, 'USD', zone, hours, version FROM locations LIMIT 1");
  await portal.d1("DELETE FROM exchange_rates");
  // An e-invoice wants to know where its buyer is.
  const party = JSON.stringify({ name: "Ada Lindqvist", street: "Oderberger Straße 3", postcode: "10435", city: "Berlin", country: "DE" });
  await portal.d1("INSERT INTO billing_accounts (customer_id, party, tax_treatment, collects, version) VALUES ('cus_ada', ?1, 'as_usual', 0, 1)", [party]);
  await page.goto("/console/billing/settings");
  await said("There is no exchange rate today of USD");
  await page.getByRole("note").getByRole("link", { name: "Exchange rates" }).click();
  await page.getByRole("heading", { name: "Exchange rates", level: 1 }).waitFor();
  await said("There is no exchange rate today of USD");
  await link("Add an exchange rate").click();
  await page.getByLabel("Currency").selectOption("USD");
  await fill("From", dayFromNow(0));
  await fill("Rate", "0");
  await well("form");
  await press("Save");
  await page.getByLabel("Rate", { exact: true }).and(page.locator('[aria-invalid="true"]')).waitFor();
  await said("Please write a number above 0");
  await fill("Rate", "1,25");
  await press("Save");
  await row("1 EUR = 1.25 USD").getByText("Now").waitFor();
  await page.getByText("There is no exchange rate today of USD").waitFor({ state: "detached" });
  await well("rates");
  // One that is edited keeps its place; there are not two of a day.
  await link(/^Edit 1 EUR = 1.25 USD/).click();
  await page.getByLabel(/^Published as/).selectOption({ label: "So much EUR for one of it" });
  await fill("Rate", "0.8");
  await press("Save");
  await row("1 USD = 0.8 EUR").waitFor();
  const { invoice_id: id } = await ask("/api/billing/all/accounts/cus_ada/charges", taxed);
  const { totals: { tax }, tax_accounted: stated } = await ask(`/api/billing/all/invoices/${id}`);
  assert.deepEqual(stated, { tax: { minor: Math.round(tax.minor * 0.8), currency: "EUR" }, rate: { one: "USD", rate: "0.8", of: "EUR" } });
  await press(/^Remove: 1 USD = 0.8 EUR/);
  await press("Remove", page.getByRole("dialog"));
  await row("1 USD = 0.8 EUR").waitFor({ state: "detached" });
  // What is issued keeps its rate, and its customer sees the same.
  await page.goto(`/console/billing/invoices/${id}`);
  await page.getByText("VAT in EUR").waitFor();
  await said("1 USD = 0.8 EUR");
  await well("invoice");
  // So do the documents, and the list for the accountant.
  const file = async (path) => (await operator.context.request.get(`/api/documents/invoices${path}`)).text();
  const ubl = await file(`/${id}/ubl`);
  for (const part of ["<cbc:TaxCurrencyCode>EUR<", '<cbc:TaxAmount currencyID="USD">19.00<', '<cbc:TaxAmount currencyID="EUR">15.20<']) assert.ok(ubl.includes(part), `${part}\n${ubl}`);
  assert.match(await file(`/${id}/pdf`), /^%PDF/);
  assert.match(await file("?customer=cus_ada"), /,USD,100\.00,19\.00,119\.00,.*,open,EUR,15\.20,USD,0\.8\r\n/);
  const member = await world.visitor();
  await member.signIn(ada);
  await member.page.goto(`/billing/invoices/${id}`);
  await member.page.getByText("VAT in EUR").waitFor();
  await member.page.getByText(euros(stated.tax.minor), { exact: true }).waitFor();
  await well("member", member.page);
  await member.leave();
});

test("the accounting currency stays while rates stand in it, and without one there are none to say", async () => {
  const choose = async (currency) => {
    await page.goto("/console/billing/settings?edit=invoicing");
    await page.getByLabel(/^Accounting currency/).selectOption(currency);
    await press("Save");
  };
  await portal.d1("INSERT INTO exchange_rates (currency, from_day, rate_nanos, one_of) VALUES ('USD', '2026-01-01', 1085300000, 'accounting')");
  await choose("HUF");
  await said("Exchange rates stand in the one that there is: remove them first.");
  await well("stand");
  await portal.d1("DELETE FROM exchange_rates");
  await choose({ label: "None" });
  await link("Edit Invoices and ways to pay").waitFor();
  await page.goto("/console/billing/exchange-rates");
  await said("There is no accounting currency");
  await well("none");
  await link("Set it up").click();
  await page.getByLabel(/^Accounting currency/).waitFor();
  assert.equal((await ask("/api/billing/settings")).accounting_currency, null);
});
