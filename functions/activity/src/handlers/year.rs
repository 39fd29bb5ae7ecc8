//! Twelve months, of a member and of a team.
use super::{customer_of, only};
use crate::api::*;
use crate::rules::year_of;
use crate::store::Months;
use crate::{App, store, tables};
use access::{Right, Section, Viewer, decide};
use kernel::{Day, Instant, TeamId};
use web::table::Csv;
use web::{Json, Path, Problem, Query, SignedIn};

/// The months that are wished for.
fn months(wish: YearWish, now: Instant) -> Months {
    wish.until.map_or(Months::UntilNow(now), Months::Until)
}

/// Whether the viewer sees what was paid.
fn sees_money(viewer: &Viewer) -> bool {
    decide(viewer, Section::Billing).and_then(|()| decide(viewer, Right::SeeInvoices)).is_ok()
}

pub(crate) async fn show_year(
    SignedIn(claims): SignedIn,
    app: App,
    Query(wish): Query<YearWish>,
) -> Result<Json<Year>, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let months = months(wish, now);
    let asked = (
        access::store::viewer(Some(&claims), now),
        store::zone(),
        store::booked(customer, months),
        store::stayed(customer, months, now),
        store::paid(customer, months),
        store::teams(customer),
    );
    let (viewer, zone, bookings, stays, paid, teams) = app.db.read(asked).await?;
    let (viewer, zone) = (access::store::only(viewer)?, store::only_zone(zone)?);
    decide(&viewer, Right::PrivateArea)?;
    let months = months.in_zone(&zone);
    let paid = sees_money(&viewer).then_some(&paid[..]);
    let deeds = year_of(months.len(), &bookings, &stays, None);
    Ok(Json(Year { zone: zone.name, months: MonthOfYear::of(&months, deeds, paid), teams }))
}

pub(crate) async fn show_team_year(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<TeamId>,
    Query(wish): Query<YearWish>,
) -> Result<Json<TeamYear>, Problem> {
    Ok(Json(team_year(&app, &claims, &id, wish).await?))
}

async fn team_year(app: &App, claims: &web::Claims, id: &TeamId, wish: YearWish) -> Result<TeamYear, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(claims)?);
    let months = months(wish, now);
    let asked = (
        access::store::viewer(Some(claims), now),
        store::zone(),
        store::team(customer, id),
        store::people(id),
        store::team_booked(id, months),
        store::team_stayed(id, months, now),
        store::team_paid(id, months),
    );
    let (viewer, zone, teams, people, bookings, stays, paid) = app.db.read(asked).await?;
    let (viewer, zone) = (access::store::only(viewer)?, store::only_zone(zone)?);
    decide(&viewer, Section::Team)?;
    let months = months.in_zone(&zone);
    let team = only(teams)?;
    let of = |person: store::PersonRow| {
        let months = year_of(months.len(), &bookings, &stays, Some(&person.id));
        PersonOfYear { customer_id: person.id, name: person.name, deeds: Deeds::sum(&months), months }
    };
    let paid = sees_money(&viewer).then_some(&paid[..]);
    let deeds = year_of(months.len(), &bookings, &stays, None);
    let people = people.into_iter().map(of).collect();
    Ok(TeamYear { team, zone: zone.name, months: MonthOfYear::of(&months, deeds, paid), people })
}

fn file_name(what: &str, months: &[Day]) -> String {
    let month = |day: Option<&Day>| day.map(|day| day.to_string()[..7].to_owned()).unwrap_or_default();
    format!("{what}-{}-{}.csv", month(months.first()), month(months.last()))
}

pub(crate) async fn export_year(
    SignedIn(claims): SignedIn,
    app: App,
    Query(wish): Query<YearWish>,
) -> Result<Csv, Problem> {
    let (now, customer) = (app.clock.now(), customer_of(&claims)?);
    let months = months(wish, now);
    let (bookings, payments, stays) = store::deeds(customer, months);
    let asked = (access::store::viewer(Some(&claims), now), store::zone(), bookings, payments, stays);
    let (viewer, zone, bookings, payments, stays) = app.db.read(asked).await?;
    let viewer = access::store::only(viewer)?;
    decide(&viewer, Right::PrivateArea)?;
    let payments = if sees_money(&viewer) { payments } else { Vec::new() };
    if store::TABLE_ROWS_MAX < bookings.len().max(payments.len()).max(stays.len()) {
        return Err(Problem::field("/until", "too_many", "must name months with at most 10000 of a kind"));
    }
    let bytes = tables::deeds(&bookings, &payments, &stays).map_err(Problem::internal)?;
    Ok(Csv { name: file_name("activity", &months.in_zone(&store::only_zone(zone)?)), bytes })
}

pub(crate) async fn export_team_year(
    SignedIn(claims): SignedIn,
    app: App,
    Path(id): Path<TeamId>,
    Query(wish): Query<YearWish>,
) -> Result<Csv, Problem> {
    let year = team_year(&app, &claims, &id, wish).await?;
    let months: Vec<Day> = year.months.iter().map(|month| month.month).collect();
    let bytes = tables::team(&months, &year.people).map_err(Problem::internal)?;
    Ok(Csv { name: file_name("team-activity", &months), bytes })
}
