//! Pages of which one item is not to hold up the others.
use super::Done;
use crate::App;
use db::{DbError, Statement};

/// Writes what is to be done about `rows` in one batch or, where that cannot be, one by one; how many were seen to. `unseen` says
/// what has not happened to one that could not.
pub(super) async fn each<R>(
    app: &App,
    done: &mut Done,
    rows: &[R],
    writes: impl Fn(&[R]) -> Result<Vec<Statement>, DbError>,
    unseen: impl Fn(&R) -> String,
) -> usize {
    if rows.is_empty() || write(app, writes(rows)).await.is_ok() {
        return rows.len();
    }
    let mut count = 0;
    for one in rows.chunks(1) {
        match write(app, writes(one)).await {
            Ok(()) => count += 1,
            Err(cause) => done.log.extend(one.iter().map(|row| format!("{}: {cause:?}", unseen(row)))),
        }
    }
    count
}

async fn write(app: &App, writes: Result<Vec<Statement>, DbError>) -> Result<(), DbError> {
    app.db.commit(writes?).await.map(drop)
}
