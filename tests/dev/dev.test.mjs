// The local portal itself: what tests and people rely on when they start one.
import assert from "node:assert/strict";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { isDue } from "./cron.mjs";
import { startMailSink } from "./mailbox.mjs";
import { workers } from "./options.mjs";
import { startPortal } from "./portal.mjs";
import { headersOf } from "../../static/scripts/policy.mjs";
import { newSecrets, varsFor } from "./secrets.mjs";

test("a cron is due when Cloudflare would fire it", () => {
  const sunday = "2026-11-22T03:30:00Z";
  const monday = "2026-11-23T00:00:00Z";
  const rows = [
    ["* * * * *", sunday, true],
    ["*/5 * * * *", sunday, true],
    ["*/7 * * * *", sunday, false],
    ["30 3 * * *", sunday, true],
    ["0,30 1-4 * * *", sunday, true],
    ["30 3 * * 1", sunday, true],
    ["30 3 * * SUN", sunday, true],
    ["0 0 * * MON-FRI", monday, true],
    ["0 0 * * MON-FRI", sunday, false],
    ["0 0 1 * *", monday, false],
    ["0 0 * NOV *", monday, true],
    ["10/20 * * * *", sunday, true],
  ];
  for (const [cron, time, due] of rows) assert.equal(isDue(cron, new Date(time)), due, `${cron} at ${time}`);
  for (const wrong of ["* * * *", "61 * * * *", "0 0 L * *", "* * * * MON#2"]) {
    assert.throws(() => isDue(wrong, new Date(sunday)), /the cron ".*" (has|does)/, wrong);
  }
});

test("only identity is given what mints tokens and what seals secrets", () => {
  const vars = varsFor(newSecrets(), { portalUrl: "http://localhost:1", smtpUrl: "smtp://127.0.0.1:2" });
  assert.ok(vars("identity").ACCESS_TOKEN_SECRET_KEY);
  assert.equal(Buffer.from(vars("identity").ACCESS_TOKEN_SECRET_KEY, "base64url").length, 32);
  for (const other of ["front", "space", "bookings", "dashboard", "notices"]) {
    assert.equal(Buffer.from(vars(other).ACCESS_TOKEN_PUBLIC_KEY, "base64url").length, 32);
    assert.equal(vars(other).ACCESS_TOKEN_SECRET_KEY, undefined, other);
    assert.equal(vars(other).SETUP_TOKEN, undefined, other);
    assert.equal(vars(other).SEALING_KEY, undefined, other);
  }
});

test("only notices is given what signs links and pushes", () => {
  const vars = varsFor(newSecrets(), { portalUrl: "http://localhost:1", smtpUrl: "smtp://127.0.0.1:2" });
  for (const name of ["UNSUBSCRIBE_KEY", "VAPID_SECRET_KEY"]) {
    assert.equal(Buffer.from(vars("notices")[name], "base64url").length, 32, name);
    for (const other of ["front", "identity", "space", "bookings", "site"]) assert.equal(vars(other)[name], undefined, `${other} ${name}`);
  }
});

test("only billing is given the payment provider's keys, and only pages that take money may load its script", async () => {
  const provider = { apiBase: "http://127.0.0.1:3", jsUrl: "http://127.0.0.1:4/v3/" };
  const [secrets, urls] = [newSecrets(), { portalUrl: "http://localhost:1", smtpUrl: "smtp://127.0.0.1:2" }];
  const keys = (vars) => Object.keys(vars).filter((name) => name.startsWith("STRIPE_"));
  for (const { folder } of workers()) assert.equal(keys(varsFor(secrets, { ...urls, provider })(folder)).length, folder === "billing" ? 5 : 0, folder);
  assert.deepEqual(keys(varsFor(secrets, urls)("billing")), []);
  const page = "<script>boot()</script>";
  const policies = (counterpart) => headersOf(page, counterpart).match(/Content-Security-Policy: .*/g);
  for (const [counterpart, origin] of [[undefined, "https://js.stripe.com"], ["http://127.0.0.1:4", "http://127.0.0.1:4"]]) {
    const [everywhere, paying] = policies(counterpart);
    assert.ok(!everywhere.includes(origin));
    for (const part of ["script-src", "frame-src"]) assert.match(paying, new RegExp(`${part} [^;]*${origin}`), part);
  }
});

test("the mailbox keeps what it is sent, and says what it has when a mail does not come", async () => {
  const mailbox = await startMailSink();
  await send(mailbox.port, "ada@portico.test", "Subject: Booked: Room 1\r\n\r\nTomorrow at nine.\r\n");
  const mail = await mailbox.waitFor((one) => one.subject.startsWith("Booked"));
  assert.equal(mail.text.trim(), "Tomorrow at nine.");
  assert.deepEqual(mail.envelope.to, ["ada@portico.test"]);
  await assert.rejects(mailbox.waitFor(() => false, { timeoutMs: 20 }), /ada@portico.test: Booked: Room 1/);
  mailbox.clear();
  assert.equal(mailbox.list().length, 0);
  await mailbox.stop();
});

test("a database outlives the process that was killed, and is not migrated twice", async () => {
  const state = fs.mkdtempSync(path.join(os.tmpdir(), "portico-"));
  const first = await startPortal({ process: "child", state });
  const files = fs.readdirSync(new URL("../../d1-migrations", import.meta.url)).filter((name) => name.endsWith(".sql")).sort();
  const applied = "SELECT name FROM d1_migrations ORDER BY id";
  assert.deepEqual((await first.d1(applied)).map((row) => row.name), files);
  await first.d1("CREATE TABLE kept (id INTEGER PRIMARY KEY) STRICT");
  await first.d1("INSERT INTO kept VALUES (?1)", [7]);
  await first.kill();
  await assert.rejects(fetch(first.url));
  const second = await startPortal({ state });
  assert.deepEqual(await second.d1("SELECT id FROM kept"), [{ id: 7 }]);
  assert.deepEqual((await second.d1(applied)).map((row) => row.name), files);
  await second.stop();
  fs.rmSync(state, { recursive: true });
});

test("by its route and through the front door, a function gives the same answer", async () => {
  const answers = [];
  for (const directRoutes of [true, false]) {
    const portal = await startPortal({ directRoutes });
    for (const { folder } of workers().filter((one) => one.folder !== "front")) {
      const answer = await fetch(`${portal.url}/api/${folder}/no-such-path`);
      answers.push(`${folder} ${answer.status} ${answer.headers.get("content-type")}`);
    }
    await portal.stop();
  }
  const half = answers.length / 2;
  assert.deepEqual(answers.slice(0, half), answers.slice(half));
});

/** A mail by hand: the five commands of SMTP. */
async function send(port, to, content) {
  const socket = net.connect(port, "127.0.0.1").setEncoding("utf8");
  const answers = socket[Symbol.asyncIterator]();
  await answers.next();
  for (const line of ["HELO test", "MAIL FROM:<portal@portico.test>", `RCPT TO:<${to}>`, "DATA", `${content}.`, "QUIT"]) {
    socket.write(`${line}\r\n`);
    await answers.next();
  }
}
