//! What becomes of deliveries by themselves, each hour: customers are reminded before, on and after the last free day, days
//! after it are charged, bytes that belong to nothing go.
//!
//! Each step is guarded by where its delivery stood, so that a run that is killed, doubled or late does nothing twice; a run is
//! bounded, and the next goes on.
use crate::api::Act;
use crate::rules::{Lying, fee_days, lying, priced, reminder_due, storage_charge};
use crate::store::{self, After, Deed, DeliveryRow, SEEN_MAX, TermsRow};
use crate::{AREA, App, events};
use db::{DbError, Query, Statement};
use erasure::Part;
use kernel::{Day, Instant};
use ledger::Books;

/// What this function erases of an account that is no more.
pub const ERASURE: Part =
    Part { name: "deliveries", after_minutes: erasure::SIGNED_OUT_MINUTES, statements: store::erase };

/// Looks of a run: 1,000 reminders and as many charged deliveries an hour.
const ROUNDS_MAX: usize = 10;

/// What a run has done, for the log and for tests.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Done {
    /// Reminders that were sent.
    pub reminded: usize,
    /// Days of storage that were charged.
    pub days: usize,
    /// Files that nobody had attached to anything within a day.
    pub loose: usize,
    /// Objects that belonged to no file.
    pub objects: usize,
    /// What went wrong.
    pub log: Vec<String>,
}

/// What is due at this moment of the app's clock.
pub async fn run(app: &App) -> Done {
    let mut done = Done::default();
    for (what, outcome) in [("reminders", remind(app, &mut done).await), ("fees", charge(app, &mut done).await)] {
        if let Err(error) = outcome {
            done.log.push(format!("{what}: {error}"));
        }
    }
    if let Err(error) = erasure::sweep(&app.db, &ERASURE, app.clock.now()).await {
        done.log.push(format!("erasure: {error}"));
    }
    match files::sweep(&app.db, &*app.files, AREA, app.clock.now()).await {
        Ok(swept) => (done.loose, done.objects) = (swept.loose, swept.objects),
        Err(error) => done.log.push(format!("files: {error}")),
    }
    done
}

/// What is known of deliveries that are due.
struct Due {
    rows: Vec<DeliveryRow>,
    terms: Vec<TermsRow>,
    books: Books,
}

impl Due {
    fn terms_of(&self, row: &DeliveryRow) -> Option<&TermsRow> {
        self.terms.iter().find(|terms| terms.delivery_id.as_ref() == Some(&row.id))
    }
}

/// Looks what is due; `None` where nothing is.
async fn look(app: &App, rows: Query<DeliveryRow>, now: Instant) -> Result<Option<Due>, DbError> {
    let rows = app.db.read(rows).await?;
    if rows.is_empty() {
        return Ok(None);
    }
    let ids: Vec<_> = rows.iter().map(|row| &row.id).collect();
    let (books, rates) = ledger::books();
    let (terms, books, rates) = app.db.read((store::terms_of_deliveries(&ids, now), books, rates)).await?;
    Ok(Some(Due { rows, terms, books: Books::alone((books, rates))? }))
}

/// Commits what is due to one delivery; one that has moved on meanwhile is somebody else's.
async fn one(app: &App, writes: Vec<Statement>) -> Result<bool, DbError> {
    match app.db.commit(writes).await {
        Ok(_) => Ok(true),
        Err(error) if error.is_refused_by("delivery_moved") => Ok(false),
        Err(error) => Err(error),
    }
}

async fn remind(app: &App, done: &mut Done) -> Result<(), DbError> {
    let (now, mut after) = (app.clock.now(), After::default());
    for _ in 0..ROUNDS_MAX {
        let Some(due) = look(app, store::to_remind(now, &after), now).await? else { return Ok(()) };
        for row in &due.rows {
            let writes = reminding(app, &due, row, now)?;
            if !writes.is_empty() && one(app, writes).await? {
                done.reminded += 1;
            }
        }
        let Some(place) = due.rows.last().and_then(|row| Some((row.remind_on?, row))) else { return Ok(()) };
        if due.rows.len() < SEEN_MAX {
            return Ok(());
        }
        after = after_row(place);
    }
    Ok(())
}

fn after_row((day, row): (Day, &DeliveryRow)) -> After {
    (day.to_string(), row.id.to_string())
}

/// Nothing, where the day has not come yet.
fn reminding(app: &App, due: &Due, row: &DeliveryRow, now: Instant) -> Result<Vec<Statement>, DbError> {
    let today = row.today(now)?;
    let Some(last) = row.free_until else { return Ok(Vec::new()) };
    let Some(reminder) = reminder_due(last, row.reminded, today) else { return Ok(Vec::new()) };
    let fee = row.storage_fee()?;
    let price = due
        .terms_of(row)
        .zip(fee.as_ref())
        .map(|(terms, fee)| priced(&terms.charging(&due.books, (row.tax_class, row.currency), now), fee));
    let next: Lying = lying(Some(last), reminder.stage(), fee.is_some(), today);
    let mut writes = store::reminded(row, &next);
    writes.push(store::note(&[Deed { id: &row.id, act: Act::Reminded, detail: &last.to_string() }], None, now));
    writes.extend(events::reminder(row, reminder, price.as_ref(), now, &*app.ids));
    Ok(writes)
}

async fn charge(app: &App, done: &mut Done) -> Result<(), DbError> {
    let (now, mut after) = (app.clock.now(), After::default());
    for _ in 0..ROUNDS_MAX {
        let Some(due) = look(app, store::to_charge(now, &after), now).await? else { return Ok(()) };
        for row in &due.rows {
            let (days, writes) = charging(app, &due, row, now)?;
            if !writes.is_empty() && one(app, writes).await? {
                done.days += days;
            }
        }
        let Some(place) = due.rows.last().and_then(|row| Some((row.fee_on?, row))) else { return Ok(()) };
        if due.rows.len() < SEEN_MAX {
            return Ok(());
        }
        after = after_row(place);
    }
    Ok(())
}

/// How many days are charged, and the batch that does; none, where the day has not come yet.
fn charging(app: &App, due: &Due, row: &DeliveryRow, now: Instant) -> Result<(usize, Vec<Statement>), DbError> {
    let nothing = (0, Vec::new());
    let (Some(last), Some(from), Some(fee)) = (row.free_until, row.fee_on, row.storage_fee()?) else {
        return Ok(nothing);
    };
    let (days, next) = fee_days(last, from, row.today(now)?);
    let (Some(terms), Some(latest)) = (due.terms_of(row), days.last()) else { return Ok(nothing) };
    let charging = terms.charging(&due.books, (row.tax_class, row.currency), now);
    let charges: Vec<_> = days.iter().map(|day| storage_charge(&charging, &fee, (&row.id, row.number), *day)).collect();
    let mut writes = store::charged(&row.id, from, next);
    writes.push(store::note(&[Deed { id: &row.id, act: Act::Charged, detail: &latest.to_string() }], None, now));
    writes.extend(ledger::charge(&charges, &*app.ids).1);
    Ok((days.len(), writes))
}
