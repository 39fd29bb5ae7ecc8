use crate::api::{Import, ImportLocation, Slug};
use crate::rules::{check_closure, check_hours};
use kernel::LocationId;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use web::{FieldError, Row, broken};

/// One call's work: at 1 KB a row, one parameter stays under D1's 2 MB.
const ROWS_MAX: usize = 1000;
/// A zone's transitions are 2 KB each.
const LOCATIONS_MAX: usize = 200;

/// What is to be written: an import whose rows could all be read, or the one row of a form.
#[derive(Debug, Clone, Default)]
pub(crate) struct Changes {
    pub(crate) locations: Vec<ImportLocation>,
}

impl Changes {
    /// The rows of an import that could be read, and what is wrong with the others.
    pub(crate) fn read(import: Import) -> (Self, Vec<FieldError>) {
        let mut errors = Vec::new();
        let changes = Self { locations: Row::read(import.locations, "/locations", &mut errors) };
        (changes, errors)
    }
}

/// The slugs that `changes` name, to be looked up.
pub(crate) fn slugs(changes: &Changes) -> BTreeSet<Slug> {
    changes.locations.iter().map(|location| location.setup.slug.clone()).collect()
}

/// How many rows there are to write.
pub(crate) fn count(changes: &Changes) -> usize {
    let closures: usize = changes.locations.iter().map(|location| location.closures.len()).sum();
    changes.locations.len() + closures
}

/// What the audit log says of `changes`: how many rows there were, and the id of each location.
pub(crate) fn told(changes: &Changes) -> Value {
    let locations: Vec<&LocationId> = changes.locations.iter().map(|location| &location.id).collect();
    json!({ "rows": count(changes), "locations": locations })
}

/// Everything that is wrong with `changes`. `known` says who has which slug.
pub(crate) fn check(changes: &Changes, known: &BTreeMap<Slug, LocationId>) -> Vec<FieldError> {
    if ROWS_MAX < count(changes) {
        return vec![broken(String::new(), "too-many", "at most 1000 rows at once, closures counted")];
    }
    if LOCATIONS_MAX < changes.locations.len() {
        return vec![broken("/locations".to_owned(), "too-many", "at most 200 locations at once")];
    }
    let mut errors = Vec::new();
    once("/locations", changes.locations.iter().map(|row| &row.id), "/id", &mut errors);
    once("/locations", changes.locations.iter().map(|row| &row.setup.slug), "/setup/slug", &mut errors);
    for (index, location) in changes.locations.iter().enumerate() {
        check_location(location, known, &format!("/locations/{index}"), &mut errors);
    }
    errors
}

/// Each of `keys` occurs once.
fn once<K: Ord>(list: &str, keys: impl Iterator<Item = K>, field: &str, errors: &mut Vec<FieldError>) {
    let mut seen = BTreeSet::new();
    for (index, key) in keys.enumerate() {
        if !seen.insert(key) {
            errors.push(broken(format!("{list}/{index}{field}"), "duplicate", "an earlier row has the same"));
        }
    }
}

fn check_location(
    location: &ImportLocation,
    known: &BTreeMap<Slug, LocationId>,
    pointer: &str,
    errors: &mut Vec<FieldError>,
) {
    errors.extend(check_hours(&location.setup.hours, &format!("{pointer}/setup/hours")));
    for (index, closure) in location.closures.iter().enumerate() {
        errors.extend(check_closure(closure, &format!("{pointer}/closures/{index}")));
    }
    if known.get(&location.setup.slug).is_some_and(|owner| *owner != location.id) {
        errors.push(broken(format!("{pointer}/setup/slug"), "taken", "another location has it"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes(import: Value) -> Changes {
        let (changes, broken) = Changes::read(serde_json::from_value(import).unwrap());
        assert_eq!(broken, []);
        changes
    }

    #[track_caller]
    fn check_all(import: Value, known: &BTreeMap<Slug, LocationId>, expected: &[(&str, &str)]) {
        let errors = check(&changes(import), known);
        assert_eq!(errors.iter().map(|e| (e.pointer.as_str(), e.rule)).collect::<Vec<_>>(), expected);
    }

    fn location(id: &str, slug: &str) -> Value {
        let setup = json!({ "name": "Quay", "slug": slug, "zone": "Europe/Berlin", "currency": "EUR",
            "address": "1 Quay", "hours": [] });
        json!({ "id": id, "setup": setup })
    }

    #[test]
    fn a_slug_names_one_location() {
        let known = [(slug("quay"), "loc_1".parse().unwrap())].into();
        check_all(json!({ "locations": [location("loc_1", "quay")] }), &known, &[]);
        check_all(json!({ "locations": [location("loc_2", "quay")] }), &known, &[("/locations/0/setup/slug", "taken")]);
        let twice = json!({ "locations": [location("loc_1", "dock"), location("loc_1", "dock")] });
        check_all(twice, &known, &[("/locations/1/id", "duplicate"), ("/locations/1/setup/slug", "duplicate")]);
    }

    fn slug(text: &str) -> Slug {
        serde_json::from_value(text.into()).unwrap()
    }

    #[test]
    fn one_call_brings_at_most_1000_rows() {
        let closure = json!({ "starts_on": "2030-01-01", "ends_on": "2030-01-01", "reason": "Works" });
        let mut location = location("loc_1", "quay");
        location["closures"] = vec![closure; 1000].into();
        check_all(json!({ "locations": [location] }), &BTreeMap::new(), &[("", "too-many")]);
    }
}
