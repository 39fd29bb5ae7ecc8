//! Contracts are charged and open charges invoiced; what a customer has with the space pays for it first.
use super::round::Round;
use super::{Done, PAGE_PAYERS, PAGES_MAX};
use crate::store::{self, DueRow};
use crate::{App, events};
use db::DbError;
use kernel::CustomerId;
use ledger::{Bill, Books, FactQueries, First, asked, asked_first, carry, spend_credit};
use std::collections::BTreeSet;

/// Bills every payer for whom something is due today, however many days were missed.
pub(super) async fn issue(app: &App, done: &mut Done) -> Result<(), DbError> {
    let today = Books::alone(app.db.read(ledger::books()).await?)?.day(app.clock.now());
    let mut round = Round::begin(app, "round:issue").await?;
    for _ in 0..PAGES_MAX {
        let after = round.after.split_once('/').unwrap_or_default();
        let (contracts, charges) = app.db.read(store::due_payers(today, after, PAGE_PAYERS)).await?;
        let page = page(contracts, charges);
        let Some(last) = page.last() else {
            done.more |= round.end(app, false).await?;
            return Ok(());
        };
        round.after = format!("{}/{}", last.since, last.payer_id);
        // Who has several things due since several days is here as often.
        let payers: BTreeSet<CustomerId> = page.into_iter().map(|row| row.payer_id).collect();
        let payers: Vec<CustomerId> = payers.into_iter().collect();
        match bill(app, &payers, asked(&payers)).await {
            Ok(issued) => done.issued += issued,
            Err(_) => one_by_one(app, &payers, done).await,
        }
    }
    done.more |= round.end(app, true).await?;
    Ok(())
}

/// The longest due of two lists, each of which may have been cut: behind where one was cut nobody is known to be all there is.
fn page(contracts: Vec<DueRow>, charges: Vec<DueRow>) -> BTreeSet<DueRow> {
    let cut = |rows: &[DueRow]| rows.last().filter(|_| rows.len() == PAGE_PAYERS as usize).cloned();
    let until = cut(&contracts).into_iter().chain(cut(&charges)).min();
    let due: BTreeSet<DueRow> = contracts.into_iter().chain(charges).collect();
    let known = due.into_iter().filter(|row| until.as_ref().is_none_or(|until| row <= until));
    known.take(PAGE_PAYERS as usize).collect()
}

/// Somebody in the page changed something meanwhile, has more contracts than can be read at once, or cannot be billed at all: the others are
/// not to wait for that.
async fn one_by_one(app: &App, payers: &[CustomerId], done: &mut Done) {
    for payer in payers {
        match bill(app, std::slice::from_ref(payer), asked_first(payer, First::Charged)).await {
            Ok(issued) => done.issued += issued,
            Err(cause) => done.log.push(format!("{payer} is not billed: {cause:?}")),
        }
    }
}

async fn bill(app: &App, payers: &[CustomerId], asked: FactQueries) -> Result<usize, DbError> {
    let now = app.clock.now();
    let books = Books::read(app.db.read(asked).await?)?;
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
    statements.extend(events::freed(&invoiced, now, &*app.ids));
    app.db.commit(statements).await?;
    Ok(carried.invoices.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(payer: &str) -> DueRow {
        DueRow { since: "2030-01-01".parse().unwrap(), payer_id: payer.parse().unwrap() }
    }

    #[test]
    fn nobody_is_passed_over_where_a_list_was_cut() {
        // Several contracts of one payer are several rows.
        let contracts: Vec<DueRow> = (0..PAGE_PAYERS).map(|n| row(&format!("cus_{}", 10 + n / 10))).collect();
        let charges = vec![row("cus_11"), row("cus_19"), row("cus_20"), row("cus_99")];
        let names =
            |rows: BTreeSet<DueRow>| -> Vec<String> { rows.into_iter().map(|row| row.payer_id.to_string()).collect() };
        let whole: Vec<String> = (10..20).map(|n| format!("cus_{n}")).collect();
        assert_eq!(names(page(contracts.clone(), charges.clone())), whole, "20 may have contracts that were not read");
        let (few, all) = (contracts[..10].to_vec(), ["cus_10", "cus_11", "cus_19", "cus_20", "cus_99"]);
        assert_eq!(names(page(few, charges)), all);
    }
}
