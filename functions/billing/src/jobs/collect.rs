//! What is due is taken from the method that its customer chose for that, on the due day and as often after it as the
//! space's policy says; of what a bank debits, the customer is told ahead. A collection is a payment that stands before
//! anybody is asked for the money; `ask` asks.
use super::Done;
use super::unpaid::Unpaid;
use crate::App;
use crate::events;
use crate::rules::{Late, Means, TOLD_AHEAD_MAX, announcing, collecting};
use crate::store::{self, ToldRow};
use db::{DbError, Statement};
use kernel::{CustomerId, Money};
use ledger::{InvoiceId, NewPayment, Part, PaymentId, Purpose, want_payment};
use std::collections::BTreeSet;

/// Where this job leaves word of how far it has come.
const JOB: &str = "unpaid:collect";

/// Tells of collections that lie ahead, and begins every one that is due.
pub(super) async fn collect(app: &App, done: &mut Done) -> Result<(), DbError> {
    if app.provider.is_none() {
        return Ok(());
    }
    let mut unpaid = Unpaid::within(app, TOLD_AHEAD_MAX, JOB).await?;
    while let Some(rows) = unpaid.next(app).await? {
        done.collected += page(app, &unpaid, &rows).await?;
    }
    done.more |= unpaid.end(app).await?;
    Ok(())
}

async fn page(app: &App, list: &Unpaid, rows: &[ToldRow]) -> Result<usize, DbError> {
    // What nobody asked to have collected is not, nor what was given back, nor less than the least: its steps stay open for the day
    // on which it can be.
    let collected: Vec<&ToldRow> = rows.iter().filter(|row| row.means().is_some()).collect();
    let customers: BTreeSet<&CustomerId> = collected.iter().map(|row| &row.customer_id).collect();
    let customers: Vec<&CustomerId> = customers.into_iter().collect();
    if customers.is_empty() {
        return Ok(0);
    }
    let pending = app.db.read(store::pending_of(&customers)).await?;
    let (mut marks, mut writes, mut begun) = (Vec::<(InvoiceId, String)>::new(), Vec::new(), 0);
    for row in collected.into_iter().filter(|row| pending.iter().all(|other| other.invoice_id != row.id)) {
        let taken = row.taken(|at| list.books.day(at))?;
        let (issued_on, due_on) = (row.issued_on, row.due_on);
        let late = Late {
            issued_on,
            due_on,
            counts_from: due_on,
            taken,
            bears_fee: false,
            under_way: false,
            is_payable: true,
        };
        let Some(means) = row.means() else { continue };
        if let Some((step, on)) = announcing(&list.policy, means, &late, list.today) {
            writes.push(events::collection_ahead(row, means.method, on, &list.creditor_id, app.clock.now(), &*app.ids));
            marks.push((row.id.clone(), step));
        }
        if let Some(step) = collecting(&list.policy, means, &late, list.today) {
            let Some(amount) = row.payable() else { continue };
            writes.extend(wanted(app, row, amount, (means, &step)));
            marks.push((row.id.clone(), step));
            begun += 1;
        }
    }
    if marks.is_empty() {
        return Ok(0);
    }
    writes.insert(0, store::mark(&marks, app.clock.now()));
    app.db.commit(writes).await?;
    Ok(begun)
}

fn wanted(app: &App, row: &ToldRow, amount: Money, (means, step): (Means<'_>, &str)) -> Vec<Statement> {
    let parts = vec![Part { id: row.id.clone(), minor: amount.minor }];
    let guard = store::guard_open(&parts);
    let new = NewPayment {
        id: PaymentId::new(&*app.ids),
        key: format!("{step}:{}", row.id),
        customer: row.customer_id.clone(),
        method: means.method,
        currency: amount.currency,
        amount_minor: amount.minor,
        purpose: Purpose { invoices: parts, order: None },
        method_id: Some(means.id.to_string()),
        on_session: false,
        note: None,
        received_on: None,
        now: app.clock.now(),
    };
    vec![guard, want_payment(&new)]
}
