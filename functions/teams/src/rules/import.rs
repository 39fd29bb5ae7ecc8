//! What operators bring in, row by row.
use crate::api::{Import, ImportedTeam, PlanId, TeamSetup};
use kernel::CustomerId;
use std::collections::BTreeSet;
use web::{FieldError, Row, broken};

/// One call's work: at 1 KB a row, one parameter stays under D1's 2 MB.
const ROWS_MAX: usize = 1000;

/// What is to be written: an import whose rows could all be read.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// The teams.
    pub teams: Vec<ImportedTeam>,
}

impl Changes {
    /// The rows of an import that could be read, and what is wrong with the others.
    pub fn read(import: Import) -> (Self, Vec<FieldError>) {
        let mut errors = Vec::new();
        let teams = Row::read(import.teams, "/teams", &mut errors);
        (Self { teams }, errors)
    }
}

/// What changes name, to be looked up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// Payers and members.
    pub customers: BTreeSet<CustomerId>,
    /// Default plans.
    pub plans: BTreeSet<PlanId>,
}

/// What the look-up did not find.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Customers that there are not.
    pub missing_customers: BTreeSet<CustomerId>,
    /// Plans that there are not.
    pub missing_plans: BTreeSet<PlanId>,
}

/// What `changes` name.
pub fn names(changes: &Changes) -> Names {
    let payers = changes.teams.iter().map(|team| &team.setup.paying_customer_id);
    let members = changes.teams.iter().flat_map(|team| &team.setup.members).map(|member| &member.customer_id);
    Names {
        customers: payers.chain(members).cloned().collect(),
        plans: changes.teams.iter().filter_map(|team| team.setup.default_plan_id.clone()).collect(),
    }
}

/// How many rows there are to write.
pub fn count(changes: &Changes) -> usize {
    changes.teams.len() + changes.teams.iter().map(|team| team.setup.members.len()).sum::<usize>()
}

/// Everything that is wrong with `changes`.
pub fn check(changes: &Changes, known: &Known) -> Vec<FieldError> {
    if ROWS_MAX < count(changes) {
        return vec![broken(String::new(), "too-many", "at most 1000 rows at once, members counted")];
    }
    let mut errors = Vec::new();
    once("/teams", changes.teams.iter().map(|row| &row.id), "/id", &mut errors);
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

fn check_team(team: &TeamSetup, known: &Known, pointer: &str, errors: &mut Vec<FieldError>) {
    if known.missing_customers.contains(&team.paying_customer_id) {
        errors.push(broken(format!("{pointer}/paying_customer_id"), "unknown", "there is no such customer"));
    }
    if team.default_plan_id.as_ref().is_some_and(|plan| known.missing_plans.contains(plan)) {
        errors.push(broken(format!("{pointer}/default_plan_id"), "unknown", "there is no such plan"));
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

    #[test]
    fn a_team_names_customers_and_plans_that_exist() {
        let known = Known {
            missing_customers: ["cus_x".parse().unwrap()].into(),
            missing_plans: ["pln_x".parse().unwrap()].into(),
        };
        let member = json!({ "customer_id": "cus_x", "is_administrator": false, "narrowed": {} });
        let team = json!({ "name": "Team", "paying_customer_id": "cus_x", "rights": {}, "default_plan_id": "pln_x",
            "members": [member] });
        let import = json!({ "teams": [{ "id": "tea_1", "setup": team }] });
        let named = names(&changes(import.clone()));
        assert_eq!((named.customers, named.plans), (known.missing_customers.clone(), known.missing_plans.clone()));
        let expected = [
            ("/teams/0/setup/paying_customer_id", "unknown"),
            ("/teams/0/setup/default_plan_id", "unknown"),
            ("/teams/0/setup/members/0/customer_id", "unknown"),
        ];
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
        let member = |n: usize| json!({ "customer_id": format!("cus_{n}"), "is_administrator": false, "narrowed": {} });
        let team = json!({ "name": "Team", "paying_customer_id": "cus_1", "rights": {},
            "members": (0..1000).map(member).collect::<Vec<_>>() });
        check_all(json!({ "teams": [{ "id": "tea_1", "setup": team }] }), &Known::default(), &[("", "too-many")]);
    }
}
