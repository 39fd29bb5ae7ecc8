// The counterpart itself: what it lets through, how its events travel, and what Stripe.js does in a real browser.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import http from "node:http";
import path from "node:path";
import readline from "node:readline";
import { after, afterEach, before, test } from "node:test";
import { listen } from "../listen.mjs";
import { signature } from "./courier.mjs";
import { makeGate } from "./gate.mjs";
import { startStripe } from "./rig.mjs";

const SECRET = "whsec_test";
let stripe;
let hook;

before(async () => {
  hook = await startHook();
  stripe = await startStripe({ webhookUrl: hook.url, secret: SECRET });
});
afterEach(async () => {
  stripe.webhooks({ dup: 1, shuffle: false, hold: false, lose: false, reset: 0 });
  stripe.clearFaults();
  await stripe.settle();
  hook.clear();
});
after(async () => { await stripe?.stop(); await hook?.stop(); });

/** A webhook that notes down what comes, and answers with what it is told to. */
async function startHook() {
  const heard = [];
  const answers = [];
  const server = http.createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    heard.push({ body: Buffer.concat(chunks).toString(), header: request.headers["stripe-signature"] });
    response.writeHead(answers.shift() ?? 200).end();
  });
  const { url, stop } = await listen(server);
  return {
    url: `${url}/`, heard, answers,
    types: () => heard.map(({ body }) => JSON.parse(body).type),
    clear: () => void heard.splice(0),
    stop,
  };
}

async function call(method, path, form) {
  const headers = { authorization: "Bearer sk_test_x", ...(form && { "content-type": "application/x-www-form-urlencoded" }) };
  const response = await fetch(`${stripe.apiBase}/v1/${path}`, { method, headers, body: form && new URLSearchParams(form) });
  return { status: response.status, ...(await response.json()) };
}

/** A debit that is on its way. */
async function debit() {
  const { id: customer } = await call("POST", "customers", { name: "Ada" });
  const setup = await call("POST", "setup_intents", {
    customer, confirm: true, "payment_method_types[]": "sepa_debit", "payment_method_data[type]": "sepa_debit",
    "payment_method_data[sepa_debit][iban]": "DE89370400440532013000", "payment_method_data[billing_details][name]": "Ada",
    "payment_method_data[billing_details][email]": "ada@example.org",
    "mandate_data[customer_acceptance][type]": "online", "mandate_data[customer_acceptance][online][ip_address]": "192.0.2.7",
    "mandate_data[customer_acceptance][online][user_agent]": "Browser/1",
  });
  return call("POST", "payment_intents", {
    amount: 1250, currency: "eur", customer, payment_method: setup.payment_method, confirm: true, off_session: true,
    "payment_method_types[]": "sepa_debit",
  });
}

test("what the vendor would refuse is refused before the counterpart sees it", async () => {
  const rows = [
    ["POST", "customers", { nmae: "Ada" }, 400, /additional properties/],
    ["POST", "payment_intents", { currency: "eur" }, 400, /required property 'amount'/],
    ["POST", "payment_intents", { amount: "12.50", currency: "eur" }, 400, /amount must be integer/],
    ["POST", "payment_intents", { amount: 1, currency: "eur", off_session: "maybe", confirm: true }, 400, /off_session/],
    ["POST", "setup_intents", { usage: "sometimes" }, 400, /usage/],
    ["GET", "events?since=1", undefined, 400, /additional properties/],
    ["POST", "payments", { amount: 1 }, 404, /there is no POST/],
  ];
  for (const [method, path, form, status, why] of rows) {
    const answer = await call(method, path, form);
    assert.equal(answer.status, status, path);
    assert.match(answer.error.message, why);
  }
  const { bad, fails } = stripe.gate();
  assert.equal(bad, rows.length);
  assert.equal(fails.length, rows.length);
});

test("every answer so far is one that the vendor could have given", async () => {
  await debit();
  assert.deepEqual(stripe.gate().odd, []);
  const gate = makeGate();
  gate.answer("GET", new URL("http://x/v1/mandates/mandate_1"), 200, '{"id":"mandate_1","object":"mandate","status":"perhaps"}');
  assert.match(gate.state().odd[0].why.join(), /must have required property 'payment_method'.*allowedValues/);
});

test("signatures are the vendor's", () => {
  // `stripe` 23.1.0 (npm): webhooks.generateTestHeaderString({ payload, secret, timestamp: 1700000000 }).
  const payload = '{"id":"evt_1","object":"event","type":"payment_intent.succeeded"}';
  const expected = "t=1700000000,v1=b5d16909735dfcdc338e1f1e170cbb5d2ea57494fe5f638399aebcce132ec538";
  assert.equal(signature(payload, SECRET, 1_700_000_000), expected);
});

test("events come signed, once and in order", async () => {
  await debit();
  assert.equal(await stripe.settle(), 1);
  const payment = hook.types().filter((type) => type.startsWith("payment_intent."));
  assert.deepEqual(payment, ["payment_intent.created", "payment_intent.processing", "payment_intent.succeeded"]);
  for (const { body, header } of hook.heard) assert.equal(header, signature(body, SECRET, Number(/t=(\d+)/.exec(header)[1])));
});

test("events come twice, out of order, late, again, or not at all, as is wished", async () => {
  stripe.webhooks({ dup: 2, shuffle: true });
  await debit();
  await stripe.settle();
  const payment = hook.types().filter((type) => type.startsWith("payment_intent."));
  assert.equal(payment.length, 6);
  assert.notDeepEqual([...new Set(payment)], ["payment_intent.created", "payment_intent.processing", "payment_intent.succeeded"]);

  stripe.webhooks({ dup: 1, shuffle: false, hold: true });
  hook.clear();
  await debit();
  assert.deepEqual(hook.types(), []);
  await stripe.deliver();
  assert.equal(hook.types().at(-1), "payment_intent.processing");

  await stripe.again(stripe.events().at(-1).id);
  assert.deepEqual(hook.types().slice(-2), ["payment_intent.processing", "payment_intent.processing"]);

  stripe.webhooks({ hold: false, lose: true });
  hook.clear();
  await debit();
  await stripe.settle();
  assert.deepEqual(hook.types(), []);
});

test("an event whose connection breaks is offered again, and nobody waits for one that never gets through", async () => {
  const made = async (name) => { await call("POST", "customers", { name }); await stripe.deliver(); };
  stripe.webhooks({ reset: 1 });
  await made("Ada");
  assert.deepEqual(hook.types(), ["customer.created"]);
  stripe.webhooks({ reset: 3 });
  await made("Bob");
  await made("Carl");
  assert.deepEqual(hook.heard.map(({ body }) => JSON.parse(body).data.object.name), ["Ada", "Carl"]);
});

test("what is not taken is offered again, signed anew, and given up in the end", async () => {
  hook.answers.push(500, 503);
  await call("POST", "customers", { name: "Ada" });
  await stripe.deliver();
  assert.deepEqual(hook.types(), ["customer.created", "customer.created", "customer.created"]);
  hook.clear();
  hook.answers.push(500, 500, 500, 500);
  await call("POST", "customers", { name: "Ada" });
  await stripe.deliver();
  assert.equal(hook.heard.length, 4);
  assert.deepEqual(stripe.deliveries().slice(-4).map(({ status }) => status), [500, 500, 500, 500]);
});

test("a fault happens to the request that it is for, and once", async () => {
  stripe.fault({ kind: "status", status: 429, retryAfter: 2, method: "POST", path: "/refunds" });
  assert.equal((await call("POST", "customers", { name: "Ada" })).status, 200);
  assert.equal(stripe.faultsLeft(), 1);
  assert.equal((await call("POST", "refunds", { payment_intent: "pi_1" })).status, 429);
  assert.equal((await call("POST", "refunds", { payment_intent: "pi_1" })).status, 404);
  assert.throws(() => stripe.fault({ kind: "gremlins" }), /there is no fault gremlins/);
});

test("as a program it says where it is, opens its door to programs alone, and ends with its parent", async () => {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "main.mjs"), "{}"], { stdio: ["pipe", "pipe", "inherit"] });
  const gone = once(child, "exit");
  const [line] = await once(readline.createInterface({ input: child.stdout }), "line");
  const { event, apiBase, jsUrl, door } = JSON.parse(line.replace("@portico ", ""));
  assert.equal(event, "ready");
  assert.equal((await fetch(`${apiBase}/v1/events?limit=1`, { headers: { authorization: "Bearer sk_test_x" } })).status, 200);
  assert.match(await (await fetch(jsUrl)).text(), /confirmCardPayment/);
  assert.equal(await (await fetch(`${door}/settle`, { method: "POST", body: "[]" })).json(), 0);
  assert.equal((await fetch(`${door}/settle`, { method: "POST", body: "[]", headers: { origin: "https://example.org" } })).status, 500);
  child.stdin.end();
  assert.deepEqual(await gone, [0, null]);
});
