use super::Words;

/// The words of plans.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Plans {
    /// A contract was made.
    pub(crate) joined: Words,
    /// A plan takes the place of another.
    pub(crate) changed: Words,
    /// The same plan on other terms, or another quantity of it.
    pub(crate) changed_terms: Words,
    /// Somebody else pays for a plan: told to whose it is.
    pub(crate) payer_changed: Words,
    /// The same, to whoever paid.
    pub(crate) paid_no_more: Words,
    pub(crate) paid_not_after_all: Words,
    /// The same, to whoever pays from then on.
    pub(crate) paid_by_you: Words,
    /// A plan rests.
    pub(crate) pause_set: Words,
    /// A plan ends no more.
    pub(crate) reopened: Words,
    /// A plan rests no more.
    pub(crate) resumed: Words,
    /// An operator said that a plan begins on another day.
    pub(crate) moved: Words,
    /// A plan ends.
    pub(crate) cancelled: Words,
    /// Somebody wants a plan that an operator is asked for.
    pub(crate) waits: Words,
    /// An operator said yes.
    pub(crate) approved: Words,
    /// An operator said no.
    pub(crate) refused: Words,
    /// A plan will cost something else.
    pub(crate) price_ahead: Words,
    /// An operator gave a benefit.
    pub(crate) benefit_given: Words,
    /// An operator took back what was left of one.
    pub(crate) benefit_taken: Words,
    /// How much of a benefit.
    pub(crate) amounts: Amounts,
    /// Until when to leave before it does: `{leave_by}`.
    pub(crate) leave_by: &'static str,
    /// Until a plan ends, all stays as it is.
    pub(crate) stays: &'static str,
    /// Until then there is less of its benefits, since its last period is cut short.
    pub(crate) cut: &'static str,
    /// How whoever ended it takes that back.
    pub(crate) take_back: &'static str,
    /// Whom to tell, where they cannot.
    pub(crate) tell: &'static str,
    /// The label before what is left of benefits.
    pub(crate) left: &'static str,
    /// Why whoever pays for another's plan is told: `{customer}`.
    pub(crate) paid_for: &'static str,
    /// A price and how often: each week, each `{count}` weeks, each month, each `{count}` months. `{amount}`.
    pub(crate) every: Every,
    /// The label before the plan.
    pub(crate) plan: &'static str,
    /// The label before the first day.
    pub(crate) from: &'static str,
    /// The label before the last day.
    pub(crate) last_day: &'static str,
    /// The label before the notice days.
    pub(crate) notice: &'static str,
    /// The label before the price until now.
    pub(crate) price_before: &'static str,
    /// The label before the price from then on.
    pub(crate) price_after: &'static str,
    /// The label before the deposit that is charged.
    pub(crate) deposit_held: &'static str,
    /// The label before the deposit that comes back.
    pub(crate) deposit: &'static str,
    /// The label before what comes back of a period.
    pub(crate) credit: &'static str,
    /// The label before how much of a benefit.
    pub(crate) benefit: &'static str,
    /// The label before what an operator says that it is for.
    pub(crate) note: &'static str,
    /// The label before what can be booked with it.
    pub(crate) used_for: &'static str,
    /// In place of a last day.
    pub(crate) for_ever: &'static str,
}

/// How much of a benefit: `{time}`, `{amount}`, `{count}`.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Amounts {
    /// Time to book with.
    pub(crate) time_credit: &'static str,
    /// Money to book and buy with.
    pub(crate) money_credit: &'static str,
    /// One day pass, and several.
    pub(crate) day_passes: [&'static str; 2],
    /// Time in the house.
    pub(crate) time_pass: &'static str,
}

/// A price and how often it is charged.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Every {
    /// Each week.
    pub(crate) week: &'static str,
    /// Each few weeks.
    pub(crate) weeks: &'static str,
    /// Each month.
    pub(crate) month: &'static str,
    /// Each few months.
    pub(crate) months: &'static str,
}
