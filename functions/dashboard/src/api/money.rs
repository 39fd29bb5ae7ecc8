use kernel::{Currency, Day, Instant, Money};
use ledger::BenefitKind;
pub use ledger::CapLeft;
use serde::Serialize;

/// What a customer owes and will owe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct BillingCard {
    /// Unpaid invoices, those due first first; five at most.
    pub unpaid: Vec<UnpaidInvoice>,
    /// How many are unpaid.
    pub unpaid_count: u32,
    /// What is still to be paid of all of them, one amount for each currency.
    pub owed: Vec<Money>,
    /// What of it is overdue.
    pub overdue: Vec<Money>,
    /// What invoices are collected from by themselves on their due day; null if they are not.
    pub collected_from: Option<String>,
    /// Whether the viewer may pay.
    pub may_pay: bool,
    /// The next invoice, if nothing else happens; null if none is in sight.
    pub next: Option<NextInvoice>,
}

/// An invoice that is not paid, or not all of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct UnpaidInvoice {
    /// Its id.
    pub id: String,
    /// As it is printed.
    pub number: String,
    /// By when it is to be paid, on the calendar of the books.
    pub due_on: Day,
    /// What it came to.
    pub total: Money,
    /// What is still to be paid of it.
    pub open: Money,
    /// Whether its day is over.
    pub overdue: bool,
    /// What became of the latest payment for it; null if none is under way and none failed.
    pub payment: Option<InvoicePayment>,
    /// Whether it is collected by itself on its day: not where its money was given back, nor in a currency in which the
    /// chosen method cannot pay.
    pub collected: bool,
}

/// What became of a payment that has not settled its invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum InvoicePayment {
    /// The customer is to confirm it.
    NeedsAction,
    /// The bank is at it.
    Processing,
    /// It failed.
    Failed,
}

/// An invoice to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct NextInvoice {
    /// The day it will be issued.
    pub on: Day,
    /// The day by which it will have to be paid.
    pub due_on: Day,
    /// What it will come to.
    pub total: Money,
}

/// What is left of a benefit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct BenefitLeft {
    /// Counted in what.
    pub kind: BenefitKind,
    /// What it is called.
    pub name: String,
    /// How much is left: minutes, minor units of `currency`, passes.
    pub left: i64,
    /// How much was given.
    pub given: i64,
    /// Of which currency, for money.
    pub currency: Option<Currency>,
    /// The last day on which it can be used, on the calendar of the books; null for ever.
    pub last_day: Option<Day>,
}

/// What the payer of a team shares with the viewer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SharedLeft {
    /// Whose it is.
    pub payer_name: String,
    /// Whether it is spent only when nothing is left of one's own; if not, with one's own as one.
    pub after_own: bool,
    /// What is left of it now.
    pub benefits: Vec<BenefitLeft>,
    /// What begins in the next days, the soonest first.
    pub coming: Vec<BenefitToCome>,
    /// What the team's caps leave the viewer of it in this month; empty where there are none.
    pub caps: Vec<CapLeft>,
}

/// A benefit that begins soon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct BenefitToCome {
    /// Counted in what.
    pub kind: BenefitKind,
    /// What it is called.
    pub name: String,
    /// How much of it is left to spend: minutes, minor units of `currency`, passes.
    pub left: i64,
    /// Of which currency, for money.
    pub currency: Option<Currency>,
    /// The first day on which it can be used, on the calendar of the books.
    pub first_day: Day,
}

/// What waits in the basket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct BasketCard {
    /// How many things.
    pub items: u32,
    /// What the first three are called, in the order in which they were added.
    pub names: Vec<String>,
    /// Until when the first of the places in it is held; null if it holds none.
    pub held_until: Option<Instant>,
}
