//! Exports: asked for, made part by part, and gone after a week.
use crate::api::{Export, ExportId, ExportStatus};
use crate::rules::{EXPORT_DAYS_MAX, EXPORT_HOURS_MIN};
use db::{DbError, Query, Statement, json};
use kernel::{AccountId, Instant, millis, millis_option};
use serde::Deserialize;
use serde_json::json;

pub(super) const ALL_SQL: &[&str] =
    &[LIST, ONE, GUARD_LATELY, ASK, TO_MAKE, GUARD_MOVED, ADD_PART, MADE, TO_LAPSE, LAPSED];

const LIST: &str = "
SELECT id, account_id, asked_at, files_left, parts, made_at, lapses_at, lapsed_at FROM exports
WHERE account_id = ?1 ORDER BY asked_at DESC LIMIT 10";
const ONE: &str = "
SELECT id, account_id, asked_at, files_left, parts, made_at, lapses_at, lapsed_at FROM exports WHERE id = ?1 LIMIT 1";
/// An export as its row has it.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct ExportRow {
    /// The export.
    pub(crate) id: ExportId,
    /// Whose.
    pub(crate) account_id: AccountId,
    #[serde(with = "millis")]
    pub(crate) asked_at: Instant,
    files_left: Option<String>,
    parts: String,
    #[serde(with = "millis_option")]
    made_at: Option<Instant>,
    #[serde(with = "millis_option")]
    lapses_at: Option<Instant>,
    #[serde(with = "millis_option")]
    lapsed_at: Option<Instant>,
}

/// A file that is to be packed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, Deserialize)]
pub(crate) struct ToPack {
    /// Where it lies in the store.
    pub(crate) key: String,
    /// What it is called in the ZIP.
    pub(crate) name: String,
    /// How many bytes it has.
    pub(crate) bytes: i64,
}

impl ExportRow {
    /// As its owner sees it.
    pub(crate) fn view(&self, now: Instant) -> Result<Export, DbError> {
        let is_over = self.lapsed_at.is_some() || self.lapses_at.is_some_and(|at| at <= now);
        let status = match self.made_at {
            _ if is_over => ExportStatus::Lapsed,
            Some(_) => ExportStatus::Made,
            None => ExportStatus::Asked,
        };
        let parts = if status == ExportStatus::Made { self.parts()? } else { Vec::new() };
        Ok(Export { id: self.id.clone(), status, asked_at: self.asked_at, lapses_at: self.lapses_at, parts })
    }

    /// How many bytes each part has.
    pub(crate) fn parts(&self) -> Result<Vec<i64>, DbError> {
        json(&self.parts)
    }

    /// The files that are in no part yet; `None` before the first.
    pub(crate) fn files_left(&self) -> Result<Option<Vec<ToPack>>, DbError> {
        self.files_left.as_deref().map(json).transpose()
    }

    /// Where a part lies, from 1.
    pub(crate) fn key(&self, part: usize) -> String {
        part_key(&self.id, part)
    }
}

/// Not below the day's folder that `files::sweep` holds to its rows: these have none.
pub(crate) fn part_key(id: &ExportId, part: usize) -> String {
    format!("account-exports/{id}/{part}")
}

/// The latest exports of an account.
pub(crate) fn exports(account: &AccountId) -> Query<ExportRow> {
    Query::new(LIST, [account.as_str().into()])
}

/// One of them.
pub(crate) fn export(id: &ExportId) -> Query<ExportRow> {
    Query::new(ONE, [id.as_str().into()])
}

const GUARD_LATELY: &str = "
INSERT INTO account_guards (guard) SELECT 'export_asked_lately' WHERE EXISTS (
  SELECT 1 FROM exports WHERE account_id = ?1 AND (?2 < asked_at OR (made_at IS NULL AND lapsed_at IS NULL)))";
const ASK: &str = "INSERT INTO exports (id, account_id, asked_at, parts) VALUES (?1, ?2, ?3, '[]')";

/// Asks for one; breaks `export_asked_lately` within `EXPORT_HOURS_MIN`, and while one is being made.
pub(crate) fn ask_export(id: &ExportId, account: &AccountId, now: Instant) -> Vec<Statement> {
    let guard = [account.as_str().into(), now.plus_minutes(-EXPORT_HOURS_MIN * 60).into()];
    let params = [id.as_str().into(), account.as_str().into(), now.into()];
    vec![Statement::new(GUARD_LATELY, guard), Statement::new(ASK, params)]
}

const TO_MAKE: &str = "
SELECT id, account_id, asked_at, files_left, parts, made_at, lapses_at, lapsed_at FROM exports
WHERE made_at IS NULL AND lapsed_at IS NULL ORDER BY asked_at LIMIT 5";

/// Exports that are to be made, the first asked first.
pub(crate) fn to_make() -> Query<ExportRow> {
    Query::new(TO_MAKE, [])
}

const GUARD_MOVED: &str = "
INSERT INTO account_guards (guard) SELECT 'export_moved' WHERE NOT EXISTS (
  SELECT 1 FROM exports WHERE id = ?1 AND made_at IS NULL AND lapsed_at IS NULL AND json_array_length(parts) = ?2)";
const ADD_PART: &str = "UPDATE exports SET parts = ?2, files_left = ?3 WHERE id = ?1";
const MADE: &str = "UPDATE exports SET made_at = ?2, lapses_at = ?3, files_left = NULL WHERE id = ?1";

/// Notes a part that lies in the store, and what is left; the last one makes it. Breaks `export_moved` if another run was faster.
pub(crate) fn add_part(row: &ExportRow, bytes: i64, left: &[ToPack], now: Instant) -> Result<Vec<Statement>, DbError> {
    let mut parts = row.parts()?;
    let before = u32::try_from(parts.len()).unwrap_or(u32::MAX);
    parts.push(bytes);
    let id = || row.id.as_str();
    let mut writes = vec![
        Statement::new(GUARD_MOVED, [id().into(), before.into()]),
        Statement::new(ADD_PART, [id().into(), json!(parts).into(), json!(left).into()]),
    ];
    if left.is_empty() {
        let until = now.plus_minutes(EXPORT_DAYS_MAX * 24 * 60);
        writes.push(Statement::new(MADE, [id().into(), now.into(), until.into()]));
    }
    Ok(writes)
}

const TO_LAPSE: &str = "
SELECT id, account_id, asked_at, files_left, parts, made_at, lapses_at, lapsed_at FROM exports
WHERE lapsed_at IS NULL AND lapses_at <= ?1 ORDER BY lapses_at LIMIT 20";

/// Exports whose week is over.
pub(crate) fn to_lapse(now: Instant) -> Query<ExportRow> {
    Query::new(TO_LAPSE, [now.into()])
}

const LAPSED: &str = "UPDATE exports SET lapsed_at = ?2, parts = '[]', files_left = NULL WHERE id = ?1";

/// Notes that its bytes are forgotten.
pub(crate) fn lapsed(id: &ExportId, now: Instant) -> Statement {
    Statement::new(LAPSED, [id.as_str().into(), now.into()])
}
