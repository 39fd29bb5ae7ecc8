// Stripe.js of the counterpart in a real browser, under the policy that the portal's pages have.
import assert from "node:assert/strict";
import http from "node:http";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { listen } from "../listen.mjs";
import { startStripe } from "./rig.mjs";

let stripe, browser, site;

before(async () => {
  stripe = await startStripe();
  site = await startSite();
  const executablePath = process.env.CHROME_PATH ?? "/usr/bin/chromium";
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
});
after(async () => { await browser?.close(); await site?.stop(); await stripe?.stop(); });

/** A page with Stripe.js and nothing else, under a policy that names the counterpart where the real one would stand. */
async function startSite() {
  const origin = new URL(stripe.jsUrl).origin;
  const policy = `default-src 'none'; script-src ${origin}; connect-src ${origin}; frame-src ${origin}; style-src 'self'`;
  const page = `<!doctype html><html lang="en"><title>Pay</title><div id="card"></div><script src="${stripe.jsUrl}"></script>`;
  const server = http.createServer((request, response) => {
    if (request.url !== "/") return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-security-policy": policy }).end(page);
  });
  const { url, stop } = await listen(server);
  return { url: `${url}/`, stop };
}

async function call(method, path, form) {
  const headers = { authorization: "Bearer sk_test_x", ...(form && { "content-type": "application/x-www-form-urlencoded" }) };
  const response = await fetch(`${stripe.apiBase}/v1/${path}`, { method, headers, body: form && new URLSearchParams(form) });
  const said = await response.json();
  assert.equal(response.status, 200, JSON.stringify(said));
  return said;
}

const customer = async () => (await call("POST", "customers", { name: "Ada" })).id;
const payment = async (more) => call("POST", "payment_intents", {
  amount: 1250, currency: "eur", customer: await customer(), "metadata[payment]": "pay_1", "payment_method_types[]": "card", ...more,
});

/** A page whose console stays clean but for what the browser itself says of a declined request. */
async function arrive() {
  const page = await browser.newPage();
  page.setDefaultTimeout(30_000);
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !/status of 402/.test(message.text())) faults.push(message.text());
  });
  await page.goto(site.url);
  return { page, faults };
}

/** Mounts the card's field and types a card, as a member would. */
async function typeCard(page, number) {
  await page.evaluate(() => {
    window.told = [];
    window.stripe = Stripe("pk_test_portico");
    window.card = window.stripe.elements().create("card", { hidePostalCode: true });
    window.card.on("ready", () => window.told.push("ready"));
    window.card.on("change", (event) => window.told.push(event.complete));
    window.card.mount("#card");
  });
  for (const [label, text] of [["number", number], ["exp_month", "12"], ["exp_year", "30"], ["cvc", "123"], ["postal_code", "10115"]]) {
    await page.getByLabel(label, { exact: true }).fill(text);
  }
  const told = await page.evaluate(() => window.told);
  assert.equal(told[0], "ready");
  assert.equal(told.at(-1), true);
}

const paid = (page) => page.evaluate(async () => {
  const { paymentIntent, error } = await window.ending;
  return { status: paymentIntent?.status, code: error?.code, message: error?.message };
});

test("a card that is typed in takes a 3-D Secure payment to succeeded", async () => {
  const { page, faults } = await arrive();
  const { id, client_secret: secret } = await payment();
  await typeCard(page, "4000002760003184");
  await page.evaluate((secret) => { window.ending = window.stripe.confirmCardPayment(secret, { payment_method: { card: window.card } }); }, secret);
  await page.getByRole("button", { name: "Complete authentication" }).click();
  assert.equal((await paid(page)).status, "succeeded");
  assert.equal((await call("GET", `payment_intents/${id}`)).status, "succeeded");
  assert.deepEqual(faults, []);
  await page.close();
});

test("3-D Secure that fails leaves the payment to another card", async () => {
  const { page, faults } = await arrive();
  const { id, client_secret: secret } = await payment();
  await typeCard(page, "4000002760003184");
  await page.evaluate((secret) => { window.ending = window.stripe.confirmCardPayment(secret, { payment_method: { card: window.card } }); }, secret);
  await page.getByRole("button", { name: "Fail authentication" }).click();
  assert.equal((await paid(page)).code, "payment_intent_authentication_failure");
  assert.equal((await call("GET", `payment_intents/${id}`)).status, "requires_payment_method");
  await page.getByLabel("number", { exact: true }).fill("4242424242424242");
  await page.evaluate((secret) => { window.ending = window.stripe.confirmCardPayment(secret, { payment_method: { card: window.card } }); }, secret);
  assert.equal((await paid(page)).status, "succeeded");
  assert.equal((await stripe.taken()).filter((charge) => charge.payment === id).length, 1);
  assert.deepEqual(faults, []);
  await page.close();
});

test("a declined card says why", async () => {
  const { page, faults } = await arrive();
  const { client_secret: secret } = await payment();
  await typeCard(page, "4000000000009995");
  const error = await page.evaluate(async (secret) =>
    (await window.stripe.confirmCardPayment(secret, { payment_method: { card: window.card } })).error, secret);
  assert.deepEqual([error.type, error.code, error.decline_code], ["card_error", "card_declined", "insufficient_funds"]);
  assert.deepEqual(faults, []);
  await page.close();
});

test("a card is saved with 3-D Secure, and can then be collected from", async () => {
  const { page, faults } = await arrive();
  const ada = await customer();
  const { id, client_secret: secret } = await call("POST", "setup_intents", { customer: ada, usage: "off_session", "payment_method_types[]": "card" });
  await typeCard(page, "4000002500003155");
  await page.evaluate((secret) => { window.ending = window.stripe.confirmCardSetup(secret, { payment_method: { card: window.card } }); }, secret);
  await page.getByRole("button", { name: "Complete authentication" }).click();
  const status = await page.evaluate(async () => (await window.ending).setupIntent?.status);
  assert.equal(status, "succeeded");
  const { payment_method: method } = await call("GET", `setup_intents/${id}`);
  const collected = await payment({ customer: ada, payment_method: method, confirm: true, off_session: true });
  assert.equal(collected.status, "succeeded");
  assert.deepEqual(faults, []);
  await page.close();
});

test("a saved card that asks is authenticated by handleNextAction and by confirmCardPayment alike", async () => {
  for (const name of ["handleNextAction", "confirmCardPayment"]) {
    const { page, faults } = await arrive();
    const ada = await customer();
    const setup = await call("POST", "setup_intents", { customer: ada, "payment_method_types[]": "card" });
    await typeCard(page, "4000002760003184");
    await page.evaluate((secret) => { window.ending = window.stripe.confirmCardSetup(secret, { payment_method: { card: window.card } }); }, setup.client_secret);
    await page.getByRole("button", { name: "Complete authentication" }).click();
    await page.evaluate(() => window.ending);
    const { payment_method: method } = await call("GET", `setup_intents/${setup.id}`);
    const { status, client_secret: secret } = await payment({ customer: ada, payment_method: method, confirm: true, off_session: false });
    assert.equal(status, "requires_action");
    await page.evaluate(([name, clientSecret]) => {
      window.ending = name === "handleNextAction" ? window.stripe.handleNextAction({ clientSecret }) : window.stripe.confirmCardPayment(clientSecret);
    }, [name, secret]);
    await page.getByRole("button", { name: "Complete authentication" }).click();
    assert.equal((await paid(page)).status, "succeeded", name);
    assert.deepEqual(faults, []);
    await page.close();
  }
});

test("an IBAN is saved with its mandate, and another page pays with one", async () => {
  const { page, faults } = await arrive();
  const ada = await customer();
  const setup = await call("POST", "setup_intents", { customer: ada, "payment_method_types[]": "sepa_debit" });
  const given = { sepa_debit: { iban: "DE89370400440532013000" }, billing_details: { name: "Ada", email: "ada@example.org" } };
  const status = await page.evaluate(async ([secret, payment_method]) => {
    window.stripe = Stripe("pk_test_portico");
    return (await window.stripe.confirmSepaDebitSetup(secret, { payment_method })).setupIntent?.status;
  }, [setup.client_secret, given]);
  assert.equal(status, "succeeded");
  const { mandate } = await call("GET", `setup_intents/${setup.id}`);
  assert.equal((await call("GET", `mandates/${mandate}`)).status, "active");
  const { client_secret: secret } = await payment({ customer: ada, "payment_method_types[]": "sepa_debit" });
  const sent = await page.evaluate(async ([secret, payment_method]) =>
    (await window.stripe.confirmSepaDebitPayment(secret, { payment_method })).paymentIntent?.status, [secret, given]);
  assert.equal(sent, "processing");
  assert.deepEqual(faults, []);
  await page.close();
});
