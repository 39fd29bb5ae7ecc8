//! What comes nearest to a wish that is refused.
//!
//! Three changes are tried: another start, an earlier end, another room of the same kind. Each has
//! a cost in minutes of inconvenience, and the cheapest come first:
//!
//! | change     | cost                                                             |
//! |------------|------------------------------------------------------------------|
//! | shift      | the minutes by which it starts earlier or later                  |
//! | shorten    | twice the minutes lost                                           |
//! | other room | 20, and one for each seat too many (a larger room is for others) |
use super::admission::may_book;
use super::facts::{Facts, Place, Wish};
use super::offers::{offer, starts_between};
use crate::api::{Change, Offer};

/// How many alternatives are offered: what fits on a phone without scrolling twice.
const ALTERNATIVES_MAX: usize = 6;
/// How far a start is shifted at most: the day before and the day after.
const SHIFT_MINUTES_MAX: i64 = 24 * 60;
/// What another room costs.
const OTHER_ROOM_COST: i64 = 20;

/// What can be booked instead of `wish`, nearest first.
pub fn nearest(facts: &Facts, place: &Place, wish: Wish) -> Vec<Offer> {
    if may_book(facts).is_err() {
        return Vec::new();
    }
    let mut ranked = shifted(facts, place, wish);
    ranked.extend(shortened(facts, place, wish));
    ranked.extend(in_other_rooms(facts, place, wish));
    best(ranked)
}

/// What can be booked instead of `wish` where none of `places` has it: another start or an earlier
/// end in any of them.
pub fn nearest_of(facts: &Facts, places: &[&Place], wish: Wish) -> Vec<Offer> {
    if may_book(facts).is_err() {
        return Vec::new();
    }
    best(
        places
            .iter()
            .flat_map(|place| shifted(facts, place, wish).into_iter().chain(shortened(facts, place, wish)))
            .collect(),
    )
}

fn best(mut ranked: Vec<(i64, Offer)>) -> Vec<Offer> {
    ranked.sort_by(|(cost, a), (other, b)| {
        (cost, a.starts_at, &a.resource_name).cmp(&(other, b.starts_at, &b.resource_name))
    });
    ranked.into_iter().take(ALTERNATIVES_MAX).map(|(_, offer)| offer).collect()
}

fn shifted(facts: &Facts, place: &Place, wish: Wish) -> Vec<(i64, Offer)> {
    let (from, until) =
        (wish.starts_at.plus_minutes(-SHIFT_MINUTES_MAX), wish.starts_at.plus_minutes(SHIFT_MINUTES_MAX + 1));
    let moved = starts_between(facts, place, from.max(facts.now), until).into_iter().filter(|at| *at != wish.starts_at);
    let offers = moved.filter_map(|starts_at| {
        let shifted = Wish { starts_at, ends_at: starts_at.plus_minutes(wish.minutes()), ..wish };
        let cost = wish.starts_at.minutes_until(starts_at).abs();
        place.policy.claimed_range(shifted).filter(|range| facts.knows(*range))?;
        offer(facts, place, shifted, Change::Shift).ok().map(|offer| (cost, offer))
    });
    let mut nearest: Vec<_> = offers.collect();
    nearest.sort_by_key(|(cost, _)| *cost);
    nearest.truncate(ALTERNATIVES_MAX);
    nearest
}

fn shortened(facts: &Facts, place: &Place, wish: Wish) -> Option<(i64, Offer)> {
    let grain = place.policy.grain_minutes.max(1);
    let longest = wish.minutes().min(place.policy.length_minutes_max + grain);
    let lengths = (1..).map(|n| longest - n * grain).take_while(|minutes| place.policy.length_minutes_min <= *minutes);
    lengths.into_iter().find_map(|minutes| {
        let shorter = Wish { ends_at: wish.starts_at.plus_minutes(minutes), ..wish };
        let cost = 2 * (wish.minutes() - minutes);
        offer(facts, place, shorter, Change::Shorten).ok().map(|offer| (cost, offer))
    })
}

fn in_other_rooms(facts: &Facts, place: &Place, wish: Wish) -> Vec<(i64, Offer)> {
    let others = facts
        .places
        .iter()
        .filter(|other| other.resource.id != place.resource.id && other.resource.kind.id == place.resource.kind.id);
    let offers = others.filter_map(|other| {
        let seats_too_many = i64::from(other.resource.capacity.saturating_sub(wish.people));
        offer(facts, other, wish, Change::OtherRoom).ok().map(|offer| (OTHER_ROOM_COST + seats_too_many, offer))
    });
    offers.collect()
}
