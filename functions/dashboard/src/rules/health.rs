use crate::api::{Broken, FunctionHealth};
use crate::store::HealthRow;
use db::{DbError, json};
use kernel::Instant;
use std::collections::BTreeMap;

/// Jobs run each hour at the least: after two of them one was left out.
const LATE_AFTER_MINUTES: i64 = 2 * 60;

/// How each function is that has jobs.
pub(crate) fn health(rows: Vec<HealthRow>, now: Instant) -> Result<Vec<FunctionHealth>, DbError> {
    rows.into_iter().map(|row| function(row, now)).collect()
}

fn function(row: HealthRow, now: Instant) -> Result<FunctionHealth, DbError> {
    let broken: BTreeMap<String, i64> = json(&row.broken)?;
    Ok(FunctionHealth {
        late: row.ran_at.is_none_or(|ran| ran.plus_minutes(LATE_AFTER_MINUTES) < now),
        complaints: json(&row.complaints)?,
        broken: broken.into_iter().map(|(rule, cases)| Broken { rule, cases }).collect(),
        function: row.function,
        ran_at: row.ran_at,
        looked_at: row.looked_at,
    })
}
