use super::Method;
use crate::Page;
use kernel::{Day, Money};
use serde::{Deserialize, Serialize};

/// What was checked out: the receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderNotice {
    /// The customer's name.
    pub name: String,
    /// What was ordered.
    pub lines: Vec<OrderLine>,
    /// The discount code that was used.
    pub code: Option<String>,
    /// The tax within the total.
    pub tax: Money,
    /// The total of all lines, with tax, less discounts.
    pub total: Money,
    /// What was paid at once, and by what.
    pub paid: Option<(Money, Method)>,
    /// The number of the invoice that was issued with it.
    pub invoice: Option<String>,
    /// Where to look at it.
    pub page: Page,
}

/// A line of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderLine {
    /// What, such as a plan's or a product's name; of a booking with day and times, in whatever words the basket showed.
    pub name: String,
    /// How many.
    pub quantity: u32,
    /// What all of them cost, with tax.
    pub amount: Money,
    /// When it is charged.
    pub charged: Charged,
    /// The first day of a plan that was to begin sooner, but was paid later; none for whatever begins as it was ordered to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begins_late: Option<Day>,
}

/// When a line is charged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Charged {
    /// At once, with this order.
    Now,
    /// With the customer's next invoice.
    NextInvoice,
    /// On a day, such as the first of a plan that starts later.
    On {
        /// Which.
        day: Day,
    },
    /// Not before the space has said yes to it.
    OnceApproved,
    /// Not at all: benefits cover it.
    Covered,
}

/// An order that was paid when what it held was gone: the money goes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderRefund {
    /// The customer's name.
    pub name: String,
    /// What was no longer to be had.
    pub missing: Vec<String>,
    /// Whether that are plans whose first day had passed, and whose first charge would have come to another amount from then on.
    #[serde(default)]
    pub costs_other: bool,
    /// Whether the tax on them was another by then than when they were ordered.
    #[serde(default)]
    pub taxed_anew: bool,
    /// How much goes back: all that was paid.
    pub amount: Money,
    /// Where it goes back to.
    pub method: Method,
    /// Where to order anew.
    pub page: Page,
}

/// An order that an operator has given up before it was paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderGivenUp {
    /// The customer's name.
    pub name: String,
    /// What was ordered: name and price, with tax.
    pub lines: Vec<(String, Money)>,
    /// What it came to.
    pub total: Money,
    /// The order's page.
    pub page: Page,
}

/// What an operator offers a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalNotice {
    /// The customer's name.
    pub name: String,
    /// What the operator wrote; may be empty.
    pub message: String,
    /// What is offered: name and price, with tax.
    pub lines: Vec<(String, Money)>,
    /// Until when it stands.
    pub expires_on: Day,
    /// Where it is accepted or refused.
    pub page: Page,
}

/// What a customer said to a proposal; told to operators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalDecision {
    /// The customer's name.
    pub customer: String,
    /// Accepted, or refused.
    pub accepted: bool,
    /// What was offered.
    pub lines: Vec<(String, Money)>,
    /// Its page in the console.
    pub page: Page,
}
