//! Whether something can be had by this customer, as it stands.
use super::facts::{Facts, PlanFacts, ProductFacts, StoredItem};
use super::price::Priced;
use super::refusal::Refusal;
use super::{HOLDS_MAX, ITEMS_MAX};
use crate::api::{ItemChange, ItemKind};
use access::{NewDebt, Right, Section, Standing, decide};
use kernel::{Currency, Day};
use ledger::{AHEAD_DAYS_MAX, SoldAs};

/// Why `item`, as it was priced, cannot be had now: what has changed or is gone since it was put in.
pub(super) fn problem_of(facts: &Facts, item: &StoredItem, priced: &Priced) -> Option<Refusal> {
    let refused = match item.kind {
        ItemKind::Plan => facts.plan(&item.subject).ok_or(Refusal::NoSuchPlan).and_then(|plan| {
            let starts_on = item.wish.starts_on.unwrap_or(facts.today);
            plan_can_be_had(facts, plan, item.quantity, starts_on)
        }),
        ItemKind::Product => facts
            .product(&item.subject)
            .ok_or(Refusal::NoSuchProduct)
            .and_then(|product| product_can_be_had(facts, product, item.quantity)),
        ItemKind::Booking => place_is_held(facts, item),
    };
    refused.err().or_else(|| priced.problem.clone())
}

/// Whether `plan` can be joined, or a product by the cycle bought, from `starts_on` on.
fn plan_can_be_had(facts: &Facts, plan: &PlanFacts, quantity: i64, starts_on: Day) -> Result<(), Refusal> {
    let (section, gone, for_others) = match plan.sold_as {
        SoldAs::Plan => (Section::Plans, Refusal::NoSuchPlan, Refusal::NotYourPlan),
        SoldAs::Product => (Section::Products, Refusal::NoSuchProduct, Refusal::NotYourProduct),
    };
    decide(&facts.viewer, section)?;
    if !plan.offered {
        return Err(gone);
    }
    if !plan.audience.takes_in(Some(facts.standing())) {
        return Err(for_others);
    }
    match plan.sold_as {
        // Who has a plan changes what they have by taking another; who has none begins.
        SoldAs::Plan if facts.viewer.signed_in && facts.standing() == Standing::Member => {
            decide(&facts.viewer, Right::ChangePlan)?;
        }
        SoldAs::Product if facts.viewer.signed_in => decide(&facts.viewer, Right::BuyProducts)?,
        _ => {}
    }
    decide(&facts.viewer, NewDebt)?;
    can_start(facts, plan, quantity, starts_on)
}

/// The same for whom it was proposed to: for them it is on offer.
pub(super) fn can_start(facts: &Facts, plan: &PlanFacts, quantity: i64, starts_on: Day) -> Result<(), Refusal> {
    if starts_on < facts.today {
        return Err(Refusal::StartHasPassed { starts_on });
    }
    if facts.today.plus_days(AHEAD_DAYS_MAX) < starts_on {
        return Err(Refusal::TooFarAhead { days_max: AHEAD_DAYS_MAX });
    }
    if has(facts, plan, starts_on) {
        return Err(Refusal::HasPlan);
    }
    if ledger::CONTRACTS_MAX <= facts.paid_for() {
        return Err(Refusal::TooManyContracts);
    }
    let left = plan.places.left(starts_on, None);
    left.filter(|left| *left < quantity).map_or(Ok(()), |left| Err(Refusal::PlanFull { left }))
}

/// Whether the customer has the plan on that day or later; `ledger::guard_once` asks the same as it is written.
fn has(facts: &Facts, plan: &PlanFacts, starts_on: Day) -> bool {
    let until = |held: &super::facts::HeldPlan| held.ends_on.is_none_or(|ends_on| starts_on < ends_on);
    facts.has.iter().any(|held| held.plan == plan.id && until(held))
}

fn product_can_be_had(facts: &Facts, product: &ProductFacts, quantity: i64) -> Result<(), Refusal> {
    decide(&facts.viewer, Section::Products)?;
    if !product.offered {
        return Err(Refusal::NoSuchProduct);
    }
    if !product.audience.takes_in(Some(facts.standing())) {
        return Err(Refusal::NotYourProduct);
    }
    if facts.viewer.signed_in {
        decide(&facts.viewer, Right::BuyProducts)?;
    }
    is_in_stock(product, quantity)
}

/// Whether there are enough of it.
pub(super) fn is_in_stock(product: &ProductFacts, quantity: i64) -> Result<(), Refusal> {
    product.stock.filter(|stock| *stock < quantity).map_or(Ok(()), |left| Err(Refusal::OutOfStock { left }))
}

fn place_is_held(facts: &Facts, item: &StoredItem) -> Result<(), Refusal> {
    decide(&facts.viewer, Section::Bookings)?;
    if facts.viewer.signed_in {
        decide(&facts.viewer, Right::Book)?;
    }
    if let Some(quote) = &item.quote {
        quote.in_time(facts.now)?;
    }
    if let Some(quote) = item.quote.as_ref().filter(|_| item.is_held(facts.now)) {
        return Ok(quote.is_open_to(facts.standing())?);
    }
    if facts.is_free(item) {
        Err(Refusal::HoldLapsed { until: item.held_until })
    } else {
        Err(Refusal::NotBooked(bookings::rules::admission::Refusal::SlotTaken))
    }
}

/// Whether one more item of that sort and currency goes into the basket.
pub fn added(facts: &Facts, kind: ItemKind, currency: Currency) -> Result<(), Refusal> {
    not_pending(facts)?;
    if ITEMS_MAX <= facts.items.len() {
        return Err(Refusal::BasketFull { items_max: ITEMS_MAX });
    }
    let held = facts.items.iter().filter(|item| item.is_held(facts.now)).count();
    if kind == ItemKind::Booking && HOLDS_MAX <= held {
        return Err(Refusal::TooManyHolds { holds_max: HOLDS_MAX });
    }
    facts.currency().filter(|own| *own != currency).map_or(Ok(()), |currency| Err(Refusal::OtherCurrency { currency }))
}

/// Nothing changes in a basket while an order of it waits for its payment.
pub(super) fn not_pending(facts: &Facts) -> Result<(), Refusal> {
    if facts.pending.is_some() { Err(Refusal::OrderPending) } else { Ok(()) }
}

/// The item after a change.
pub fn changed(facts: &Facts, item: &StoredItem, change: &ItemChange) -> Result<StoredItem, Refusal> {
    not_pending(facts)?;
    let is_booking = item.kind == ItemKind::Booking;
    let fits = match item.kind {
        ItemKind::Plan => !change.hold,
        ItemKind::Product => !change.hold && change.starts_on.is_none(),
        ItemKind::Booking => change.quantity.is_none() && change.starts_on.is_none(),
    };
    if !fits {
        return Err(Refusal::NotThatSort);
    }
    if change.hold && is_booking && !item.is_held(facts.now) {
        let held = facts.items.iter().filter(|item| item.is_held(facts.now)).count();
        if HOLDS_MAX <= held {
            return Err(Refusal::TooManyHolds { holds_max: HOLDS_MAX });
        }
        match place_is_held(facts, item) {
            Ok(()) | Err(Refusal::HoldLapsed { .. }) => {}
            Err(refusal) => return Err(refusal),
        }
    }
    let mut after = item.clone();
    after.quantity = change.quantity.map_or(item.quantity, crate::api::Quantity::get);
    after.wish.starts_on = change.starts_on.or(item.wish.starts_on);
    if change.hold {
        after.held_until = Some(facts.now.plus_minutes(facts.books.hold_minutes));
    }
    Ok(after)
}
