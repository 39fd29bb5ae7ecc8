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

/// What the customer is told ahead on `today` of a debit that is for `first`, and the day of it; `others` are too little by themselves, and
/// those that are due by then go with it, but for what was told already and is still to come.
pub(crate) fn told_together<'a>(
    policy: &Dunning,
    means: Means<'_>,
    first: Debt<'a>,
    others: &[Debt<'a>],
    today: Day,
) -> Option<(Day, Vec<Share<'a>>)> {
    let (step, on) = announcing(policy, means, first.late, today)?;
    let by = today.plus_days(told_ahead(means.method)?);
    let goes = |other: &&Debt| other.late.due_on <= by && !other.late.is_promised(means, today);
    let others: Vec<Debt> = others.iter().filter(goes).copied().collect();
    if first.is_led_by(&others, |other| announcing(policy, means, other.late, today).is_some()) {
        return None;
    }
    let others = others.into_iter().map(|other| (other, (!other.late.is_told(means)).then(|| step.clone())));
    Some((on, shares((first, Some(step.clone())), others)?))
}

/// What is collected on `today` with `first`, which leads; of `others`, which are too little by themselves, those go with it that are due
/// and that may be collected.
pub(crate) fn tried_together<'a>(
    policy: &Dunning,
    means: Means<'_>,
    first: Debt<'a>,
    others: &[Debt<'a>],
    today: Day,
) -> Option<(String, Vec<Share<'a>>)> {
    let step = collecting(policy, means, first.late, today)?;
    let goes = |other: &&Debt| other.late.due_on <= today && other.late.is_announced(means, today);
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
