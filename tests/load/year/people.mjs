// What people do between one job and the next, through the API: the same every time, whoever's ids are drawn.
import assert from "node:assert/strict";
import crypto from "node:crypto";
import { boss, customer, plusDays } from "./world.mjs";

/** A number below `limit` that looks random and is the same for the same words. */
export function draw(limit, ...words) {
  return crypto.createHash("sha256").update(words.join("/")).digest().readUInt32BE() % limit;
}

const CARD = "4242424242424242";
const DECLINED = "4000000000000341";
const ACCOUNT = "DE89370400440532013000";
const EMPTY_ACCOUNT = "DE65370400440002222227";
/** Its owner has the bank take every debit back. */
const DISPUTED_ACCOUNT = "DE35370400440532013002";
/** How the first twelve of forty customers pay, or of sixteen where they are few; the others pay by transfer. */
const METHODS = [CARD, CARD, CARD, CARD, CARD, CARD, CARD, DECLINED, ACCOUNT, ACCOUNT, EMPTY_ACCOUNT, DISPUTED_ACCOUNT];
const DUNNING = {
  remind: [-3, 3, 10], retry: [3, 7], suspension: { after_days: 40, notice_days: 10 },
  late_fee: { after_days: 14, fee: { minor: 1000, currency: "EUR" }, tax_class: "standard" },
};

/** An answer that must be a yes. */
export async function must(world, who, method, target, body) {
  const answer = await world.ask(who, method, target, body);
  assert.ok(answer.status < 300, `${method} ${target}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** The space reminds, collects, charges for paying late and suspends; some have their invoices collected. */
export async function settleIn(world, dueDays) {
  const { version, tax_rates: _, exchange_rates: _rates, without_rate: _none, seller, ...settings } = await must(world, boss, "GET", "/api/billing/settings");
  const methods = ["card", "sepa_debit", "bank_transfer"];
  const known = Object.fromEntries(Object.entries({ ...seller, name: "Quarterlight", country: "DE", iban: ACCOUNT }).filter(([, value]) => value !== null));
  await must(world, boss, "PUT", `/api/billing/settings?version=${version}`, { ...settings, seller: known, due_days: dueDays, dunning: DUNNING, methods, creditor_id: "DE98ZZZ09999999999" });
  const payers = await world.d1("SELECT DISTINCT payer_id AS id FROM contracts WHERE status = 'agreed' ORDER BY 1");
  for (const [n, { id }] of payers.entries()) {
    const kind = METHODS[n % (payers.length < 100 ? 16 : 40)];
    if (kind) await save(world, id, kind);
  }
}

async function save(world, id, kind) {
  const me = customer(id);
  const holder = { name: "Holder", email: `${id}@example.org` };
  const wish = kind.startsWith("DE") ? { method: "sepa_debit", iban: kind, holder } : { method: "card" };
  const { method, client_secret: secret } = await must(world, me, "POST", "/api/billing/methods", wish);
  if (secret) {
    const card = { type: "card", card: { number: kind, exp_month: "12", exp_year: "2034", cvc: "123" } };
    const url = `${world.stripe.browserBase()}/v1/setup_intents/${secret.split("_secret")[0]}/confirm`;
    const answer = await fetch(url, { method: "POST", body: JSON.stringify({ key: "pk_test_portico", client_secret: secret, payment_method_data: card }) });
    assert.equal(answer.status, 200, await answer.text());
    // What the provider tells and what the browser asks would otherwise change the method in the same moment.
    await world.stripe.deliver();
    await must(world, me, "POST", `/api/billing/methods/${method.id}/confirmation`);
  }
  const { version } = await must(world, me, "GET", "/api/billing/account");
  await must(world, me, "PUT", `/api/billing/account?version=${version}`, { party: { name: "Holder", country: "DE" }, collects: true, default_method_id: method.id });
}

/** A day's people; gives the customers whose invoices to come they changed. */
export async function live(world, today, n, foreseen, tally) {
  const touched = new Set();
  await payByTransfer(world, today, tally);
  await book(world, today, tally);
  for (const id of await changePlans(world, today, n, foreseen, tally)) touched.add(id);
  for (const id of await operate(world, today, n, tally)) touched.add(id);
  await quarrel(world, n, tally);
  return touched;
}

/** Bills are paid by transfer around their due day: in full, in half with the rest later, too much, or never. */
async function payByTransfer(world, today, tally) {
  const open = await world.d1(`SELECT invoice.id, invoice.customer_id, invoice.issued_on, invoice.due_on, invoice.currency, invoice.gross_minor,
      invoice.gross_minor - invoice.settled_minor AS left, coalesce(account.collects, 0) AS collects
    FROM v_open_invoices AS opened JOIN v_invoices AS invoice ON invoice.id = opened.invoice_id
    LEFT JOIN billing_accounts AS account ON account.customer_id = invoice.customer_id
    WHERE ?1 <= opened.due_on AND opened.due_on <= ?2 ORDER BY invoice.due_on, invoice.customer_id, invoice.gross_minor`, [plusDays(today, -60), plusDays(today, 10)]);
  for (const row of open) {
    const words = [row.customer_id, row.issued_on, row.gross_minor];
    const way = draw(24, "way", ...words);
    // Whose card or account fails pays late by hand; one in 24 never pays.
    const paysOn = plusDays(row.due_on, row.collects ? 20 : draw(16, "day", ...words) - 8);
    const again = row.left < row.gross_minor && today === plusDays(paysOn, 15);
    if (way === 0 || !(today === paysOn || again)) continue;
    const minor = way === 1 && !again ? Math.ceil(row.left / 2) : way === 2 ? row.left + 1000 : row.left;
    const invoices = way === 3 ? [] : [{ id: row.id, minor: Math.min(minor, row.left) }];
    const amount = { minor, currency: row.currency };
    await must(world, boss, "POST", `/api/billing/all/accounts/${row.customer_id}/payments`, { method: "bank_transfer", amount, reference: `Transfer ${today}`, invoices });
    tally.transfers++;
  }
}

/** Members book rooms for the day after tomorrow, and one in three thinks better of it. */
async function book(world, today, tally) {
  const members = await world.d1("SELECT DISTINCT customer_id AS id FROM contracts WHERE status = 'agreed' AND starts_on <= ?1 AND (ends_on IS NULL OR ?1 < ends_on) ORDER BY 1", [today]);
  const rooms = await world.d1("SELECT id FROM resources WHERE policy_id = 'pol_rooms' AND location_id = 'loc_berlin' ORDER BY id");
  for (let turn = 0; turn < 2; turn++) {
    const words = ["book", today, turn];
    const me = customer(members[draw(members.length, ...words)].id);
    const hour = 9 + draw(7, ...words, "hour");
    const at = (h) => `${plusDays(today, 2)}T${String(h).padStart(2, "0")}:00:00Z`;
    const wish = { resource_id: rooms[draw(rooms.length, ...words, "room")].id, starts_at: at(hour), ends_at: at(hour + 1 + draw(3, ...words, "hours")) };
    const { status, body } = await world.ask(me, "POST", "/api/bookings", wish);
    assert.ok(status < 500, JSON.stringify(body));
    if (status !== 201) { tally.refusedBookings++; continue; }
    tally.bookings++;
    if (draw(3, ...words, "cancel") > 0) continue;
    await must(world, me, "POST", `/api/bookings/${body.id}/cancellation`);
    tally.cancelledBookings++;
  }
}

/** Every third day somebody pauses, leaves, changes or comes back; what was shown before is what is foreseen after. */
async function changePlans(world, today, n, foreseen, tally) {
  if (n % 3 !== 1) return [];
  const rows = await world.d1(`SELECT id, customer_id, payer_id FROM contracts WHERE status = 'agreed' AND plan_id IN ('pln_fixed', 'pln_office', 'pln_team')
    AND (ends_on IS NULL OR ?1 < ends_on) ORDER BY customer_id, starts_on, plan_id`, [today]);
  const chosen = rows[draw(rows.length, "act", today)];
  const me = customer(chosen.customer_id);
  const { contracts } = await must(world, me, "GET", "/api/plans");
  const contract = contracts.find(({ id }) => id === chosen.id);
  const wish = contract && wished(contract, today);
  if (!wish) return [];
  const target = `/api/plans/contracts/${contract.id}/${wish.act}`;
  const preview = await world.ask(me, "POST", `${target}/preview`, wish.body);
  assert.ok(preview.status < 500, JSON.stringify(preview.body));
  if (preview.status !== 200) { tally.refusedActs++; return []; }
  await must(world, me, "POST", target, { ...wish.body, ...(wish.act === "cancellation" && { reason: "" }), seen: preview.body.digest });
  tally.acts[wish.act] = (tally.acts[wish.act] ?? 0) + 1;
  await foreseen.lookAgain([chosen.customer_id, chosen.payer_id]);
  if (contract.own && !preview.body.waits) {
    const told = preview.body.invoices.map(({ issued_on: on, gross }) => `${on} ${gross.minor}`);
    const ahead = foreseen.of(chosen.payer_id).filter(({ on }) => on <= preview.body.until).map(({ on, minor }) => `${on} ${minor}`);
    assert.deepEqual(ahead, told, `${today}: ${wish.act} of ${contract.id} was shown otherwise`);
  }
  return [];
}

function wished({ may, plan, pause_options: pause, earliest_leave_on: endsOn, pauses }, today) {
  const wishes = [];
  if (may.withdraw.allowed) wishes.push({ act: "withdrawal", body: {} });
  if (may.pause.allowed && pause?.first_days.length > 0) wishes.push({ act: "pauses", body: { from: pause.first_days[0], cycles: 1 } });
  if (may.resume.allowed && pauses.length > 0) wishes.push({ act: "resumption", body: { from: pauses[0].from } });
  if (may.cancel.allowed) wishes.push({ act: "cancellation", body: { ends_on: endsOn } });
  const others = ["pln_fixed", "pln_team"].filter((id) => id !== plan.id);
  const when = draw(2, "when", today) === 0 ? "now" : "period_end";
  if (may.change.allowed) wishes.push({ act: "changes", body: { plan_id: others[0], quantity: 1 + draw(2, "quantity", today), when } });
  return wishes[draw(wishes.length || 1, "wish", today)];
}

/** The operator charges a locker key by hand, invoiced now or with what comes next. */
async function charge(world, today, id, invoice) {
  const unit = { minor: 500 + draw(5000, "price", today), currency: "EUR" };
  await must(world, boss, "POST", `/api/billing/all/accounts/${id}/charges`, { name: "Locker key", unit_price: unit, quantity: 1 + draw(3, "keys", today), tax_class: "standard", invoice });
}

/** Each week the operator charges, credits, gives back, gives up; each month one customer of each way to pay has something to pay. */
async function operate(world, today, n, tally) {
  const touched = [];
  if (n % 30 === 2) {
    const each = await world.d1("SELECT min(customer_id) AS id FROM payment_methods WHERE status = 'active' GROUP BY method, label ORDER BY 1");
    for (const { id } of each) await charge(world, today, id, "now");
    touched.push(...each.map(({ id }) => id));
    tally.charges += each.length;
  }
  const one = async (sql, params = []) => {
    const rows = await world.d1(sql, params);
    return rows[draw(rows.length || 1, "operator", today)];
  };
  if (n % 7 === 3) {
    const { id } = await one("SELECT DISTINCT payer_id AS id FROM contracts WHERE status = 'agreed' ORDER BY 1");
    await charge(world, today, id, draw(2, "invoice", today) === 0 ? "now" : "next");
    touched.push(id);
    tally.charges++;
  }
  const ofLate = "kind = 'invoice' AND ?1 <= issued_on AND 500 < gross_minor ORDER BY issued_on, customer_id, gross_minor";
  const credited = n % 7 === 4 && await one(`SELECT id, customer_id FROM invoices WHERE ${ofLate}`, [plusDays(today, -20)]);
  if (credited) {
    const lines = [{ position: 1, gross_minor: 1 + draw(400, "credit", today) }];
    const { status } = await world.ask(boss, "POST", `/api/billing/all/invoices/${credited.id}/credit-notes`, { reason: "Goodwill", lines, refund: draw(2, "back", today) === 0 });
    if (status === 201) tally.creditNotes++;
    touched.push(credited.customer_id);
  }
  const hopeless = n % 7 === 6 ? await world.d1(`SELECT opened.invoice_id AS id FROM v_open_invoices AS opened JOIN invoices ON invoices.id = opened.invoice_id
    WHERE opened.due_on < ?1 ORDER BY opened.due_on, opened.customer_id, gross_minor`, [plusDays(today, -75)]) : [];
  for (const { id } of hopeless) {
    const { status, body } = await world.ask(boss, "POST", `/api/billing/all/invoices/${id}/write-off`, { reason: "Not to be found" });
    if (status < 300) { tally.writeOffs++; break; }
    // A deposit that a contract still holds is not given up; the next one may be.
    assert.equal(body.type, "/problems/deposit-held", JSON.stringify(body));
  }
  return touched;
}

/** Each month a cardholder disputes, which is won or lost ten days later. */
async function quarrel(world, n, tally) {
  if (n % 30 === 17) {
    const [payment] = await world.d1(`SELECT provider_ref AS id FROM payments WHERE status = 'succeeded' AND method = 'card'
      AND id NOT IN (SELECT payment_id FROM disputes) ORDER BY changed_at / 86400000 DESC, customer_id, amount_minor LIMIT 1`);
    if (payment) await world.stripe.dispute(payment.id);
    tally.disputed += payment ? 1 : 0;
  }
  if (n % 30 === 27) {
    const open = await world.d1("SELECT provider_ref AS id FROM disputes WHERE status = 'open'");
    for (const { id } of open) await world.stripe.closeDispute(id, n % 60 === 27 ? "won" : "lost");
  }
}
