//! Whoever is no more pays by nothing any more: their methods are given up at the provider first, then what is known of them goes.
use super::Done;
use crate::App;
use crate::api::MethodStatus;
use crate::provider::RequestKey;
use crate::store::{self, MethodRow};
use db::DbError;
use erasure::Part;

/// What this function erases of an account that is no more.
pub const ERASURE: Part =
    Part { name: "billing", after_minutes: erasure::SIGNED_OUT_MINUTES, statements: store::erase };

/// Revokes what is left of their methods; as long as one cannot be, they are not forgotten here, and the next run tries again.
pub(super) async fn erase(app: &App, done: &mut Done) -> Result<(), DbError> {
    let rows = app.db.read(store::methods_to_forget()).await?;
    for row in &rows {
        if !is_given_up(app, row).await {
            done.log.push(format!("{} of somebody who is no more cannot be revoked", row.id));
            return Ok(());
        }
        let revoked = MethodRow { status: MethodStatus::Revoked, changed_at: app.clock.now(), ..row.clone() };
        app.db.commit(store::move_method(row, &revoked)).await?;
    }
    erasure::sweep(&app.db, &ERASURE, app.clock.now()).await.map(drop)
}

/// Without a provider there is nobody who could collect by it.
async fn is_given_up(app: &App, row: &MethodRow) -> bool {
    let Some(theirs) = row.provider_ref.as_deref().and_then(|id| id.parse().ok()) else { return true };
    let Some(provider) = app.provider.clone() else { return true };
    match provider.detach(&RequestKey::new(&row.id, "detach"), &theirs).await {
        Ok(_) => true,
        Err(failure) => failure.is_missing(),
    }
}
