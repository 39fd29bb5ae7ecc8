//! One offer, and the times at which there could be one.
use super::admission::{Refusal, admit, is_on_the_grain};
use super::cost::Costing;
use super::facts::{Facts, Place, Wish};
use super::quote::Quote;
use crate::api::{Change, Offer};
use claims::SLOT_MINUTES;
use kernel::Instant;

/// Every start on the grain in `from..until`.
pub(super) fn starts_between(facts: &Facts, place: &Place, from: Instant, until: Instant) -> Vec<Instant> {
    let slot_seconds = SLOT_MINUTES * 60;
    let first = Instant::from_seconds((from.as_seconds() + slot_seconds - 1) / slot_seconds * slot_seconds);
    std::iter::successors(Some(first), |at| Some(at.plus_minutes(SLOT_MINUTES)))
        .take_while(|at| *at < until)
        .filter(|at| is_on_the_grain(facts, *at, place.policy.grain_minutes))
        .collect()
}

/// The offer that `wish` is, or why it is none.
pub fn offer(facts: &Facts, place: &Place, wish: Wish, change: Change) -> Result<Offer, Refusal> {
    let admitted = admit(facts, place, wish)?;
    Ok(Offer {
        resource_id: place.resource.id.clone(),
        resource_name: place.resource.name.clone(),
        starts_at: wish.starts_at,
        ends_at: wish.ends_at,
        price: admitted.price.amount,
        price_why: admitted.price.why,
        cost: admitted.costing.cost,
        change,
    })
}

/// The offer that something quoted is.
pub fn offered(quote: &Quote, costing: &Costing) -> Offer {
    Offer {
        resource_id: quote.resource.id.clone(),
        resource_name: quote.resource.name.clone(),
        starts_at: quote.starts_at,
        ends_at: quote.ends_at,
        price: quote.price,
        price_why: quote.price_why.clone(),
        cost: costing.cost.clone(),
        change: Change::None,
    }
}
