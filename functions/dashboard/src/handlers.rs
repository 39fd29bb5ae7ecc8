use crate::api::{Dashboard, Health};
use crate::{App, rules, store};
use access::viewer;
use db::Both;
use ledger::Books;
use web::role::Space;
use web::{Json, Operator, Problem, SignedIn};

pub(crate) async fn show_dashboard(SignedIn(claims): SignedIn, app: App) -> Result<Json<Dashboard>, Problem> {
    let now = app.clock.now();
    let who = (access::store::viewer(Some(&claims), now), viewer::card(&claims));
    let (money, mine) = store::money(&claims, now);
    let ((who, today), (money, mine)) =
        app.db.read(Both(Both(who, store::today(&claims, now)), Both(money, mine))).await?;
    let ((facts, card), (bookings, open, locations, closures, visitors, deliveries, requests, unread)) = (who, today);
    let (unpaid, payments, collected, benefits, shared, basket) = mine;
    let (facts, books) = (access::store::only(facts)?, Books::read(money)?);
    let owed = (unpaid.as_slice(), payments.as_slice(), collected);
    Ok(Json(Dashboard {
        viewer: viewer::assemble(&claims, &facts, card)?,
        unread: unread.first().map_or(0, |row| row.count),
        next_bookings: rules::next_bookings(&facts, bookings, now)?,
        open_bookings: open.first().map_or(0, |row| row.count),
        today: rules::today(&locations, &closures, now)?,
        billing: rules::billing(&facts, claims.customer.as_ref(), &books, owed, now)?,
        benefits: rules::benefits(&facts, &books, benefits),
        shared: rules::shared(&facts, &books, shared, now)?,
        basket: rules::basket(&basket, now),
        visitors: rules::visitors(&facts, visitors),
        requests: rules::requests(&facts, requests),
        deliveries: rules::deliveries(&facts, deliveries, now)?,
    }))
}

pub(crate) async fn show_health(_: Operator<Space>, app: App) -> Result<Json<Health>, Problem> {
    let rows = app.db.read(store::health()).await?;
    Ok(Json(Health { functions: rules::health(rows, app.clock.now())? }))
}
