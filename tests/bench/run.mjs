// Compares, never judges: the functions as they are deployed against a hand-written JavaScript Worker with the same SQL,
// side by side on one workerd; what each function weighs and how soon it answers first; and the race in full.
//   cargo xtask bench, or a part of it on what is built: node tests/bench/run.mjs race|sizes|ratios|money|activity
//   cargo xtask bench year: the whole simulated year of the demo space, which is a test that takes its time (tests/load/year.mjs)
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import zlib from "node:zlib";
import { unstable_getMiniflareWorkerOptions as bindingsOf } from "wrangler";
import { workers } from "../dev/options.mjs";
import { startPortal } from "../dev/portal.mjs";
import { freePort, startRuntime } from "../dev/runtime.mjs";
import { newSecrets, varsFor } from "../dev/secrets.mjs";
import { race } from "../load/race.mjs";
import { broken, cookieOf, fillWorld, firstHour } from "../load/world.mjs";
import { liveYear } from "../load/year.mjs";
import { activity } from "./activity.mjs";
import { money } from "./money.mjs";

const ROUNDS = 5;
const ROOMS = 20;
const CONNECTIONS = 8;
const REQUESTS = { list: 600, find: 200, book: 200 };
const HOUR = 3_600_000;

const at = (numbers, share) => numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];
const median = (numbers) => at(numbers, 0.5);
const iso = (time) => new Date(time).toISOString().replace(".000Z", "Z");

/** The portal and the yardstick on one workerd, sharing one database. */
async function startBoth() {
  const state = fs.mkdtempSync(path.join(os.tmpdir(), "portico-bench-"));
  const port = await freePort();
  const secrets = newSecrets();
  const vars = varsFor(secrets, { portalUrl: `http://localhost:${port}`, smtpUrl: "smtp://127.0.0.1:1" });
  const folder = path.join(import.meta.dirname, "javascript");
  const { workerOptions } = bindingsOf(path.join(folder, "wrangler.toml"));
  const yardstick = {
    ...workerOptions, name: "portico-yardstick", routes: ["*/yardstick/*"], bindings: vars("yardstick"),
    modulesRoot: folder, modules: [{ type: "ESModule", path: path.join(folder, "index.js") }],
  };
  const running = await startRuntime({ port, state, vars, directRoutes: true, offline: true, onLog: () => {}, extra: [yardstick] });
  const stop = async () => { await running.stop(); fs.rmSync(state, { recursive: true, force: true }); };
  return { url: `http://localhost:${port}`, port, secrets, d1: running.d1, stop };
}

/** Sends `count` requests over a few kept connections; gives the milliseconds of each and requests a second. */
async function load(portal, count, make) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const times = [];
  const wrong = [];
  let next = 0;
  const began = performance.now();
  await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
    for (let n = next++; n < count; n = next++) {
      const { method = "GET", target, body, cookie, expected } = make(n);
      const sent = performance.now();
      const status = await send(agent, portal.port, { method, target, body, cookie });
      times.push(performance.now() - sent);
      if (status !== expected) wrong.push(status);
    }
  }));
  agent.destroy();
  if (wrong.length > 0) throw new Error(`unexpected answers: ${[...new Set(wrong)]}`);
  return { perSecond: (count / (performance.now() - began)) * 1000, p50: median(times), p99: at(times, 0.99) };
}

function send(agent, port, { method, target, body, cookie }) {
  const headers = { cookie, ...(body && { "content-type": "application/json", "content-length": Buffer.byteLength(body) }) };
  return new Promise((resolve, reject) => {
    const request = http.request({ agent, host: "127.0.0.1", port, method, path: target, headers }, (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode));
    });
    request.once("error", reject);
    request.end(body);
  });
}

/** What is asked of either side; `book` finds an hour of its own each time. */
function requests(portal) {
  const cookies = Array.from({ length: 50 }, (_, n) => cookieOf(portal, n));
  const date = iso(firstHour()).slice(0, 10);
  let booked = 0;
  return {
    list: (base) => (n) => ({ target: base, cookie: cookies[n % 50], expected: 200 }),
    find: (base) => (n) => ({ target: `${base}/find?location=loc_load&date=${date}&length_minutes=60`, cookie: cookies[n % 50], expected: 200 }),
    book: (base) => (n) => {
      const turn = booked++;
      const starts = firstHour() + Math.floor(turn / ROOMS) * HOUR;
      const body = JSON.stringify({ resource_id: `res_load_${turn % ROOMS}`, starts_at: iso(starts), ends_at: iso(starts + HOUR) });
      return { method: "POST", target: base, body, cookie: cookies[n % 50], expected: 201 };
    },
  };
}

async function ratios() {
  const portal = await startBoth();
  try {
    await fillWorld(portal, { members: 50, rooms: ROOMS });
    const asked = requests(portal);
    const sides = { rust: "/api/bookings", javascript: "/yardstick/bookings" };
    console.log(`\nRust / JavaScript, ${CONNECTIONS} connections, median of ${ROUNDS} rounds in turn`);
    console.log("             requests/s  (JS)      ratio   p50 ms  (JS)     p99 ms  (JS)");
    for (const what of ["list", "find", "book"]) {
      const seen = { rust: [], javascript: [] };
      for (let round = 0; round <= ROUNDS; round++) {
        for (const [side, base] of Object.entries(sides)) {
          const one = await load(portal, REQUESTS[what] / (round === 0 ? 4 : 1), asked[what](base));
          if (round > 0) seen[side].push(one); // The first round warms both up.
          if (what === "book") await portal.d1("DELETE FROM outbox");
        }
      }
      const of = (side, figure) => median(seen[side].map((one) => one[figure]));
      const pair = (figure, digits) => `${of("rust", figure).toFixed(digits).padStart(7)} ${`(${of("javascript", figure).toFixed(digits)})`.padEnd(9)}`;
      const ratio = median(seen.rust.map((one, i) => one.perSecond / seen.javascript[i].perSecond));
      console.log(`  ${what.padEnd(10)} ${pair("perSecond", 0)}   ${ratio.toFixed(2).padStart(6)} ${pair("p50", 2)} ${pair("p99", 2)}`);
    }
  } finally {
    await portal.stop();
  }
}

/** Raw and gzip size of each function, and the time from the runtime's start to its first answer. */
async function sizesAndColdStarts() {
  console.log("\nfunction        raw KB  gzip KB   cold start ms (first answer of a fresh isolate, median of 5)");
  const colds = {};
  for (let turn = 0; turn < 5; turn++) {
    const portal = await startPortal();
    for (const { folder } of workers()) {
      const began = performance.now();
      await (await fetch(`${portal.url}/api/${folder === "front" ? "nothing" : folder}/nothing`)).text();
      (colds[folder] ??= []).push(performance.now() - began);
    }
    await portal.stop();
  }
  for (const { folder, main } of workers()) {
    const files = ["index.js", "index_bg.wasm"].map((name) => fs.readFileSync(path.join(path.dirname(main), name)));
    const raw = files.reduce((sum, file) => sum + file.length, 0);
    const gzip = files.reduce((sum, file) => sum + zlib.gzipSync(file, { level: 9 }).length, 0);
    console.log(`  ${folder.padEnd(12)} ${(raw / 1000).toFixed(0).padStart(7)} ${(gzip / 1000).toFixed(0).padStart(8)}   ${median(colds[folder]).toFixed(1).padStart(7)}`);
  }
}

async function fullRace() {
  const portal = await startPortal({ directRoutes: false });
  try {
    await fillWorld(portal, { members: 200, rooms: 5 });
    const outcome = await race(portal, { clients: 200, attempts: 1000 });
    const ones = outcome.winners.filter((winners) => winners === 1).length;
    console.log(`\nrace: 200 clients, 1000 attempts for ${outcome.slots} slots through the front door in ${outcome.seconds.toFixed(1)} s`);
    console.log(`  answers ${JSON.stringify(outcome.statuses)}; slots with exactly one winner: ${ones} of ${outcome.slots}; losers without alternatives: ${outcome.losersWithout.length}`);
    console.log(`  invariants broken: ${(await broken(portal)).join("; ") || "none"}`);
  } finally {
    await portal.stop();
  }
}

/** A year of 400 customers; each month the power is cut, and on some days the jobs run once more. */
async function year() {
  const { story: _, ...lived } = await liveYear({ seed: true, days: 365, cutEvery: 30, twice: [10, 100, 200, 300], say: (line) => console.log(`  ${line}`) });
  console.log("\nyear:", lived);
}

const parts = { race: fullRace, sizes: sizesAndColdStarts, ratios, money, activity };
const asked = process.argv.slice(2);
for (const [name, part] of Object.entries(parts)) if (asked.length === 0 || asked.includes(name)) await part();
if (asked.includes("year")) await year();
