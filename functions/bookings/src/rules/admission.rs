//! Who may book what when: the rules in their order (SPEC part 8), each with its name.
use super::caps::{self, Cap, CapPeriod};
use super::cost::{Costable, Costing, cost};
use super::facts::{Facts, OwnBooking, Place, Wish};
use super::price::{Price, price};
use access::{Right, Rule, Section, decide};
use chrono::Timelike;
use claims::SlotRange;
use kernel::Instant;

/// A wish that every rule admits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Admitted {
    /// What it claims, its buffers included.
    pub range: SlotRange,
    /// What it costs.
    pub price: Price,
    /// What is left of that to pay.
    pub costing: Costing,
}

/// The rule that refuses a wish. In the order in which they are asked, which is also how far a
/// wish has come: of two refusals the later is the nearer miss.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refusal {
    /// The section or the right to book is not for this viewer.
    NotForYou(AccessRule),
    /// The resource is for others: another standing, plan or team.
    ResourceClosedToYou,
    /// More people than it holds.
    TooManyPeople {
        /// How many it holds.
        people_max: u32,
    },
    /// A closure, or a weekday on which the location never opens.
    LocationClosed {
        /// Why there is a closure; empty for a weekday.
        reason: String,
    },
    /// Outside the opening hours.
    OutsideOpeningHours,
    /// It has started.
    InThePast,
    /// Too short a notice.
    TooSoon {
        /// The policy's notice.
        lead_time_minutes: i64,
    },
    /// Too far ahead.
    TooFarAhead {
        /// The policy's horizon.
        horizon_days: i64,
    },
    /// Too short.
    TooShort {
        /// The policy's shortest.
        length_minutes_min: i64,
    },
    /// Too long.
    TooLong {
        /// The policy's longest.
        length_minutes_max: i64,
    },
    /// Does not start and end on a multiple of the grain.
    OffTheGrain {
        /// The policy's grain.
        grain_minutes: i64,
    },
    /// The customer's plans let nobody book more in that week or month.
    PlanCapReached {
        /// Of which of the two.
        per: CapPeriod,
        /// The cap.
        minutes_max: i64,
        /// What is left of it.
        minutes_left: i64,
    },
    /// The customer has enough open bookings.
    TooManyOpenBookings {
        /// The policy's cap.
        open_bookings_max: i64,
    },
    /// Too near to another booking of the customer.
    GapTooShort {
        /// The policy's gap.
        gap_minutes: i64,
    },
    /// Somebody else has it.
    SlotTaken,
    /// No rate says what it would cost this customer.
    NoRate,
}

/// `access::Rule` with an order of its own: all are equally far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccessRule(pub Rule);

impl PartialOrd for AccessRule {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for AccessRule {
    fn cmp(&self, _: &Self) -> std::cmp::Ordering {
        std::cmp::Ordering::Equal
    }
}

/// Whether the viewer may book at all: the first two rules, which no time or room changes.
pub fn may_book(facts: &Facts) -> Result<(), Refusal> {
    decide(&facts.viewer, Section::Bookings).map_err(|rule| Refusal::NotForYou(AccessRule(rule)))?;
    decide(&facts.viewer, Right::Book).map_err(|rule| Refusal::NotForYou(AccessRule(rule)))
}

/// Admits `wish` for `place`, or names the first rule that refuses it.
pub fn admit(facts: &Facts, place: &Place, wish: Wish) -> Result<Admitted, Refusal> {
    may_book(facts)?;
    is_open_to_you(facts, place, wish.people)?;
    location_is_open(facts, wish)?;
    is_in_reach(facts, place, wish)?;
    has_a_length(facts, place, wish)?;
    let price = price(facts, place, wish);
    let over = over_the_plan(facts, wish);
    let costing =
        price.as_ref().map(|price| cost_of(facts, place, wish, price, over.map(|(cap, _)| cap.minutes_left())));
    keeps_to_the_plan(over, costing.as_ref())?;
    let owed = costing.as_ref().map_or(Ok(()), |costing| costing.can_be_owed(&facts.purse, wish.starts_at));
    owed.map_err(|rule| Refusal::NotForYou(AccessRule(rule)))?;
    let (resource, policy) = (&place.resource, &place.policy);
    leaves_room_for_others(&facts.own, (&policy.id, policy.open_bookings_max), facts.now)?;
    let gaps = (policy.return_gap_same_resource_minutes, policy.return_gap_any_resource_minutes);
    keeps_its_distance(&facts.own, resource.id.as_str(), gaps, (wish.starts_at, wish.ends_at))?;
    let off_the_grain = Refusal::OffTheGrain { grain_minutes: place.policy.grain_minutes };
    let range = place.policy.claimed_range(wish).ok_or(off_the_grain)?;
    if !facts.is_free(place, range) {
        return Err(Refusal::SlotTaken);
    }
    let (price, costing) = price.zip(costing).ok_or(Refusal::NoRate)?;
    Ok(Admitted { range, price, costing })
}

/// Whether the resource is open to this customer, and large enough.
pub fn is_open_to_you(facts: &Facts, place: &Place, people: u32) -> Result<(), Refusal> {
    let shares = |allowed: &[String], held: &[String]| allowed.is_empty() || allowed.iter().any(|id| held.contains(id));
    let open = place.audience.takes_in(facts.viewer.standing)
        && shares(&place.plan_ids, &facts.plan_ids)
        && shares(&place.team_ids, &facts.team_ids);
    if !open {
        return Err(Refusal::ResourceClosedToYou);
    }
    let people_max = place.resource.capacity;
    if people_max < people { Err(Refusal::TooManyPeople { people_max }) } else { Ok(()) }
}

fn location_is_open(facts: &Facts, wish: Wish) -> Result<(), Refusal> {
    if facts.calendar.is_open_throughout(wish.starts_at, wish.ends_at) {
        return Ok(());
    }
    let zone = &facts.calendar.zone;
    let days = [zone.date(wish.starts_at), zone.date(wish.ends_at.plus_seconds(-1))];
    let closure = days.into_iter().find_map(|day| facts.calendar.closure_on(day));
    let never_opens = days.into_iter().all(|day| facts.calendar.open_on(day).is_empty());
    Err(match closure {
        Some(closure) => Refusal::LocationClosed { reason: closure.reason.clone() },
        None if never_opens => Refusal::LocationClosed { reason: String::new() },
        None => Refusal::OutsideOpeningHours,
    })
}

/// Notice and horizon hold for both ends: a booking that starts in time but ends beyond the
/// horizon is refused.
fn is_in_reach(facts: &Facts, place: &Place, wish: Wish) -> Result<(), Refusal> {
    if wish.starts_at <= facts.now {
        return Err(Refusal::InThePast);
    }
    let lead_time_minutes = place.policy.lead_time_minutes;
    if wish.starts_at < facts.now.plus_minutes(lead_time_minutes) {
        return Err(Refusal::TooSoon { lead_time_minutes });
    }
    let horizon_days = place.policy.horizon_days;
    let last_day = facts.calendar.zone.date(wish.ends_at.plus_seconds(-1));
    let today = facts.calendar.zone.date(facts.now);
    if horizon_days < (last_day - today).num_days() { Err(Refusal::TooFarAhead { horizon_days }) } else { Ok(()) }
}

fn has_a_length(facts: &Facts, place: &Place, wish: Wish) -> Result<(), Refusal> {
    let (length_minutes_min, length_minutes_max) = (place.policy.length_minutes_min, place.policy.length_minutes_max);
    if wish.minutes() < length_minutes_min {
        return Err(Refusal::TooShort { length_minutes_min });
    }
    if length_minutes_max < wish.minutes() {
        return Err(Refusal::TooLong { length_minutes_max });
    }
    let grain_minutes = place.policy.grain_minutes;
    let fits = |at: Instant| is_on_the_grain(facts, at, grain_minutes);
    if fits(wish.starts_at) && fits(wish.ends_at) { Ok(()) } else { Err(Refusal::OffTheGrain { grain_minutes }) }
}

/// Whether the wall clock shows a multiple of the grain.
pub fn is_on_the_grain(facts: &Facts, at: Instant, grain_minutes: i64) -> bool {
    let local = facts.calendar.zone.local(at);
    let whole = local.second() == 0 && at.as_millis() % 1000 == 0;
    whole && i64::from(local.hour() * 60 + local.minute()) % grain_minutes.max(1) == 0
}

/// The cap of the plans that `wish` exceeds most, and by how many minutes.
fn over_the_plan(facts: &Facts, wish: Wish) -> Option<(Cap, i64)> {
    let spans = caps::spans(&facts.calendar.zone, wish.starts_at);
    caps::exceeded(&caps::caps(&facts.purse, &facts.own, wish.starts_at, spans), wish.minutes())
}

fn cost_of(facts: &Facts, place: &Place, wish: Wish, price: &Price, cap_leaves: Option<i64>) -> Costing {
    let costable = Costable {
        kind: &place.resource.kind.id,
        location: &place.resource.location_id,
        starts_at: wish.starts_at,
        minutes: wish.minutes(),
        price: price.amount,
        tax_class: price.tax_class,
    };
    cost(&facts.purse, facts.viewer.standing, costable, cap_leaves, None)
}

/// Beyond the cap of a plan only what bought credits cover can be booked.
fn keeps_to_the_plan(over: Option<(Cap, i64)>, costing: Option<&Costing>) -> Result<(), Refusal> {
    let Some((cap, over_minutes)) = over else { return Ok(()) };
    let bought_minutes = costing.map_or(0, |costing| costing.bought_minutes);
    if over_minutes <= bought_minutes { Ok(()) } else { Err(cap.refusal()) }
}

/// Whether the customer, who has `own`, may have one more booking under a policy.
pub(super) fn leaves_room_for_others(
    own: &[OwnBooking],
    (policy, open_bookings_max): (&str, Option<i64>),
    now: Instant,
) -> Result<(), Refusal> {
    let Some(open_bookings_max) = open_bookings_max else { return Ok(()) };
    let open = own.iter().filter(|own| own.policy_id == policy && now < own.ends_at).count();
    let open = i64::try_from(open).unwrap_or(i64::MAX);
    if open < open_bookings_max { Ok(()) } else { Err(Refusal::TooManyOpenBookings { open_bookings_max }) }
}

/// Whether a booking of `resource` lies far enough from those that the customer has; `gaps` are those to one of the same
/// resource, and of any.
pub(super) fn keeps_its_distance(
    own: &[OwnBooking],
    resource: &str,
    gaps: (i64, i64),
    (starts_at, ends_at): (Instant, Instant),
) -> Result<(), Refusal> {
    for own in own {
        let same_gap = if own.resource_id == resource { gaps.0 } else { 0 };
        let gap_minutes = same_gap.max(gaps.1);
        let near =
            starts_at < own.ends_at.plus_minutes(gap_minutes) && own.starts_at.plus_minutes(-gap_minutes) < ends_at;
        if 0 < gap_minutes && near {
            return Err(Refusal::GapTooShort { gap_minutes });
        }
    }
    Ok(())
}
