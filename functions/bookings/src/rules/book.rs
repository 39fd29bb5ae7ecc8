//! What a booking is once its wish is admitted.
use super::cancel::{Cancelling, cancellable};
use super::cost::Costing;
use super::facts::{Facts, Wish};
use super::quote::Quote;
use crate::api::{Booking, BookingStatus, CreateBooking};
use access::Viewer;
use kernel::{BookingId, Instant};

impl From<&CreateBooking> for Wish {
    fn from(wish: &CreateBooking) -> Self {
        Self { starts_at: wish.starts_at, ends_at: wish.ends_at, people: wish.people.into() }
    }
}

/// The booking that a quote becomes.
pub fn booking(quote: &Quote, costing: &Costing, id: BookingId, viewer: &Viewer, now: Instant) -> Booking {
    let cancelling =
        Cancelling { status: BookingStatus::Confirmed, starts_at: quote.starts_at, until: quote.cancel_until() };
    Booking {
        id,
        status: BookingStatus::Confirmed,
        title: quote.title.clone(),
        people: quote.people,
        resource: quote.resource.clone(),
        location: quote.location.clone(),
        starts_at: quote.starts_at,
        ends_at: quote.ends_at,
        price: quote.price,
        price_why: quote.price_why.clone(),
        cost: Some(costing.cost.clone()),
        created_at: now,
        cancelled_at: None,
        cancellable: cancellable(viewer, cancelling, now),
    }
}

impl Facts {
    /// Who holds what `quote` claims, and has held it for too long.
    pub fn lapsed_for(&self, quote: &Quote) -> Vec<&str> {
        let place = self.place(quote.resource.id.as_str());
        place.zip(quote.range()).map(|(place, range)| self.lapsed_holders(place, range)).unwrap_or_default()
    }
}
