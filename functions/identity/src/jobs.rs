//! Scheduled work.
use crate::rules::throttle::PASSWORDS_PER_ACCOUNT;
use crate::store::sweep;
use db::{Db, DbError};
use kernel::Instant;

/// How long an ended session or token is kept, for whoever asks what happened to an account.
const ENDED_SESSION_DAYS_MAX: i64 = 30;

/// Removes what time has made worthless: a bounded number of rows in one batch, harmless to repeat.
pub async fn sweep(db: &Db, now: Instant) -> Result<(), DbError> {
    let statements = vec![
        sweep::sign_ups(now),
        sweep::resets(now),
        sweep::provider_sign_ins(now),
        sweep::sessions(now.plus_minutes(-ENDED_SESSION_DAYS_MAX * 24 * 60)),
        sweep::challenges(now),
        sweep::tokens(now.plus_minutes(-ENDED_SESSION_DAYS_MAX * 24 * 60)),
        // The longest window there is; a lock is shorter.
        sweep::throttles(now.plus_minutes(-PASSWORDS_PER_ACCOUNT.window_minutes)),
    ];
    db.commit(statements).await.map(drop)
}
