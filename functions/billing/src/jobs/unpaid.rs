//! The invoices that are not paid, page by page, with the policy for them: what `collect` and `remind` go through. What is
//! not paid stays in the list: a run that was cut leaves word of where, and the next one goes on from there, so that however
//! many never pay, everybody is come to.
use super::{PAGE_INVOICES, PAGES_MAX};
use crate::App;
use crate::api::Dunning;
use crate::store::{self, ToldRow};
use db::{Both, DbError};
use kernel::Day;
use ledger::Books;

/// Where a job stands in the list.
pub(super) struct Unpaid {
    /// How the space keeps its books.
    pub(super) books: Books,
    /// What is done about invoices that are not paid.
    pub(super) policy: Dunning,
    /// Who collects, as SEPA knows them.
    pub(super) creditor_id: String,
    /// The day it is.
    pub(super) today: Day,
    /// By when what it goes through is due.
    pub(super) until: Day,
    after: (String, String),
    pages_left: u32,
    job: &'static str,
    /// Whether the list was begun somewhere else than at its head.
    goes_on: bool,
}

impl Unpaid {
    /// Those that are due within so many days, from where `job` was cut the last time.
    pub(super) async fn within(app: &App, days: u32, job: &'static str) -> Result<Self, DbError> {
        let asked = Both(ledger::books(), Both(store::settings(), store::mark_of(job)));
        let (books, (settings, marks)) = app.db.read(asked).await?;
        let books = Books::alone(books)?;
        let mark = marks.into_iter().next().map(|row| row.mark).unwrap_or_default();
        let after = mark.split_once('/').map(|(due_on, id)| (due_on.to_owned(), id.to_owned()));
        let settings = store::only_settings(settings, Vec::new())?;
        let today = books.day(app.clock.now());
        Ok(Self {
            books,
            policy: settings.dunning,
            creditor_id: settings.creditor_id,
            today,
            until: today.plus_days(days),
            goes_on: after.is_some(),
            after: after.unwrap_or_default(),
            pages_left: PAGES_MAX,
            job,
        })
    }

    /// The next page, the longest due first; nothing after the last, or when this run has seen enough.
    pub(super) async fn next(&mut self, app: &App) -> Result<Option<Vec<ToldRow>>, DbError> {
        let Some(left) = self.pages_left.checked_sub(1) else { return Ok(None) };
        let rows = app.db.read(store::unpaid(self.until, (&self.after.0, &self.after.1), PAGE_INVOICES)).await?;
        let Some(last) = rows.last() else { return Ok(None) };
        (self.pages_left, self.after) = (left, (last.due_on.to_string(), last.id.to_string()));
        Ok(Some(rows))
    }

    /// Leaves word for the next run of where this one was cut, if it was; whether it has not seen all.
    pub(super) async fn end(self, app: &App) -> Result<bool, DbError> {
        let is_cut = self.pages_left == 0;
        if is_cut || self.goes_on {
            let mark = if is_cut { format!("{}/{}", self.after.0, self.after.1) } else { String::new() };
            app.db.commit(vec![store::put_mark(self.job, &mark, app.clock.now())]).await?;
        }
        Ok(is_cut || self.goes_on)
    }
}
