//! What the rules decide upon.
use super::quote::Quote;
use crate::api::{Audience, Resource};
use access::{LocationName, Viewer};
use claims::{Claim, SlotRange};
use kernel::hours::Calendar;
use kernel::{BookingId, Currency, CustomerId, Instant};
use ledger::{Purse, TaxClass};
use std::collections::BTreeMap;

/// Everything that decides what one customer may book at one location around one time.
#[derive(Debug, Clone)]
pub struct Facts {
    /// Now.
    pub now: Instant,
    /// Who asks.
    pub viewer: Viewer,
    /// The customer, if there is one.
    pub customer: Option<CustomerId>,
    /// What the customer books with.
    pub purse: Purse,
    /// Ids of the plans of the customer's active contracts.
    pub plan_ids: Vec<String>,
    /// Ids of the customer's teams.
    pub team_ids: Vec<String>,
    /// The location.
    pub location: LocationName,
    /// Its currency.
    pub currency: Currency,
    /// When it is open.
    pub calendar: Calendar,
    /// Its version, which a booking is guarded with.
    pub location_version: i64,
    /// Its resources that are in use, in the order of lists.
    pub places: Vec<Place>,
    /// From when until when claims are known; beyond it nothing is offered.
    pub window: (Instant, Instant),
    /// What is claimed of their leaves, by leaf.
    pub claimed: BTreeMap<String, Vec<Claim>>,
    /// What baskets have held of them for too long, by leaf: free for whoever books it.
    pub lapsed: BTreeMap<String, Vec<Claim>>,
    /// The customer's bookings that have not ended, and those that ended lately; what they have ordered and not paid yet, too.
    pub own: Vec<OwnBooking>,
}

/// A resource with all that says how it may be booked.
#[derive(Debug, Clone)]
pub struct Place {
    /// The resource.
    pub resource: Resource,
    /// Its version, which a booking is guarded with.
    pub version: i64,
    /// Who may book it.
    pub audience: Audience,
    /// Only under these plans; empty for any.
    pub plan_ids: Vec<String>,
    /// Only for these teams; empty for any.
    pub team_ids: Vec<String>,
    /// Its policy.
    pub policy: Policy,
    /// The rates of its kind here.
    pub rates: Vec<Rate>,
    /// What booking it claims: itself, or the parts that it is made of; with how many units.
    pub leaves: Vec<(String, u32)>,
}

/// How a resource may be booked; see `api::PolicySetup`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Which policy it is.
    pub id: String,
    /// The shortest booking.
    pub length_minutes_min: i64,
    /// The longest.
    pub length_minutes_max: i64,
    /// What starts and ends are multiples of on the wall clock.
    pub grain_minutes: i64,
    /// How long ahead, at least.
    pub lead_time_minutes: i64,
    /// How far ahead, at most.
    pub horizon_days: i64,
    /// How many open ones, at most.
    pub open_bookings_max: Option<i64>,
    /// How long between two of the same resource.
    pub return_gap_same_resource_minutes: i64,
    /// How long between two of any resource.
    pub return_gap_any_resource_minutes: i64,
    /// Preparation, a multiple of 15.
    pub buffer_before_minutes: i64,
    /// Clearing up, a multiple of 15.
    pub buffer_after_minutes: i64,
    /// How long before the start it can be cancelled.
    pub cancel_until_minutes: i64,
}

/// What a kind costs; see `api::RateSetup`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rate {
    /// Which rate it is.
    pub id: String,
    /// Its name.
    pub name: String,
    /// For whom.
    pub audience: Audience,
    /// On which days, 1 (Monday) to 7.
    pub weekdays: Vec<u32>,
    /// From which minute of the wall clock's day.
    pub from_minute: i64,
    /// Until which.
    pub until_minute: i64,
    /// For bookings at least this long.
    pub length_minutes_min: i64,
    /// For bookings at most this long.
    pub length_minutes_max: i64,
    /// What it counts.
    pub unit: crate::api::RateUnit,
    /// What one unit costs, in minor units.
    pub amount_minor: i64,
    /// The most that a booking costs.
    pub cap_minor: Option<i64>,
    /// How it is taxed.
    pub tax_class: TaxClass,
}

/// A booking of the customer's own: confirmed, or ordered and not paid yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnBooking {
    /// Which.
    pub id: BookingId,
    /// What is booked.
    pub resource_id: String,
    /// Under which policy.
    pub policy_id: String,
    /// From when.
    pub starts_at: Instant,
    /// Until when.
    pub ends_at: Instant,
    /// How many minutes of it bought credits cover.
    pub bought_minutes: i64,
    /// The item of a basket, or the order, as which it waits for its payment; none once it is booked.
    pub waits_as: Option<String>,
}

/// What somebody wants to book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// From when.
    pub starts_at: Instant,
    /// Until when.
    pub ends_at: Instant,
    /// For how many people.
    pub people: u32,
}

impl Wish {
    /// How long, in minutes.
    pub fn minutes(self) -> i64 {
        self.starts_at.minutes_until(self.ends_at)
    }
}

impl Policy {
    /// The slots that a booking claims, its buffers included; `None` if it does not lie on the grid.
    pub fn claimed_range(&self, wish: Wish) -> Option<SlotRange> {
        let from = wish.starts_at.plus_minutes(-self.buffer_before_minutes);
        SlotRange::between(from, wish.ends_at.plus_minutes(self.buffer_after_minutes))
    }
}

impl Facts {
    /// The facts after the benefits that `grants` names turned out to be spent, or all that one may draw of what is shared: what a
    /// lost race has taught.
    pub fn without_grants(mut self, grants: &[ledger::GrantId]) -> Self {
        let all = std::mem::take(&mut self.purse.grants);
        let (spent, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(|grant| grants.contains(&grant.id));
        let capped = |grant: &ledger::Grant| spent.iter().any(|spent| grant.is_lent_with(spent));
        self.purse.grants = rest.into_iter().filter(|grant| !capped(grant)).collect();
        self
    }

    /// The place of that id.
    pub fn place(&self, resource_id: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.resource.id.as_str() == resource_id)
    }

    /// Whether all of `range` lies where claims are known.
    pub fn knows(&self, range: SlotRange) -> bool {
        self.window.0 <= range.starts_at() && range.ends_at() <= self.window.1
    }

    /// Whether the place has a unit that nobody claims in `range`, in every one of its leaves.
    pub fn is_free(&self, place: &Place, range: SlotRange) -> bool {
        place.leaves.iter().all(|(leaf, units)| {
            let claims = self.claimed.get(leaf).map_or(&[][..], Vec::as_slice);
            let clashes = |claim: &&Claim| claim.first_slot < range.after() && range.first() < claim.after_slot;
            let mut taken: Vec<i64> = claims.iter().filter(clashes).map(|claim| claim.unit).collect();
            taken.sort_unstable();
            taken.dedup();
            taken.len() < *units as usize
        })
    }

    /// Who holds a place in `range` that lapsed holds still claim.
    pub fn lapsed_holders(&self, place: &Place, range: SlotRange) -> Vec<&str> {
        let of_leaf = |(leaf, _): &(String, u32)| self.lapsed.get(leaf).map_or(&[][..], Vec::as_slice);
        let clashes = |claim: &&Claim| claim.first_slot < range.after() && range.first() < claim.after_slot;
        let mut holders: Vec<&str> =
            place.leaves.iter().flat_map(of_leaf).filter(clashes).map(|claim| claim.holder.as_str()).collect();
        holders.sort_unstable();
        holders.dedup();
        holders
    }

    /// The facts as they are once every unit that `quote` wants is claimed: what a lost race has taught.
    pub fn with_taken(mut self, quote: &Quote) -> Self {
        let leaves = quote.leaves.clone();
        for (leaf, units) in leaves {
            let claims = self.claimed.entry(leaf.clone()).or_default();
            claims.extend((0..i64::from(units)).map(|unit| Claim {
                resource_id: leaf.clone(),
                unit,
                first_slot: quote.first_slot,
                after_slot: quote.after_slot,
                holder: String::new(),
            }));
        }
        self
    }
}
