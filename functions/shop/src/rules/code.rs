//! Discount codes: whether one counts, for what, and how much it takes off.
use super::facts::{CodeFacts, Facts};
use super::refusal::Refusal;
use crate::api::{CodeSetup, ItemKind, Off};
use bookings::rules::cost::CodeOff;
use kernel::Currency;

/// A code that counts, and what is left of the amount that it takes off.
#[derive(Debug, Clone)]
pub struct Code<'a> {
    text: &'a str,
    setup: &'a CodeSetup,
    left_minor: i64,
}

/// Whether the code that was entered counts for this customer now; nothing, if none was.
pub fn judge(facts: &Facts) -> Result<Option<Code<'_>>, Refusal> {
    let Some(known) = &facts.code else { return Ok(None) };
    let setup = known.setup.as_ref().filter(|setup| !setup.archived).ok_or(Refusal::NoSuchCode)?;
    let early = setup.valid_from.is_some_and(|from| facts.now < from);
    let late = setup.valid_until.is_some_and(|until| until <= facts.now);
    // The order that waits for its payment has used it: what it used up it has, and for how long it has is said with the order.
    let is_in_the_order = facts.pending.as_ref().is_some_and(|order| order.code.as_deref() == Some(&known.code));
    match () {
        () if is_in_the_order => Ok(Some(Code::of(known, setup))),
        () if early || late => Err(Refusal::CodeNotNow),
        () if !setup.audience.takes_in(Some(facts.standing())) => Err(Refusal::CodeNotForYou),
        () if is_used_up(known, setup) => Err(Refusal::CodeUsedUp),
        () => Ok(Some(Code::of(known, setup))),
    }
}

fn is_used_up(known: &CodeFacts, setup: &CodeSetup) -> bool {
    let reached = |max: Option<crate::api::Uses>, used: i64| max.is_some_and(|max| max.get() <= used);
    reached(setup.uses_max, known.uses) || reached(setup.uses_per_customer_max, known.own_uses)
}

impl<'a> Code<'a> {
    fn of(known: &'a CodeFacts, setup: &'a CodeSetup) -> Self {
        let left_minor = match setup.off {
            Off::Percent { .. } => 0,
            Off::Amount { minor, .. } => minor.get(),
        };
        Self { text: &known.code, setup, left_minor }
    }

    /// What it takes off something of that sort; nothing, if that is not in its scope.
    pub fn off(&self, kind: ItemKind, subject: &str, currency: Currency) -> Option<CodeOff<'a>> {
        let scope = &self.setup.scope;
        let of_kind = match kind {
            ItemKind::Plan => scope.plans,
            ItemKind::Product => scope.products,
            ItemKind::Booking => scope.bookings,
        };
        let named = scope.ids.is_empty() || scope.ids.iter().any(|id| id.as_str() == subject);
        let (off_ppm, off_minor_max) = match self.setup.off {
            Off::Percent { off_ppm } => (off_ppm.get(), 0),
            Off::Amount { currency: own, .. } if own == currency => (0, self.left_minor),
            Off::Amount { .. } => return None,
        };
        (of_kind && named).then_some(CodeOff { code: self.text, off_ppm, off_minor_max })
    }

    /// Notes that it took `minor` off, so that the next line gets what is left of an amount.
    pub fn took(&mut self, minor: i64) {
        self.left_minor -= minor.min(self.left_minor);
    }
}
