//! Visits as the front desk sees them.
use super::members::{any, called_off, cursor, left};
use super::{only, place_in};
use crate::api::*;
use crate::rules::{Door, Refusal, StoredVisit, may_come_in, views};
use crate::{App, events, problems, store, tables};
use access::audit;
use access::customers::{CustomerName, FindCustomers};
use db::Statement;
use kernel::Instant;
use outbox::Topic;
use web::table::Csv;
use web::{Body, Claims, Json, Operator, Page, Path, Problem, Query, role};

type Boss = Operator<role::Visitors>;
type Reader = Operator<role::VisitorsRead>;

/// A visit with what an operator may do with it.
fn seen(visit: &StoredVisit, now: Instant) -> OperatorVisit {
    let mut view = views(visit, true, now);
    let waits = matches!(view.status, VisitStatus::AwaitingOperator | VisitStatus::AwaitingHost);
    // Whether it is today the location's calendar knows, and says as they come in.
    let left_lately = view.status == VisitStatus::Left && now < view.starts_at.plus_minutes(24 * 60);
    let check_in = view.status == VisitStatus::Expected || left_lately;
    view.may = VisitMay { change: false, link: false, decide: waits, check_in, ..view.may };
    OperatorVisit {
        visit: view,
        day: visit.local_day,
        customer_id: visit.customer_id.clone(),
        customer_name: visit.customer_name.clone(),
        terms_version: visit.terms_version,
        accepted_at: visit.accepted_at,
    }
}

pub(crate) async fn list_all_visits(
    _: Reader,
    app: App,
    Query(wish): Query<ListAllVisits>,
) -> Result<Json<Page<OperatorVisit>>, Problem> {
    let now = app.clock.now();
    let visits = app.db.read(store::of_day(&wish)).await?;
    let visits = visits.iter().map(|visit| seen(visit, now)).collect();
    Ok(Json(Page::cut(visits, store::DAY_ITEMS_MAX, |last: &OperatorVisit| cursor(&last.visit))))
}

pub(crate) async fn list_present(
    _: Reader,
    app: App,
    Query(wish): Query<ListPresent>,
) -> Result<Json<Page<OperatorVisit>>, Problem> {
    let now = app.clock.now();
    let visits = app.db.read(store::present(&wish.location)).await?;
    Ok(Json(Page::whole(visits.iter().map(|visit| seen(visit, now)).collect())))
}

pub(crate) async fn export_visits(_: Reader, app: App, Query(wish): Query<ExportVisits>) -> Result<Csv, Problem> {
    if wish.until < wish.from {
        return Err(Problem::field("/until", "order", "must not lie before the first day"));
    }
    let now = app.clock.now();
    let visits = app.db.read(store::of_days(&wish.location, wish.from, wish.until)).await?;
    if store::TABLE_ROWS_MAX < visits.len() {
        return Err(Problem::field("/until", "too_many", "must leave at most 10000 visits; ask for fewer days"));
    }
    let visits: Vec<OperatorVisit> = visits.iter().map(|visit| seen(visit, now)).collect();
    let bytes = tables::visits(&visits).map_err(Problem::internal)?;
    Ok(Csv { name: format!("visits-{}-{}.csv", wish.from, wish.until), bytes })
}

pub(crate) async fn find_customers(
    _: Reader,
    app: App,
    Query(wish): Query<FindCustomers>,
) -> Result<Json<Page<CustomerName>>, Problem> {
    Ok(access::customers::page(app.db.read(access::customers::find(&wish)).await?))
}

pub(crate) async fn show_any_visit(
    _: Reader,
    app: App,
    Path(id): Path<VisitId>,
) -> Result<Json<OperatorVisitDetail>, Problem> {
    let (visits, signed, absences) = app.db.read((store::visit(&id), store::signed(&id), store::absences(&id))).await?;
    let (visit, signed) = (only(visits)?, only(signed)?);
    Ok(Json(OperatorVisitDetail {
        visit: seen(&visit, app.clock.now()),
        terms_text: signed.terms_text,
        signature: signed.signature.and_then(|path| path.parse().ok()),
        absences: absences
            .into_iter()
            .map(|store::AbsenceRow { out_at, out_by, back_at }| Absence { out_at, out_by, back_at })
            .collect(),
    }))
}

/// What an operator did to a visit. Of whom is not said: what visitors left goes after a time, and this stays.
fn deed(app: &App, claims: &Claims, action: &str, visit: &StoredVisit, detail: serde_json::Value) -> Statement {
    audit(claims, action, visit.id.as_str(), detail, app.clock.now(), &*app.ids)
}

pub(crate) async fn decide_any_visit(
    boss: Boss,
    app: App,
    Path(id): Path<VisitId>,
    Body(wish): Body<DecideVisit>,
) -> Result<Json<OperatorVisit>, Problem> {
    let now = app.clock.now();
    let asked = (store::visit(&id), store::place_of(&id), store::waiting(&id));
    let (visits, places, waiting) = app.db.read(asked).await?;
    let visit = only(visits)?;
    if !seen(&visit, now).visit.may.decide {
        return Err(Refusal::Moved(visit.status_at(now)).into());
    }
    let place = place_in(places, Vec::new())?;
    let (whereabouts, zone) = (place.whereabouts(), &place.calendar.zone);
    // A person who is to come several times waits for one yes; one at the door for themselves.
    let decided: Vec<&StoredVisit> =
        if visit.status == VisitStatus::AwaitingOperator { waiting.iter().collect() } else { vec![&visit] };
    let status = if wish.approved { VisitStatus::Expected } else { VisitStatus::Refused };
    let because = wish.because.as_str();
    let mut writes = vec![store::guard_stands(&decided), store::set_status(&decided, status, because)];
    if visit.status == VisitStatus::AwaitingOperator {
        if wish.approved {
            let times = events::times(&decided, 1, zone);
            writes.extend(events::with_code(&app, visit.visitor(), whereabouts, times, Topic::VisitorInvited, now)?);
        }
        writes.push(events::decided(&visit, zone, (wish.approved, because), now, &*app.ids));
    }
    let detail = serde_json::json!({ "approved": wish.approved, "visits": decided.len() });
    writes.push(deed(&app, &boss.claims, "decide_any_visit", &visit, detail));
    app.db.commit(writes).await.map_err(problems::lost)?;
    let refusal = because.to_owned();
    Ok(Json(seen(&StoredVisit { status, refusal, sequence: visit.sequence + 1, ..visit }, now)))
}

pub(crate) async fn cancel_any_visit(
    boss: Boss,
    app: App,
    Path(id): Path<VisitId>,
    Body(wish): Body<CancelVisit>,
) -> Result<Json<OperatorVisit>, Problem> {
    let now = app.clock.now();
    let asked = (store::visit(&id), store::place_of(&id), store::following(&id));
    let (visits, places, following) = app.db.read(asked).await?;
    let visit = only(visits)?;
    if !seen(&visit, now).visit.may.cancel {
        return Err(Refusal::Moved(visit.status_at(now)).into());
    }
    let place = place_in(places, Vec::new())?;
    let mut off = vec![&visit];
    off.extend(following.iter().filter(|_| wish.following));
    let mut writes = called_off(&app, &off, place.whereabouts(), now);
    writes.push(events::decided(&visit, &place.calendar.zone, (false, ""), now, &*app.ids));
    let detail = serde_json::json!({ "visits": off.len() });
    writes.push(deed(&app, &boss.claims, "cancel_any_visit", &visit, detail));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Json(seen(&StoredVisit { status: VisitStatus::Cancelled, sequence: visit.sequence + 1, ..visit }, now)))
}

pub(crate) async fn check_in_any(
    boss: Boss,
    app: App,
    Path(id): Path<VisitId>,
) -> Result<Json<OperatorVisit>, Problem> {
    let now = app.clock.now();
    let (visits, places) = app.db.read((store::visit(&id), store::place_of(&id))).await?;
    let (visit, place) = (only(visits)?, place_in(places, Vec::new())?);
    let entry = may_come_in(&visit, &place, Door::Desk, now)?;
    let mut writes = vec![store::guard_stands(&[&visit])];
    writes.extend(store::enter(&visit.id, entry, now));
    writes.push(events::arrived(&visit, &place.calendar.zone, now, &*app.ids));
    writes.push(deed(&app, &boss.claims, "check_in_any", &visit, serde_json::Value::Null));
    app.db.commit(writes).await.map_err(problems::lost)?;
    Ok(Json(seen(&visit.entered(entry, now), now)))
}

pub(crate) async fn check_out_any(
    boss: Boss,
    app: App,
    Path(id): Path<VisitId>,
) -> Result<Json<OperatorVisit>, Problem> {
    let visit = any(&app, &id).await?;
    let deed = deed(&app, &boss.claims, "check_out_any", &visit, serde_json::Value::Null);
    let left = left(&app, visit, OutBy::Operator, vec![deed]).await?;
    Ok(Json(seen(&left, app.clock.now())))
}
