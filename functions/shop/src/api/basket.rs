use super::GoesOn;
use access::LocationName;
pub use bookings::api::{Audience, Pays};
use kernel::text::Name;
use kernel::{Day, Instant, Money};
use ledger::{Source, Step, TaxCategory};
use serde::{Deserialize, Serialize};

kernel::id!(
    /// A basket.
    BasketId,
    "bsk"
);
kernel::id!(
    /// Something in a basket; the holder of the slots that it holds.
    ItemId,
    "itm"
);
kernel::number!(
    /// How many of something, one to a hundred.
    Quantity, 1..=100, "must be 1 to 100"
);

/// Whose basket is meant.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Whose {
    /// The customer's, and nobody else's: refused unless the caller is signed in, so that an access token which has run
    /// out does not turn a member's call into one on the basket of a cookie.
    #[serde(default)]
    pub mine: bool,
}

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// A plan to join, or a product by the cycle to buy.
    Plan,
    /// A product or pass to buy.
    Product,
    /// A resource to book.
    Booking,
}

/// Something to put into the basket.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewItem {
    /// What it is.
    pub kind: ItemKind,
    /// The plan, the product or the resource.
    pub subject_id: Name,
    /// How many; one, unless said. A booking is one.
    #[serde(default = "one")]
    pub quantity: Quantity,
    /// When.
    #[serde(default)]
    pub wish: Wish,
}

fn one() -> Quantity {
    Quantity::ONE
}

impl Quantity {
    /// One.
    pub const ONE: Self = Self(1);
}

/// When something is wanted: the first day of a plan (today, unless said), the times of a booking, nothing of a product.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Wish {
    /// The first day of a plan.
    pub starts_on: Option<Day>,
    /// From when.
    pub starts_at: Option<Instant>,
    /// Until when.
    pub ends_at: Option<Instant>,
    /// For how many people; one, unless said.
    pub people: Option<bookings::api::People>,
    /// What the booking is called.
    pub title: Option<bookings::api::Title>,
}

/// A change of an item.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct ItemChange {
    /// How many of a plan or product.
    pub quantity: Option<Quantity>,
    /// The first day of a plan.
    pub starts_on: Option<Day>,
    /// Whether the place of a booking is to be held anew.
    pub hold: bool,
}

/// The basket, and what checking it out comes to.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Basket {
    /// Grows with every change; checking out names it. 0 for a basket that does not exist yet.
    pub version: i64,
    /// Whose it is.
    pub owner: Owner,
    /// Whether the cookie still has a basket of its own whose items are shown here: `POST /api/shop/basket/merge` makes
    /// them the customer's on every device. Any change of the basket does so too.
    pub to_merge: bool,
    /// Now, for counting down to when holds lapse.
    pub now: Instant,
    /// Today, in the books: the first day of a plan that names none, and the earliest that can be wished.
    pub today: Day,
    /// What is in it, the oldest first.
    pub items: Vec<Item>,
    /// The discount code, where it counts.
    pub code: Option<CodeInUse>,
    /// Why the code that was entered does not count.
    pub code_problem: Option<ItemProblem>,
    /// What it comes to; null for an empty basket.
    pub totals: Option<Totals>,
    /// What is paid when it is checked out.
    pub due_now: Option<Money>,
    /// Where that is too little to be paid by card or account: the least that can be.
    pub least: Option<Money>,
    /// What goes on later invoices.
    pub next_invoice: Option<Money>,
    /// What one agrees to.
    pub terms: Terms,
    /// Whether it can be checked out now.
    pub checkout: Decision,
    /// The order that waits for its payment: it is paid or given up before there is another, and nothing changes meanwhile.
    pub order_pending: Option<OrderPending>,
    /// The orders whose payment is on its way through the banks. What is in them is no longer in the basket, which goes on; it comes back
    /// into it if the payment does not come.
    pub orders_with_bank: Vec<OrderWithBank>,
}

/// Whose a basket is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    /// The customer's, on every device.
    Customer,
    /// Of whoever has the cookie.
    Guest,
}

/// Something in the basket.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// What it is.
    pub kind: ItemKind,
    /// The plan, the product or the resource.
    pub subject: Subject,
    /// How many.
    pub quantity: i64,
    /// How many it can be.
    pub quantity_max: i64,
    /// The first day of a plan.
    pub starts_on: Option<Day>,
    /// From when something is booked.
    pub starts_at: Option<Instant>,
    /// Until when.
    pub ends_at: Option<Instant>,
    /// Where it is booked.
    pub location: Option<LocationName>,
    /// Until when its place is held; null for what holds none.
    pub held_until: Option<Instant>,
    /// What it comes to, with tax; of a plan the first invoice.
    pub gross: Money,
    /// What it came to without the discount code, where that takes something off.
    pub was: Option<Money>,
    /// What a booking's price was, if it has changed since it was put in: another has signed in, or its place was held again.
    pub price_changed: Option<PriceChange>,
    /// How that came about.
    pub why: Vec<Step>,
    /// What it is charged as: of a plan the first period, the fee for signing up, the deposit.
    pub lines: Vec<ItemLine>,
    /// What is agreed of a plan beyond that; null for the others.
    pub goes_on: Option<GoesOn>,
    /// How it is paid.
    pub pays: Pays,
    /// Whether it is a plan that waits for an operator's yes once it is ordered: until then it costs nothing.
    pub waits: bool,
    /// Why it cannot be had as it stands: what has changed or is gone since it was put in.
    pub problem: Option<ItemProblem>,
}

/// A full price that has changed, with tax: before benefits, discounts and codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PriceChange {
    /// What it was.
    pub before: Money,
    /// What it is.
    pub after: Money,
}

/// What an item is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Subject {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// More about it: a kind of resource, a description.
    pub detail: Option<String>,
}

/// A line that an item is charged as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ItemLine {
    /// What for.
    pub source: Source,
    /// What the invoice calls it.
    pub name: String,
    /// Before tax.
    pub net: Money,
    /// The tax.
    pub tax: Money,
    /// With tax.
    pub gross: Money,
    /// The category of the tax.
    pub tax_category: TaxCategory,
    /// Its rate in parts per million.
    pub tax_rate_ppm: i64,
    /// How the price came about, before the tax is added or taken out of it.
    pub why: Vec<Step>,
}

/// A rule that speaks against something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ItemProblem {
    /// The rule's stable name.
    pub rule: String,
    /// What there is to say beside the rule, in English; may be empty.
    pub detail: String,
}

/// A code that counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct CodeInUse {
    /// The code.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// What it takes off, as prices are meant.
    pub off: Money,
    /// Whether that contains the tax: prices do in this space.
    pub prices_include_tax: bool,
}

/// Sums.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Totals {
    /// Before tax.
    pub net: Money,
    /// The tax.
    pub tax: Money,
    /// With tax.
    pub gross: Money,
    /// Of each category and rate.
    pub taxes: Vec<TaxSum>,
    /// What is moved between net and tax of the sums above, where many lines were rounded: the invoice of what is paid at once has a line for
    /// each. It is nothing with tax.
    pub rounding: Vec<Rounding>,
}

/// What evens out the rounding of one rate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Rounding {
    /// The rate in parts per million.
    pub rate_ppm: i64,
    /// How much the net moves.
    pub net: Money,
    /// How much the tax does: the other way around.
    pub tax: Money,
}

/// What has one category and rate of tax.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct TaxSum {
    /// The category.
    pub category: TaxCategory,
    /// The rate in parts per million.
    pub rate_ppm: i64,
    /// Why there is none.
    pub reason: Option<String>,
    /// Before tax.
    pub net: Money,
    /// The tax.
    pub tax: Money,
}

/// What one agrees to when checking out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Terms {
    /// Which version.
    pub version: String,
    /// The text; may be empty.
    pub text: String,
}

/// Whether something can be done, or the rule against it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Decision {
    /// Whether it can.
    pub allowed: bool,
    /// The rule against it.
    pub rule: Option<String>,
}

/// An order that waits for its payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct OrderPending {
    /// The order.
    pub id: super::OrderId,
    /// Its payment.
    pub payment_id: Option<String>,
    /// When it is given up.
    pub lapses_at: Option<Instant>,
    /// What it comes to, with tax.
    pub gross: Money,
    /// The discount code that it has used.
    pub code: Option<String>,
}

/// An order whose payment is on its way through the banks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct OrderWithBank {
    /// The order.
    pub id: super::OrderId,
    /// When it was made.
    pub created_at: Instant,
    /// What it comes to, with tax.
    pub gross: Money,
}

kernel::text!(
    /// A discount code as people write it: letters, digits and hyphens count, capital or not.
    CodeText,
    1..=40
);

impl CodeText {
    /// As it is kept: in capitals.
    pub fn key(&self) -> String {
        self.as_str().to_uppercase()
    }
}

/// A code to use.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct UseCode {
    /// The code.
    pub code: CodeText,
}
