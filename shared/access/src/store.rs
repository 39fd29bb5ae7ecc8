//! What decides about a viewer, read in the caller's own round trip.
use crate::{Levels, Standing, Viewer};
use db::{DbError, Query, json};
use kernel::Instant;
use serde::Deserialize;
use web::Claims;

/// Every SQL text here, for the tests that prepare and plan them.
pub const ALL_SQL: &[&str] = &[VIEWER];

/// The row that `viewer` reads; `into_viewer` makes sense of it.
#[derive(Debug, Deserialize)]
pub struct ViewerRow {
    signed_in: u8,
    has_customer: u8,
    levels: String,
    space: String,
    customer: Option<String>,
    plans: String,
    is_member: u8,
    teams: String,
    narrowed: String,
    suspended: u8,
}

const VIEWER: &str = "
SELECT ?1 IS NOT NULL AS signed_in, ?2 IS NOT NULL AS has_customer, levels, rights AS space,
  (SELECT rights FROM v_customers WHERE id = ?2) AS customer,
  (SELECT json_group_array(json(rights)) FROM v_contracts
    WHERE customer_id = ?2 AND starts_at <= ?3 AND (ends_at IS NULL OR ?3 < ends_at)) AS plans,
  EXISTS (SELECT 1 FROM v_contracts
    WHERE customer_id = ?2 AND sold_as = 'plan' AND starts_at <= ?3 AND (ends_at IS NULL OR ?3 < ends_at)) AS is_member,
  (SELECT json_group_array(json(rights)) FROM v_team_members WHERE customer_id = ?2) AS teams,
  (SELECT json_group_array(json(narrowed)) FROM v_team_members WHERE customer_id = ?2) AS narrowed,
  EXISTS (SELECT 1 FROM v_billing_accounts WHERE customer_id = ?2 AND suspended_at IS NOT NULL) AS suspended
FROM v_settings LIMIT 1";

/// What decides about whoever `claims` names (nobody, if none), now.
pub fn viewer(claims: Option<&Claims>, now: Instant) -> Query<ViewerRow> {
    let account = claims.map(|c| c.account.as_str());
    let customer = claims.and_then(|c| c.customer.as_ref()).map(kernel::CustomerId::as_str);
    Query::new(VIEWER, [account.into(), customer.into(), now.into()])
}

impl ViewerRow {
    /// Reads the JSON columns; an error if one does not hold what its table promises.
    pub fn into_viewer(self) -> Result<Viewer, DbError> {
        // Whoever has nothing but products by the cycle has their rights, and is a contact.
        let standing = if self.is_member == 1 { Standing::Member } else { Standing::Contact };
        Ok(Viewer {
            signed_in: self.signed_in == 1,
            standing: (self.has_customer == 1).then_some(standing),
            levels: json::<Levels>(&self.levels)?,
            space: json(&self.space)?,
            plans: json(&self.plans)?,
            teams: json(&self.teams)?,
            customer: self.customer.as_deref().map(json).transpose()?.unwrap_or_default(),
            narrowed: json(&self.narrowed)?,
            suspended: self.suspended == 1,
        })
    }
}

/// The viewer out of the rows of `viewer`; an error if the space has no settings.
pub fn only(rows: Vec<ViewerRow>) -> Result<Viewer, DbError> {
    let row = rows.into_iter().next().ok_or_else(|| DbError::Failed("no space settings".to_owned()))?;
    row.into_viewer()
}
