// Both ways into the functions give the same answer: by a route of their own, as in a zone, and through the front door.
import assert from "node:assert/strict";
import http from "node:http";
import { after, test } from "node:test";
import { startPortal } from "../dev/portal.mjs";
import { answerTo } from "./too-large.mjs";
import { ada, bob, boss, dayFromNow, PASSWORD } from "./world.mjs";

const direct = await startPortal({ seed: "small", directRoutes: true });
const front = await startPortal({ seed: "small", directRoutes: false });
after(() => Promise.all([direct.stop(), front.stop()]));
const doors = [direct, front];

const json = { "content-type": "application/json" };
/** On Sundays the location is closed. */
const day = [9, 10].map(dayFromNow).find((date) => new Date(date).getUTCDay() !== 0);
/** A place in the small space that no habit takes. */
const booking = { resource_id: "res_panke", starts_at: `${day}T12:00:00Z`, ends_at: `${day}T13:00:00Z`, people: 2 };
const post = (path, body, more = {}) => ({ method: "POST", path, body: JSON.stringify(body), headers: json, ...more });

/** What is asked at both doors, and which status is expected. `who` signs in first. Order matters: the last ones write. */
const requests = [
  ["what everybody may read", 200, { path: "/api/space/portal" }],
  ["what a member reads", 200, { path: "/api/dashboard", who: ada }],
  ["a query", 200, { path: `/api/bookings/find?location=loc_berlin&date=${day}&time=14:00&length_minutes=60&people=4`, who: ada }],
  ["a head", 405, { method: "HEAD", path: "/api/space/portal" }],
  ["no one signed in", 401, { path: "/api/bookings" }],
  ["an access cookie that is no token", 401, { path: "/api/bookings", headers: { cookie: "__Host-portico_access=x.y.z" } }],
  ["somebody without the role", 403, { path: "/api/notices", who: ada }],
  ["an operator who is not a customer", 403, post("/api/bookings", booking, { who: boss })],
  ["somebody with the role", 200, { path: "/api/notices?state=sent", who: boss }],
  ["a path that its function does not have", 404, { path: "/api/bookings/no/such/path", who: ada }],
  ["a booking that does not exist", 404, { path: "/api/bookings/bkg_none", who: ada }],
  ["a function that does not exist", 404, { path: "/api/payroll/run" }],
  ["the API without a function", 404, { path: "/api/" }],
  ["a method that the path does not take", 405, { method: "PATCH", path: "/api/bookings", who: ada }],
  ["a method that only WebDAV knows", 405, { method: "PROPFIND", path: "/api/bookings", who: ada }],
  ["a body that is not JSON", 400, { method: "POST", path: "/api/bookings", body: "{", headers: json, who: ada }],
  ["a body of another type", 415, { method: "POST", path: "/api/bookings", body: "a=b", headers: { "content-type": "application/x-www-form-urlencoded" }, who: ada }],
  ["fields that are wrong", 422, post("/api/identity/accounts", { email: "nobody", password: "x", name: "", locale: "en", accepted_terms_version: "0" })],
  ["a request from another site", 403, post("/api/bookings", booking, { who: ada, headers: { ...json, origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" } })],
  ["the wrong password", 401, post("/api/identity/sessions", { email: ada, password: "not the password" })],
  ["signing in", 201, post("/api/identity/sessions", { email: ada, password: PASSWORD })],
  ["a booking", 201, post("/api/bookings", booking, { who: ada })],
  ["the same place again", 409, post("/api/bookings", booking, { who: bob })],
  ["a rule that says no", 422, post("/api/bookings", { ...booking, people: 400 }, { who: ada })],
  ["a calendar file", 200, { path: "/api/bookings/bkg_h001_{tuesday}/calendar.ics", who: ada }],
  ["signing out", 204, { method: "DELETE", path: "/api/identity/sessions/current", who: ada }],
];

for (const [what, status, request] of requests) {
  test(`${what}: ${status} at both doors`, async () => {
    const [one, other] = await Promise.all(doors.map((portal) => ask(portal, request)));
    assert.equal(one.status, status, one.body);
    assert.deepEqual(alike(other), alike(one));
    assert.match(one.headers["x-request-id"] ?? "", /^[\w-]{1,64}$/);
    assert.match(other.headers["x-request-id"] ?? "", /^[\w-]{1,64}$/);
    assert.equal(one.headers["content-security-policy"], "default-src 'none'; frame-ancestors 'none'");
    assert.match(one.headers["strict-transport-security"], /^max-age=\d{8,}/);
    assert.equal(one.headers["x-content-type-options"], "nosniff");
    assert.equal(one.headers["referrer-policy"], "no-referrer");
    if (status >= 400 && request.method !== "HEAD") {
      assert.equal(one.headers["content-type"], "application/problem+json");
      const problem = JSON.parse(one.body);
      assert.equal(problem.status, status);
      assert.match(problem.type, /^\/problems\/[a-z-]+$/);
    }
  });
}

test("a request keeps the id that it came with, at both doors", async () => {
  for (const portal of doors) {
    for (const path of ["/api/space/portal", "/api/payroll"]) {
      const answer = await ask(portal, { path, headers: { "x-request-id": "journey-7" } });
      assert.equal(answer.headers["x-request-id"], "journey-7", `${path}, direct ${portal === direct}`);
    }
  }
});

test("a body that is too large is refused with 413 at both doors, announced or not", async () => {
  for (const portal of doors) {
    for (const announced of [{ "content-length": String(9 * 1024 * 1024) }, { "transfer-encoding": "chunked" }]) {
      const request = { method: "POST", path: "/api/identity/sessions", headers: { ...json, ...announced }, body: Buffer.alloc(1024 * 1024, " "), endless: true };
      const answer = await answerTo(() => ask(portal, request));
      assert.equal(answer.status, 413, `${JSON.stringify(announced)}: ${answer.body}`);
      assert.equal(answer.headers["content-type"], "application/problem+json");
      assert.equal(JSON.parse(answer.body).type, "/problems/body-too-large");
    }
  }
});

test("pages and their files carry a strict policy of their own, and every other path is the app", async () => {
  for (const portal of doors) {
    const page = await ask(portal, { path: "/" });
    const [script] = page.body.match(/\/_app\/immutable\/[\w./-]+\.js/);
    for (const path of ["/", "/dashboard", "/no/such/page", "/favicon.svg", script]) {
      const { status, headers, body } = await ask(portal, { path, headers: { "sec-fetch-mode": "navigate" } });
      assert.equal(status, 200, path);
      const policy = Object.fromEntries(headers["content-security-policy"].split("; ").map((rule) => [rule.split(" ")[0], rule.split(" ").slice(1)]));
      assert.deepEqual(policy["default-src"], ["'self'"]);
      assert.deepEqual([policy["object-src"], policy["base-uri"], policy["frame-ancestors"]], [["'none'"], ["'none'"], ["'none'"]]);
      assert.ok(!/unsafe|\*|https?:/.test(headers["content-security-policy"]), headers["content-security-policy"]);
      assert.equal(headers["x-content-type-options"], "nosniff");
      assert.ok(headers["strict-transport-security"] && headers["referrer-policy"] && headers["permissions-policy"]);
      if (["/dashboard", "/no/such/page"].includes(path)) assert.equal(body, page.body, path);
    }
    const immutable = await ask(portal, { path: script });
    assert.match(immutable.headers["cache-control"], /immutable/);
    assert.match(page.headers["cache-control"], /max-age=0|no-cache/);
  }
});

test("a page that a function renders is the same at both doors, and what is beside it is the app's", async () => {
  const pages = [];
  for (const portal of doors) {
    await portal.d1(`UPDATE space_settings SET levels = '{"base":"public","sections":{}}'`);
    for (const method of ["GET", "HEAD"]) {
      const { status, headers, body } = await ask(portal, { method, path: "/prices?lang=es" });
      assert.deepEqual([status, headers["content-type"]], [200, "text/html; charset=utf-8"], body);
      assert.match(headers["content-security-policy"], /^default-src 'none'; style-src 'sha256-[\w+/=]{44}';/);
      if (method === "GET") pages.push(body.replaceAll(portal.url, ""));
      else assert.equal(body, "");
    }
    const invitation = await ask(portal, { path: "/visit/000000000000" });
    assert.deepEqual([invitation.status, invitation.headers["content-type"]], [404, "text/html; charset=utf-8"], invitation.body);
    assert.match(invitation.body, /<h1>Nothing here<\/h1>/);
    const beside = await ask(portal, { path: "/price", headers: { "sec-fetch-mode": "navigate" } });
    assert.match(beside.body, /id="app"/);
  }
  assert.equal(pages[0], pages[1]);
});

/**
 * Asks by hand: `fetch` sends neither a length of our choosing nor a WebDAV method. An `endless` body is never finished,
 * so that an answer can only come of its beginning.
 */
async function ask(portal, { method = "GET", path, headers = {}, body, who, endless = false }) {
  const cookie = who ? { cookie: await cookiesOf(portal, who) } : {};
  const address = new URL(portal.url + path.replace("{tuesday}", tuesday()));
  const origin = method === "GET" ? {} : { origin: portal.url };
  return new Promise((resolve, reject) => {
    const request = http.request(address, { method, headers: { ...origin, ...cookie, ...headers }, timeout: 30_000 }, (answer) => {
      const chunks = [];
      answer.on("data", (chunk) => chunks.push(chunk));
      answer.on("end", () => {
        request.destroy();
        resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks).toString() });
      });
    });
    request.on("error", reject);
    request.on("timeout", () => request.destroy(new Error(`no answer to ${method} ${path}`)));
    if (endless) request.write(body);
    else request.end(body);
  });
}

const jars = new Map();
/** A person's cookies at one door; signed in once. */
async function cookiesOf(portal, email) {
  const key = `${portal.url} ${email}`;
  if (!jars.has(key)) jars.set(key, ask(portal, post("/api/identity/sessions", { email, password: PASSWORD })));
  const { headers } = await jars.get(key);
  return headers["set-cookie"].map((cookie) => cookie.split(";")[0]).join("; ");
}

/** This week's Tuesday, on which ada's stand-up is. */
function tuesday() {
  const today = new Date(`${dayFromNow(0)}T12:00:00Z`);
  today.setUTCDate(today.getUTCDate() + 2 - (today.getUTCDay() || 7));
  return today.toISOString().slice(0, 10).replaceAll("-", "");
}

/** What has to be equal: all but ids, times and secrets, and what a connection says about itself. */
function alike({ status, headers, body }) {
  const { date, connection, "keep-alive": alive, "x-request-id": id, etag, "content-length": length, ...rest } = headers;
  const cookies = rest["set-cookie"]?.map((cookie) => cookie.replace(/=[^;]*/, "=…"));
  return { status, headers: { ...rest, ...(cookies && { "set-cookie": cookies }) }, body: plain(body) };
}

const plain = (body) => body
  .replace(/\b([a-z]{3})_[0-9a-hjkmnp-tv-z]{26}\b/g, "$1_…")
  .replace(/"(created_at|sent_at|access_expires_at|last_used_at|issued_at|due_at)":"[^"]*"/g, '"$1":"…"')
  .replace(/DTSTAMP:\w+/g, "DTSTAMP:…");
