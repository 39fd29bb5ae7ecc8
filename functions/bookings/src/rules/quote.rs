//! A wish that was admitted, with all that writing it takes: what a booking is made of at once, and what a basket keeps
//! until it is paid. The price holds as long as the place does, for members and for contacts, whoever of them it is kept for by then.
use super::admission::{Refusal, admit, keeps_its_distance, leaves_room_for_others};
use super::caps::{CapSpans, spans};
use super::cost::{Costable, Costing};
use super::facts::{Facts, OwnBooking, Place, Wish};
use super::price::{Price, PriceFor, cheapest, gross_minor, prices};
use crate::api::{Audience, BookedResource, CreateBooking, PriceLine};
use access::{LocationName, Standing};
use claims::SlotRange;
use kernel::{Instant, KindId, Money};
use ledger::{Purse, TaxClass};
use serde::{Deserialize, Serialize};

/// What is booked, for how much, and what it claims.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    /// What.
    pub resource: BookedResource,
    /// Of which kind.
    pub kind_id: KindId,
    /// Where.
    pub location: LocationName,
    /// From when.
    pub starts_at: Instant,
    /// Until when.
    pub ends_at: Instant,
    /// The same on the location's clock, as an invoice names it.
    pub local: String,
    /// The location's offsets from UTC at both, in seconds.
    pub offsets_seconds: (i32, i32),
    /// For how many people.
    pub people: u32,
    /// What it is called.
    pub title: String,
    /// The first quarter-hour that it claims, buffers included.
    pub first_slot: i64,
    /// The quarter-hour after the last.
    pub after_slot: i64,
    /// What it claims, with how many units.
    pub leaves: Vec<(String, u32)>,
    /// The versions of resource and location that it was decided on.
    pub versions: (i64, i64),
    /// What its policy asks of whoever books.
    pub policy: QuotedPolicy,
    /// The full price.
    pub price: Money,
    /// How the price came about.
    pub price_why: Vec<PriceLine>,
    /// How it is taxed.
    pub tax_class: TaxClass,
    /// What it costs each audience; nothing, where it was kept before that was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prices: Vec<PriceFor>,
    /// What it cost before it was priced anew, where that is not what it costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price_before: Option<Price>,
    /// What its full price came to, with tax, as it was seen when it was put in or held again; nothing, where it was kept before that was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gross_seen_minor: Option<i64>,
    /// Who may book what it is of.
    #[serde(default)]
    pub audience: Audience,
    /// The week and the month in which it counts towards the caps of plans.
    pub spans: CapSpans,
}

/// What a policy asks of whoever books, beside the time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotedPolicy {
    /// Which.
    pub id: String,
    /// How long ahead, at least.
    pub lead_time_minutes: i64,
    /// How many open ones, at most.
    pub open_bookings_max: Option<i64>,
    /// How long between two of the same resource.
    pub return_gap_same_resource_minutes: i64,
    /// How long between two of any resource.
    pub return_gap_any_resource_minutes: i64,
    /// How long before the start it can be cancelled.
    pub cancel_until_minutes: i64,
}

/// What `wish` is admitted as, and what is left of its price to pay.
pub fn quote(facts: &Facts, place: &Place, wish: &CreateBooking) -> Result<(Quote, Costing), Refusal> {
    let admitted = admit(facts, place, Wish::from(wish))?;
    let local = |at| facts.calendar.zone.local(at);
    let (from, until) = (local(wish.starts_at), local(wish.ends_at));
    let until_format = if from.date() == until.date() { "%H:%M" } else { "%Y-%m-%d %H:%M" };
    let policy = &place.policy;
    let quote = Quote {
        resource: BookedResource {
            id: place.resource.id.clone(),
            name: place.resource.name.clone(),
            kind_name: place.resource.kind.name.clone(),
        },
        kind_id: place.resource.kind.id.clone(),
        location: facts.location.clone(),
        starts_at: wish.starts_at,
        ends_at: wish.ends_at,
        local: format!("{}–{}", from.format("%Y-%m-%d %H:%M"), until.format(until_format)),
        offsets_seconds: (
            facts.calendar.zone.offset_seconds(wish.starts_at),
            facts.calendar.zone.offset_seconds(wish.ends_at),
        ),
        people: wish.people.into(),
        title: wish.title.as_ref().map(|title| title.as_str().to_owned()).unwrap_or_default(),
        first_slot: admitted.range.first(),
        after_slot: admitted.range.after(),
        leaves: place.leaves.clone(),
        versions: (place.version, facts.location_version),
        policy: QuotedPolicy {
            id: policy.id.clone(),
            lead_time_minutes: policy.lead_time_minutes,
            open_bookings_max: policy.open_bookings_max,
            return_gap_same_resource_minutes: policy.return_gap_same_resource_minutes,
            return_gap_any_resource_minutes: policy.return_gap_any_resource_minutes,
            cancel_until_minutes: policy.cancel_until_minutes,
        },
        price: admitted.price.amount,
        price_why: admitted.price.why,
        tax_class: admitted.price.tax_class,
        prices: prices(facts, place, Wish::from(wish)),
        price_before: None,
        gross_seen_minor: None,
        audience: place.audience,
        spans: spans(&facts.calendar.zone, wish.starts_at),
    };
    Ok((quote, admitted.costing))
}

impl Quote {
    /// What it claims; `None` for one that was written by nobody here.
    pub fn range(&self) -> Option<SlotRange> {
        SlotRange::of(self.first_slot, self.after_slot)
    }

    /// How long it is, in minutes.
    pub fn minutes(&self) -> i64 {
        self.starts_at.minutes_until(self.ends_at)
    }

    /// Its full price.
    pub fn full_price(&self) -> Price {
        Price { amount: self.price, why: self.price_why.clone(), tax_class: self.tax_class }
    }

    /// What its full price comes to for whoever pays with `purse`, in minor units, with tax.
    pub fn gross_minor(&self, purse: &Purse) -> i64 {
        gross_minor(&self.full_price(), purse, self.starts_at)
    }

    /// The same at what it costs whoever has that standing by now and pays with `purse`; `NoRate` where nothing says how much
    /// that is.
    pub fn for_whom(&self, standing: Standing, purse: &Purse) -> Result<Self, Refusal> {
        let own = cheapest(&self.prices, Some(standing), purse, self.starts_at);
        match own {
            _ if self.prices.is_empty() => Ok(self.clone()),
            Some(price) => Ok(self.clone().at(price)),
            None => Err(Refusal::NoRate),
        }
    }

    /// The same at `price`, with what it cost before if that is something else.
    fn at(mut self, price: Price) -> Self {
        let before = self.full_price();
        if before.is_other_than(&price) {
            self.price_before = Some(before);
        }
        (self.price, self.price_why, self.tax_class) = (price.amount, price.why, price.tax_class);
        self
    }

    /// The same as it is kept for whoever pays with `purse`: nothing was seen of it yet, so that nothing was before.
    pub fn settled(&self, standing: Standing, purse: &Purse) -> Result<Self, Refusal> {
        let own = self.for_whom(standing, purse)?;
        let gross_seen_minor = Some(own.gross_minor(purse));
        Ok(Self { price_before: None, gross_seen_minor, ..own })
    }

    /// The same, admitted anew in the place of `before`.
    pub fn in_place_of(self, before: &Self, purse: &Purse) -> Self {
        let now = self.full_price();
        let price_before = Some(before.full_price()).filter(|before| before.is_other_than(&now));
        Self { price_before, gross_seen_minor: Some(before.gross_minor(purse)), ..self }
    }

    /// Whether it is open to whoever has that standing.
    pub fn is_open_to(&self, standing: Standing) -> Result<(), Refusal> {
        if self.audience.takes_in(Some(standing)) { Ok(()) } else { Err(Refusal::ResourceClosedToYou) }
    }

    /// Until when its owner can cancel it.
    pub fn cancel_until(&self) -> Instant {
        self.starts_at.plus_minutes(-self.policy.cancel_until_minutes)
    }

    /// What is to be paid for.
    pub fn costable(&self) -> Costable<'_> {
        Costable {
            kind: &self.kind_id,
            location: &self.location.id,
            starts_at: self.starts_at,
            minutes: self.minutes(),
            price: self.price,
            tax_class: self.tax_class,
        }
    }

    /// Whether there is still time to book it at `now`.
    pub fn in_time(&self, now: Instant) -> Result<(), Refusal> {
        let lead_time_minutes = self.policy.lead_time_minutes;
        if self.starts_at <= now {
            return Err(Refusal::InThePast);
        }
        let too_soon = self.starts_at < now.plus_minutes(lead_time_minutes);
        if too_soon { Err(Refusal::TooSoon { lead_time_minutes }) } else { Ok(()) }
    }

    /// Whether it still goes beside `own`, what the customer has by now: not too many, and not too near to each other.
    pub fn goes_beside(&self, own: &[OwnBooking], now: Instant) -> Result<(), Refusal> {
        let policy = &self.policy;
        leaves_room_for_others(own, (&policy.id, policy.open_bookings_max), now)?;
        let gaps = (policy.return_gap_same_resource_minutes, policy.return_gap_any_resource_minutes);
        keeps_its_distance(own, self.resource.id.as_str(), gaps, (self.starts_at, self.ends_at))
    }
}
