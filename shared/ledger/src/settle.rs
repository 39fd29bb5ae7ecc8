//! What settles invoices: payments, credit notes, write-offs, and what refunds and lost disputes take away again.
//!
//! Amounts are chosen inside the batch, from what is open and unspent at that moment: no statement here can settle more than
//! is owed or spend more than was paid, however stale the facts are on which it was decided. Each act writes allocations
//! whose keys begin with its name, so that the same act twice is refused; then it sets right the two work lists.
mod credit;
mod dispute;
mod payment;
mod refund;
mod write_off;

pub use credit::{spend, spend_credit};
pub use dispute::{Decided, Dispute, DisputeStatus, Recount, claim_dispute, lose_dispute, open_dispute, win_dispute};
pub use payment::{
    NewPayment, Part, PayMethod, PaymentId, PaymentMove, PaymentStatus, Purpose, Settling, begin_payment,
    give_up_payment, move_payment, note_method, settle, want_again, want_payment,
};
pub use refund::{
    NewRefund, RefundId, RefundMove, RefundStatus, adopt_refund, fail_refund, move_refund, refund_after_all,
    settle_refund, want_refund,
};
pub use write_off::{WriteOffId, write_off};

use db::{Statement, Value};
use kernel::Instant;

/// Every SQL text here.
pub(crate) fn all_sql() -> Vec<&'static str> {
    let own = [GUARD_INVOICES, GUARD_SOURCES, CLOSE_INVOICES, OPEN_INVOICES, CLOSE_CREDITS, OPEN_CREDITS, TAKE_BACK];
    [&own, payment::ALL_SQL, credit::ALL_SQL, refund::ALL_SQL, dispute::ALL_SQL, write_off::ALL_SQL].concat()
}

/// The name of something that settles or unsettles: its allocations' keys begin with it.
#[derive(Debug, Clone)]
struct Act(String);

impl Act {
    fn new(verb: &str, of: &str) -> Self {
        Self(format!("{verb}:{of}:"))
    }

    /// The keys that begin with it, as a range: `;` is the character after `:`.
    fn keys(&self) -> [Value; 2] {
        [self.0.as_str().into(), format!("{};", self.0.trim_end_matches(':')).into()]
    }
}

const GUARD_INVOICES: &str = "
INSERT INTO ledger_guards (guard) SELECT 'invoice_overallocated' WHERE EXISTS (
  SELECT 1 FROM v_invoices WHERE id IN (SELECT invoice_id FROM allocations WHERE ?1 <= key AND key < ?2)
    AND settled_minor NOT BETWEEN 0 AND gross_minor)";
const GUARD_SOURCES: &str = "
INSERT INTO ledger_guards (guard) SELECT 'payment_overspent' WHERE EXISTS (
  SELECT 1 FROM v_unspent WHERE source_id IN (SELECT source_id FROM allocations WHERE ?1 <= key AND key < ?2) AND unspent_minor < 0)";
const CLOSE_INVOICES: &str = "
DELETE FROM open_invoices WHERE invoice_id IN (SELECT invoice_id FROM allocations WHERE ?1 <= key AND key < ?2)
  AND (SELECT gross_minor <= settled_minor FROM v_invoices WHERE id = open_invoices.invoice_id)";
const OPEN_INVOICES: &str = "
INSERT INTO open_invoices (invoice_id, customer_id, due_on)
SELECT id, customer_id, due_on FROM v_invoices
WHERE id IN (SELECT invoice_id FROM allocations WHERE ?1 <= key AND key < ?2) AND kind = 'invoice' AND settled_minor < gross_minor
ON CONFLICT (invoice_id) DO NOTHING";
const CLOSE_CREDITS: &str = "
DELETE FROM open_credits WHERE source_id IN (
    SELECT source_id FROM allocations WHERE ?1 <= key AND key < ?2 UNION ALL SELECT ?3)
  AND (SELECT unspent_minor <= 0 FROM v_unspent WHERE v_unspent.source_id = open_credits.source_id)";
const OPEN_CREDITS: &str = "
INSERT INTO open_credits (source_id, customer_id, since)
SELECT source_id, customer_id, ?4 FROM v_unspent
WHERE source_id IN (SELECT source_id FROM allocations WHERE ?1 <= key AND key < ?2 UNION ALL SELECT ?3) AND 0 < unspent_minor
ON CONFLICT (source_id) DO NOTHING";

/// What every act ends with: nothing is settled or spent twice, and the work lists say what is open now. `source` is a
/// payment whose money the act has bound or freed without an allocation.
fn finish(act: &Act, source: Option<&str>, now: Instant) -> Vec<Statement> {
    let [from, until] = act.keys();
    let touched = || [from.clone(), until.clone()];
    let sources = || [from.clone(), until.clone(), source.into()];
    let opened = [from.clone(), until.clone(), source.into(), now.into()];
    vec![
        Statement::new(GUARD_INVOICES, touched()),
        Statement::new(GUARD_SOURCES, touched()),
        Statement::new(CLOSE_INVOICES, touched()),
        Statement::new(OPEN_INVOICES, touched()),
        Statement::new(CLOSE_CREDITS, sources()),
        Statement::new(OPEN_CREDITS, opened),
    ]
}

// As much as a payment lacks now, from what it settled last. Each interval of what it settled, the newest first, gives its
// part of what is lacking.
const TAKE_BACK: &str = "
WITH held AS (
  SELECT invoice_id, sum(amount_minor) AS minor, max(at) AS at FROM allocations WHERE source_id = ?1 GROUP BY invoice_id
  HAVING 0 < sum(amount_minor)),
placed AS (SELECT invoice_id, minor, sum(minor) OVER (ORDER BY at DESC, invoice_id DESC) - minor AS before FROM held),
lacking AS (SELECT -unspent_minor AS minor FROM v_unspent WHERE source_id = ?1)
INSERT INTO allocations (key, invoice_id, source, source_id, amount_minor, at)
SELECT ?2 || placed.invoice_id, placed.invoice_id, ?3, ?1, -min(placed.minor, lacking.minor - placed.before), ?4
FROM lacking JOIN placed ON placed.before < lacking.minor";

/// Takes back from the invoices that `payment` settled what it lacks now that some of its money goes back.
fn take_back(act: &Act, payment: &PaymentId, source: &str, now: Instant) -> Statement {
    Statement::new(TAKE_BACK, [payment.as_str().into(), act.0.as_str().into(), source.into(), now.into()])
}
