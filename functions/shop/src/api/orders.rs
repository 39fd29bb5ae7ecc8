use super::{GoesOn, ItemLine, Pays, Totals};
use access::LocationName;
use kernel::{CustomerId, Day, Instant, Money};
use ledger::{InvoiceId, Step};
use serde::{Deserialize, Serialize};

kernel::id!(
    /// An order.
    OrderId,
    "ord"
);
kernel::text!(
    /// The version of terms.
    TermsVersion,
    1..=40
);

/// Where an order stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OrderStatus {
    /// It is carried out when it is paid.
    AwaitingPayment,
    /// It was carried out, whole.
    Fulfilled,
    /// It was given up, or not paid in time.
    Lapsed,
    /// It was paid when it could no longer be carried out: the money went back.
    Refunded,
}

/// Checking the basket out.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CheckOut {
    /// The basket as it was seen.
    pub basket_version: i64,
    /// The terms that are agreed to.
    pub accepted_terms_version: TermsVersion,
    /// What it came to, as it was seen.
    pub expected_gross: Money,
}

/// An order: a copy of all that was agreed, carried out whole or not at all.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Order {
    /// Its id.
    pub id: OrderId,
    /// Where it stands.
    pub status: OrderStatus,
    /// When it was made.
    pub created_at: Instant,
    /// What was ordered.
    pub lines: Vec<OrderLine>,
    /// What it comes to.
    pub totals: Totals,
    /// The discount code.
    pub code: Option<String>,
    /// What is to be paid, or was: `POST /api/billing/payments/{id}/start`.
    pub payment_id: Option<String>,
    /// When it is given up, unless it is paid; null where its payment is on its way through the banks.
    pub lapses_at: Option<Instant>,
    /// Whether its payment is on its way through the banks: it is carried out once the money is there, and nothing of it can be called back.
    pub with_bank: bool,
    /// The invoice that was issued with it.
    pub invoice: Option<InvoiceOf>,
    /// The bookings that it made.
    pub bookings: Vec<String>,
    /// The contracts that it made.
    pub contracts: Vec<String>,
    /// What was paid, or is to be, before it is carried out.
    pub due_now: Money,
    /// What goes on later invoices.
    pub next_invoice: Money,
}

/// An invoice, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct InvoiceOf {
    /// Its id.
    pub id: InvoiceId,
    /// Its number.
    pub number: String,
}

/// A line of an order or a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct OrderLine {
    /// What.
    pub name: String,
    /// More about it: the time of a booking, on its location's clock.
    pub detail: Option<String>,
    /// From when something is booked.
    pub starts_at: Option<Instant>,
    /// Until when.
    pub ends_at: Option<Instant>,
    /// Where.
    pub location: Option<LocationName>,
    /// How many.
    pub quantity: i64,
    /// What it comes to, with tax.
    pub gross: Money,
    /// What of that is for signing up for a plan, with tax; null for what is no plan.
    pub sign_up_fee: Option<Money>,
    /// What of that is held until a plan ends; null for what is no plan.
    pub deposit: Option<Money>,
    /// How that came about.
    pub why: Vec<Step>,
    /// What it is charged as: of a plan the first period, the fee for signing up, the deposit.
    pub charged_as: Vec<ItemLine>,
    /// What is agreed of a plan beyond that; null for the others, and for what was ordered before this was kept.
    pub goes_on: Option<GoesOn>,
    /// How it is paid.
    pub pays: Pays,
    /// Whether it is a plan that waits for an operator's yes when the order is carried out: until then it costs nothing.
    pub waits: bool,
    /// The first day of a plan.
    pub starts_on: Option<Day>,
    /// The day on which that plan was to begin, if it was paid later and so begins later.
    pub ordered_for: Option<Day>,
}

/// An order as operators see it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct OperatorOrder {
    /// The order.
    pub order: Order,
    /// Whose it is.
    pub customer_id: CustomerId,
    /// The customer's name.
    pub customer_name: String,
}
