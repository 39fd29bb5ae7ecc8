use crate::rows;
use crate::{LISTED_MAX, Store, StoreError};
use db::{Db, DbError};
use kernel::Instant;

/// Pages of keys that a run looks at; the next one goes on.
const PAGES_MAX: usize = 10;

/// What a run has done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Swept {
    /// Files that nobody had attached to anything within a day.
    pub loose: usize,
    /// Objects whose row was gone, or never came.
    pub objects: usize,
}

/// Why a run stopped; the next one goes on where it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SweepError {
    /// The database.
    Db(DbError),
    /// The store.
    Store(StoreError),
}

impl From<DbError> for SweepError {
    fn from(error: DbError) -> Self {
        Self::Db(error)
    }
}

impl From<StoreError> for SweepError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl std::fmt::Display for SweepError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Db(error) => error.fmt(f),
            Self::Store(error) => error.fmt(f),
        }
    }
}

/// Holds the store to the rows of one area: files that nobody attached go after a day, bytes whose row never came go once the
/// day after theirs is over. Killed anywhere, the next run makes up for it; each looks at a bounded number of keys.
pub async fn sweep(db: &Db, store: &dyn Store, area: &str, now: Instant) -> Result<Swept, SweepError> {
    let mut swept = Swept::default();
    let (mark, loose, trash) = db.read(rows::to_sweep(area, now)).await?;
    let mut keys: Vec<String> = trash.into_iter().map(|row| row.key).collect();
    if !loose.is_empty() {
        let ids: Vec<_> = loose.into_iter().map(|row| row.id).collect();
        let dropped = db.commit(rows::drop_loose(&ids)).await?;
        let dropped = dropped.into_iter().flatten();
        keys.extend(dropped.filter_map(|row| row.get("key").and_then(|key| key.as_str()).map(str::to_owned)));
        swept.loose = ids.len();
    }
    for some in keys.chunks(LISTED_MAX) {
        store.delete(some.to_vec()).await?;
        db.commit(vec![rows::empty_trash(some)]).await?;
        swept.objects += some.len();
    }
    let mut after = mark.into_iter().next().map(|row| row.after_key).unwrap_or_default();
    for _ in 0..PAGES_MAX {
        let listed = store.list(&format!("{area}/"), &after).await?;
        let settled: Vec<String> = listed.into_iter().filter(|key| is_settled(key, now)).collect();
        let Some(last) = settled.last().cloned() else { break };
        let unknown: Vec<String> = db.read(rows::unknown(&settled)).await?.into_iter().map(|row| row.key).collect();
        if !unknown.is_empty() {
            swept.objects += unknown.len();
            store.delete(unknown).await?;
        }
        db.commit(vec![rows::set_mark(area, &last)]).await?;
        after = last;
        if settled.len() < LISTED_MAX {
            break;
        }
    }
    Ok(swept)
}

/// Whether the row of what lies under that key is there by now, or never will be: its day is the one before yesterday, or
/// earlier.
fn is_settled(key: &str, now: Instant) -> bool {
    let day = key.split('/').nth(1).unwrap_or_default();
    let yesterday = now.plus_minutes(-24 * 60).utc_date().to_string();
    day < yesterday.as_str()
}
