//! Contracts are charged and open charges invoiced; what a customer has with the space pays for it first.
use super::{Done, PAGE_PAYERS, PAGES_MAX};
use crate::App;
use crate::store::{self, DueRow};
use db::DbError;
use kernel::CustomerId;
use ledger::{Bill, Books, asked, carry, spend_credit};
use std::collections::BTreeSet;

/// Bills every payer for whom something is due today, however many days were missed.
pub(super) async fn issue(app: &App, done: &mut Done) -> Result<(), DbError> {
    let today = Books::alone(app.db.read(ledger::books()).await?)?.day(app.clock.now());
    let mut after = (String::new(), String::new());
    for _ in 0..PAGES_MAX {
        let (contracts, charges) = app.db.read(store::due_payers(today, (&after.0, &after.1), PAGE_PAYERS)).await?;
        let due: BTreeSet<DueRow> = contracts.into_iter().chain(charges).collect();
        let page: Vec<DueRow> = due.into_iter().take(PAGE_PAYERS as usize).collect();
        let Some(last) = page.last() else { return Ok(()) };
        after = (last.since.to_string(), last.payer_id.to_string());
        // Who has several things due since several days is here as often.
        let payers: BTreeSet<CustomerId> = page.into_iter().map(|row| row.payer_id).collect();
        let payers: Vec<CustomerId> = payers.into_iter().collect();
        match bill(app, &payers).await {
            Ok(issued) => done.issued += issued,
            Err(_) => one_by_one(app, &payers, done).await,
        }
    }
    done.more = true;
    Ok(())
}

/// Somebody in the page changed something meanwhile, or cannot be billed at all: the others are not to wait for that.
async fn one_by_one(app: &App, payers: &[CustomerId], done: &mut Done) {
    for payer in payers {
        match bill(app, std::slice::from_ref(payer)).await {
            Ok(issued) => done.issued += issued,
            Err(cause) => done.log.push(format!("{payer} is not billed: {cause:?}")),
        }
    }
}

async fn bill(app: &App, payers: &[CustomerId]) -> Result<usize, DbError> {
    let now = app.clock.now();
    let books = Books::read(app.db.read(asked(payers)).await?)?;
    let today = books.day(now);
    let bill = |payer: &CustomerId| {
        let known = books.payers.get(payer)?;
        Some((payer.clone(), known.account.bill(today, &books.setting(known.treatment))))
    };
    let bills: Vec<(CustomerId, Bill)> =
        payers.iter().filter_map(bill).filter(|(_, bill)| *bill != Bill::default()).collect();
    if bills.is_empty() {
        return Ok(0);
    }
    let carried = carry(&bills, &books, now, &*app.ids);
    let carried = carried.ok_or_else(|| DbError::Failed("a bill that is none of these books".to_owned()))?;
    let mut statements = carried.statements;
    let invoiced: Vec<&CustomerId> = bills.iter().map(|(payer, _)| payer).collect();
    statements.extend(spend_credit(&invoiced, now, &*app.ids));
    app.db.commit(statements).await?;
    Ok(carried.invoices.len())
}
