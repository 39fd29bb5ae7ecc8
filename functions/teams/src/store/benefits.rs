//! What a team's payer shares with its people.
use super::write::guard_version;
use crate::api::{DrawnShare, ShareCaps, SharedBenefit};
use db::{Query, Statement};
use kernel::{Currency, CustomerId, Day, Instant, TeamId, millis_option};
use ledger::{BenefitKind, Books};
use serde::Deserialize;
use serde_json::json as value;

pub(super) const ALL_SQL: &[&str] = &[SHARED, DRAWN, SET_CAPS];

// To whoever runs the team and to whoever may spend of it: what holds now and has something left, the soonest expiry first.
const SHARED: &str = concat!(
    "
SELECT v_grants.kind, v_grants.name, v_grants.currency, ",
    ledger::spent_until!(),
    " AS expires_at, sum(v_grants.balance) AS remains, sum(v_grants.amount) AS given
FROM teams CROSS JOIN v_grants ON v_grants.customer_id = teams.paying_customer_id
WHERE teams.id = ?1 AND shares <> 'none' AND v_grants.kind IN (SELECT value FROM json_each(shared_kinds))
  AND v_grants.starts_at <= ?2 AND (v_grants.expires_at IS NULL OR ?2 < ",
    ledger::spent_until!(),
    ") AND 0 < v_grants.balance
GROUP BY v_grants.kind, v_grants.name, v_grants.currency, 4
ORDER BY expires_at IS NULL, expires_at, v_grants.name LIMIT 50"
);

/// What is left of the benefits of one name that end together.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct SharedRow {
    kind: BenefitKind,
    name: String,
    currency: Option<Currency>,
    #[serde(with = "millis_option")]
    expires_at: Option<Instant>,
    remains: i64,
    given: i64,
}

impl SharedRow {
    /// As it is shown, by the calendar of the books.
    pub(crate) fn shown(self, books: &Books) -> SharedBenefit {
        let Self { kind, name, currency, expires_at, remains: left, given } = self;
        let last_day = expires_at.map(|expires| books.day(expires.plus_seconds(-1)));
        SharedBenefit { kind, name, currency, last_day, left, given }
    }
}

/// What is left of what the payer of a team shares.
pub(crate) fn shared(team: &TeamId, now: Instant) -> Query<SharedRow> {
    Query::new(SHARED, [team.as_str().into(), now.into()])
}

const DRAWN: &str = "
SELECT team_members.customer_id, v_draws.month, v_grants.kind, v_grants.currency, sum(v_draws.amount) AS amount
FROM teams CROSS JOIN team_members ON team_members.team_id = teams.id
CROSS JOIN v_draws ON v_draws.drawn_by = team_members.customer_id AND v_draws.month BETWEEN ?2 AND ?3
CROSS JOIN v_grants ON v_grants.id = v_draws.grant_id AND v_grants.customer_id = teams.paying_customer_id
WHERE teams.id = ?1 AND teams.shares <> 'none'
GROUP BY team_members.customer_id, v_draws.month, v_grants.kind, v_grants.currency HAVING 0 < sum(v_draws.amount) LIMIT 5000";

/// What somebody has drawn of one kind in a month.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct DrawnRow {
    customer_id: CustomerId,
    month: Day,
    kind: BenefitKind,
    currency: Option<Currency>,
    amount: i64,
}

impl DrawnRow {
    /// Of whom it is.
    pub(crate) fn is_of(&self, customer: &CustomerId) -> bool {
        self.customer_id == *customer
    }

    /// As it is shown in the month that begins on `month`.
    pub(crate) fn shown_in(self, month: Day) -> Option<DrawnShare> {
        let Self { customer_id, kind, currency, amount, .. } = self;
        (self.month == month).then_some(DrawnShare { customer_id, kind, currency, amount })
    }
}

/// What the people of a team have drawn of what its payer shares, in the month in which `now` lies, in whatever zone.
pub(crate) fn drawn(team: &TeamId, now: Instant) -> Query<DrawnRow> {
    let [first, last] = ledger::months(now, now);
    Query::new(DRAWN, [team.as_str().into(), first.into(), last.into()])
}

const SET_CAPS: &str = "UPDATE teams SET share_caps = ?2, version = version + 1 WHERE id = ?1";

/// How much one member may draw, if the team still is at `version`.
pub(crate) fn set_share_caps(team: &TeamId, caps: &ShareCaps, version: i64) -> Vec<Statement> {
    vec![guard_version(team, version), Statement::new(SET_CAPS, [team.as_str().into(), value!(caps).into()])]
}
