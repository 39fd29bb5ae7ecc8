//! What a booking is once its wish is admitted.
use super::admission::{Admitted, Refusal, admit};
use super::cancel::{Cancelling, cancellable};
use super::facts::{Facts, Place, Wish};
use crate::api::{BookedResource, Booking, BookingStatus, CreateBooking};
use kernel::BookingId;

impl From<&CreateBooking> for Wish {
    fn from(wish: &CreateBooking) -> Self {
        Self { starts_at: wish.starts_at, ends_at: wish.ends_at, people: wish.people.into() }
    }
}

/// The booking that `wish` becomes, or the rule that refuses it.
pub fn book(facts: &Facts, place: &Place, wish: &CreateBooking, id: BookingId) -> Result<(Booking, Admitted), Refusal> {
    let admitted = admit(facts, place, wish.into())?;
    let cancelling = Cancelling {
        status: BookingStatus::Confirmed,
        starts_at: wish.starts_at,
        until: wish.starts_at.plus_minutes(-place.policy.cancel_until_minutes),
    };
    let booking = Booking {
        id,
        status: BookingStatus::Confirmed,
        title: wish.title.as_ref().map(|title| title.as_str().to_owned()).unwrap_or_default(),
        people: wish.people.into(),
        resource: BookedResource {
            id: place.resource.id.clone(),
            name: place.resource.name.clone(),
            kind_name: place.resource.kind.name.clone(),
        },
        location: facts.location.clone(),
        starts_at: wish.starts_at,
        ends_at: wish.ends_at,
        price: admitted.price.amount,
        price_why: admitted.price.why.clone(),
        cost: Some(admitted.costing.cost.clone()),
        created_at: facts.now,
        cancelled_at: None,
        cancellable: cancellable(&facts.viewer, cancelling, facts.now),
    };
    Ok((booking, admitted))
}
