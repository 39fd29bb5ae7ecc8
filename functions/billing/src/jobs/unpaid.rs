//! The invoices that are not paid, page by page, with the policy for them: what `collect` and `remind` go through.
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
    until: Day,
    after: (String, String),
    pages_left: u32,
}

impl Unpaid {
    /// Those that are due within so many days.
    pub(super) async fn within(app: &App, days: u32) -> Result<Self, DbError> {
        let (books, settings) = app.db.read(Both(ledger::books(), store::settings())).await?;
        let books = Books::alone(books)?;
        let settings = store::only_settings(settings, Vec::new())?;
        let today = books.day(app.clock.now());
        Ok(Self {
            books,
            policy: settings.dunning,
            creditor_id: settings.creditor_id,
            today,
            until: today.plus_days(days),
            after: Default::default(),
            pages_left: PAGES_MAX,
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

    /// Whether this run has not seen all.
    pub(super) const fn is_cut(&self) -> bool {
        self.pages_left == 0
    }
}
