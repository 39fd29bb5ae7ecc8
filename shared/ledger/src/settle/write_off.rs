//! Debts that are given up, and paid after all.
use super::{Act, PaymentId, finish};
use crate::InvoiceId;
use db::Statement;
use kernel::Instant;

kernel::id!(
    /// A write-off.
    WriteOffId,
    "wof"
);

pub(crate) const ALL_SQL: &[&str] =
    &[SETTLE, ENTER, TAKE_BACK_FOR_PAYMENT, TAKE_BACK_FOR_WON, ENTER_TAKEN_BACK, SETTLE_TAKEN_BACK];

const SETTLE: &str = "
INSERT INTO allocations (key, invoice_id, source, source_id, amount_minor, at)
SELECT ?3 || id, id, 'write_off', ?2, gross_minor - settled_minor, ?4 FROM v_invoices
WHERE id = ?1 AND kind = 'invoice' AND settled_minor < gross_minor";
const ENTER: &str = "
INSERT INTO account_entries (customer_id, at, kind, source_id, currency, amount_minor)
SELECT invoices.customer_id, ?2, 'write_off', source_id, invoices.currency, -amount_minor
FROM allocations JOIN invoices ON invoices.id = allocations.invoice_id WHERE source_id = ?1";

/// Gives up what is open of `invoice`, whatever that is by now: nothing, if it is settled.
pub fn write_off(invoice: &InvoiceId, id: &WriteOffId, now: Instant) -> Vec<Statement> {
    let act = Act::new("write_off", id.as_str());
    let params = [invoice.as_str().into(), id.as_str().into(), act.0.as_str().into(), now.into()];
    let mut statements = vec![Statement::new(SETTLE, params), Statement::new(ENTER, [id.as_str().into(), now.into()])];
    statements.extend(finish(&act, None, now));
    statements
}

// What the money of payment ?1 pays of the invoices that it is for, oldest due first, as intervals of what there is of it: first what is
// open of each, and then what was given up of it, the newest write-off first.
macro_rules! take_back {
    ($named:literal) => {
        concat!(
            "
WITH named AS (",
            $named,
            "),
written AS (
  SELECT invoice_id, source_id, sum(amount_minor) AS minor, max(at) AS at FROM allocations
  WHERE source = 'write_off' AND invoice_id IN (SELECT id FROM named) GROUP BY invoice_id, source_id HAVING 0 < sum(amount_minor)),
wanted AS (
  SELECT invoice.id, invoice.due_on, invoice.gross_minor - invoice.settled_minor AS open, min(named.minor, invoice.gross_minor
    - invoice.settled_minor + coalesce((SELECT sum(minor) FROM written WHERE written.invoice_id = invoice.id), 0)) AS minor
  FROM payments JOIN named JOIN v_invoices AS invoice ON invoice.id = named.id
  WHERE payments.id = ?1 AND invoice.kind = 'invoice' AND invoice.customer_id = payments.customer_id AND invoice.currency = payments.currency),
placed AS (SELECT id, open, minor, sum(minor) OVER (ORDER BY due_on, id) - minor AS before FROM wanted WHERE 0 < minor),
lacking AS (
  SELECT placed.id, min(placed.minor, unspent.unspent_minor - placed.before) - placed.open AS minor
  FROM (SELECT unspent_minor FROM v_unspent WHERE source_id = ?1) AS unspent JOIN placed ON placed.before < unspent.unspent_minor),
stacked AS (
  SELECT *, sum(minor) OVER (PARTITION BY invoice_id ORDER BY at DESC, source_id DESC) - minor AS before FROM written)
INSERT INTO allocations (key, invoice_id, source, source_id, amount_minor, at)
SELECT ?2 || stacked.source_id, stacked.invoice_id, 'write_off', stacked.source_id, -min(stacked.minor, lacking.minor - stacked.before), ?3
FROM lacking JOIN stacked ON stacked.invoice_id = lacking.id AND stacked.before < lacking.minor"
        )
    };
}
const TAKE_BACK_FOR_PAYMENT: &str = take_back!(
    "SELECT part.value ->> 'id' AS id, part.value ->> 'minor' AS minor
  FROM payments JOIN json_each(payments.purpose, '$.invoices') AS part WHERE payments.id = ?1"
);
// What the bank had taken of them.
const TAKE_BACK_FOR_WON: &str = take_back!(
    "SELECT invoice_id AS id, -sum(amount_minor) AS minor FROM allocations WHERE source_id = ?1 AND source = 'dispute' GROUP BY invoice_id"
);
// A write-off of which money comes more than once stands on the account once for each.
const ENTER_TAKEN_BACK: &str = "
INSERT INTO account_entries (customer_id, at, kind, source_id, currency, amount_minor)
SELECT invoices.customer_id, ?4, 'write_off', allocations.source_id || '#' || ?3, invoices.currency, -allocations.amount_minor
FROM allocations JOIN invoices ON invoices.id = allocations.invoice_id
WHERE ?1 <= allocations.key AND allocations.key < ?2 AND allocations.source = 'write_off'";
const SETTLE_TAKEN_BACK: &str = "
INSERT INTO allocations (key, invoice_id, source, source_id, amount_minor, at)
SELECT ?3 || invoice_id, invoice_id, 'payment', ?4, -sum(amount_minor), ?5 FROM allocations
WHERE ?1 <= key AND key < ?2 AND source = 'write_off' GROUP BY invoice_id";

/// A payment that has come is for debts that were given up meanwhile: as much as it pays of them was not lost, and is owed again. Stands in
/// the batch before it settles them.
pub(super) fn recover(act: &Act, payment: &PaymentId, now: Instant) -> [Statement; 2] {
    let params = [payment.as_str().into(), act.0.as_str().into(), now.into()];
    [Statement::new(TAKE_BACK_FOR_PAYMENT, params), entered(act, payment.as_str(), now)]
}

/// The same of a payment whose money a bank had taken and gives back: it pays what had been given up because of that, as before.
pub(super) fn recover_won(act: &Act, payment: &PaymentId, loss: &str, now: Instant) -> [Statement; 3] {
    let ([from, until], id) = (act.keys(), payment.as_str());
    let params = [id.into(), act.0.as_str().into(), now.into()];
    let settled = [from, until, act.0.as_str().into(), id.into(), now.into()];
    [Statement::new(TAKE_BACK_FOR_WON, params), entered(act, loss, now), Statement::new(SETTLE_TAKEN_BACK, settled)]
}

fn entered(act: &Act, by: &str, now: Instant) -> Statement {
    let [from, until] = act.keys();
    Statement::new(ENTER_TAKEN_BACK, [from, until, by.into(), now.into()])
}
