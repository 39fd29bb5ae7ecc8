use crate::api::{InvoiceRow, PendingPayment, SavedMethod};
use kernel::{CustomerId, Day, Instant, Money};
pub use ledger::EntryKind;
use ledger::{InvoiceId, PayMethod};
use serde::{Deserialize, Serialize};

/// How a customer stands with the space, in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Balance {
    /// What the customer owes; negative for what the customer has.
    pub balance: Money,
    /// What is open of invoices.
    pub open: Money,
    /// What is open of invoices that were to be paid by now.
    pub overdue: Money,
    /// What the customer has paid or was credited beyond that.
    pub credit: Money,
}

/// An invoice that comes, in short.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct UpcomingName {
    /// When it will be issued.
    pub issued_on: Day,
    /// When it will be due.
    pub due_on: Day,
    /// What it will come to.
    pub total: Money,
}

/// Whether something may be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct MayPay {
    /// Whether it may.
    pub allowed: bool,
    /// The rule that forbids it.
    pub rule: Option<String>,
}

/// Everything about a customer's money at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Overview {
    /// The day that it is in the books.
    pub today: Day,
    /// How the customer stands, one for each currency; one of nothing for who never owed anything.
    pub balances: Vec<Balance>,
    /// Open invoices, first due first; at most 20.
    pub open: Vec<InvoiceRow>,
    /// The next invoices, at most 3.
    pub upcoming: Vec<UpcomingName>,
    /// Payments that have not come to an end.
    pub pending: Vec<PendingPayment>,
    /// What is collected from.
    pub default_method: Option<SavedMethod>,
    /// Whether invoices are collected on their due day.
    pub collects: bool,
    /// Since when the customer is suspended for what is unpaid.
    pub suspended_at: Option<Instant>,
    /// Whether the viewer may pay.
    pub may_pay: MayPay,
}

/// What a statement covers: at most ten years.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StatementRange {
    /// The first day.
    pub from: Day,
    /// The day after the last.
    pub until: Day,
}

/// One line of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct StatementLine {
    /// On which day: for money that no provider saw, that on which it came.
    pub on: Day,
    /// On which day it was written down, where that is a later one.
    pub recorded_on: Option<Day>,
    /// When exactly it was written down.
    pub at: Instant,
    /// What happened.
    pub kind: EntryKind,
    /// The invoice or credit note.
    pub invoice_id: Option<InvoiceId>,
    /// How money came, or went back.
    pub method: Option<PayMethod>,
    /// The saved method, as its owner knows it.
    pub method_label: Option<String>,
    /// Its number, what the operator called the payment, or why it went back; empty for nothing.
    pub reference: String,
    /// What it added to what is owed; negative for what it took off.
    pub amount: Money,
    /// What was owed after it.
    pub balance: Money,
}

/// The statement of one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct StatementOfCurrency {
    /// What was owed before the first day.
    pub opening: Money,
    /// What happened, in order.
    pub lines: Vec<StatementLine>,
    /// What was owed after the last day.
    pub closing: Money,
}

/// A customer's account over some days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct AccountStatement {
    /// Whose.
    pub customer_id: CustomerId,
    /// The first day.
    pub from: Day,
    /// The day after the last.
    pub until: Day,
    /// One for each currency.
    pub accounts: Vec<StatementOfCurrency>,
}
