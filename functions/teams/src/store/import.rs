//! What operators bring in.
use crate::api::{ImportedTeam, PlanId};
use crate::rules::{Changes, Known, Names};
use crate::store::guard_seats;
use db::{Query, Statement};
use kernel::{CustomerId, Instant};
use serde::Deserialize;
use serde_json::json;

pub(super) const ALL_SQL: &[&str] = &[MISSING_CUSTOMERS, MISSING_PLANS, UPSERT_TEAMS, DELETE_MEMBERS, INSERT_MEMBERS];

/// An id that a list names.
#[derive(Debug, Deserialize)]
pub(crate) struct Named<I> {
    id: I,
}

const MISSING_CUSTOMERS: &str = "
SELECT value AS id FROM json_each(?1) WHERE NOT EXISTS (SELECT 1 FROM v_customers WHERE id = value) LIMIT 1000";
const MISSING_PLANS: &str = "
SELECT value AS id FROM json_each(?1) AS wanted WHERE NOT EXISTS (SELECT 1 FROM v_plans WHERE v_plans.id = wanted.value AND sold_as = 'plan') LIMIT 1000";

/// Which of `names` there are not.
pub(crate) fn missing(names: &Names) -> (Query<Named<CustomerId>>, Query<Named<PlanId>>) {
    (
        Query::new(MISSING_CUSTOMERS, [json!(names.customers).into()]),
        Query::new(MISSING_PLANS, [json!(names.plans).into()]),
    )
}

/// The facts out of the rows of `missing`.
pub(crate) fn into_known((customers, plans): (Vec<Named<CustomerId>>, Vec<Named<PlanId>>)) -> Known {
    Known {
        missing_customers: customers.into_iter().map(|row| row.id).collect(),
        missing_plans: plans.into_iter().map(|row| row.id).collect(),
    }
}

// What a row does not name stays as it is.
const UPSERT_TEAMS: &str = r#"
INSERT INTO teams (id, name, description, website, public, paying_customer_id, rights, seats_max, default_plan_id, shares, shared_kinds)
SELECT value ->> 'id', value ->> '$.setup.name', coalesce(value ->> '$.setup.description', known.description, ''),
  coalesce(value ->> '$.setup.website', known.website), coalesce(value ->> '$.setup.public', known.public, 0),
  value ->> '$.setup.paying_customer_id', value -> '$.setup.rights', coalesce(value ->> '$.setup.seats_max', known.seats_max),
  coalesce(value ->> '$.setup.default_plan_id', known.default_plan_id), coalesce(value ->> '$.setup.shares', known.shares, 'none'),
  coalesce(nullif(value -> '$.setup.shared_kinds', 'null'), known.shared_kinds, '["time_credit","money_credit","day_pass","time_pass"]')
FROM json_each(?1) AS wanted LEFT JOIN teams AS known ON known.id = wanted.value ->> 'id' WHERE true
ON CONFLICT (id) DO UPDATE SET name = excluded.name, description = excluded.description, website = excluded.website,
  public = excluded.public, paying_customer_id = excluded.paying_customer_id, rights = excluded.rights,
  seats_max = excluded.seats_max, default_plan_id = excluded.default_plan_id,
  shares = excluded.shares, shared_kinds = excluded.shared_kinds, version = version + 1"#;
const DELETE_MEMBERS: &str = "
DELETE FROM team_members WHERE team_id IN (SELECT value ->> 'id' FROM json_each(?1))";
const INSERT_MEMBERS: &str = "
INSERT INTO team_members (team_id, customer_id, is_administrator, narrowed)
SELECT team.value ->> 'id', member.value ->> 'customer_id', member.value ->> 'is_administrator',
  member.value -> 'narrowed'
FROM json_each(?1) AS team, json_each(team.value, '$.setup.members') AS member";

/// Writes all of `changes`; whoever a team does not name has left it.
pub(crate) fn write_import(changes: &Changes, now: Instant) -> Vec<Statement> {
    let teams = json!(changes.teams);
    let three = [UPSERT_TEAMS, DELETE_MEMBERS, INSERT_MEMBERS];
    let mut writes: Vec<_> = three.map(|sql| Statement::new(sql, [teams.clone().into()])).into();
    let ids: Vec<_> = changes.teams.iter().map(|ImportedTeam { id, .. }| id).collect();
    writes.push(guard_seats(&ids, now));
    writes
}
