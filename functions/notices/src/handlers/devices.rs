use super::not_found;
use crate::api::{Device, DeviceId, NewDevice};
use crate::push::Recipient;
use crate::rules::origin;
use crate::{App, problems, store};
use web::{Body, Created, NoContent, Path, Problem, SignedIn};

pub(crate) async fn create_device(
    SignedIn(claims): SignedIn,
    app: App,
    Body(new): Body<NewDevice>,
) -> Result<Created<Device>, Problem> {
    if app.keys.vapid.is_none() {
        return Err(problems::NO_PUSHES.because(""));
    }
    origin(&new.endpoint, app.keys.push_to_loopback)
        .map_err(|rule| Problem::field("/endpoint", "push-service", rule.to_owned()))?;
    if Recipient::new(new.keys.p256dh.as_str(), new.keys.auth.as_str()).is_none() {
        return Err(Problem::field("/keys/p256dh", "not-a-key", "not a point of P-256".to_owned()));
    }
    let id = DeviceId::new(&*app.ids);
    let made = store::add_device(&id, (&claims.account, &claims.session), &new, app.clock.now());
    let rows = app.db.commit(made.to_vec()).await.map_err(problems::lost)?;
    let row = rows.into_iter().nth(1).and_then(|rows| rows.into_iter().next());
    let row = row.ok_or_else(|| Problem::internal("a device without a row"))?;
    let device: store::DeviceRow = serde_json::from_value(row.into()).map_err(Problem::internal)?;
    Ok(Created(device.seen_from(&claims.session)))
}

pub(crate) async fn delete_device(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<DeviceId>,
) -> Result<NoContent, Problem> {
    let rows = app.db.commit(vec![store::remove_device(&id, &claims.account)]).await?;
    if rows.first().is_some_and(|gone| !gone.is_empty()) { Ok(NoContent) } else { Err(not_found()) }
}
