//! What the database says of files: statements for the batch of their cause. Owns `files`, `file_trash`, `file_sweeps` and
//! `file_guards`; publishes `v_files`.
use crate::{FileId, FileName, Kept, Media};
use db::{Query, Statement};
use kernel::{AccountId, Instant};
use serde::Deserialize;
use serde_json::json;

/// Every SQL text here, for the tests that prepare and plan them.
pub const ALL_SQL: &[&str] = &[
    LATELY,
    GUARD_MANY,
    INSERT,
    GUARD_GONE,
    ATTACH,
    FILE,
    SWEEP_MARK,
    LOOSE,
    TRASH,
    TO_TRASH,
    DROP_LOOSE,
    EMPTY_TRASH,
    UNKNOWN,
    SET_MARK,
    LET_GO,
    ERASE_TO_TRASH,
    ERASE,
];

/// How many files one account hands in within an hour: more than anybody photographs, and at 10 MB each no way to fill a
/// bucket in a night.
pub const FILES_PER_HOUR_MAX: u32 = 60;
/// How long a file waits to be attached to something.
const LOOSE_MINUTES_MAX: i64 = 24 * 60;

const LATELY: &str = "SELECT count(*) AS files FROM files WHERE uploaded_by = ?1 AND ?2 < created_at";
/// How many files an account has handed in lately.
#[derive(Debug, Clone, Deserialize)]
pub struct Lately {
    files: u32,
}

impl Lately {
    /// Whether there is room for one more.
    pub fn takes_more(&self) -> bool {
        self.files < FILES_PER_HOUR_MAX
    }
}

/// How many files the account has handed in within the last hour.
pub fn lately(account: &AccountId, now: Instant) -> Query<Lately> {
    Query::new(LATELY, [account.as_str().into(), now.plus_minutes(-60).into()])
}

const GUARD_MANY: &str = "
INSERT INTO file_guards (guard) SELECT 'too_many_files'
WHERE ?3 <= (SELECT count(*) FROM files WHERE uploaded_by = ?1 AND ?2 < created_at)";
const INSERT: &str = "
INSERT INTO files (id, key, media_type, name, sizes, bytes, width, height, uploaded_by, attached_to, created_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, NULL, ?10)";

/// Writes the row of a file whose bytes are kept, attached to nothing yet; breaks `too_many_files` above the limit.
pub fn insert(kept: &Kept, name: &FileName, uploaded_by: &AccountId, now: Instant) -> Vec<Statement> {
    let bytes = i64::try_from(kept.bytes).unwrap_or(i64::MAX);
    let (width, height) = kept.pixels.unzip();
    let params = [
        kept.id.as_str().into(),
        kept.key.as_str().into(),
        kept.media.as_str().into(),
        name.as_str().into(),
        json!(kept.sizes).into(),
        bytes.into(),
        width.into(),
        height.into(),
        uploaded_by.as_str().into(),
        now.into(),
    ];
    let guard = [uploaded_by.as_str().into(), now.plus_minutes(-60).into(), FILES_PER_HOUR_MAX.into()];
    vec![Statement::new(GUARD_MANY, guard), Statement::new(INSERT, params)]
}

const GUARD_GONE: &str = "
INSERT INTO file_guards (guard) SELECT 'file_is_gone' WHERE json_array_length(?1) <> (
  SELECT count(*) FROM files WHERE id IN (SELECT value FROM json_each(?1)) AND uploaded_by = ?2 AND attached_to IS NULL)";
const ATTACH: &str = "UPDATE files SET attached_to = ?2 WHERE id IN (SELECT value FROM json_each(?1))";

/// Attaches files to what `attached_to` names; breaks `file_is_gone` unless all of them were handed in by that account and are
/// attached to nothing.
pub fn attach(ids: &[FileId], by: &AccountId, attached_to: &str) -> Vec<Statement> {
    if ids.is_empty() {
        return Vec::new();
    }
    let list = json!(ids);
    vec![
        Statement::new(GUARD_GONE, [list.clone().into(), by.as_str().into()]),
        Statement::new(ATTACH, [list.into(), attached_to.into()]),
    ]
}

const FILE: &str = "SELECT id, key, media_type, name, sizes, uploaded_by, attached_to FROM files WHERE id = ?1 LIMIT 1";
/// A file as its row has it.
#[derive(Debug, Clone, Deserialize)]
pub struct FileRow {
    /// The file.
    pub id: FileId,
    /// Where its sizes lie.
    pub key: String,
    /// What it is.
    pub media_type: Media,
    /// What it was called.
    pub name: String,
    /// Who handed it in.
    pub uploaded_by: AccountId,
    /// What it is attached to.
    pub attached_to: Option<String>,
    sizes: String,
}

impl FileRow {
    /// Where the size of that name lies; the first one, if it has none of that name or none is named.
    pub fn object(&self, size: Option<&str>) -> String {
        let sizes: Vec<String> = serde_json::from_str(&self.sizes).unwrap_or_default();
        let named = sizes.iter().find(|one| Some(one.as_str()) == size).or(sizes.first());
        format!("{}/{}", self.key, named.map_or("full", String::as_str))
    }
}

/// The file of that id.
pub fn file(id: &FileId) -> Query<FileRow> {
    Query::new(FILE, [id.as_str().into()])
}

const SWEEP_MARK: &str = "SELECT after_key FROM file_sweeps WHERE area = ?1 LIMIT 1";
/// How far the last run has come.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct MarkRow {
    /// The last key that it looked at.
    pub(crate) after_key: String,
}

const LOOSE: &str = "
SELECT id FROM files INDEXED BY files_loose WHERE attached_to IS NULL AND created_at < ?3 AND ?1 < key AND key < ?2 ORDER BY created_at LIMIT 200";
/// A file by its id.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct LooseRow {
    /// The file.
    pub(crate) id: FileId,
}

const TRASH: &str = "SELECT key FROM file_trash WHERE ?1 < key AND key < ?2 ORDER BY key LIMIT 500";
/// Bytes by their key.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct KeyRow {
    /// Where they lie.
    pub(crate) key: String,
}

/// How far an area was swept, what nobody has attached within a day, and whose bytes are still to go.
pub(crate) fn to_sweep(area: &str, now: Instant) -> (Query<MarkRow>, Query<LooseRow>, Query<KeyRow>) {
    // A zero comes right after a slash.
    let (from, until) = (format!("{area}/"), format!("{area}0"));
    (
        Query::new(SWEEP_MARK, [area.into()]),
        Query::new(LOOSE, [from.as_str().into(), until.as_str().into(), now.plus_minutes(-LOOSE_MINUTES_MAX).into()]),
        Query::new(TRASH, [from.into(), until.into()]),
    )
}

const TO_TRASH: &str = "
INSERT OR IGNORE INTO file_trash (key)
SELECT files.key || '/' || size.value FROM files, json_each(files.sizes) AS size
WHERE files.id IN (SELECT value FROM json_each(?1)) AND files.attached_to IS NULL
RETURNING key";
const DROP_LOOSE: &str = "DELETE FROM files WHERE id IN (SELECT value FROM json_each(?1)) AND attached_to IS NULL";

/// Drops the rows of files that are attached to nothing, and notes whose bytes are to go. The first statement answers with
/// their keys.
pub fn drop_loose(ids: &[FileId]) -> Vec<Statement> {
    [TO_TRASH, DROP_LOOSE].map(|sql| Statement::new(sql, [json!(ids).into()])).to_vec()
}

const LET_GO: &str =
    "UPDATE files SET attached_to = NULL WHERE id IN (SELECT value FROM json_each(?1)) AND attached_to = ?2";

/// Drops the rows of files that are attached to what `attached_to` names, and notes whose bytes are to go.
pub fn drop_attached(ids: &[FileId], attached_to: &str) -> Vec<Statement> {
    if ids.is_empty() {
        return Vec::new();
    }
    let mut writes = vec![Statement::new(LET_GO, [json!(ids).into(), attached_to.into()])];
    writes.extend(drop_loose(ids));
    writes
}

// `v_erased_attachments`: what belongs to whoever is no more. Each function names its own in there.
const ERASE_TO_TRASH: &str = "
INSERT OR IGNORE INTO file_trash (key)
SELECT files.key || '/' || size.value FROM files, json_each(files.sizes) AS size
WHERE ?2 < files.key AND files.key < ?3 AND files.id IN (
  SELECT id FROM files WHERE uploaded_by = ?1
  UNION SELECT id FROM files WHERE attached_to IN (SELECT attached_to FROM v_erased_attachments WHERE account_id = ?1))";
const ERASE: &str = "
DELETE FROM files WHERE ?2 < key AND key < ?3 AND id IN (
  SELECT id FROM files WHERE uploaded_by = ?1
  UNION SELECT id FROM files WHERE attached_to IN (SELECT attached_to FROM v_erased_attachments WHERE account_id = ?1))";

/// Drops the rows of an area's files that an account has handed in, or that belong to what goes with it; `sweep` forgets their
/// bytes.
pub fn erase(area: &str, account: &AccountId) -> Vec<Statement> {
    let params = || [account.as_str().into(), format!("{area}/").into(), format!("{area}0").into()];
    vec![Statement::new(ERASE_TO_TRASH, params()), Statement::new(ERASE, params())]
}

const EMPTY_TRASH: &str = "DELETE FROM file_trash WHERE key IN (SELECT value FROM json_each(?1))";

/// Notes that the bytes under `keys` are gone.
pub(crate) fn empty_trash(keys: &[String]) -> Statement {
    Statement::new(EMPTY_TRASH, [json!(keys).into()])
}

// What stands below a file's key is its sizes: the key is all before the last slash.
const UNKNOWN: &str = "
SELECT listed.value AS key FROM json_each(?1) AS listed
WHERE NOT EXISTS (SELECT 1 FROM files WHERE files.key = rtrim(rtrim(listed.value, replace(listed.value, '/', '')), '/'))";

/// Those of `keys` that no row knows.
pub(crate) fn unknown(keys: &[String]) -> Query<KeyRow> {
    Query::new(UNKNOWN, [json!(keys).into()])
}

const SET_MARK: &str = "
INSERT INTO file_sweeps (area, after_key) VALUES (?1, ?2) ON CONFLICT (area) DO UPDATE SET after_key = excluded.after_key";

/// Notes how far an area was swept.
pub(crate) fn set_mark(area: &str, after_key: &str) -> Statement {
    Statement::new(SET_MARK, [area.into(), after_key.into()])
}
