//! Payments: wanted before anybody is asked for money, moved on as the provider says, settled once.
use super::write_off::recover;
use super::{Act, finish};
use crate::InvoiceId;
use db::{Statement, Value};
use kernel::{Currency, CustomerId, Day, Instant};
use serde::{Deserialize, Serialize};

kernel::id!(
    /// A payment.
    PaymentId,
    "pay"
);

/// How something is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PayMethod {
    /// A credit or debit card.
    Card,
    /// SEPA Direct Debit.
    SepaDebit,
    /// Bacs Direct Debit.
    BacsDebit,
    /// ACH Direct Debit.
    UsBankAccount,
    /// A transfer that the bank shows and an operator records.
    BankTransfer,
    /// Notes and coins.
    Cash,
}

impl PayMethod {
    /// Whether it is a bank's debit: one that the bank returns is lost at once, and nobody can answer it.
    pub fn is_debit(self) -> bool {
        matches!(self, Self::SepaDebit | Self::BacsDebit | Self::UsBankAccount)
    }

    /// Whether it can pay in `currency`: direct debits know one each.
    pub fn takes(self, currency: Currency) -> bool {
        let only = match self {
            Self::SepaDebit => "EUR",
            Self::BacsDebit => "GBP",
            Self::UsBankAccount => "USD",
            Self::Card | Self::BankTransfer | Self::Cash => return true,
        };
        currency.to_string() == only
    }

    /// Whether the provider carries it, and not an operator's hand.
    pub const fn is_carried(self) -> bool {
        !matches!(self, Self::BankTransfer | Self::Cash)
    }
}

/// How far a payment has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PaymentStatus {
    /// Nothing was taken yet.
    Wanted,
    /// The customer must do something, such as 3-D Secure.
    NeedsAction,
    /// On its way through the banks, which takes days.
    Processing,
    /// The money is ours.
    Succeeded,
    /// It was refused.
    Failed,
    /// Given up.
    Cancelled,
}

/// What a payment is for. Nothing: the customer's balance.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Purpose {
    /// Invoices, each once, and how much of each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub invoices: Vec<Part>,
    /// An order, which spends the money when it is carried out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<String>,
}

/// A part of an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Which.
    pub id: InvoiceId,
    /// How much of it, in minor units, at the most.
    pub minor: i64,
}

/// A payment about to be wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPayment {
    /// Its id.
    pub id: PaymentId,
    /// What makes it the same payment if it is asked for again.
    pub key: String,
    /// Whose money.
    pub customer: CustomerId,
    /// How.
    pub method: PayMethod,
    /// In which currency.
    pub currency: Currency,
    /// How much, in minor units.
    pub amount_minor: i64,
    /// What for.
    pub purpose: Purpose,
    /// The saved method that it is taken from.
    pub method_id: Option<String>,
    /// Whether the customer is there to confirm.
    pub on_session: bool,
    /// The bank's reference, for what an operator records.
    pub note: Option<String>,
    /// The day on which it came, where an operator says so.
    pub received_on: Option<Day>,
    /// Now.
    pub now: Instant,
}

pub(crate) const ALL_SQL: &[&str] =
    &[WANT, GUARD, MOVE, WANT_AGAIN, GUARD_ATTEMPT, GIVE_UP, BEGIN, NOTE, ENTER, SETTLE];

const WANT: &str = "
INSERT INTO payments (id, key, customer_id, method, currency, amount_minor, status, purpose, method_id, on_session, note, created_at, changed_at,
  received_on)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'wanted', ?7, ?8, ?9, ?10, ?11, ?11, ?12)";

/// Writes down that money is wanted: before the provider is asked for it, so that what was asked for is always known. The
/// same payment again breaks `payments.key` and so the batch.
pub fn want_payment(new: &NewPayment) -> Statement {
    let params = [
        new.id.as_str().into(),
        new.key.as_str().into(),
        new.customer.as_str().into(),
        word(new.method),
        new.currency.to_string().into(),
        new.amount_minor.into(),
        serde_json::json!(new.purpose).into(),
        new.method_id.as_deref().into(),
        new.on_session.into(),
        new.note.as_deref().into(),
        new.now.into(),
        new.received_on.map(|day| day.to_string()).into(),
    ];
    Statement::new(WANT, params)
}

/// A payment that has come further, without being settled.
#[derive(Debug, Clone, Copy)]
pub struct PaymentMove<'a> {
    /// Which.
    pub payment: &'a PaymentId,
    /// The status that was read.
    pub from: PaymentStatus,
    /// The status that it comes to.
    pub to: PaymentStatus,
    /// The provider's id of it. If none, what is known already stays, unless how it is paid was chosen now: that is another
    /// attempt, whose id nobody knows yet.
    pub provider_ref: Option<&'a str>,
    /// The provider's code where it failed; what is known already stays, if none.
    pub note: Option<&'a str>,
    /// How it is paid and from which saved method, if that was chosen now.
    pub with: Option<(PayMethod, Option<&'a str>)>,
    /// Since when.
    pub at: Instant,
}

const GUARD: &str = "
INSERT INTO ledger_guards (guard) SELECT 'status_changed' WHERE NOT EXISTS (SELECT 1 FROM payments WHERE id = ?1 AND status = ?2)";
const MOVE: &str = "
UPDATE payments SET status = ?2, provider_ref = iif(?6 IS NULL, coalesce(?3, provider_ref), ?3), note = coalesce(?4, note), changed_at = ?5,
  method = coalesce(?6, method), method_id = iif(?6 IS NULL, method_id, ?7) WHERE id = ?1";

/// Moves a payment on to a status other than succeeded, which only `settle` writes; breaks `status_changed` if somebody
/// else has moved it since.
pub fn move_payment(step: PaymentMove<'_>) -> Vec<Statement> {
    let id = step.payment.as_str();
    let (method, saved) = step.with.map_or((Value::Null, None), |(method, saved)| (word(method), saved));
    let params =
        [id.into(), word(step.to), step.provider_ref.into(), step.note.into(), step.at.into(), method, saved.into()];
    vec![Statement::new(GUARD, [id.into(), word(step.from)]), Statement::new(MOVE, params)]
}

const WANT_AGAIN: &str = "UPDATE payments SET status = 'wanted', on_session = 1, changed_at = ?2 WHERE id = ?1";

/// A payment that failed is wanted again by its customer, who is there to complete it, also where it was a collection. Breaks
/// `status_changed` if it has not failed, or no longer.
pub fn want_again(payment: &PaymentId, now: Instant) -> Vec<Statement> {
    let id = payment.as_str();
    vec![
        Statement::new(GUARD, [id.into(), word(PaymentStatus::Failed)]),
        Statement::new(WANT_AGAIN, [id.into(), now.into()]),
    ]
}

const GUARD_ATTEMPT: &str = "
INSERT INTO ledger_guards (guard) SELECT 'status_changed' WHERE NOT EXISTS (
  SELECT 1 FROM payments WHERE id = ?1 AND status = ?2 AND provider_ref IS ?3)";
const GIVE_UP: &str = "UPDATE payments SET status = 'cancelled', changed_at = ?2 WHERE id = ?1";

/// Gives a payment up whose attempt `provider_ref` is given up at the provider, or of which the provider was never asked. Breaks
/// `status_changed` if somebody else has moved it since, or begun another attempt: that one would be alive.
pub fn give_up_payment(
    payment: &PaymentId,
    from: PaymentStatus,
    provider_ref: Option<&str>,
    at: Instant,
) -> Vec<Statement> {
    let id = payment.as_str();
    vec![
        Statement::new(GUARD_ATTEMPT, [id.into(), word(from), provider_ref.into()]),
        Statement::new(GIVE_UP, [id.into(), at.into()]),
    ]
}

const BEGIN: &str = "UPDATE payments SET on_session = 1 WHERE id = ?1";

/// A payment was begun by its customer, who is there to complete it, also where it was a collection: it no longer comes by itself.
pub fn begin_payment(payment: &PaymentId) -> Statement {
    Statement::new(BEGIN, [payment.as_str().into()])
}

const NOTE: &str =
    "UPDATE payments SET method = ?3, method_id = ?4, on_session = 1 WHERE id = ?1 AND provider_ref = ?2";

/// Notes how the attempt `provider_ref` of a payment is paid by its customer, and from which saved method, where its provider's event
/// told how far it has come before whoever began it could. Of another attempt nothing is noted.
pub fn note_method(payment: &PaymentId, provider_ref: &str, (method, saved): (PayMethod, Option<&str>)) -> Statement {
    Statement::new(NOTE, [payment.as_str().into(), provider_ref.into(), word(method), saved.into()])
}

/// A payment that has succeeded.
#[derive(Debug, Clone, Copy)]
pub struct Settling<'a> {
    /// Which.
    pub payment: &'a PaymentId,
    /// The status that was read.
    pub from: PaymentStatus,
    /// What it is for, as its row says.
    pub purpose: &'a Purpose,
    /// The provider's id of it.
    pub provider_ref: Option<&'a str>,
    /// How it was paid and from which saved method, if that was chosen now.
    pub with: Option<(PayMethod, Option<&'a str>)>,
    /// Now.
    pub now: Instant,
}

const ENTER: &str = "
INSERT INTO account_entries (customer_id, at, kind, source_id, currency, amount_minor)
SELECT customer_id, ?2, 'payment', id, currency, -amount_minor FROM payments WHERE id = ?1";
// What each invoice of the purpose still wants, oldest due first, as intervals of the money there is.
const SETTLE: &str = "
WITH wanted AS (
  SELECT invoice.id, invoice.due_on, min(part.value ->> 'minor', invoice.gross_minor - invoice.settled_minor) AS minor
  FROM payments JOIN json_each(payments.purpose, '$.invoices') AS part JOIN v_invoices AS invoice ON invoice.id = part.value ->> 'id'
  WHERE payments.id = ?1 AND invoice.kind = 'invoice' AND invoice.customer_id = payments.customer_id AND invoice.currency = payments.currency),
placed AS (SELECT id, minor, sum(minor) OVER (ORDER BY due_on, id) - minor AS before FROM wanted WHERE 0 < minor)
INSERT INTO allocations (key, invoice_id, source, source_id, amount_minor, at)
SELECT ?2 || placed.id, placed.id, 'payment', ?1, min(placed.minor, unspent.unspent_minor - placed.before), ?3
FROM (SELECT unspent_minor FROM v_unspent WHERE source_id = ?1) AS unspent JOIN placed ON placed.before < unspent.unspent_minor";

/// Settles a payment: it has succeeded, the customer owes less, its invoices are settled as far as it goes, oldest due
/// first (also what was given up of them meanwhile, which was no loss then), and what is left is the customer's credit (or waits for the order it
/// was paid for). Breaks `status_changed` if
/// somebody else has moved it since it was read; then it is to be read again.
pub fn settle(settling: Settling<'_>) -> Vec<Statement> {
    let Settling { payment, from, purpose, provider_ref, with, now } = settling;
    let step = PaymentMove { payment, from, to: PaymentStatus::Succeeded, provider_ref, note: None, with, at: now };
    let act = Act::new("paid", payment.as_str());
    let mut statements = move_payment(step);
    statements.push(Statement::new(ENTER, [payment.as_str().into(), now.into()]));
    statements.extend(recover(&act, payment, now));
    statements.push(Statement::new(SETTLE, [payment.as_str().into(), act.0.as_str().into(), now.into()]));
    let free = purpose.order.is_none().then(|| payment.as_str());
    statements.extend(finish(&act, free, now));
    statements
}

/// The word of an enum in the database.
pub(super) fn word(of: impl Serialize) -> Value {
    match serde_json::json!(of) {
        serde_json::Value::String(word) => word.into(),
        _ => Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_direct_debit_knows_one_currency() {
        let takes = |method: PayMethod, currency: &str| method.takes(currency.parse().unwrap());
        assert!(takes(PayMethod::SepaDebit, "EUR") && !takes(PayMethod::SepaDebit, "USD"));
        assert!(takes(PayMethod::BacsDebit, "GBP") && takes(PayMethod::UsBankAccount, "USD"));
        assert!(takes(PayMethod::Card, "JPY"));
    }
}
