//! What a day looks like, resource by resource.
use super::facts::{Facts, Place};
use crate::api::{Busy, DayView, ResourceDay};
use claims::{Claim, SlotRange};
use kernel::{Day, Instant};

/// The day view of a day.
pub fn day(facts: &Facts, day: Day) -> DayView {
    let date = day.date();
    let zone = &facts.calendar.zone;
    let (begins, ends) = (zone.day_begins(date), zone.day_ends(date));
    let open = facts.calendar.open_on(date);
    let resources = facts
        .places
        .iter()
        .map(|place| ResourceDay { resource: place.resource.clone(), busy: busy(facts, place, begins, ends) });
    DayView {
        location: facts.location.clone(),
        date: day,
        opens_at: open.first().map(|(opens, _)| *opens),
        closes_at: open.last().map(|(_, closes)| *closes),
        closure: facts.calendar.closure_on(date).map(|closure| closure.reason.clone()),
        resources: resources.collect(),
    }
}

/// When the place cannot be had: when one of its leaves has no unit left. Stretches that touch are
/// one stretch, but for the viewer's own bookings, which stand for themselves (what waits for its payment is none yet).
fn busy(facts: &Facts, place: &Place, begins: Instant, ends: Instant) -> Vec<Busy> {
    let mut stretches: Vec<Busy> = own(facts, place, begins, ends);
    for (leaf, units) in &place.leaves {
        let claims = facts.claimed.get(leaf).map_or(&[][..], Vec::as_slice);
        let others = claims.iter().filter(|claim| !facts.own.iter().any(|own| own.id.as_str() == claim.holder));
        for (first, after) in full(others, *units) {
            let Some(range) = SlotRange::of(first, after) else { continue };
            let (starts_at, ends_at) = (range.starts_at().max(begins), range.ends_at().min(ends));
            if starts_at < ends_at {
                stretches.push(Busy { starts_at, ends_at, mine: false, booking_id: None });
            }
        }
    }
    stretches.sort_by_key(|busy| (busy.starts_at, busy.ends_at, !busy.mine));
    let mut merged: Vec<Busy> = Vec::new();
    for busy in stretches {
        match merged.iter_mut().rev().find(|last| !last.mine) {
            Some(last) if !busy.mine && busy.starts_at <= last.ends_at => last.ends_at = last.ends_at.max(busy.ends_at),
            _ => merged.push(busy),
        }
    }
    merged.sort_by_key(|busy| (busy.starts_at, !busy.mine));
    merged
}

fn own(facts: &Facts, place: &Place, begins: Instant, ends: Instant) -> Vec<Busy> {
    let here = facts.own.iter().filter(|own| {
        own.waits_as.is_none()
            && own.resource_id == place.resource.id.as_str()
            && own.starts_at < ends
            && begins < own.ends_at
    });
    here.map(|own| Busy {
        starts_at: own.starts_at.max(begins),
        ends_at: own.ends_at.min(ends),
        mine: true,
        booking_id: Some(own.id.clone()),
    })
    .collect()
}

/// The stretches in which all units are claimed, by sweeping over starts and ends.
fn full<'a>(claims: impl Iterator<Item = &'a Claim>, units: u32) -> Vec<(i64, i64)> {
    let mut edges: Vec<(i64, i64)> = claims.flat_map(|claim| [(claim.first_slot, 1), (claim.after_slot, -1)]).collect();
    // At the same slot, what ends ends first.
    edges.sort_unstable();
    let (mut taken, mut since, mut stretches) = (0, None, Vec::new());
    for (slot, change) in edges {
        taken += change;
        match since {
            None if i64::from(units) <= taken => since = Some(slot),
            Some(first) if taken < i64::from(units) => {
                stretches.push((first, slot));
                since = None;
            }
            _ => {}
        }
    }
    stretches
}
