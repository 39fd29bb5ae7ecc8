//! What is due is taken from the method that its customer chose for that, on the due day and as often after it as the
//! space's policy says. A collection is a payment that stands before anybody is asked for the money; `ask` asks.
use super::{Done, PAGE_INVOICES, PAGES_MAX};
use crate::App;
use crate::api::Dunning;
use crate::rules::{Unpaid, collecting};
use crate::store::{self, ToldRow};
use db::{Both, DbError, Statement};
use kernel::{CustomerId, Day};
use ledger::{Books, InvoiceId, NewPayment, Part, PaymentId, Purpose, want_payment};
use std::collections::BTreeSet;

/// Begins every collection that is due.
pub(super) async fn collect(app: &App, done: &mut Done) -> Result<(), DbError> {
    if app.provider.is_none() {
        return Ok(());
    }
    let (books, settings) = app.db.read(Both(ledger::books(), store::settings())).await?;
    let books = Books::alone(books)?;
    let policy = store::only_settings(settings, Vec::new())?.dunning;
    let today = books.day(app.clock.now());
    let mut after = (String::new(), String::new());
    for _ in 0..PAGES_MAX {
        let rows = app.db.read(store::unpaid(today, (&after.0, &after.1), PAGE_INVOICES)).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = (last.due_on.to_string(), last.id.to_string());
        done.collected += page(app, &policy, &books, &rows, today).await?;
    }
    done.more = true;
    Ok(())
}

async fn page(app: &App, policy: &Dunning, books: &Books, rows: &[ToldRow], today: Day) -> Result<usize, DbError> {
    let customers: BTreeSet<&CustomerId> =
        rows.iter().filter(|row| row.method_id.is_some()).map(|row| &row.customer_id).collect();
    let customers: Vec<&CustomerId> = customers.into_iter().collect();
    if customers.is_empty() {
        return Ok(0);
    }
    let pending = app.db.read(store::pending_of(&customers)).await?;
    let (mut marks, mut writes) = (Vec::<(InvoiceId, String)>::new(), Vec::new());
    for row in rows.iter().filter(|row| 0 < row.left().minor && pending.iter().all(|other| other.invoice_id != row.id))
    {
        let taken = row.taken(|at| books.day(at))?;
        let unpaid = Unpaid { issued_on: row.issued_on, due_on: row.due_on, taken, bears_fee: false };
        let Some(step) = collecting(policy, &unpaid, today) else { continue };
        writes.extend(wanted(app, row, &step));
        marks.push((row.id.clone(), step));
    }
    if marks.is_empty() {
        return Ok(0);
    }
    writes.insert(0, store::mark(&marks, app.clock.now()));
    app.db.commit(writes).await?;
    Ok(marks.len())
}

fn wanted(app: &App, row: &ToldRow, step: &str) -> Vec<Statement> {
    let (Some(method), Some(method_id)) = (row.method, &row.method_id) else { return Vec::new() };
    let parts = vec![Part { id: row.id.clone(), minor: row.left().minor }];
    let guard = store::guard_open(&parts);
    let new = NewPayment {
        id: PaymentId::new(&*app.ids),
        key: format!("{step}:{}", row.id),
        customer: row.customer_id.clone(),
        method,
        currency: row.currency,
        amount_minor: row.left().minor,
        purpose: Purpose { invoices: parts, order: None },
        method_id: Some(method_id.to_string()),
        on_session: false,
        note: None,
        now: app.clock.now(),
    };
    vec![guard, want_payment(&new)]
}
