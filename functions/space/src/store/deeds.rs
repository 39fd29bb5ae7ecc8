use super::ASKED;
use crate::api::{AuditCursor, Deed};
use db::{DbError, Query, json};
use kernel::{AccountId, Instant};
use serde::Deserialize;

/// One entry of the audit log.
#[derive(Debug, Deserialize)]
pub(crate) struct DeedRow {
    id: String,
    #[serde(with = "kernel::millis")]
    at: Instant,
    account_id: AccountId,
    account_name: Option<String>,
    action: String,
    subject: String,
    detail: String,
}

pub(super) const DEEDS: &str = "
SELECT id, at, account_id, (SELECT name FROM v_accounts WHERE v_accounts.id = v_audit.account_id) AS account_name,
  action, subject, detail
FROM v_audit WHERE at <= ?1 AND (at < ?1 OR ?2 < id) ORDER BY at DESC, id LIMIT ?3";

/// A page of what operators did, latest first.
pub(crate) fn deeds(after: Option<&AuditCursor>) -> Query<DeedRow> {
    // Whoever has seen nothing yet begins after the end of time.
    let (at, id) = after.map_or((i64::from(u32::MAX) * 1_000_000, ""), |c| (c.at.as_millis(), c.id.as_str()));
    Query::new(DEEDS, [at.into(), id.into(), ASKED.into()])
}

impl DeedRow {
    /// Reads what was asked for.
    pub(crate) fn into_deed(self) -> Result<Deed, DbError> {
        let Self { id, at, account_id, account_name, action, subject, detail } = self;
        Ok(Deed { id, at, account_id, account_name, action, subject, detail: json(&detail)? })
    }
}
