//! Which invoices of one customer are collected in one payment: what is too little by itself goes with others.
use super::collecting::{Means, announcing, collecting, told_ahead};
use super::dunning::Late;
use crate::api::Dunning;
use kernel::{Day, Money};
use ledger::{InvoiceId, payable, together};

/// The most invoices that one payment is for, as for members.
const PARTS_MAX: usize = 50;

/// An invoice that may be collected.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Debt<'a> {
    /// Which.
    pub(crate) id: &'a InvoiceId,
    /// What is left of it.
    pub(crate) left: Money,
    /// When it was due, and what has been done about it.
    pub(crate) late: &'a Late,
}

/// What one payment takes of an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Share<'a> {
    /// Of which.
    pub(crate) id: &'a InvoiceId,
    /// How much.
    pub(crate) minor: i64,
    /// The step that is taken by it, if one is.
    pub(crate) step: Option<String>,
}

impl Debt<'_> {
    /// Whether another leads, if this one and the others are all too little: of those that do, the one that was due last.
    fn is_led_by<'a>(&self, others: &[Debt<'a>], leads: impl Fn(&Debt<'a>) -> bool) -> bool {
        let place = |debt: &Debt| (debt.late.due_on, debt.id.to_string());
        payable(self.left).is_none() && others.iter().any(|other| place(self) < place(other) && leads(other))
    }
}

/// A debit that the customer was told of and that was not tried since.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Promise<'a> {
    leader: Debt<'a>,
    /// What goes with it.
    with: &'a [InvoiceId],
}

impl<'a> Promise<'a> {
    /// The debit from `means` that `leader` leads; nothing, where none was told or it was tried.
    pub(crate) fn of(leader: Debt<'a>, means: Means<'_>) -> Option<Self> {
        let with = leader.late.told_with(means)?;
        Some(Self { leader, with })
    }

    /// Whether it takes `debt`, too: one that comes to too little, since something of it was paid, takes nothing of anything.
    fn takes(&self, debt: &Debt<'_>, others: &[Debt<'_>]) -> bool {
        let is_with = |other: &&Debt| self.with.contains(other.id) && other.id != debt.id;
        let lefts = || others.iter().filter(is_with).map(|other| other.left);
        let all: Vec<Money> = [self.leader.left, debt.left].into_iter().chain(lefts()).collect();
        self.with.contains(debt.id) && together(&all).is_some()
    }
}

/// Whether `debt` goes with another than `first`, with which it was told.
fn is_promised_to_another(debt: &Debt<'_>, first: Debt<'_>, others: &[Debt<'_>], promises: &[Promise<'_>]) -> bool {
    promises.iter().any(|promise| promise.leader.id != first.id && promise.takes(debt, others))
}

/// What the customer is told ahead on `today` of a debit that is for `first`, and the day of it; `others` are too little by themselves, and
/// those that are due by then go with it, but for what was told already and is still to come.
pub(crate) fn told_together<'a>(
    policy: &Dunning,
    means: Means<'_>,
    first: Debt<'a>,
    (others, promises): (&[Debt<'a>], &[Promise<'_>]),
    today: Day,
) -> Option<(Day, Vec<Share<'a>>)> {
    let (step, on) = announcing(policy, means, first.late, today)?;
    let by = today.plus_days(told_ahead(means.method)?);
    let goes = |other: &&Debt| {
        let is_to_come = other.late.is_promised(means, today) || is_promised_to_another(other, first, others, promises);
        other.late.due_on <= by && !is_to_come
    };
    let others: Vec<Debt> = others.iter().filter(goes).copied().collect();
    if first.is_led_by(&others, |other| announcing(policy, means, other.late, today).is_some()) {
        return None;
    }
    let others = others.into_iter().map(|other| (other, (!other.late.is_told(means)).then(|| step.clone())));
    Some((on, shares((first, Some(step.clone())), others)?))
}

/// What is collected on `today` with `first`, which leads; of `others`, which are too little by themselves, those go with it that are due
/// and that may be collected. What was told goes first with what it was told with, and nothing else with that.
pub(crate) fn tried_together<'a>(
    policy: &Dunning,
    means: Means<'_>,
    first: Debt<'a>,
    (others, promises): (&[Debt<'a>], &[Promise<'_>]),
    today: Day,
) -> Option<(String, Vec<Share<'a>>)> {
    let step = collecting(policy, means, first.late, today)?;
    if is_promised_to_another(&first, first, others, promises) {
        return None;
    }
    let told_with = first.late.told_with(means);
    let goes = |other: &&Debt| {
        let is_free = || !is_promised_to_another(other, first, others, promises);
        let fits = told_with.map_or_else(is_free, |with| with.contains(other.id));
        fits && other.late.due_on <= today && other.late.is_announced(means, today)
    };
    let others: Vec<Debt> = others.iter().filter(goes).copied().collect();
    let step_of = |other: &Debt| collecting(policy, means, other.late, today);
    if first.is_led_by(&others, |other| step_of(other).is_some()) {
        return None;
    }
    let others = others.into_iter().map(|other| (other, step_of(&other)));
    Some((step.clone(), shares((first, Some(step)), others)?))
}

/// Nothing, if all of them are too little together.
fn shares<'a>(
    first: (Debt<'a>, Option<String>),
    others: impl Iterator<Item = (Debt<'a>, Option<String>)>,
) -> Option<Vec<Share<'a>>> {
    let all: Vec<_> = [first].into_iter().chain(others).take(PARTS_MAX).collect();
    let lefts: Vec<Money> = all.iter().map(|(debt, _)| debt.left).collect();
    let shares = all.into_iter().zip(together(&lefts)?);
    let shares = shares.map(|((debt, step), minor)| Share { id: debt.id, minor, step });
    Some(shares.filter(|share| 0 < share.minor).collect())
}
