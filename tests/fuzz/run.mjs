// Requests that nobody thought of: Schemathesis makes them from the OpenAPI that the portal serves, and holds every
// answer to it. Each function gets a portal of its own: a member asks for what is open to members, then an operator with every
// role for what is for operators.
//
//   cargo xtask test fuzz
//   PORTICO_FUZZ_EXAMPLES=500 PORTICO_FUZZ_SEED=7 cargo xtask test fuzz          a long night
//   PORTICO_FUZZ_FUNCTIONS=bookings,space cargo xtask test fuzz                  some of the functions
import { spawn } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { startPortal } from "../dev/portal.mjs";
import { prepareStates } from "../dev/states.mjs";

const FUNCTIONS = (process.env.PORTICO_FUZZ_FUNCTIONS ?? "activity,identity,space,plans,bookings,billing,dashboard,documents,notices,shop,support,visitors,account,deliveries,teams").split(",");
const EXAMPLES = process.env.PORTICO_FUZZ_EXAMPLES ?? "10";
const SEED = process.env.PORTICO_FUZZ_SEED ?? "1";
const SCHEMATHESIS = process.env.SCHEMATHESIS ?? path.join(import.meta.dirname, "../../.portico/venv/bin/st");
const ROLES = ["operators:write", "space:write", "bookings:write", "notices:write", "plans:write", "billing:write", "shop:write", "support:write", "visitors:write", "activity:write", "account:write", "deliveries:write", "teams:write"];
const COOKIE = "__Host-portico_access";
// All that Schemathesis has but `object_level_authorization`, which needs two identities in one run: the access matrix of
// each function asks as everybody for everybody's.
const CHECKS = [
  "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
  "response_schema_conformance", "negative_data_rejection", "positive_data_acceptance", "missing_required_header",
  "unsupported_method", "allow_header_conformance", "ignored_auth", "use_after_free", "ensure_resource_availability",
];

await prepareStates(startPortal);
const total = { passed: 0, failed: 0 };
// Schemathesis and the portal that it asks take turns, so as many run side by side as there are cores.
const left = [...FUNCTIONS];
const one = async () => { while (left.length > 0) await fuzz(left.shift()); };
await Promise.all(Array.from({ length: os.availableParallelism() }, one));
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** One function, on a portal of its own, so that what one run changes does not trouble the next. */
async function fuzz(name) {
  const portal = await startPortal({ seed: "small", directRoutes: false });
  const work = fs.mkdtempSync(path.join(os.tmpdir(), "portico-fuzz-"));
  try {
    await prepare(portal, work);
    const document = await served(portal, name);
    const [{ id: operator }] = await portal.d1("SELECT id FROM accounts WHERE roles <> '[]'");
    const asMember = tokenOf(portal, { sub: "acc_ada", cus: "cus_ada" });
    const asOperator = tokenOf(portal, { sub: operator, rol: ROLES });
    // What each kind of caller is refused is in each function's access matrix: here everybody asks for what is theirs.
    const { open, operators } = operationsOf(document);
    if (open.length > 0) await run(portal, work, { name, who: "a member", token: asMember, operations: open });
    if (operators.length > 0) await run(portal, work, { name, who: "an operator", token: asOperator, operations: operators });
  } finally {
    await portal.stop();
    fs.rmSync(work, { recursive: true, force: true });
  }
}

/** What is served is what is tested. */
async function served(portal, name) {
  const answer = await fetch(`${portal.url}/openapi/${name}.json`);
  const type = answer.headers.get("content-type");
  if (!type?.startsWith("application/json")) throw new Error(`/openapi/${name}.json is not served: ${answer.status} ${type}`);
  return answer.json();
}

/** The operations by whether they are for operators alone. */
function operationsOf(document) {
  const all = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  const ids = (wanted) => all.filter((one) => one["x-access"].startsWith("operator") === wanted).map((one) => one.operationId);
  return { open: ids(false), operators: ids(true) };
}

async function run(portal, work, { name, who, token, operations }) {
  const begun = Date.now();
  // A token that is refused would make every answer a correct 401.
  const viewer = await fetch(`${portal.url}/api/space/viewer`, { headers: { cookie: `${COOKIE}=${token}` } });
  if (viewer.status !== 200) throw new Error(`${who} is not let in: ${viewer.status}`);
  const { code, said } = await schemathesis(work, token, [
    "run", `${portal.url}/openapi/${name}.json`, "--url", portal.url, "--seed", SEED, "--max-examples", EXAMPLES,
    "--generation-database", "none", "--checks", CHECKS.join(","),
    // How many of its tries it throws away is its own affair, and no fault of what it asks.
    "--suppress-health-check", "filter_too_much",
    ...operations.flatMap((id) => ["--include-operation-id", id]),
  ]);
  const requests = /(\d+) generated/.exec(said)?.[1];
  const failures = Number(/(\d+) unique failure/.exec(said)?.[1] ?? 0);
  const errors = portal.logs.splice(0).filter((entry) => entry.level === "error");
  const held = code === 0 && requests > 0;
  total.failed += held ? 0 : Math.max(failures, 1);
  total.passed += operations.length - (held ? 0 : Math.min(failures, operations.length));
  const seconds = ((Date.now() - begun) / 1000).toFixed(0);
  console.log(`${name} as ${who}: ${operations.length} operations, ${requests} requests, ${failures} failures, ${seconds} s`);
  if (!held) console.log([said, ...errors.map((entry) => entry.message)].join("\n"));
}

function schemathesis(work, token, args) {
  const env = { ...process.env, PORTICO_FUZZ_HOOKS: path.join(import.meta.dirname, "hooks.py"), PORTICO_FUZZ_TOKEN: token };
  const child = spawn(SCHEMATHESIS, ["--config-file", path.join(work, "schemathesis.toml"), "--no-color", ...args], { cwd: work, env });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  return new Promise((done, failed) => {
    child.once("error", failed);
    child.once("close", (code) => done({ code, said }));
  });
}

/** The settings, and beside them what there is to ask for: one entry a line, as Schemathesis reads dictionaries. */
async function prepare(portal, work) {
  fs.copyFileSync(path.join(import.meta.dirname, "schemathesis.toml"), path.join(work, "schemathesis.toml"));
  await portal.d1("UPDATE space_settings SET guest_checkout = 1");
  await giveUpNotices(portal);
  await openSessions(portal);
  await raiseTickets(portal);
  const bookings = await portal.d1("SELECT id FROM bookings WHERE status = 'confirmed' ORDER BY customer_id <> 'cus_ada', starts_at DESC LIMIT 40");
  const date = nextWednesday();
  const dictionaries = {
    sessions: ["ses_open_1", "ses_open_2", "ses_open_3"],
    bookings: bookings.map(({ id }) => id),
    days: [date],
    // Every room of the demo space is open then and can still be booked.
    starts: ["09:00", "09:30", "10:00"].map((time) => `${date}T${time}:00Z`),
    ends: ["10:30", "11:00", "12:00"].map((time) => `${date}T${time}:00Z`),
  };
  for (const [name, values] of Object.entries(dictionaries)) {
    fs.writeFileSync(path.join(work, name), values.map((value) => JSON.stringify(value) + "\n").join(""));
  }
}

function nextWednesday() {
  const day = new Date(Date.now() + 2 * 86_400_000);
  while (day.getUTCDay() !== 3) day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

/** More notices that were given up than a page holds: something to list and to replay. */
async function giveUpNotices(portal) {
  await portal.d1(`INSERT INTO outbox (id, topic, recipient, locale, payload, created_at, due_at, attempts, dead_at, last_error)
    SELECT 'out_dead_' || value, 'bookings.confirmed', 'ada@example.org', 'en', '{}', 1, 1, 9, 2, 'refused' FROM json_each(?1)`,
  [JSON.stringify(Array.from({ length: 120 }, (_, i) => i))]);
}

/** Requests of Ada's: something to answer and to solve. */
async function raiseTickets(portal) {
  const ids = JSON.stringify([1, 2, 3]);
  await portal.d1(`INSERT INTO tickets (id, key, number, customer_id, account_id, department_id, location_id, subject, status, priority, created_at, changed_at, version)
    SELECT 'tkt_' || value, 'tkt_' || value, value, 'cus_ada', 'acc_ada', 'dep_general', 'loc_berlin', 'Heating', 'open', 'normal', 1, 1, 1 FROM json_each(?1)`, [ids]);
  await portal.d1(`INSERT INTO ticket_messages (id, key, ticket_id, account_id, kind, text, created_at)
    SELECT 'msg_' || value, 'msg_' || value, 'tkt_' || value, 'acc_ada', 'member', 'It is cold', 1 FROM json_each(?1)`, [ids]);
}

/** Ada's other devices: something to sign out. */
async function openSessions(portal) {
  const now = Date.now();
  await portal.d1(`INSERT INTO sessions (id, account_id, refresh_hash, rotated_at, created_at, last_used_at, expires_at, user_agent)
    SELECT 'ses_open_' || value, 'acc_ada', 'none', ?1, ?1, ?1, ?2, 'Fuzz' FROM json_each('[1,2,3]')`, [now, now + 86_400_000]);
}

/** An access token as `identity` would have signed it, but for longer than any run: no session is needed, so no request can end it. */
function tokenOf(portal, who) {
  const { accessTokenPublicKey: x, accessTokenSecretKey: d } = portal.secrets;
  const key = crypto.createPrivateKey({ key: { kty: "OKP", crv: "Ed25519", d, x }, format: "jwk" });
  const now = Math.floor(Date.now() / 1000);
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${part({ alg: "EdDSA", typ: "JWT" })}.${part({ ...who, sid: "ses_fuzz", iat: now, exp: now + 86_400 })}`;
  return `${signed}.${crypto.sign(null, Buffer.from(signed), key).toString("base64url")}`;
}
