use crate::api::*;
use crate::rules::{self, setup::Leaves};
use crate::{App, events, problems, store};
use access::audit;
use db::{DbError, Query as DbQuery};
use kernel::{BookingId, KindId, ResourceId};
use serde::Serialize;
use serde::de::DeserializeOwned;
use web::{Body, Created, ImportMode, Json, LargeBody, Operator, Page, Path, Problem, Query, role};

type Boss = Operator<role::Bookings>;

/// How many bookings a page of a day holds.
const DAY_ITEMS_MAX: usize = 100;

pub(crate) async fn list_all_bookings(
    boss: Boss,
    app: App,
    Query(day): Query<ListDay>,
) -> Result<Json<Page<OperatorBooking>>, Problem> {
    let now = app.clock.now();
    let viewer = access::store::viewer(Some(&boss.claims), now);
    let asked = u32::try_from(DAY_ITEMS_MAX + 1).unwrap_or(u32::MAX);
    let bookings = store::all_bookings(&day.location, day.date, day.cursor.as_ref(), asked);
    let (viewer, zones, rows) = app.db.read((viewer, store::zone(&day.location), bookings)).await?;
    store::only_zone(zones)?;
    let viewer = access::store::only(viewer)?;
    let all = rows.into_iter().map(|row| row.into_operator_booking(&viewer, now)).collect::<Result<Vec<_>, _>>()?;
    let cursor =
        |last: &OperatorBooking| Cursor { at: last.booking.starts_at, id: last.booking.id.clone() }.to_string();
    Ok(Json(Page::cut(all, DAY_ITEMS_MAX, cursor)))
}

pub(crate) async fn cancel_any_booking(
    boss: Boss,
    app: App,
    Path(id): Path<BookingId>,
) -> Result<Json<OperatorBooking>, Problem> {
    let now = app.clock.now();
    let viewer = access::store::viewer(Some(&boss.claims), now);
    let (books, rates) = ledger::books();
    let asked = (viewer, store::booking(&id), store::person_of(&id), store::zone_of(&id), books, rates);
    let (viewer, rows, people, zones, books, rates) = app.db.read(asked).await?;
    let row = rows.into_iter().next().ok_or_else(|| web::problem::NOT_FOUND.because(""))?;
    rules::cancel::is_still_to_come(row.cancelling(), now)?;
    let today = ledger::Books::alone((books, rates))?.day(now);
    let mut writes = store::cancel(&row, now, today, &*app.ids);
    let one = row.cancelled(now).into_operator_booking(&access::store::only(viewer)?, now)?;
    let zone = store::only_zone(zones)?;
    writes.extend(people.first().and_then(|person| events::cancelled(&one.booking, person, &zone, now, &*app.ids)));
    writes.push(audit(&boss.claims, "cancel_any_booking", id.as_str(), (), now, &*app.ids));
    app.db.commit(writes).await.map_err(problems::cancelled_meanwhile)?;
    Ok(Json(one))
}

/// Everything of one sort, as it is set up.
async fn list<R, I, T>(app: &App, rows: DbQuery<R>) -> Result<Json<Page<SetUp<I, T>>>, Problem>
where
    R: DeserializeOwned,
    SetUp<I, T>: TryFrom<R, Error = DbError>,
{
    let rows = app.db.read(rows).await?;
    Ok(Json(Page::whole(rows.into_iter().map(SetUp::try_from).collect::<Result<_, _>>()?)))
}

/// Writes one row as an import of one: the same rules, the same statements.
async fn put<I, T>(boss: &Boss, app: &App, action: &str, id: I, setup: T) -> Result<SetUp<I, T>, Problem>
where
    I: Clone + Serialize + AsRef<str>,
    T: Clone + Serialize,
    Import: FromRow<I, T>,
{
    let now = app.clock.now();
    let known = store::assemble_known(app.db.read(store::known(now)).await?)?;
    let import = Import::from_row(ImportRow { id: id.clone(), setup: setup.clone() });
    let leaves = rules::setup::check(&import, &known).map_err(problems::setup_refused)?;
    let mut writes = store::put(&import, &leaves);
    writes.push(audit(&boss.claims, action, id.as_ref(), &setup, now, &*app.ids));
    app.db.commit(writes).await?;
    Ok(SetUp { id, setup })
}

macro_rules! set_up {
    ($id:ty, $setup:ty, $list:ident = $query:path, $create:ident, $put:ident) => {
        pub(crate) async fn $list(_: Boss, app: App) -> Result<Json<Page<SetUp<$id, $setup>>>, Problem> {
            list(&app, $query()).await
        }
        pub(crate) async fn $create(
            boss: Boss,
            app: App,
            Body(setup): Body<$setup>,
        ) -> Result<Created<SetUp<$id, $setup>>, Problem> {
            let id = <$id>::new(&*app.ids);
            put(&boss, &app, stringify!($create), id, setup).await.map(Created)
        }
        pub(crate) async fn $put(
            boss: Boss,
            app: App,
            Path(id): Path<$id>,
            Body(setup): Body<$setup>,
        ) -> Result<Json<SetUp<$id, $setup>>, Problem> {
            put(&boss, &app, stringify!($put), id, setup).await.map(Json)
        }
    };
}
set_up!(KindId, KindSetup, list_kinds = store::kinds, create_kind, put_kind);
set_up!(PolicyId, PolicySetup, list_policies = store::policies, create_policy, put_policy);
set_up!(ResourceId, ResourceSetup, list_resources = store::resources, create_resource, put_resource);
set_up!(RateId, RateSetup, list_rates = store::rates, create_rate, put_rate);

/// An import of one row.
pub(crate) trait FromRow<I, T> {
    fn from_row(row: ImportRow<I, T>) -> Self;
}

macro_rules! from_row {
    ($($id:ty, $setup:ty => $field:ident),+ $(,)?) => {$(
        impl FromRow<$id, $setup> for Import {
            fn from_row(row: ImportRow<$id, $setup>) -> Self {
                Self { $field: vec![row], ..Self::default() }
            }
        }
    )+};
}
from_row! {
    KindId, KindSetup => kinds,
    PolicyId, PolicySetup => policies,
    ResourceId, ResourceSetup => resources,
    RateId, RateSetup => rates,
}

pub(crate) async fn import_bookings(
    boss: Boss,
    app: App,
    Query(mode): Query<ImportMode>,
    LargeBody(import): LargeBody<Import>,
) -> Result<Json<Imported>, Problem> {
    let (now, rows) = (app.clock.now(), rules::import::rows(&import));
    if rules::import::ROWS_MAX < rows {
        return Err(problems::TOO_MANY_ROWS.because(format!("At most {} at once.", rules::import::ROWS_MAX)));
    }
    let asked = db::Both(store::known(now), store::around(&import, now));
    let (known, (bookings, customers, resources, claims)) = app.db.read(asked).await?;
    let around = store::assemble_around(bookings, customers, resources, claims)?;
    let checked = rules::setup::check(&import, &store::assemble_known(known)?);
    let placed = rules::import::place(&import, &around);
    let (leaves, placed): (Leaves, Vec<_>) = match (checked, placed) {
        (Ok(leaves), Ok(placed)) => (leaves, placed),
        (checked, placed) => {
            let errors = checked.err().into_iter().chain(placed.err()).flatten().collect();
            return Err(problems::import_refused(errors));
        }
    };
    let unchanged = import.bookings.len() - placed.len();
    if !mode.dry_run {
        let mut writes = store::put(&import, &leaves);
        writes.extend(store::insert_placed(&placed, &around, now));
        writes.push(audit(
            &boss.claims,
            "import_bookings",
            "import",
            rules::import::told(&import, &placed),
            now,
            &*app.ids,
        ));
        app.db.commit(writes).await.map_err(problems::import_lost)?;
    }
    Ok(Json(Imported { dry_run: mode.dry_run, written: rows - unchanged, unchanged }))
}
