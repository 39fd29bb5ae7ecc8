//! The rules of baskets and orders. Pure: no clock, no database, no HTTP.
mod basket;
mod checkout;
mod code;
mod facts;
mod fulfil;
mod goes_on;
mod item;
mod late;
mod lines;
mod price;
mod proposal;
mod refusal;

pub use basket::view;
pub use checkout::{Checked, Given, Line, Made, OrderDraft, check_out, due, may_check_out, sums_of, totals};
pub use code::{Code, judge};
pub use facts::{CodeFacts, Facts, HeldPlan, ItemClaim, PlanFacts, ProductFacts, StoredBasket, StoredItem};
pub use fulfil::{Next, OrderFacts, OrderPayment, carried_out, may_give_up, next};
pub use item::{added, changed};
pub use price::{Priced, Wanted, price};
pub use proposal::{ProposalFacts, Unacceptable, may_accept, may_send, priced as priced_proposal, status_of};
pub use refusal::Refusal;

/// How long a basket is kept that nobody changes.
pub const BASKET_DAYS_KEPT: i64 = 60;
/// How many items a basket holds: more would make no page and no order.
pub const ITEMS_MAX: usize = 20;
/// How many of a product an item is at most, as `api::Quantity` says.
pub const QUANTITY_MAX: i64 = 100;
/// How many places a basket holds at once.
pub const HOLDS_MAX: usize = 5;
/// How long an order waits for its payment at least: long enough to find the card and confirm it with the bank.
pub const PAYMENT_MINUTES_MIN: i64 = 30;
