//! What can be booked on a day: exactly the wishes that `admission` admits.
use super::admission::Refusal;
use super::alternatives::nearest_of;
use super::facts::{Facts, Place, Wish};
use super::offers::{offer, starts_between};
use crate::api::{Change, Find, Found, FoundRoom, Offer, RefusalView};
use claims::SLOT_MINUTES;
use kernel::Instant;
use kernel::hours::TimeOfDay;

/// Every room that fits, with its offers of the day.
pub fn find(facts: &Facts, find: &Find) -> Found {
    let amenities: Vec<&str> = find.amenities.as_deref().unwrap_or_default().split(',').map(str::trim).collect();
    let wanted: Vec<&str> = amenities.into_iter().filter(|a| !a.is_empty()).collect();
    let fits = |place: &&Place| {
        let resource = &place.resource;
        find.kind.as_ref().is_none_or(|kind| *kind == resource.kind.id)
            && u32::from(find.people) <= resource.capacity
            && wanted.iter().all(|wanted| resource.amenities.iter().any(|has| has == wanted))
    };
    let mut rooms: Vec<FoundRoom> = facts.places.iter().filter(fits).map(|place| room(facts, place, find)).collect();
    // The sort is stable: among rooms that are equally near, the operator's order stands.
    rooms.sort_by_key(|room| (room.offer.is_none(), room.starts.is_empty()));
    let nobody_has_it = rooms.iter().all(|room| room.offer.is_none());
    let alternatives = match find.time {
        Some(time) if nobody_has_it => alternatives_at(facts, find, time, &rooms),
        _ => Vec::new(),
    };
    Found {
        location: facts.location.clone(),
        date: find.date,
        time: find.time,
        length_minutes: find.length_minutes,
        day_refusal: refusal_of_the_day(&rooms),
        rooms,
        alternatives,
    }
}

fn room(facts: &Facts, place: &Place, find: &Find) -> FoundRoom {
    let wish = |starts_at: Instant| Wish {
        starts_at,
        ends_at: starts_at.plus_minutes(find.length_minutes),
        people: find.people.into(),
    };
    let mut starts = Vec::new();
    let mut nearest_miss: Option<Refusal> = None;
    for starts_at in candidates(facts, place, find) {
        match offer(facts, place, wish(starts_at), Change::None) {
            Ok(offer) => starts.push(offer),
            Err(refusal) => nearest_miss = nearest_miss.max(Some(refusal)),
        }
    }
    let asked =
        find.time.map(|time| offer(facts, place, wish(time.on(find.date.date(), &facts.calendar.zone)), Change::None));
    let (offer, refusal) = match asked {
        Some(Ok(offer)) => (Some(offer), None),
        Some(Err(refusal)) => (None, Some(refusal)),
        None if starts.is_empty() => (None, nearest_miss),
        None => (None, None),
    };
    FoundRoom { resource: place.resource.clone(), offer, refusal: refusal.map(RefusalView::from), starts }
}

/// The starts of the day that lie on the grain and in an open stretch.
fn candidates(facts: &Facts, place: &Place, find: &Find) -> Vec<Instant> {
    let open = facts.calendar.open_on(find.date.date());
    let zone = &facts.calendar.zone;
    // On a closed day one candidate still tells why.
    let (from, until) = match (open.first(), open.last()) {
        (Some((opens, _)), Some((_, closes))) => (*opens, *closes),
        _ => (zone.day_begins(find.date.date()), zone.day_begins(find.date.date()).plus_minutes(SLOT_MINUTES)),
    };
    starts_between(facts, place, from, until)
}

/// The nearest that any of the rooms has, where none has the time.
fn alternatives_at(facts: &Facts, find: &Find, time: TimeOfDay, rooms: &[FoundRoom]) -> Vec<Offer> {
    let starts_at = time.on(find.date.date(), &facts.calendar.zone);
    let ends_at = starts_at.plus_minutes(find.length_minutes);
    let wish = Wish { starts_at, ends_at, people: find.people.into() };
    let places: Vec<&Place> = rooms.iter().filter_map(|room| facts.place(room.resource.id.as_str())).collect();
    nearest_of(facts, &places, wish)
}

/// One rule that refuses every room all day, if there is one.
fn refusal_of_the_day(rooms: &[FoundRoom]) -> Option<RefusalView> {
    let first = rooms.first()?.refusal.clone()?;
    let same = |room: &FoundRoom| {
        room.starts.is_empty() && room.refusal.as_ref().is_some_and(|refusal| refusal.rule == first.rule)
    };
    rooms.iter().all(same).then_some(first)
}
