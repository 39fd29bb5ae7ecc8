//! What a team's payer shares with its people.
use crate::api::SharedBenefit;
use db::Query;
use kernel::{Currency, Instant, TeamId, millis_option};
use ledger::{BenefitKind, Books};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[SHARED];

// To whoever runs the team and to whoever may spend of it: what holds now and has something left, the soonest expiry first.
const SHARED: &str = "
SELECT v_grants.kind, v_grants.name, v_grants.currency, v_grants.expires_at, sum(v_grants.balance) AS remains, sum(v_grants.amount) AS given
FROM teams CROSS JOIN v_grants ON v_grants.customer_id = teams.paying_customer_id
WHERE teams.id = ?1 AND shares <> 'none' AND v_grants.kind IN (SELECT value FROM json_each(shared_kinds))
  AND v_grants.starts_at <= ?2 AND (v_grants.expires_at IS NULL OR ?2 < v_grants.expires_at) AND 0 < v_grants.balance
GROUP BY v_grants.kind, v_grants.name, v_grants.currency, v_grants.expires_at
ORDER BY v_grants.expires_at IS NULL, v_grants.expires_at, v_grants.name LIMIT 50";

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
