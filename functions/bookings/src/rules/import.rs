//! What bookings an import may bring in: any that conflict with nothing.
use crate::api::{BookingStatus, Import, ImportBooking, ImportError, ImportRow};
use claims::{Claim, SlotRange};
use kernel::BookingId;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// An import takes at most this many rows: what one batch writes well within D1's limits.
pub const ROWS_MAX: usize = 1_000;

/// What the bookings of an import are checked against.
#[derive(Debug, Clone, Default)]
pub struct Around {
    /// Ids of the imported bookings that are known already.
    pub known_bookings: BTreeSet<String>,
    /// Ids of the imported bookings' customers that exist.
    pub customers: BTreeSet<String>,
    /// The imported resources: (location, buffers before and after in minutes, leaves with units).
    pub resources: BTreeMap<String, ImportResource>,
    /// What is claimed where an imported booking wants to be.
    pub claims: Vec<Claim>,
    /// Who holds something there that has lapsed.
    pub lapsed: BTreeSet<String>,
}

/// A resource that an import books.
#[derive(Debug, Clone)]
pub struct ImportResource {
    /// Where it is.
    pub location_id: String,
    /// Preparation, in minutes.
    pub buffer_before_minutes: i64,
    /// Clearing up, in minutes.
    pub buffer_after_minutes: i64,
    /// What booking it claims, with units.
    pub leaves: Vec<(String, u32)>,
}

/// A booking that may come in, with what it claims.
#[derive(Debug, Clone)]
pub struct Placed<'a> {
    /// The booking.
    pub booking: &'a ImportBooking,
    /// Where.
    pub location_id: String,
    /// Its slots, buffers included.
    pub range: SlotRange,
    /// (leaf, unit), none for a cancelled one.
    pub units: Vec<(String, i64)>,
}

/// How many rows an import has.
pub fn rows(import: &Import) -> usize {
    import.kinds.len() + import.policies.len() + import.resources.len() + import.rates.len() + import.bookings.len()
}

/// What the audit log says of an import: how many rows were written, and the id of each; a booking that was known stays as it is. At most a
/// thousand rows are some 40 KB.
pub fn told(import: &Import, placed: &[Placed<'_>]) -> Value {
    let bookings: Vec<&BookingId> = placed.iter().map(|placed| &placed.booking.id).collect();
    json!({
        "rows": rows(import) - import.bookings.len() + bookings.len(),
        "kinds": ids(&import.kinds),
        "policies": ids(&import.policies),
        "resources": ids(&import.resources),
        "rates": ids(&import.rates),
        "bookings": bookings,
    })
}

fn ids<I, T>(rows: &[ImportRow<I, T>]) -> Vec<&I> {
    rows.iter().map(|row| &row.id).collect()
}

/// Places the bookings of an import that are not known yet, in their order.
pub fn place<'a>(import: &'a Import, around: &Around) -> Result<Vec<Placed<'a>>, Vec<ImportError>> {
    let mut taken: BTreeMap<(String, i64), Vec<(i64, i64)>> = BTreeMap::new();
    for claim in &around.claims {
        taken.entry((claim.resource_id.clone(), claim.unit)).or_default().push((claim.first_slot, claim.after_slot));
    }
    let (mut placed, mut errors, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (i, booking) in import.bookings.iter().enumerate() {
        if around.known_bookings.contains(booking.id.as_str()) {
            continue;
        }
        let first = seen.insert(booking.id.as_str());
        let again = Err(("/id", "twice", "another row has this id too"));
        match if first { place_one(booking, around, &mut taken) } else { again } {
            Ok(one) => placed.push(one),
            Err((field, rule, detail)) => errors.push(ImportError {
                pointer: format!("/bookings/{i}{field}"),
                rule: rule.to_owned(),
                detail: detail.to_owned(),
            }),
        }
    }
    if errors.is_empty() { Ok(placed) } else { Err(errors) }
}

type Taken = BTreeMap<(String, i64), Vec<(i64, i64)>>;

fn place_one<'a>(
    booking: &'a ImportBooking,
    around: &Around,
    taken: &mut Taken,
) -> Result<Placed<'a>, (&'static str, &'static str, &'static str)> {
    let resource = around.resources.get(booking.resource_id.as_str());
    let resource = resource.ok_or(("/resource_id", "unknown", "there is no such resource"))?;
    if !around.customers.contains(booking.customer_id.as_str()) {
        return Err(("/customer_id", "unknown", "there is no such customer"));
    }
    let from = booking.starts_at.plus_minutes(-resource.buffer_before_minutes);
    let until = booking.ends_at.plus_minutes(resource.buffer_after_minutes);
    // Buffers could make a range of a booking that ends before it starts.
    let range = SlotRange::between(from, until).filter(|_| booking.starts_at < booking.ends_at);
    let range =
        range.ok_or(("/ends_at", "slots", "must start and end on quarter-hours, the end later, at most 32 days"))?;
    let mut units = Vec::new();
    if booking.status == BookingStatus::Confirmed {
        for (leaf, count) in &resource.leaves {
            let is_free = |unit: &i64| {
                let spans = taken.get(&(leaf.clone(), *unit)).map_or(&[][..], Vec::as_slice);
                !spans.iter().any(|(first, after)| *first < range.after() && range.first() < *after)
            };
            let unit = (0..i64::from(*count)).find(is_free);
            units.push((leaf.clone(), unit.ok_or(("", "slot-taken", "overlaps another booking"))?));
        }
        for unit in &units {
            taken.entry(unit.clone()).or_default().push((range.first(), range.after()));
        }
    }
    Ok(Placed { booking, location_id: resource.location_id.clone(), range, units })
}
