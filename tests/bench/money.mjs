// What money costs at size, in time and in rows that D1 reads: 10,000 contracts invoiced by the real job, one customer's credits
// drawn by many at once, and lists among a million invoices. Figures to compare; what must never be is checked on the way.
import fs from "node:fs";
import path from "node:path";
import { startPortal } from "../dev/portal.mjs";
import { cookieOf, fillWorld, firstHour, tryToBook } from "../load/world.mjs";
import { list, median } from "./list.mjs";

const CONTRACTS = 10_000;
const INVOICES = 1_000_000;
const NEVER = fs.readFileSync(path.join(import.meta.dirname, "../../shared/ledger/src/never.sql"), "utf8");

const today = () => new Date().toISOString().slice(0, 10);

export async function money() {
  const portal = await startPortal({ instruments: {} });
  try {
    await fillWorld(portal, { members: 50, rooms: 60 });
    await issued(portal);
    await drawn(portal);
    await listed(portal);
  } finally {
    await portal.stop();
  }
}

/** Names the rules of the ledger that are broken. */
async function broken(portal) {
  const [counts] = await portal.d1(NEVER, [today()]);
  return Object.entries(counts).filter(([, cases]) => cases > 0).map(([rule, cases]) => `${rule}: ${cases}`).join(", ") || "none";
}

async function issued(portal) {
  const numbers = JSON.stringify(Array.from({ length: CONTRACTS }, (_, n) => n));
  await portal.d1("INSERT INTO customers (id, name, email, created_at) SELECT 'cus_m' || value, 'Customer ' || value, 'm' || value || '@example.org', 1 FROM json_each(?1)", [numbers]);
  const benefit = { name: "Rooms", gives: { kind: "time_credit", minutes: 600 } };
  await portal.d1(`INSERT INTO contracts (id, customer_id, payer_id, plan_id, starts_on, starts_at, charged_until, granted_until, currency, price_minor, terms, created_at)
    SELECT 'con_m' || value, 'cus_m' || value, 'cus_m' || value, 'pln_load', ?2, 1, ?2, ?2, 'EUR', 20000 + value, ?3, 1 FROM json_each(?1)`,
  [numbers, today(), JSON.stringify({ benefits: [benefit] })]);
  const times = [];
  for (let left = CONTRACTS; left > 0;) {
    const began = performance.now();
    await portal.cron("billing", "5 * * * *");
    times.push(performance.now() - began);
    const [{ n }] = await portal.d1("SELECT count(*) AS n FROM contracts WHERE charged_until = ?1", [today()]);
    if (n === left) throw new Error("a run invoiced nothing");
    left = n;
  }
  const [{ invoices, grants }] = await portal.d1("SELECT (SELECT count(*) FROM invoices) AS invoices, (SELECT count(*) FROM grants) AS grants");
  const total = times.reduce((sum, time) => sum + time, 0);
  const rows = portal.takeJobRows();
  console.log(`\nissue: ${invoices} invoices with ${grants} grants in ${times.length} runs, ${(total / 1000).toFixed(1)} s in all, ${(Math.max(...times) / 1000).toFixed(1)} s the longest`);
  console.log(`  rows read: ${rows}, ${(rows / invoices).toFixed(1)} for each invoice`);
  console.log(`  never: ${await broken(portal)}`);
}

/** One member, credits of ten hours, sixty rooms asked for at once. */
async function drawn(portal) {
  await portal.d1(`INSERT INTO grants (id, key, customer_id, kind, name, amount, scope, starts_at, created_at)
    VALUES ('grt_bench', 'bench', 'cus_load_0', 'time_credit', 'Rooms', 600, '{}', 0, 1)`);
  const cookie = cookieOf(portal, 0);
  const statuses = {};
  const read = {};
  const began = performance.now();
  await Promise.all(Array.from({ length: 60 }, async (_, room) => {
    // Who comes too late is shown the new price, and takes it.
    for (let again = 0; again < 80; again++) {
      const { status, rows } = await tryToBook(portal, cookie, { room, hour: 30, first: firstHour() });
      statuses[status] = (statuses[status] ?? 0) + 1;
      (read[status] ??= []).push(rows);
      if (status !== 409) return;
    }
  }));
  const [{ balance }] = await portal.d1("SELECT balance FROM v_grants WHERE id = 'grt_bench'");
  console.log(`draw: 60 bookings of one customer at once in ${((performance.now() - began) / 1000).toFixed(1)} s, answers ${JSON.stringify(statuses)}, ${balance} of 600 minutes left`);
  for (const [status, rows] of Object.entries(read)) console.log(`  rows read for an answer ${status}: median ${median(rows)}, at most ${Math.max(...rows)}`);
  console.log(`  never: ${await broken(portal)}`);
}

/** Invoices of long ago, a hundredth of them open, with their entries on the accounts. */
async function fillInvoices(portal) {
  const party = JSON.stringify({ name: "Bench", country: "DE" });
  const page = "WITH RECURSIVE n (n) AS (SELECT CAST(?1 AS INTEGER) UNION ALL SELECT n + 1 FROM n WHERE n + 1 < CAST(?1 AS INTEGER) + 20000)";
  const customer = `CASE n % ${CONTRACTS} WHEN 7 THEN 'cus_load_7' ELSE 'cus_m' || (n % ${CONTRACTS}) END`;
  const issuedOn = "date('2010-01-01', (n % 5000) || ' days')";
  for (let from = 0; from < INVOICES; from += 20_000) {
    await portal.d1(`${page} INSERT INTO invoices (id, key, series, number, kind, customer_id, issued_at, issued_on, due_on, currency, net_minor, tax_minor, gross_minor, seller, buyer)
      SELECT 'inv_m' || n, 'bench:' || n, 'OLD', n + 1, 'invoice', ${customer}, 1000 * unixepoch(${issuedOn}), ${issuedOn}, ${issuedOn}, 'EUR', 100, 19, 119, ?2, ?2 FROM n`, [from, party]);
    await portal.d1(`${page} INSERT INTO account_entries (customer_id, at, kind, source_id, currency, amount_minor)
      SELECT ${customer}, 1000 * unixepoch(${issuedOn}), 'invoice', 'inv_m' || n, 'EUR', 119 FROM n`, [from]);
    await portal.d1(`${page} INSERT INTO open_invoices (invoice_id, customer_id, due_on) SELECT 'inv_m' || n, ${customer}, ${issuedOn} FROM n WHERE n / ${CONTRACTS} % 100 = 42`, [from]);
  }
}

async function listed(portal) {
  await fillInvoices(portal);
  const member = cookieOf(portal, 7);
  const operator = cookieOf(portal, 1, ["billing:read", "billing:write"]);
  const asked = [
    [member, "/api/billing"], [member, "/api/billing/invoices"], [member, "/api/billing/invoices?state=open"],
    [member, `/api/billing/statement?from=2010-01-01&until=${today()}`],
    [operator, "/api/billing/all/invoices"], [operator, "/api/billing/all/invoices?until=2015-01-01"],
    [operator, "/api/billing/all/invoices?kind=credit_note"], [operator, "/api/billing/all/invoices?state=open"],
    [operator, "/api/billing/all/invoices?state=overdue"], [operator, "/api/billing/all/payments"],
    [operator, "/api/billing/all/accounts"], [operator, "/api/billing/all/accounts/cus_load_7"],
  ];
  console.log(`list: among ${INVOICES} invoices, ${INVOICES / CONTRACTS} of them the member's`);
  for (const [cookie, target] of asked) await list(portal, cookie, target);
}
