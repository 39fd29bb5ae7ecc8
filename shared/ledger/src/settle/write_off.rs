//! Debts that are given up.
use super::{Act, finish};
use crate::InvoiceId;
use db::Statement;
use kernel::Instant;

kernel::id!(
    /// A write-off.
    WriteOffId,
    "wof"
);

pub(crate) const ALL_SQL: &[&str] = &[SETTLE, ENTER];

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
