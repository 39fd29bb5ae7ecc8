// What the first look at the portal costs: little JavaScript, one question to the API, one refresh when the access
// token has run out.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { ada, startWorld } from "./world.mjs";

const javascriptBytesMax = 64 * 1024;
const refresh = "POST /api/identity/sessions/refresh";

const world = await startWorld();
after(() => world.stop());

test("a cold first load of the dashboard takes at most 64 KB of JavaScript and one call", async () => {
  const { page, signIn, leave } = await world.visitor();
  await signIn(ada);
  const calls = callsOf(page);
  const scripts = [];
  page.on("response", (response) => {
    if (/javascript/.test(response.headers()["content-type"])) scripts.push(weigh(response));
  });
  await openDashboard(page);
  const sizes = await Promise.all(scripts);
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const list = sizes.map(({ bytes, address }) => `${String(bytes).padStart(7)} ${address}`).join("\n");
  assert.ok(sizes.length > 0 && total <= javascriptBytesMax, `${total} bytes:\n${list}`);
  assert.ok(sizes.every(({ encoding }) => encoding), "scripts travel compressed");
  assert.deepEqual(calls, ["GET /api/dashboard"]);
  await leave();
});

test("when the access token has run out, one refresh and one repetition follow", async () => {
  const { page, context, signIn, leave } = await world.visitor();
  await signIn(ada);
  await context.clearCookies({ name: "__Host-portico_access" });
  const calls = callsOf(page);
  await openDashboard(page);
  assert.deepEqual(calls, ["GET /api/dashboard", refresh, "GET /api/dashboard"]);
  await leave();
});

test("two tabs whose token has run out at once both go on, and stay signed in", async () => {
  const { page, context, signIn, leave } = await world.visitor();
  await signIn(ada);
  const other = await context.newPage();
  await Promise.all([openDashboard(page), openDashboard(other)]);
  await context.clearCookies({ name: "__Host-portico_access" });
  const calls = callsOf(context);
  await Promise.all([page, other].map((tab) => openDashboard(tab)));
  // One tab may learn too late that the other has refreshed, and do it again; but never with the same token, which
  // would be taken for a theft and end the session.
  const refreshes = calls.filter((call) => call === refresh).length;
  assert.ok(refreshes === 1 || refreshes === 2, calls.join(", "));
  await context.clearCookies({ name: "__Host-portico_access" });
  await openDashboard(page);
  await leave();
});

test("without a session nothing is repeated: one refusal leads to sign-in", async () => {
  const { page, leave } = await world.visitor();
  const calls = callsOf(page);
  // What a passkey is to sign is asked when the page stands, so that the browser can offer one in the field.
  const question = "/api/identity/sessions/passkey/question";
  const last = page.waitForResponse((response) => response.url().endsWith(question));
  await page.goto("/dashboard");
  await page.getByRole("heading", { name: "Welcome back", level: 1 }).waitFor();
  await last;
  assert.deepEqual(calls, ["GET /api/dashboard", refresh, "GET /api/identity/providers", `POST ${question}`]);
  await leave();
});

async function openDashboard(page) {
  await page.goto("/dashboard");
  await page.getByRole("heading", { name: "Hello, Ada", level: 1 }).waitFor();
  await page.getByRole("heading", { name: "Coming up", level: 2 }).waitFor();
  // Whatever else the page wants to load, it has loaded now.
  await page.waitForLoadState("networkidle");
}

/** The calls of the API that a page, or all pages of a context, make from now on. */
function callsOf(source) {
  const calls = [];
  source.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/api/")) calls.push(`${request.method()} ${pathname}`);
  });
  return calls;
}

async function weigh(response) {
  const address = new URL(response.url()).pathname;
  return { address, bytes: gzipSync(await response.body(), { level: 9 }).length, encoding: response.headers()["content-encoding"] };
}
