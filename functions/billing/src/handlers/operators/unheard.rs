//! What the provider told and could not be written down: seen, tried again, dismissed.
use crate::api::UnheardEvent;
use crate::provider::TheirId;
use crate::{App, store};
use web::{Json, NoContent, Operator, Page, Path, Problem, problem, role};

pub(crate) async fn list_unheard_events(
    _: Operator<role::BillingRead>,
    app: App,
) -> Result<Json<Page<UnheardEvent>>, Problem> {
    let (waiting, due) = app.db.read(store::unheard_events()).await?;
    Ok(Json(Page::whole(waiting.into_iter().chain(due).map(Into::into).collect())))
}

/// It is tried again with the next run, within ten minutes; if it fails then too, it comes back.
pub(crate) async fn retry_unheard_event(
    operator: Operator<role::Billing>,
    app: App,
    Path(id): Path<TheirId>,
) -> Result<NoContent, Problem> {
    problem::only(app.db.read(store::unheard(&id)).await?)?;
    let audited = app.audit(&operator.claims, "retry_provider_event", id.as_str(), ());
    app.db.commit(vec![store::retry_event(&id, app.clock.now()), audited]).await?;
    Ok(NoContent)
}

/// Nothing is written down of it, now or later.
pub(crate) async fn dismiss_unheard_event(
    operator: Operator<role::Billing>,
    app: App,
    Path(id): Path<TheirId>,
) -> Result<NoContent, Problem> {
    problem::only(app.db.read(store::unheard(&id)).await?)?;
    let mut writes = store::dismiss_event(&id, app.clock.now()).to_vec();
    writes.push(app.audit(&operator.claims, "dismiss_provider_event", id.as_str(), ()));
    app.db.commit(writes).await?;
    Ok(NoContent)
}
