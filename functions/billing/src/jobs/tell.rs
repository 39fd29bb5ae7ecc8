//! Customers are told of the invoices and credit notes that were issued to them.
use super::each::each;
use super::{Done, PAGE_INVOICES, PAGES_MAX};
use crate::App;
use crate::events;
use crate::store::{self, ToldRow};
use db::{DbError, Statement};
use ledger::{InvoiceId, told};

/// Tells of everything that nobody has been told of yet; each once, since telling takes it off the list in the same batch.
pub(super) async fn tell(app: &App, done: &mut Done) -> Result<(), DbError> {
    for _ in 0..PAGES_MAX {
        let rows = app.db.read(store::untold(PAGE_INVOICES)).await?;
        if rows.is_empty() {
            return Ok(());
        }
        let unseen = |row: &ToldRow| format!("nobody is told of {}", row.id);
        let count = each(app, done, &rows, |rows| writes(app, rows), unseen).await;
        done.told += count;
        // Of what is left nobody can be told now.
        if count == 0 || rows.len() < PAGE_INVOICES as usize {
            return Ok(());
        }
    }
    done.more = true;
    Ok(())
}

fn writes(app: &App, rows: &[ToldRow]) -> Result<Vec<Statement>, DbError> {
    let ids: Vec<InvoiceId> = rows.iter().map(|row| row.id.clone()).collect();
    let mut statements = told(&ids);
    let now = app.clock.now();
    // An invoice over nothing is kept, and nobody is written to.
    let worth = |row: &&ToldRow| row.total().minor != 0;
    for row in rows.iter().filter(worth) {
        statements.push(events::issued(row, now, &*app.ids)?);
    }
    Ok(statements)
}
