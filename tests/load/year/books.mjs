// What is asked of the books each evening, and what is foreseen of them.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { broken as brokenBookings } from "../world.mjs";
import { boss } from "./world.mjs";

const PAGE = 2000;
const rules = (file) => fs.readFileSync(path.join(import.meta.dirname, "../../..", file), "utf8");
const LEDGER = rules("shared/ledger/src/never.sql");
/** Of the functions that the year touches; what a night asks of them. */
const OTHERS = ["bookings", "shop", "activity"].map((name) => rules(`functions/${name}/src/store/never.sql`));

/** The rules of the ledger and of what is paid through it that are broken; empty at all times. */
export async function broken(world, today) {
  const counts = [await world.d1(LEDGER, [today]), ...(await Promise.all(OTHERS.map((sql) => world.d1(sql, [world.now()]))))].flat();
  const found = counts.flatMap((one) => Object.entries(one)).filter(([, cases]) => cases > 0).map(([rule, cases]) => `${rule}: ${cases}`);
  return [...found, ...(await brokenBookings(world))];
}

/** The accounts, the invoices, the payments and the provider tell the same story, to the cent. */
export async function sumsAgree(world) {
  const [sums] = await world.d1(`SELECT
    (SELECT coalesce(sum(amount_minor), 0) FROM account_entries) AS balance,
    (SELECT coalesce(sum(gross_minor), 0) FROM invoices) AS invoiced,
    (SELECT coalesce(sum(amount_minor), 0) FROM payments WHERE status = 'succeeded') AS paid,
    (SELECT coalesce(sum(amount_minor), 0) FROM payments WHERE status = 'succeeded' AND provider_ref IS NOT NULL) AS collected,
    (SELECT coalesce(sum(amount_minor), 0) FROM account_entries WHERE kind NOT IN ('invoice', 'credit_note', 'payment')) AS else_entered,
    (SELECT coalesce(sum(gross_minor - settled_minor), 0) FROM v_invoices WHERE kind = 'invoice') AS open,
    (SELECT coalesce(sum(unspent_minor), 0) FROM v_unspent) AS credit,
    (SELECT coalesce(sum(amount_minor), 0) FROM refunds WHERE status IN ('wanted', 'processing')) AS going_back,
    (SELECT coalesce(sum(gross_minor), 0) FROM charges) AS charged,
    (SELECT coalesce(sum(gross_minor), 0) FROM charges JOIN open_charges ON charge_id = id) AS waiting`);
  assert.equal(sums.balance, sums.invoiced - sums.paid + sums.else_entered, JSON.stringify(sums));
  assert.equal(sums.balance, sums.open - sums.credit - sums.going_back, JSON.stringify(sums));
  assert.equal(sums.charged - sums.waiting, sums.invoiced, JSON.stringify(sums));
  await debtorsAreShown(world);
  const taken = await world.stripe.taken();
  assert.equal(new Set(taken.map(({ ours }) => ours)).size, taken.length, "something was taken twice");
  assert.equal(taken.reduce((sum, { amount }) => sum + amount, 0), sums.collected, "what the provider took and what the books know");
  return sums;
}

/** What operators are shown of everybody who owes something is the sum of that account. */
async function debtorsAreShown(world) {
  const rows = await world.d1("SELECT customer_id, currency, sum(amount_minor) AS minor FROM account_entries GROUP BY 1, 2");
  const sums = new Map(rows.map(({ customer_id: id, currency, minor }) => [`${id} ${currency}`, minor]));
  for (let cursor = ""; cursor !== undefined;) {
    const { status, body } = await world.ask(boss, "GET", `/api/billing/all/accounts${cursor && `?cursor=${cursor}`}`);
    assert.equal(status, 200, JSON.stringify(body));
    for (const { customer_id: id, balances } of body.items) {
      for (const { balance: { minor, currency } } of balances) assert.equal(minor, sums.get(`${id} ${currency}`), id);
    }
    cursor = body.next_cursor ?? undefined;
  }
}

/** Everything in the database but where jobs leave their marks, and what the queue makes of what is owed in its own time: the rows of each table. */
export async function everything(world) {
  const tables = await world.d1("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'd1%' AND name NOT IN ('job_marks', 'health', 'inbox') ORDER BY name");
  // What is owed; the queue may still be telling it.
  const columns = { outbox: "id, topic, recipient, created_at" };
  const rows = new Map();
  for (const { name } of tables) rows.set(name, await table(world, name, columns[name] ?? "*"));
  return rows;
}

/** The rows of a table as text, read by pages: late in the year it is tens of megabytes. */
async function table(world, name, columns) {
  const rows = [];
  for (let page; page?.length !== 0;) {
    page = await world.d1(`SELECT ${columns} FROM "${name}" LIMIT ?1 OFFSET ?2`, [PAGE, rows.length]);
    for (const row of page) rows.push(JSON.stringify(row));
  }
  return rows;
}

/** The rows that are in one and not in the other, the first few of each table. */
export function difference(before, after) {
  const told = [];
  for (const [name, rows] of after) {
    const [old, now] = [new Set(before.get(name)), new Set(rows)];
    const gone = [...old].filter((row) => !now.has(row)).slice(0, 3).map((row) => `${name} - ${row}`);
    const come = [...now].filter((row) => !old.has(row)).slice(0, 3).map((row) => `${name} + ${row}`);
    told.push(...gone, ...come);
  }
  return told;
}

/** The books as they can be compared between two worlds, in which ids, numbers and instants differ. */
export async function story(world) {
  const invoices = await world.d1("SELECT customer_id, issued_on, due_on, kind, currency, gross_minor, tax_minor FROM invoices ORDER BY 1, 2, 3, 4, 5, 6, 7");
  const payments = await world.d1("SELECT customer_id, method, currency, amount_minor, status FROM payments ORDER BY 1, 2, 3, 4, 5");
  const balances = await world.d1("SELECT customer_id, currency, sum(amount_minor) AS minor FROM account_entries GROUP BY 1, 2 ORDER BY 1, 2");
  const steps = await world.d1(`SELECT customer_id, issued_on, gross_minor, CASE WHEN step LIKE 'announce:%' THEN 'announce' ELSE step END AS step
    FROM dunning_steps JOIN invoices ON invoices.id = invoice_id ORDER BY 1, 2, 3, 4`);
  return { invoices, payments, balances, steps };
}

/** What is foreseen of everybody's invoices, and held to what comes. */
export async function foresee(world, first) {
  const customers = (await world.d1("SELECT id FROM customers ORDER BY id")).map(({ id }) => id);
  const ahead = new Map();
  const seen = { invoice: 0, charge: 0, touched: new Set(), held: 0 };
  const lookAgain = async (ids) => {
    const queue = [...ids];
    const one = async () => {
      for (let id = queue.pop(); id; id = queue.pop()) {
        const { status, body } = await world.ask(boss, "GET", `/api/billing/all/accounts/${id}/upcoming`);
        assert.equal(status, 200, JSON.stringify(body));
        ahead.set(id, body.items.map(({ issued_on: on, totals }) => ({ on, minor: totals.gross.minor, currency: totals.gross.currency })));
      }
    };
    await Promise.all(Array.from({ length: 4 }, one));
  };
  await lookAgain(customers);
  const initially = structuredClone(ahead);
  return {
    lookAgain: async (ids) => { ids.forEach((id) => seen.touched.add(id)); await lookAgain(ids); },
    of: (id) => ahead.get(id),
    /** The payers for whom something else than their contracts was charged since this was last asked. */
    async charged() {
      const rows = await world.d1("SELECT rowid AS n, payer_id, source FROM charges WHERE ?1 < rowid ORDER BY rowid", [seen.charge]);
      seen.charge = rows.at(-1)?.n ?? seen.charge;
      return [...new Set(rows.filter(({ source }) => !["contract", "sign_up_fee", "deposit"].includes(source)).map(({ payer_id: id }) => id))];
    },
    /** Passes over invoices that somebody had issued. */
    async passOver() { seen.invoice = (await world.d1("SELECT coalesce(max(rowid), 0) AS n FROM invoices"))[0].n; },
    /** What was foreseen for today has come by itself, and nothing else has. */
    async cameTrue(today) {
      const rows = await world.d1("SELECT rowid AS n, customer_id, issued_on, currency, gross_minor FROM invoices WHERE ?1 < rowid ORDER BY rowid", [seen.invoice]);
      seen.invoice = rows.at(-1)?.n ?? seen.invoice;
      const told = ({ on, minor, currency }) => `${on} ${minor} ${currency}`;
      const came = Map.groupBy(rows, ({ customer_id: id }) => id);
      const wrong = [];
      for (const [id, items] of ahead) {
        const expected = items.filter(({ on }) => on <= today).map(told).sort();
        const actual = (came.get(id) ?? []).map((row) => told({ on: row.issued_on, minor: row.gross_minor, currency: row.currency })).sort();
        if (expected.join() !== actual.join()) wrong.push({ id, expected, actual });
        seen.held += actual.length;
        ahead.set(id, items.filter(({ on }) => on > today));
      }
      assert.deepEqual(wrong, [], `${today}: what was foreseen did not come`);
    },
    /** Who was left alone had, all year, exactly the invoices that were foreseen before its first day. */
    async leftAlone(last) {
      const alone = [...initially].filter(([id]) => !seen.touched.has(id));
      const rows = await world.d1("SELECT customer_id, issued_on, gross_minor FROM invoices WHERE ?1 <= issued_on ORDER BY issued_on, gross_minor", [first]);
      const came = Map.groupBy(rows, ({ customer_id: id }) => id);
      for (const [id, items] of alone) {
        const expected = items.filter(({ on }) => on <= last).map(({ on, minor }) => `${on} ${minor}`).sort();
        assert.deepEqual((came.get(id) ?? []).map((row) => `${row.issued_on} ${row.gross_minor}`).sort(), expected, id);
      }
      return { alone: alone.length, invoices: alone.reduce((sum, [, items]) => sum + items.filter(({ on }) => on <= last).length, 0), held: seen.held };
    },
  };
}
