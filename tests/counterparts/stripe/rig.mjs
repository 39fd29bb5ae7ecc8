// A payment provider on this machine, for journeys and for tests of faults.
//
//   const stripe = await startStripe({ webhookUrl: `${portal.url}/api/billing/events`, secret: "whsec_test" });
//   portal's STRIPE_API_BASE = stripe.apiBase, and its pages load stripe.jsUrl
//   await stripe.settle();                     the banks have done, and the portal has heard of it
//   stripe.fault({ kind: "lost_reply", path: "/payment_intents" });
//   assert.deepEqual(stripe.gate().fails, []);
//   await stripe.stop();
import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { startCourier } from "./courier.mjs";
import { makeFaults } from "./faults.mjs";
import { startFront } from "./front.mjs";
import { makeGate } from "./gate.mjs";

const root = path.resolve(import.meta.dirname, "../../..");
/** The Python that has localstripe; `cargo xtask test` and `cargo xtask dev` make it. */
const PYTHON = process.env.PORTICO_LOCALSTRIPE ?? path.join(root, ".portico/venv-stripe/bin/python");

/**
 * Starts all of it, on loopback and on free ports.
 * @param {object} [wish]
 * @param {string} [wish.webhookUrl] where events go; `webhooks({ url })` can say so later
 * @param {string} [wish.secret] what signs them
 * @param {number} [wish.apiPort] for people, who want the same address each time
 */
export async function startStripe({ webhookUrl, secret = "whsec_test", apiPort = 0 } = {}) {
  if (!fs.existsSync(PYTHON)) throw new Error(`localstripe is not installed (${PYTHON}); run: cargo xtask test counterparts`);
  const courier = await startCourier({ webhookUrl, secret });
  const plus = await startPlus(courier.url).catch(async (error) => { await courier.stop(); throw error; });
  const [gate, faults] = [makeGate(), makeFaults()];
  const door = async (name, wish = {}) => {
    const answer = await fetch(`${plus.url}/_config/${name}`, { method: "POST", body: JSON.stringify(wish) });
    const said = await answer.json();
    if (!answer.ok) throw new Error(said.error?.message ?? `${name}: ${answer.status}`);
    return said;
  };
  const deliver = async () => { await door("handed_over"); await courier.deliver(); };
  const front = await startFront({ upstream: plus.url, gate, faults, deliver, port: apiPort })
    .catch(async (error) => { await plus.stop(); await courier.stop(); throw error; });

  const heard = async (said) => { await courier.deliver(); return said; };
  return {
    /** What the portal calls, and any key that begins with sk_ opens. */
    apiBase: front.url,
    /** What its pages load; it calls the same origin. */
    jsUrl: `${plus.url}/js.stripe.com/v3/`,
    /** Where that script calls; a browser's part in a test without one. */
    browserBase: () => plus.url,
    /** The banks have done with all that is on its way, and all events have come; gives how many things settled. */
    settle: async () => heard(await door("settle")),
    /** What the customer does at their bank; the id is that of a payment or of a set-up. */
    authenticate3ds: async (id, { success = true } = {}) => heard(await door("authenticate", { id, success }).catch(ignoreDeclined)),
    /** The customer's bank takes a payment back: a card's dispute is open, a debit's lost at once. */
    dispute: async (payment, { reason } = {}) => heard(await door("dispute", { payment_intent: payment, reason })),
    closeDispute: async (id, status = "won") => heard(await door("close_dispute", { id, status })),
    /** The bank revokes a mandate, or accepts it. */
    turnMandate: async (id, status = "inactive") => heard(await door("mandate", { id, status })),
    /** The customer's bank turns a refund away. */
    failRefund: async (id) => heard(await door("fail_refund", { id })),
    /** Every charge that took money: [{ payment, ours, amount, currency, refunded }]. Twice the same `ours` is a double charge. */
    taken: () => door("taken"),
    /** From now on it is `time` for all of it, as for a portal whose clock a test has set. */
    async setTime(time) { courier.setTime(time); await door("time", { seconds: Number(time) / 1000 }); },
    /** How events travel from now on: { url, dup, shuffle, hold, lose, reset }, `reset` for so many whose connection breaks on the way here. */
    webhooks({ url, ...ways }) { if (url) courier.aim(url); courier.ways(ways); },
    /** Waits until every event has come, those that were held back too. */
    deliver,
    /** Tells an old event again. */
    again: (id) => courier.again(id),
    /** Every event, and every delivery with the status that the portal answered. */
    events: () => courier.told(),
    deliveries: () => courier.deliveries(),
    /** See faults.mjs. */
    fault: (wish) => faults.add(wish),
    faultsLeft: () => faults.left(),
    clearFaults: () => faults.clear(),
    /** { seen, bad, fails, odd }: every test ends with `fails` empty. */
    gate: () => gate.state(),
    async stop() { await front.stop(); await plus.stop(); await courier.stop(); },
  };
}

/** A card that is declined after 3-D Secure is an answer like any other. */
function ignoreDeclined(error) {
  if (error.message !== "It was declined.") throw error;
}

/** localstripe, in a process that ends with this one: its standard input closes. */
async function startPlus(courierUrl) {
  const child = spawn(PYTHON, [path.join(import.meta.dirname, "plus"), courierUrl], {
    stdio: ["pipe", "pipe", "inherit"], env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
  });
  const gone = once(child, "exit");
  const first = once(readline.createInterface({ input: child.stdout }), "line");
  const line = await Promise.race([first, gone.then(([code]) => { throw new Error(`localstripe ended with ${code}`); })]);
  return {
    url: `http://127.0.0.1:${JSON.parse(line[0]).port}`,
    async stop() { child.stdin.end(); await gone; },
  };
}
