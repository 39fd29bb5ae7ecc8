use crate::api::{Decision, PlanId, Scope, Span};
use kernel::{Currency, Day, Money};
use ledger::{BenefitKind, Cycle, GrantId, SoldAs};
pub use ledger::{CapLeft, ContractId};
use serde::{Deserialize, Serialize};

/// What a customer has.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Mine {
    /// Today, in the books.
    pub today: Day,
    /// Contracts that hold, wait or lie ahead, the oldest first.
    pub contracts: Vec<Contract>,
    /// What is left of each benefit, for each period in which it holds.
    pub benefits: Vec<BenefitBalance>,
    /// What teams share with the customer, by whose it is.
    pub shared: Vec<SharedBenefits>,
    /// What contracts take off the price of bookings.
    pub discounts: Vec<Discount>,
    /// The most that may be used, and what has been.
    pub caps: Vec<CapUsed>,
}

/// A plan, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PlanName {
    /// The plan.
    pub id: PlanId,
    /// What it is called.
    pub name: String,
}

/// Where a contract stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ContractStatus {
    /// It waits for an operator's yes.
    Waiting,
    /// It holds, or will, or did.
    Agreed,
    /// An operator said no.
    Refused,
    /// The customer took it back.
    Withdrawn,
}

impl ContractStatus {
    /// The word in the database.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Agreed => "agreed",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether it takes a place of its plan.
    pub const fn takes_a_place(self) -> bool {
        matches!(self, Self::Waiting | Self::Agreed)
    }
}

/// Who set the end of a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndedBy {
    /// Whoever has it or pays for it, who may take the end back.
    Member,
    /// An operator.
    Operator,
}

impl EndedBy {
    /// The word in the database.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Operator => "operator",
        }
    }
}

/// A contract, as its customer sees it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Contract {
    /// Its id.
    pub id: ContractId,
    /// Grows with every change.
    pub version: i64,
    /// To which plan it binds.
    pub plan: PlanName,
    /// Whether that is a plan, or a product by the cycle, by which nobody is a member.
    pub sold_as: SoldAs,
    /// How many of it.
    pub quantity: i64,
    /// Where it stands.
    pub status: ContractStatus,
    /// Whether the viewer pays for it, or somebody else does.
    pub own: bool,
    /// Whose it is, where it is not the viewer's, who pays for it.
    pub customer_name: Option<String>,
    /// What all of it costs for a whole cycle now, as prices are meant here.
    pub price: Money,
    /// Whether `price` contains the tax.
    pub prices_include_tax: bool,
    /// How often it is charged.
    pub cycle: Cycle,
    /// Its first day.
    pub starts_on: Day,
    /// The first day that it no longer holds.
    pub ends_on: Option<Day>,
    /// The period in which today lies; null before it begins.
    pub period: Option<Span>,
    /// The first day on which it can be changed, where that is later than today: it was paid elsewhere until then.
    pub change_from: Option<Day>,
    /// When it is charged next, and what the invoice of that day comes to.
    pub next_charge: Option<NextCharge>,
    /// What is held until it ends.
    pub deposit: Money,
    /// How many days ahead one says that one leaves.
    pub notice_days: u16,
    /// Until when it lasts at least.
    pub minimum_until: Option<Day>,
    /// The earliest day on which it can be left.
    pub earliest_leave_on: Day,
    /// Prices from a later day on, of all of it for a whole cycle.
    pub prices_ahead: Vec<PriceAhead>,
    /// Cycles that it rests, in order.
    pub pauses: Vec<Span>,
    /// The contract that it takes the place of.
    pub follows: Option<ContractId>,
    /// The contract that will take its place.
    pub followed_by: Option<Following>,
    /// Why it is left, as the customer said.
    pub leaving_reason: Option<String>,
    /// What can be done with it now.
    pub may: May,
    /// When it can be paused; null if it cannot.
    pub pause_options: Option<PauseOptions>,
}

/// When a contract is charged next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct NextCharge {
    /// The day.
    pub on: Day,
    /// What the invoice of that day comes to, with all else that is on it.
    pub total: Money,
}

/// A price from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PriceAhead {
    /// The first day of a period that costs it.
    pub from: Day,
    /// The price.
    pub price: Money,
}

/// The contract that will take another's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Following {
    /// Which.
    pub contract_id: ContractId,
    /// Of which plan.
    pub plan_name: String,
    /// From when.
    pub starts_on: Day,
    /// Whether it waits for an operator's yes.
    pub waits: bool,
}

/// What can be done with a contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct May {
    /// Another plan, or another quantity.
    pub change: Decision,
    /// A rest.
    pub pause: Decision,
    /// Going on before a pause is over.
    pub resume: Decision,
    /// Leaving.
    pub cancel: Decision,
    /// Staying after all: the end, or the change ahead, is taken back.
    pub withdraw: Decision,
}

/// When a contract can be paused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PauseOptions {
    /// The days on which a pause can begin within a year.
    pub first_days: Vec<Day>,
    /// How many cycles it can last.
    pub cycles_max: u16,
}

/// What is left of a benefit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct BenefitBalance {
    /// What it is called.
    pub name: String,
    /// Counted in what.
    pub kind: BenefitKind,
    /// Of which currency, for money.
    pub currency: Option<Currency>,
    /// What it can be used for.
    pub scope: Scope,
    /// The periods in which it holds, the soonest first; those ahead are what is coming.
    pub periods: Vec<BenefitPeriod>,
}

/// What the payer of a team shares with the customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SharedBenefits {
    /// Whose it is.
    pub payer_name: String,
    /// Whether it is only spent when nothing is left of one's own; else it is as one with one's own, the soonest expiry first.
    pub after_own: bool,
    /// What is left of each benefit, for each period in which it holds.
    pub benefits: Vec<BenefitBalance>,
    /// What the team's caps leave the customer of it in this month; empty where there are none.
    pub caps: Vec<CapLeft>,
}

/// What is left of a benefit in a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct BenefitPeriod {
    /// The grant.
    pub grant_id: GrantId,
    /// By which contract it was given; null if it was bought or given by hand.
    pub contract_id: Option<ContractId>,
    /// From which day.
    pub from: Day,
    /// Until before which day; null for ever.
    pub until: Option<Day>,
    /// How much was given: minutes, minor units, passes.
    pub amount: i64,
    /// How much is left.
    pub balance: i64,
}

/// What a contract takes off the price of bookings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Discount {
    /// What it is called.
    pub name: String,
    /// In parts per million: 200000 is 20 %.
    pub off_ppm: u32,
    /// For what.
    pub scope: Scope,
}

/// Which cap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CapName {
    /// Minutes booked in a calendar week, Monday first.
    BookingMinutesPerWeek,
    /// Minutes booked in a calendar month.
    BookingMinutesPerMonth,
    /// Days on which they came in a calendar week.
    CheckInsPerWeek,
    /// Days on which they came in a calendar month.
    CheckInsPerMonth,
    /// Visitors of theirs in a day.
    VisitorsPerDay,
    /// Visitors of theirs in a calendar week.
    VisitorsPerWeek,
    /// Visitors of theirs in a calendar month.
    VisitorsPerMonth,
}

/// The most that may be used in a stretch of time, and what has been.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct CapUsed {
    /// Which cap.
    pub cap: CapName,
    /// What has been used of it: minutes, days, visitors; what was bought is left out.
    pub used: i64,
    /// The most.
    pub max: i64,
    /// Its first day.
    pub from: Day,
    /// The day after its last.
    pub until: Day,
}
