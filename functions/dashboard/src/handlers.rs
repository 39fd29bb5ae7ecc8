use crate::api::Dashboard;
use crate::{App, rules, store};
use access::viewer;
use db::Both;
use web::{Json, Problem, SignedIn};

pub(crate) async fn show_dashboard(SignedIn(claims): SignedIn, app: App) -> Result<Json<Dashboard>, Problem> {
    let now = app.clock.now();
    let who = (access::store::viewer(Some(&claims), now), viewer::card(&claims));
    let ((facts, card), (bookings, open, locations, closures)) =
        app.db.read(Both(who, store::today(&claims, now))).await?;
    let facts = access::store::only(facts)?;
    Ok(Json(Dashboard {
        viewer: viewer::assemble(&claims, &facts, card)?,
        next_bookings: rules::next_bookings(&facts, bookings, now)?,
        open_bookings: open.first().map_or(0, |row| row.count),
        today: rules::today(&locations, &closures, now)?,
    }))
}
