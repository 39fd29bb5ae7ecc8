use crate::api::{Audience, ContractId, Decision, Draft, PlanId, ProductId};
use kernel::{Currency, Day, LocationId, Money};
use ledger::{Caps, Cycle, Gives, PauseRules};
use serde::Serialize;

/// What can be joined and bought.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Offers {
    /// Today, in the books.
    pub today: Day,
    /// Whether prices contain the tax.
    pub prices_include_tax: bool,
    /// The plans, in their order; none where that section does not show.
    pub items: Vec<PlanOffer>,
    /// The products by the cycle, in their order; none where the section of products does not show. They are bought in the basket.
    pub by_cycle: Vec<PlanOffer>,
    /// The products that are bought once, in their order; none where that section does not show.
    pub products: Vec<ProductOffer>,
    /// Null: they fit on one page.
    pub next_cursor: Option<String>,
}

/// A location, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Place {
    /// The location.
    pub id: LocationId,
    /// What people call it.
    pub name: String,
}

/// An amount in three parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Taxed {
    /// Before tax.
    pub net: Money,
    /// The tax.
    pub tax: Money,
    /// With tax.
    pub gross: Money,
}

/// A benefit, as members read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Benefit {
    /// What it is called.
    pub name: String,
    /// What it gives.
    pub gives: Gives,
    /// What it can be used for.
    pub scope: Scope,
    /// For a product: how many days it lasts; null for ever. A plan's lasts its period.
    pub days: Option<u16>,
    /// For a plan: how often it comes; null for once a cycle.
    pub every: Option<Cycle>,
}

/// What a benefit can be used for, in names; an empty list is everything.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Scope {
    /// Kinds of resources.
    pub kinds: Vec<String>,
    /// Locations.
    pub locations: Vec<String>,
}

/// How joining is paid for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Pays {
    /// It costs nothing.
    Nothing,
    /// On the next invoice: `POST /api/plans/contracts` joins.
    NextInvoice,
    /// At once: it goes through the basket.
    AtOnce,
}

/// A plan, or a product by the cycle, that is offered.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PlanOffer {
    /// Its id.
    pub id: PlanId,
    /// What it is called.
    pub name: String,
    /// What to know about it.
    pub description: String,
    /// Where it belongs; null for the whole space.
    pub location: Option<Place>,
    /// For whom it is.
    pub audience: Audience,
    /// What one costs for a cycle, as prices are meant here.
    pub price: Money,
    /// The same in its parts, at today's tax.
    pub taxed: Taxed,
    /// Whether `price` contains the tax.
    pub prices_include_tax: bool,
    /// How often it is charged.
    pub cycle: Cycle,
    /// The day of the month on which cycles begin; null for the day one joins.
    pub billing_day: Option<u32>,
    /// What signing up costs, once.
    pub sign_up_fee: Money,
    /// What is held until it ends.
    pub deposit: Money,
    /// What each cycle gives.
    pub benefits: Vec<Benefit>,
    /// What may be used at most.
    pub caps: Caps,
    /// How many cycles it lasts at least.
    pub cycles_min: u16,
    /// How many days ahead one says that one leaves.
    pub notice_days: u16,
    /// Whether one can leave on any day and pays the days until then.
    pub leave_any_day: bool,
    /// Whether and how long it can be paused.
    pub pause: PauseRules,
    /// Whether a contract waits for an operator's yes.
    pub approval: bool,
    /// How many more can join, today or from `free_from` on; null for any number.
    pub places_left: Option<i64>,
    /// From which day on a place is free, where none is today; null where one is, or none will be.
    pub free_from: Option<Day>,
    /// The first invoice of whoever joins today, or from `free_from` on; null where nothing is charged.
    pub first_invoice: Option<Draft>,
    /// How joining is paid for.
    pub pays: Pays,
    /// Whether the viewer can join it, today or once what they have of it is over; whoever is not signed in learns whether a contact could.
    pub join: Decision,
    /// What the viewer has of it already, or has asked for; null for nothing.
    pub has: Option<Has>,
}

/// What somebody has of a plan that is offered: the contract of it that lasts longest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Has {
    /// The contract.
    pub contract_id: ContractId,
    /// Whether it waits for an operator's yes.
    pub waits: bool,
    /// How many of it.
    pub quantity: i64,
    /// Its end, from which on the same can be had anew; null while it has none.
    pub ends_on: Option<Day>,
    /// Whether the viewer can change it, its quantity too.
    pub change: Decision,
}

/// A product that is sold.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct ProductOffer {
    /// Its id.
    pub id: ProductId,
    /// What it is called.
    pub name: String,
    /// What to know about it.
    pub description: String,
    /// Where it is sold; null for everywhere.
    pub location: Option<Place>,
    /// For whom it is.
    pub audience: Audience,
    /// What one costs, as prices are meant here.
    pub price: Money,
    /// The same in its parts, at today's tax.
    pub taxed: Taxed,
    /// Its currency.
    pub currency: Currency,
    /// What it gives.
    pub benefits: Vec<Benefit>,
    /// How many are left; null for any number.
    pub stock: Option<i64>,
    /// Whether the viewer can buy it.
    pub buy: Decision,
}
