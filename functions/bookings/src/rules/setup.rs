//! What operators may set up. One row through a form and a thousand through an import are held to
//! the same rules, by the same function.
use crate::api::{AMENITIES_MAX, AUDIENCES_MAX, PARTS_MAX};
use crate::api::{Import, ImportError, ImportRow, PolicyId, PolicySetup, RateId, RateSetup, ResourceSetup};
use kernel::ResourceId;
use std::collections::{BTreeMap, BTreeSet};

/// The longest buffer: claims are read that far around what is asked for.
pub const BUFFER_MINUTES_MAX: i64 = 240;

/// What is set up already.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Ids of the kinds.
    pub kinds: BTreeSet<String>,
    /// Ids of the policies.
    pub policies: BTreeSet<String>,
    /// Ids of the locations.
    pub locations: BTreeSet<String>,
    /// The resources, by id.
    pub resources: BTreeMap<String, KnownResource>,
}

/// A resource that is set up already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownResource {
    /// Where it is.
    pub location_id: String,
    /// How many of it there are.
    pub units: i64,
    /// What booking it claims.
    pub leaves: Vec<String>,
    /// Whether somebody has booked it for a time to come.
    pub has_upcoming: bool,
}

/// What an import comes to: for each resource, what booking it claims.
pub type Leaves = BTreeMap<String, Vec<String>>;

/// Checks the rows of an import but its bookings; says what every resource in it claims.
pub fn check(import: &Import, known: &Known) -> Result<Leaves, Vec<ImportError>> {
    let mut check = Check { known: known.clone(), errors: Vec::new(), leaves: Leaves::new() };
    check.known.kinds.extend(import.kinds.iter().map(|row| row.id.to_string()));
    check.known.policies.extend(import.policies.iter().map(|row| row.id.to_string()));
    for (i, row) in import.policies.iter().enumerate() {
        check.policy(&format!("/policies/{i}"), row);
    }
    for (i, row) in import.resources.iter().enumerate() {
        check.resource(&format!("/resources/{i}"), row);
    }
    for (i, row) in import.rates.iter().enumerate() {
        check.rate(&format!("/rates/{i}"), row);
    }
    if check.errors.is_empty() { Ok(check.leaves) } else { Err(check.errors) }
}

struct Check {
    known: Known,
    errors: Vec<ImportError>,
    leaves: Leaves,
}

impl Check {
    fn refuse_unless(&mut self, holds: bool, pointer: &str, field: &str, rule: &str, detail: &str) {
        if !holds {
            let pointer = format!("{pointer}/setup/{field}");
            self.errors.push(ImportError { pointer, rule: rule.to_owned(), detail: detail.to_owned() });
        }
    }

    fn policy(&mut self, at: &str, row: &ImportRow<PolicyId, PolicySetup>) {
        let setup = &row.setup;
        let (min, max) = (setup.length_minutes_min.get(), setup.length_minutes_max.get());
        self.refuse_unless(1 <= min, at, "length_minutes_min", "length", "must be at least 1");
        self.refuse_unless(min <= max, at, "length_minutes_max", "length", "must not be less than length_minutes_min");
        let grain = [15, 30, 60].contains(&setup.grain_minutes.get());
        self.refuse_unless(grain, at, "grain_minutes", "grain", "must be 15, 30 or 60");
        for (field, buffer) in [
            ("buffer_before_minutes", setup.buffer_before_minutes),
            ("buffer_after_minutes", setup.buffer_after_minutes),
        ] {
            let fits = buffer.get() % 15 == 0 && buffer.get() <= BUFFER_MINUTES_MAX;
            self.refuse_unless(fits, at, field, "buffer", "must be a multiple of 15, at most 240");
        }
    }

    fn rate(&mut self, at: &str, row: &ImportRow<RateId, RateSetup>) {
        let setup = &row.setup;
        let (location, kind) = (
            self.known.locations.contains(setup.location_id.as_str()),
            self.known.kinds.contains(setup.kind_id.as_str()),
        );
        self.refuse_unless(location, at, "location_id", "unknown", "there is no such location");
        self.refuse_unless(kind, at, "kind_id", "unknown", "there is no such kind");
        self.refuse_unless(setup.from < setup.until, at, "until", "times", "must be later than from");
        let weekdays = (1..=7).contains(&setup.weekdays.len());
        self.refuse_unless(weekdays, at, "weekdays", "weekdays", "must name one to seven days");
        let lengths = setup.length_minutes_min <= setup.length_minutes_max;
        self.refuse_unless(lengths, at, "length_minutes_max", "length", "must not be less than length_minutes_min");
    }

    fn resource(&mut self, at: &str, row: &ImportRow<ResourceId, ResourceSetup>) {
        let setup = &row.setup;
        let location = self.known.locations.contains(setup.location_id.as_str());
        self.refuse_unless(location, at, "location_id", "unknown", "there is no such location");
        let kind = self.known.kinds.contains(setup.kind_id.as_str());
        self.refuse_unless(kind, at, "kind_id", "unknown", "there is no such kind");
        let policy = self.known.policies.contains(setup.policy_id.as_str());
        self.refuse_unless(policy, at, "policy_id", "unknown", "there is no such policy");
        for (field, items, items_max) in [
            ("amenities", setup.amenities.len(), AMENITIES_MAX),
            ("plan_ids", setup.plan_ids.len(), AUDIENCES_MAX),
            ("team_ids", setup.team_ids.len(), AUDIENCES_MAX),
            ("part_ids", setup.part_ids.len(), PARTS_MAX),
        ] {
            self.refuse_unless(items <= items_max, at, field, "length", &format!("must name at most {items_max}"));
        }
        let leaves = self.leaves_of(at, row);
        self.keeps_what_is_booked(at, row, &leaves);
        let known = KnownResource {
            location_id: setup.location_id.to_string(),
            units: setup.units.get(),
            leaves: leaves.clone(),
            has_upcoming: false,
        };
        self.known.resources.insert(row.id.to_string(), known);
        self.leaves.insert(row.id.to_string(), leaves);
    }

    /// A combined room claims the leaves of its parts. Parts have one unit each and are at the
    /// same location; a room that is part of another cannot itself be combined later.
    fn leaves_of(&mut self, at: &str, row: &ImportRow<ResourceId, ResourceSetup>) -> Vec<String> {
        let (id, parts) = (row.id.to_string(), &row.setup.part_ids);
        if parts.is_empty() {
            return vec![id];
        }
        let is_part = self.known.resources.iter().any(|(other, known)| *other != id && known.leaves.contains(&id));
        self.refuse_unless(!is_part, at, "part_ids", "parts", "this room is itself a part of another");
        self.refuse_unless(row.setup.units.get() == 1, at, "units", "parts", "a combined room has one unit");
        let mut leaves = BTreeSet::new();
        for (i, part) in parts.iter().enumerate() {
            let field = format!("part_ids/{i}");
            let known = self.known.resources.get(part.as_str()).filter(|_| part.as_str() != id).cloned();
            self.refuse_unless(known.is_some(), at, &field, "unknown", "there is no such part");
            let Some(known) = known else { continue };
            let here = known.location_id == row.setup.location_id.as_str();
            self.refuse_unless(here, at, &field, "parts", "a part is at the same location");
            self.refuse_unless(known.units == 1, at, &field, "parts", "a part has one unit");
            leaves.extend(known.leaves);
        }
        leaves.into_iter().collect()
    }

    /// While somebody has booked it for a time to come, what a booking of it claims stays as it is.
    fn keeps_what_is_booked(&mut self, at: &str, row: &ImportRow<ResourceId, ResourceSetup>, leaves: &[String]) {
        let Some(known) = self.known.resources.get(row.id.as_str()).filter(|known| known.has_upcoming).cloned() else {
            return;
        };
        let said = "cannot change while there are bookings to come";
        self.refuse_unless(known.leaves == leaves, at, "part_ids", "booked", said);
        self.refuse_unless(known.units <= row.setup.units.get(), at, "units", "booked", said);
        let stays = known.location_id == row.setup.location_id.as_str();
        self.refuse_unless(stays, at, "location_id", "booked", said);
    }
}
