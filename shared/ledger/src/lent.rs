//! What a payer lends to the people of a team, and the caps on it: how much of each kind one of them may draw in a calendar month
//! (docs/money.md, part 7). A month is that in which the thing takes place: a booking counts where it begins.
use crate::{BenefitKind, Grant};
use kernel::{Currency, CustomerId, Day};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What makes a grant somebody else's to whoever may spend it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Lent {
    /// Whose it is.
    pub payer: CustomerId,
    /// How much of this kind, and of each currency, the holder may draw of the payer's in a month; no limit, if none.
    #[serde(default)]
    pub cap: Option<i64>,
    /// What the holder has drawn of that so far, by the first day of the month; nothing is told where there is no limit.
    #[serde(default)]
    pub drawn: BTreeMap<Day, i64>,
    /// The first day of the month in which it is to be spent; nothing is held to a cap before it is known.
    #[serde(skip)]
    pub month: Option<Day>,
}

impl Lent {
    /// What the cap leaves; no limit, if none.
    pub fn left(&self) -> Option<i64> {
        let drawn = self.month.and_then(|month| self.drawn.get(&month)).copied().unwrap_or_default();
        self.cap.map(|cap| (cap - drawn).max(0))
    }

    /// Adds to `caps` what the cap on a grant of this kind leaves in the month that begins on `month`. Grants that are counted
    /// together have one cap, and where there is none nothing is added.
    pub fn note_cap(&self, caps: &mut Vec<CapLeft>, (kind, currency): (BenefitKind, Option<Currency>), month: Day) {
        let then = Self { month: Some(month), ..self.clone() };
        let cap = then.cap.zip(then.left()).map(|(max, left)| CapLeft { kind, currency, left, max });
        caps.extend(cap.filter(|cap| !caps.contains(cap)));
    }
}

/// What a cap leaves a member of what a payer shares, in this month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct CapLeft {
    /// Counted in what.
    pub kind: BenefitKind,
    /// Of which currency, for money.
    pub currency: Option<Currency>,
    /// How much the viewer may still draw: minutes, minor units, passes.
    pub left: i64,
    /// Of how much.
    pub max: i64,
}

impl Grant {
    /// The grant as it is to be spent on `day`, on the calendar that the month is counted on.
    pub fn on(&self, day: Day) -> Self {
        let lent = self.lent.clone().map(|lent| Lent { month: Some(day.month().0), ..lent });
        Self { lent, ..self.clone() }
    }

    /// What can be drawn of it: its balance, as far as a cap leaves it.
    pub fn available(&self) -> i64 {
        let left = self.lent.as_ref().and_then(Lent::left);
        left.map_or(self.balance, |left| left.min(self.balance))
    }

    /// Whether caps count both together: of one payer, kind and currency.
    pub fn is_lent_with(&self, other: &Self) -> bool {
        let payer = |grant: &Self| grant.lent.as_ref().map(|lent| lent.payer.clone());
        payer(self).is_some() && (payer(self), self.kind, self.currency) == (payer(other), other.kind, other.currency)
    }
}

/// Counts what is taken of several grants for one thing, so that together they keep to the caps.
#[derive(Debug, Default)]
pub struct Tally<'a> {
    taken: BTreeMap<(&'a CustomerId, BenefitKind, Option<String>), i64>,
}

impl<'a> Tally<'a> {
    /// Takes as much of `grant` as it and its cap leave of `wanted`.
    pub fn take(&mut self, grant: &'a Grant, wanted: i64) -> i64 {
        let Some(lent) = &grant.lent else { return grant.balance.min(wanted) };
        let currency = grant.currency.as_ref().map(Currency::to_string);
        let taken = self.taken.entry((&lent.payer, grant.kind, currency)).or_default();
        let cap = lent.left().map_or(i64::MAX, |cap| cap - *taken);
        let amount = grant.balance.min(wanted).min(cap).max(0);
        *taken += amount;
        amount
    }
}

/// Leaves of `grants` what a draw of so much of one of them leaves, for what follows in the same batch.
pub fn leave(grants: &mut [Grant], draw: &crate::Draw) {
    let Some(spent) = grants.iter().find(|grant| grant.id == draw.grant).cloned() else { return };
    for grant in grants {
        if grant.id == spent.id {
            grant.balance -= draw.amount;
        }
        if let (true, Some(month)) = (grant.is_lent_with(&spent), draw.month)
            && let Some(lent) = &mut grant.lent
        {
            *lent.drawn.entry(month).or_default() += draw.amount;
        }
    }
}
