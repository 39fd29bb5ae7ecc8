use crate::api::{Import, ImportLocation, ImportRow, Slug, TeamSetup};
use crate::problems::broken;
use crate::rules::{check_closure, check_hours};
use kernel::{CustomerId, LocationId, TeamId};
use std::collections::{BTreeMap, BTreeSet};
use web::{FieldError, Row};

/// One call's work: at 1 KB a row, one parameter stays under D1's 2 MB.
const ROWS_MAX: usize = 1000;
/// A zone's transitions are 2 KB each.
const LOCATIONS_MAX: usize = 200;

/// What is to be written: an import whose rows could all be read, or the one row of a form.
#[derive(Debug, Clone, Default)]
pub(crate) struct Changes {
    pub(crate) locations: Vec<ImportLocation>,
    pub(crate) teams: Vec<ImportRow<TeamId, TeamSetup>>,
}

impl Changes {
    /// The rows of an import that could be read, and what is wrong with the others.
    pub(crate) fn read(import: Import) -> (Self, Vec<FieldError>) {
        let mut errors = Vec::new();
        let changes = Self {
            locations: Row::read(import.locations, "/locations", &mut errors),
            teams: Row::read(import.teams, "/teams", &mut errors),
        };
        (changes, errors)
    }
}

/// What changes name, to be looked up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Names {
    pub(crate) customers: BTreeSet<CustomerId>,
    pub(crate) slugs: BTreeSet<Slug>,
}

/// What the look-up found.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    pub(crate) missing_customers: BTreeSet<CustomerId>,
    /// Who has which of the slugs.
    pub(crate) slugs: BTreeMap<Slug, LocationId>,
}

/// What `changes` name.
pub(crate) fn names(changes: &Changes) -> Names {
    let payers = changes.teams.iter().map(|team| &team.setup.paying_customer_id);
    let members = changes.teams.iter().flat_map(|team| &team.setup.members).map(|member| &member.customer_id);
    Names {
        customers: payers.chain(members).cloned().collect(),
        slugs: changes.locations.iter().map(|location| location.setup.slug.clone()).collect(),
    }
}

/// How many rows there are to write.
pub(crate) fn count(changes: &Changes) -> usize {
    let closures: usize = changes.locations.iter().map(|location| location.closures.len()).sum();
    let members: usize = changes.teams.iter().map(|team| team.setup.members.len()).sum();
    changes.locations.len() + changes.teams.len() + closures + members
}

/// Everything that is wrong with `changes`.
pub(crate) fn check(changes: &Changes, known: &Known) -> Vec<FieldError> {
    if ROWS_MAX < count(changes) {
        return vec![broken(String::new(), "too-many", "at most 1000 rows at once, members and closures counted")];
    }
    if LOCATIONS_MAX < changes.locations.len() {
        return vec![broken("/locations".to_owned(), "too-many", "at most 200 locations at once")];
    }
    let mut errors = Vec::new();
    once("/locations", changes.locations.iter().map(|row| &row.id), "/id", &mut errors);
    once("/locations", changes.locations.iter().map(|row| &row.setup.slug), "/setup/slug", &mut errors);
    once("/teams", changes.teams.iter().map(|row| &row.id), "/id", &mut errors);
    for (index, location) in changes.locations.iter().enumerate() {
        check_location(location, known, &format!("/locations/{index}"), &mut errors);
    }
    for (index, team) in changes.teams.iter().enumerate() {
        check_team(&team.setup, known, &format!("/teams/{index}/setup"), &mut errors);
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

fn check_location(location: &ImportLocation, known: &Known, pointer: &str, errors: &mut Vec<FieldError>) {
    errors.extend(check_hours(&location.setup.hours, &format!("{pointer}/setup/hours")));
    for (index, closure) in location.closures.iter().enumerate() {
        errors.extend(check_closure(closure, &format!("{pointer}/closures/{index}")));
    }
    if known.slugs.get(&location.setup.slug).is_some_and(|owner| *owner != location.id) {
        errors.push(broken(format!("{pointer}/setup/slug"), "taken", "another location has it"));
    }
}

fn check_team(team: &TeamSetup, known: &Known, pointer: &str, errors: &mut Vec<FieldError>) {
    if known.missing_customers.contains(&team.paying_customer_id) {
        errors.push(broken(format!("{pointer}/paying_customer_id"), "unknown", "there is no such customer"));
    }
    let members = format!("{pointer}/members");
    once(&members, team.members.iter().map(|member| &member.customer_id), "/customer_id", errors);
    for (index, member) in team.members.iter().enumerate() {
        if known.missing_customers.contains(&member.customer_id) {
            errors.push(broken(format!("{members}/{index}/customer_id"), "unknown", "there is no such customer"));
        }
        if member.narrowed.values().any(|granted| *granted) {
            errors.push(broken(format!("{members}/{index}/narrowed"), "widens", "can only withhold rights"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn changes(import: Value) -> Changes {
        let (changes, broken) = Changes::read(serde_json::from_value(import).unwrap());
        assert_eq!(broken, []);
        changes
    }

    #[track_caller]
    fn check_all(import: Value, known: &Known, expected: &[(&str, &str)]) {
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
        let known = Known { slugs: [(slug("quay"), "loc_1".parse().unwrap())].into(), ..Known::default() };
        check_all(json!({ "locations": [location("loc_1", "quay")] }), &known, &[]);
        check_all(json!({ "locations": [location("loc_2", "quay")] }), &known, &[("/locations/0/setup/slug", "taken")]);
        let twice = json!({ "locations": [location("loc_1", "dock"), location("loc_1", "dock")] });
        check_all(twice, &known, &[("/locations/1/id", "duplicate"), ("/locations/1/setup/slug", "duplicate")]);
    }

    fn slug(text: &str) -> Slug {
        serde_json::from_value(text.into()).unwrap()
    }

    #[test]
    fn a_team_names_customers_that_exist() {
        let known = Known { missing_customers: ["cus_x".parse().unwrap()].into(), ..Known::default() };
        let member = json!({ "customer_id": "cus_x", "is_administrator": false, "narrowed": {} });
        let team = json!({ "name": "Team", "paying_customer_id": "cus_x", "rights": {}, "members": [member] });
        let import = json!({ "teams": [{ "id": "tea_1", "setup": team }] });
        assert_eq!(names(&changes(import.clone())).customers, ["cus_x".parse().unwrap()].into());
        let expected =
            [("/teams/0/setup/paying_customer_id", "unknown"), ("/teams/0/setup/members/0/customer_id", "unknown")];
        check_all(import, &known, &expected);
    }

    #[test]
    fn a_team_member_is_named_once_and_only_narrowed() {
        let member = |customer: &str, granted: bool| json!({ "customer_id": customer, "is_administrator": false, "narrowed": { "book": granted } });
        let team = json!({ "name": "Team", "paying_customer_id": "cus_1", "rights": {},
            "members": [member("cus_1", false), member("cus_1", false), member("cus_2", true)] });
        let expected =
            [("/teams/0/setup/members/1/customer_id", "duplicate"), ("/teams/0/setup/members/2/narrowed", "widens")];
        check_all(json!({ "teams": [{ "id": "tea_1", "setup": team }] }), &Known::default(), &expected);
    }

    #[test]
    fn one_call_brings_at_most_1000_rows() {
        let closure = json!({ "starts_on": "2030-01-01", "ends_on": "2030-01-01", "reason": "Works" });
        let mut location = location("loc_1", "quay");
        location["closures"] = vec![closure; 1000].into();
        check_all(json!({ "locations": [location] }), &Known::default(), &[("", "too-many")]);
    }
}
