//! Whoever is no more pays by nothing any more: their methods are given up at the provider first, then what is known of them goes.
use super::Done;
use super::patience::Patience;
use super::round::page;
use crate::App;
use crate::api::MethodStatus;
use crate::news::detached;
use crate::store::{self, MethodRow};
use db::DbError;
use erasure::Part;
use kernel::AccountId;

/// What this function erases of an account that is no more.
pub const ERASURE: Part =
    Part { name: "billing", after_minutes: erasure::SIGNED_OUT_MINUTES, statements: store::erase };

/// Revokes what is left of their methods; as long as one of somebody's cannot be, nothing of theirs is forgotten here, and the next run
/// tries again. Nobody else waits for it.
pub(super) async fn erase(app: &App, patience: &mut Patience, done: &mut Done) -> Result<(), DbError> {
    let rows = page(app, done, "round:erased_methods", store::methods_to_forget).await?;
    for row in rows.iter().map(|row| &row.method) {
        if patience.is_over() {
            break;
        }
        if !is_given_up(app, row, patience).await {
            done.log.push(format!("{} of somebody who is no more cannot be revoked", row.id));
            continue;
        }
        let revoked = MethodRow { status: MethodStatus::Revoked, changed_at: app.clock.now(), ..row.clone() };
        if let Err(cause) = app.db.commit(store::move_method(row, &revoked)).await {
            done.log.push(format!("{} of somebody who is no more is not revoked: {cause:?}", row.id));
        }
    }
    let held: Vec<AccountId> = app.db.read(store::still_held()).await?.into_iter().map(|row| row.account_id).collect();
    erasure::sweep_but(&app.db, &ERASURE, app.clock.now(), &held).await.map(drop)
}

/// Without a provider there is nobody who could collect by it.
async fn is_given_up(app: &App, row: &MethodRow, patience: &mut Patience) -> bool {
    let Some(provider) = app.provider.clone() else { return true };
    let detached = detached(&*provider, row).await;
    if let Err(failure) = &detached {
        patience.tried(failure);
    }
    detached.is_ok()
}
