use crate::rows::{self, FileRow, Lately};
use crate::{Accepted, Download, FileId, FileName, Kept, Store, drop_bytes, keep, problems};
use db::{Db, DbError, Statement};
use kernel::{AccountId, Instant};
use web::Problem;

/// Where one function's files are: their bytes below `area` in the store, their rows in the database.
pub struct Place<'a> {
    /// The function's own part of the store: `support`.
    pub area: &'a str,
    /// Where bytes lie.
    pub store: &'a dyn Store,
    /// Where rows lie.
    pub db: &'a Db,
    /// How the function names what the schema refuses of its batch.
    pub lost: fn(DbError) -> Problem,
}

/// A file on its way in.
pub struct NewKept<'a> {
    /// The file.
    pub id: FileId,
    /// What it was called where it came from.
    pub name: &'a FileName,
    /// Who hands it in.
    pub by: &'a AccountId,
    /// Now.
    pub now: Instant,
}

/// Room for one more file of an account.
pub fn takes_more(lately: &[Lately]) -> Result<(), Problem> {
    let room = lately.first().is_some_and(Lately::takes_more);
    if room { Ok(()) } else { Err(problems::too_many_files()) }
}

impl Place<'_> {
    /// Keeps the bytes of a file, then commits its row with what it belongs to, `beside`.
    pub async fn take_in(
        &self,
        new: NewKept<'_>,
        accepted: Accepted,
        beside: impl FnOnce(&FileId) -> Vec<Statement>,
    ) -> Result<Kept, Problem> {
        let kept = keep(self.store, self.area, new.id, accepted, new.now).await?;
        let mut batch = rows::insert(&kept, new.name, new.by, new.now);
        batch.extend(beside(&kept.id));
        if let Err(error) = self.db.commit(batch).await {
            // Refused, it never was. Where the answer was lost it may well be: its bytes stay, and `sweep` looks whether it is.
            if matches!(error, DbError::Refused { .. }) {
                drop_bytes(self.store, &kept).await;
            }
            return Err((self.lost)(error));
        }
        Ok(kept)
    }

    /// A file for whoever may have it, in the size of that name; in its first size, if it has none of that name or none is
    /// named.
    pub async fn hand_out(&self, file: FileRow, size: Option<&str>) -> Result<Download, Problem> {
        let key = file.object(size);
        let bytes = self.store.get(&key).await?;
        let bytes = bytes.ok_or_else(|| Problem::internal(format!("nothing lies under {key}")))?;
        Ok(Download { media: file.media_type, name: file.name, bytes })
    }
}
