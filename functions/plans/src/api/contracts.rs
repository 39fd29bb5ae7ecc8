use crate::api::{
    ContractId, ContractStatus, Digest, DueDays, LeavingReason, Minor, PauseCycles, PlanId, PlanName, Quantity,
};
use kernel::{CustomerId, Day, Instant, Money};
use ledger::{Pause, PriceFrom, SoldAs, Terms};
use serde::{Deserialize, Serialize};

/// A contract, as operators make it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ContractSetup {
    /// Whose it is.
    pub customer_id: CustomerId,
    /// Who pays for it; null for the customer.
    pub payer_id: Option<CustomerId>,
    /// To which plan it binds; its terms are copied.
    pub plan_id: PlanId,
    /// How many of it.
    pub quantity: Quantity,
    /// The first day; today at the earliest.
    pub starts_on: Day,
    /// The first day that it no longer holds; null while nobody has cancelled.
    pub ends_on: Option<Day>,
    /// The price of one for a cycle; null for the plan's.
    pub price_minor: Option<Minor>,
    /// What signing up costs; null for what the plan says.
    pub sign_up_fee_minor: Option<Minor>,
    /// What is held for one until it ends; null for what the plan says.
    pub deposit_minor: Option<Minor>,
    /// Days from an invoice to its due day; null for the plan's.
    pub due_days: Option<DueDays>,
}

/// What an operator does to a contract.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "act", rename_all = "snake_case", deny_unknown_fields)]
pub enum OperatorAct {
    /// Says yes to one that waits; it starts on its day, or today if that has passed.
    Approve,
    /// Says no to one that waits.
    Refuse {
        /// Why, for the customer; empty to say nothing.
        reason: LeavingReason,
    },
    /// Another price for periods that begin from a day on.
    Price {
        /// The day; nothing before it is charged any more.
        from: Day,
        /// The price of one for a cycle.
        price_minor: Minor,
    },
    /// Another quantity from a day on: a contract of its own takes this one's place.
    Quantity {
        /// The day.
        on: Day,
        /// How many.
        quantity: Quantity,
    },
    /// Another plan from a day on, whoever it is offered to and whatever the minimum term: a contract of its own takes this one's place.
    Plan {
        /// Which; one that is not archived, or its own: for another quantity on the terms that were agreed, for the same on the plan's terms of
        /// today.
        plan_id: PlanId,
        /// How many of it.
        quantity: Quantity,
        /// The day.
        on: Day,
        /// Whether the plan's minimum term begins anew, where the terms of today are what is wished; what is left of the one before holds
        /// anyway.
        #[serde(default)]
        term_anew: bool,
    },
    /// Another payer from a day on: a contract of its own takes this one's place, on the same terms. The deposit goes back to the one, and is
    /// charged to the other.
    Payer {
        /// Who pays from then on.
        payer_id: CustomerId,
        /// The day.
        on: Day,
    },
    /// Another first day, while it has not begun.
    Start {
        /// The day.
        on: Day,
    },
    /// Its end, whatever was agreed on notice.
    End {
        /// The first day that it no longer holds.
        on: Day,
        /// Why; empty to say nothing.
        reason: LeavingReason,
    },
    /// Takes an end back.
    Reopen {
        /// Until when it was paid elsewhere, the first day that was not: for one that was brought in, and has to be said where its end had cut it.
        /// What is known otherwise stays, if it is left out.
        paid_until: Option<Day>,
    },
    /// A rest, whatever was agreed on pauses.
    Pause {
        /// The first day: that of a cycle which is not charged yet.
        from: Day,
        /// How many cycles.
        cycles: PauseCycles,
    },
    /// Goes on from the next cycle on.
    Resume {
        /// The first day of the pause.
        from: Day,
    },
    /// Other days from an invoice to its due day.
    DueDays {
        /// How many; null for the plan's.
        days: Option<DueDays>,
    },
}

impl OperatorAct {
    /// Who is to pay instead.
    pub fn next_payer(&self) -> Option<&CustomerId> {
        if let Self::Payer { payer_id, .. } = self { Some(payer_id) } else { None }
    }

    /// Whether it leads out of having too many contracts, and so is done whatever else the payer has.
    pub fn is_a_way_out(&self) -> bool {
        matches!(self, Self::Refuse { .. } | Self::End { .. })
    }
}

/// How to make a contract.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Making {
    /// The digest of the preview that was seen: if it no longer holds, nothing happens. Whoever leaves it out has seen none.
    pub seen: Option<Digest>,
}

/// How to act.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Acting {
    /// The version of the contract that was decided on.
    pub version: u32,
    /// Say what would happen, but write nothing.
    #[serde(default)]
    pub dry_run: bool,
    /// The digest of the preview that was seen: if it no longer holds, nothing happens. Whoever leaves it out has seen none.
    pub seen: Option<Digest>,
}

/// Which state of contracts a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ContractState {
    /// They wait for a yes.
    Waiting,
    /// They hold today, or will.
    Current,
    /// They have an end that lies ahead.
    Leaving,
    /// They are over, or never came to be.
    Over,
}

/// Which contracts.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListContracts {
    /// Only those that this customer has or pays for.
    pub customer: Option<CustomerId>,
    /// Only those of this plan.
    pub plan: Option<PlanId>,
    /// Only those of plans, or those of products by the cycle.
    pub sold_as: Option<SoldAs>,
    /// Only those in this state.
    pub state: Option<ContractState>,
    /// The page after this.
    pub cursor: Option<ContractId>,
}

/// A customer, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema), schemars(rename = "NamedCustomer"))]
pub struct CustomerName {
    /// The customer.
    pub id: CustomerId,
    /// What they are called.
    pub name: String,
}

/// A contract, as operators see it.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct OperatorContract {
    /// Its id.
    pub id: ContractId,
    /// Grows with every change; an act names the version that it was decided on.
    pub version: i64,
    /// Whose it is.
    pub customer: CustomerName,
    /// Who pays for it.
    pub payer: CustomerName,
    /// To which plan it binds.
    pub plan: PlanName,
    /// Whether that is a plan, or a product by the cycle.
    pub sold_as: SoldAs,
    /// Where it stands.
    pub status: ContractStatus,
    /// Its first day.
    pub starts_on: Day,
    /// The first day that it no longer holds.
    pub ends_on: Option<Day>,
    /// Everything before this day is charged; null once it is closed.
    pub charged_until: Option<Day>,
    /// How many of it.
    pub quantity: i64,
    /// The price of one for a cycle.
    pub price: Money,
    /// Prices of one from a later day on, in order.
    pub prices_ahead: Vec<PriceFrom>,
    /// Cycles that it rests, in order.
    pub pauses: Vec<Pause>,
    /// What was charged for signing up.
    pub sign_up_fee: Money,
    /// What is held for one until it ends.
    pub deposit: Money,
    /// The other terms.
    pub terms: Terms,
    /// Until when it lasts at least, whatever its own terms say: what is left of the minimum term of the contract that it follows.
    pub bound_until: Option<Day>,
    /// Days from an invoice to its due day, if it has its own.
    pub due_days: Option<u16>,
    /// Why it is left, as the customer said.
    pub leaving_reason: Option<String>,
    /// The contract that it takes the place of.
    pub follows: Option<ContractId>,
    /// Whether who takes its end back has to say until when it was paid elsewhere, since its end had cut that.
    pub asks_paid_until: bool,
    /// When it was made.
    pub created_at: Instant,
}

/// A contract to bring in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ImportContract {
    /// Its id. One that is known stays as it is.
    pub id: ContractId,
    /// Whose it is.
    pub customer_id: CustomerId,
    /// Who pays for it; the customer, if left out.
    pub payer_id: Option<CustomerId>,
    /// To which plan it binds; its terms are copied.
    pub plan_id: PlanId,
    /// The first day.
    pub starts_on: Day,
    /// The first day that it no longer holds.
    pub ends_on: Option<Day>,
    /// Everything before this day was charged elsewhere: the first day of one of its cycles. If left out, the cycle that runs
    /// has been charged.
    pub charged_until: Option<Day>,
    /// How many of it; one, if left out.
    pub quantity: Option<Quantity>,
    /// The price of one for a cycle; the plan's, if left out.
    pub price_minor: Option<Minor>,
    /// Prices of one from a later day on, in order.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schemars(length(max = 24)))]
    pub prices_ahead: Vec<PriceFrom>,
    /// Days from an invoice to its due day; the plan's, if left out.
    pub due_days: Option<DueDays>,
}
