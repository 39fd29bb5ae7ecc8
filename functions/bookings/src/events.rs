//! What this capability tells others.
use crate::api::Booking;
use crate::store::Person;
use db::Statement;
use kernel::{Instant, NewIds, Zone};
use outbox::{BookingNotice, Locale, Message, Topic, owe};

/// Owes the notice that a booking was made; nothing to an address that is none.
pub(crate) fn confirmed(
    booking: &Booking,
    person: &Person,
    zone: &Zone,
    now: Instant,
    ids: &dyn NewIds,
) -> Option<Statement> {
    tell(person, Topic::BookingConfirmed(notice(booking, person, zone, 0)), now, ids)
}

/// Owes the notice that a booking was cancelled.
pub(crate) fn cancelled(
    booking: &Booking,
    person: &Person,
    zone: &Zone,
    now: Instant,
    ids: &dyn NewIds,
) -> Option<Statement> {
    tell(person, Topic::BookingCancelled(notice(booking, person, zone, 1)), now, ids)
}

fn tell(person: &Person, topic: Topic, now: Instant, ids: &dyn NewIds) -> Option<Statement> {
    let recipient = person.email.parse().ok()?;
    Some(owe(&Message { recipient, locale: Locale::from_tag(&person.locale), topic }, now, ids))
}

fn notice(booking: &Booking, person: &Person, zone: &Zone, sequence: u32) -> BookingNotice {
    BookingNotice {
        booking_id: booking.id.to_string(),
        name: person.name.clone(),
        title: booking.title.clone(),
        resource: booking.resource.name.clone(),
        location: booking.location.name.as_str().to_owned(),
        starts_at: booking.starts_at,
        ends_at: booking.ends_at,
        zone: zone.name.clone(),
        offsets_seconds: (zone.offset_seconds(booking.starts_at), zone.offset_seconds(booking.ends_at)),
        // What is paid, not the full price.
        price: booking.cost.as_ref().map_or(booking.price, |cost| cost.gross),
        sequence,
    }
}
