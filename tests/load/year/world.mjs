// A portal with the demo space and a payment provider, in which time is handed in: Workers, provider and letters go by the
// clock that the test sets. It can be cut off from its power and comes back with what was written.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { startPortal } from "../../dev/portal.mjs";
import { startProvider } from "../../dev/provider.mjs";
import { freePort } from "../../dev/runtime.mjs";
import { newSecrets } from "../../dev/secrets.mjs";
import { cookieFor } from "../world.mjs";

const DAY = 86_400_000;
const BOSS = { sub: "acc_boss", cus: null, sid: "ses_year", rol: ["billing:write", "plans:write", "bookings:write"] };

/** The day `days` after `date`. */
export const plusDays = (date, days) => new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

/** @param {{ seed: true | "small" }} wish the demo space or the small one */
export async function startYear({ seed }) {
  const port = await freePort();
  const stripe = await startProvider({ portalUrl: `http://localhost:${port}` });
  const state = fs.mkdtempSync(path.join(os.tmpdir(), "portico-year-"));
  const wish = { port, state, stripe, secrets: newSecrets(), process: "child", instruments: { clock: true } };
  const end = async () => { await stripe.stop(); fs.rmSync(state, { recursive: true, force: true }); };
  let portal = await startPortal({ ...wish, seed }).catch(async (error) => { await end(); throw error; });
  const logs = portal.logs;
  let ahead = 0;
  const now = () => Date.now() + ahead;

  const setTime = async (time) => {
    // What is under way arrives at the time at which it was sent.
    await stripe.deliver();
    ahead = time - Date.now();
    await portal.setTime(time);
    await stripe.setTime(time);
  };
  return {
    stripe,
    /** The day after the demo space was loaded, which is the first of the year. */
    first: plusDays(new Date().toISOString().slice(0, 10), 1),
    d1: (sql, params) => portal.d1(sql, params),
    /** It is that time of that day now, in UTC: "05:05". */
    at: (date, time) => setTime(Date.parse(`${date}T${time}:00Z`)),
    /** Fires a job for this moment. */
    cron: (worker, expression) => portal.cron(worker, expression, new Date(Math.floor(now() / 60_000) * 60_000)),
    now,
    ask: (who, method, target, body) => ask(portal, { who, method, target, body, time: now() }),
    /** Begins `work`, waits until `reached` says so and cuts the power; whether it came to that before `work` was done. */
    async cutDuring(work, reached) {
      let done = false;
      const ended = work().catch(() => {}).then(() => { done = true; });
      while (!done && !(await reached())) await portal.d1("SELECT 1");
      const cut = !done;
      await portal.kill();
      await ended;
      portal = await startPortal(wish);
      logs.push(...portal.logs.splice(0));
      portal.logs.push = (...lines) => logs.push(...lines);
      await setTime(now());
      return cut;
    },
    /** What the Workers complained of. */
    complaints: () => logs.filter(({ level }) => level === "error").map(({ message }) => message.slice(0, 300)),
    async stop() { await portal.stop(); await end(); },
  };
}

/** A customer, for requests. */
export const customer = (id) => ({ sub: `acc_${id}`, cus: id, sid: `ses_${id}`, rol: [] });
/** The operator. */
export const boss = BOSS;

async function ask(portal, { who, method, target, body, time }) {
  const headers = { cookie: cookieFor(portal, who, time), origin: portal.url, ...(body && { "content-type": "application/json" }) };
  const response = await fetch(portal.url + target, { method, headers, body: body && JSON.stringify(body) });
  const text = await response.text();
  return { status: response.status, body: text && JSON.parse(text) };
}
