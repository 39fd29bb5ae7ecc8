//! Scheduled work.
use crate::events;
use crate::rules::throttle::PASSWORDS_PER_ACCOUNT;
use crate::store::{erase, sweep};
use db::{Db, DbError};
use erasure::{ErasureRow, begin, due, hold, mark, obstacles};
use kernel::{Instant, NewIds};

/// How long an ended session, token or invitation is kept, for whoever asks what happened to an account.
const ENDED_SESSION_DAYS_MAX: i64 = 30;

/// Longer than any invitation into a team holds.
const INVITATION_DAYS_MAX: i64 = 100;

/// How long a former address is kept in any case, once it cannot be put back: so long inboxes hold what others were told of it.
const FORMER_ADDRESS_DAYS: i64 = 90;

/// Removes what time has made worthless: a bounded number of rows in one batch, harmless to repeat.
pub async fn sweep(db: &Db, now: Instant) -> Result<(), DbError> {
    let days_ago = |days: i64| now.plus_minutes(-days * 24 * 60);
    let statements = vec![
        sweep::of(sweep::SIGN_UPS, now),
        sweep::of(sweep::GUESTS, now),
        sweep::of(sweep::INVITED, days_ago(INVITATION_DAYS_MAX)),
        sweep::of(sweep::RESETS, now),
        sweep::of(sweep::PROVIDER_SIGN_INS, now),
        sweep::of(sweep::SESSIONS, days_ago(ENDED_SESSION_DAYS_MAX)),
        sweep::of(sweep::CHALLENGES, now),
        sweep::of(sweep::CHANGES, now),
        sweep::of(sweep::FORMER, days_ago(FORMER_ADDRESS_DAYS)),
        sweep::of(sweep::INVITATIONS, days_ago(ENDED_SESSION_DAYS_MAX)),
        sweep::of(sweep::TOKENS, days_ago(ENDED_SESSION_DAYS_MAX)),
        // The longest window there is; a lock is shorter.
        sweep::of(sweep::THROTTLES, now.plus_minutes(-PASSWORDS_PER_ACCOUNT.window_minutes)),
    ];
    db.commit(statements).await.map(drop)
}

/// What this function's part in erasing an account is called.
pub const ERASURE_PART: &str = "identity";

/// Erases accounts whose owners wanted it, once they can no longer take it back: 20 a run, each in one batch that ends every way
/// in and every session and takes the names away, or does nothing. Where something stands in the way it is told once and looked
/// at again in a day. Gives how many were erased.
pub async fn erase_due(db: &Db, ids: &dyn NewIds, now: Instant) -> Result<usize, DbError> {
    let mut erased = 0;
    for row in db.read(due(now)).await? {
        let blocked = !db.read_one(obstacles(&row.account_id, now)).await?.unwrap_or_default().is_clear();
        erased += if blocked { wait(db, &row, ids, now).await? } else { erase_one(db, &row, ids, now).await? };
    }
    Ok(erased)
}

async fn erase_one(db: &Db, row: &ErasureRow, ids: &dyn NewIds, now: Instant) -> Result<usize, DbError> {
    let mut writes = begin(&row.account_id, now);
    writes.extend(erase::anonymise(&row.account_id));
    writes.push(mark(&row.account_id, ERASURE_PART, now));
    writes.extend(events::erased(row).map(|message| outbox::owe(&message, now, ids)));
    match db.commit(writes).await {
        Ok(_) => Ok(1),
        // Something came into its way meanwhile, or another run was faster.
        Err(error) if error.is_refused_by("erasure_is_blocked") => wait(db, row, ids, now).await,
        Err(error) if error.is_refused_by("erasure_is_due") => Ok(0),
        Err(error) => Err(error),
    }
}

async fn wait(db: &Db, row: &ErasureRow, ids: &dyn NewIds, now: Instant) -> Result<usize, DbError> {
    let mut writes = vec![hold(&row.account_id, now)];
    let told = row.held_since.is_some();
    writes.extend(events::erasure_held(row).filter(|_| !told).map(|message| outbox::owe(&message, now, ids)));
    db.commit(writes).await.map(|_| 0)
}
