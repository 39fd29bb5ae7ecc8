use crate::api::{
    ContractId, ContractSetup, Import, ImportLocation, ImportRow, PlanId, PlanSetup, Slug, TeamId, TeamSetup,
};
use crate::problems::broken;
use crate::rules::{check_closure, check_hours};
use kernel::{CustomerId, LocationId};
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
    pub(crate) plans: Vec<ImportRow<PlanId, PlanSetup>>,
    pub(crate) contracts: Vec<ImportRow<ContractId, ContractSetup>>,
    pub(crate) teams: Vec<ImportRow<TeamId, TeamSetup>>,
}

impl Changes {
    /// The rows of an import that could be read, and what is wrong with the others.
    pub(crate) fn read(import: Import) -> (Self, Vec<FieldError>) {
        let mut errors = Vec::new();
        let changes = Self {
            locations: Row::read(import.locations, "/locations", &mut errors),
            plans: Row::read(import.plans, "/plans", &mut errors),
            contracts: Row::read(import.contracts, "/contracts", &mut errors),
            teams: Row::read(import.teams, "/teams", &mut errors),
        };
        (changes, errors)
    }
}

/// What changes name, to be looked up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Names {
    pub(crate) customers: BTreeSet<CustomerId>,
    /// Plans that the changes do not bring along.
    pub(crate) plans: BTreeSet<PlanId>,
    pub(crate) slugs: BTreeSet<Slug>,
}

/// What the look-up found.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    pub(crate) missing_customers: BTreeSet<CustomerId>,
    pub(crate) missing_plans: BTreeSet<PlanId>,
    /// Who has which of the slugs.
    pub(crate) slugs: BTreeMap<Slug, LocationId>,
}

/// What `changes` name.
pub(crate) fn names(changes: &Changes) -> Names {
    let brought: BTreeSet<_> = changes.plans.iter().map(|plan| &plan.id).collect();
    let holders = changes.contracts.iter().map(|contract| &contract.setup.customer_id);
    let payers = changes.teams.iter().map(|team| &team.setup.paying_customer_id);
    let members = changes.teams.iter().flat_map(|team| &team.setup.members).map(|member| &member.customer_id);
    let plans = changes.contracts.iter().map(|contract| &contract.setup.plan_id);
    Names {
        customers: holders.chain(payers).chain(members).cloned().collect(),
        plans: plans.filter(|plan| !brought.contains(plan)).cloned().collect(),
        slugs: changes.locations.iter().map(|location| location.setup.slug.clone()).collect(),
    }
}

/// How many rows there are to write.
pub(crate) fn count(changes: &Changes) -> usize {
    let closures: usize = changes.locations.iter().map(|location| location.closures.len()).sum();
    let members: usize = changes.teams.iter().map(|team| team.setup.members.len()).sum();
    let rows = changes.locations.len() + changes.plans.len() + changes.contracts.len() + changes.teams.len();
    rows + closures + members
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
    once("/plans", changes.plans.iter().map(|row| &row.id), "/id", &mut errors);
    once("/contracts", changes.contracts.iter().map(|row| &row.id), "/id", &mut errors);
    once("/teams", changes.teams.iter().map(|row| &row.id), "/id", &mut errors);
    for (index, location) in changes.locations.iter().enumerate() {
        check_location(location, known, &format!("/locations/{index}"), &mut errors);
    }
    for (index, contract) in changes.contracts.iter().enumerate() {
        check_contract(&contract.setup, known, &format!("/contracts/{index}/setup"), &mut errors);
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

fn check_contract(contract: &ContractSetup, known: &Known, pointer: &str, errors: &mut Vec<FieldError>) {
    if known.missing_customers.contains(&contract.customer_id) {
        errors.push(broken(format!("{pointer}/customer_id"), "unknown", "there is no such customer"));
    }
    if known.missing_plans.contains(&contract.plan_id) {
        errors.push(broken(format!("{pointer}/plan_id"), "unknown", "there is no such plan"));
    }
    if contract.ends_at.is_some_and(|ends_at| ends_at <= contract.starts_at) {
        errors.push(broken(format!("{pointer}/ends_at"), "order", "must lie after starts_at"));
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

    fn contract(id: &str, customer: &str, plan: &str, ends_at: &str) -> Value {
        let setup = json!({ "customer_id": customer, "plan_id": plan, "starts_at": "2030-01-02T00:00:00Z",
            "ends_at": ends_at });
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
    fn a_contract_names_a_customer_and_a_plan_and_ends_after_it_starts() {
        let known = Known {
            missing_customers: ["cus_x".parse().unwrap()].into(),
            missing_plans: ["pln_x".parse().unwrap()].into(),
            ..Known::default()
        };
        let rows = json!({ "contracts": [
            contract("con_1", "cus_1", "pln_1", "2030-01-03T00:00:00Z"),
            contract("con_2", "cus_x", "pln_x", "2030-01-02T00:00:00Z"),
        ] });
        let expected = [
            ("/contracts/1/setup/customer_id", "unknown"),
            ("/contracts/1/setup/plan_id", "unknown"),
            ("/contracts/1/setup/ends_at", "order"),
        ];
        check_all(rows, &known, &expected);
    }

    #[test]
    fn a_plan_that_comes_along_is_not_looked_up() {
        let import = json!({
            "plans": [{ "id": "pln_1", "setup": { "name": "Flex", "rights": {} } }],
            "contracts": [
                contract("con_1", "cus_1", "pln_1", "2030-01-03T00:00:00Z"),
                contract("con_2", "cus_1", "pln_2", "2030-01-03T00:00:00Z"),
            ],
        });
        let names = names(&changes(import));
        assert_eq!(names.plans, ["pln_2".parse().unwrap()].into());
        assert_eq!(names.customers, ["cus_1".parse().unwrap()].into());
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
