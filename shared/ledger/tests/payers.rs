//! Who pays for what a customer books: a table of docs/money.md, asked of a purse and of the statement that asks it of many.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod books;

use books::{commit, now, table};
use db::{Query, Statement};
use futures::executor::block_on;
use kernel::{CustomerId, Instant};
use ledger::*;
use serde::Deserialize;
use testkit::World;

const CUSTOMERS: &str = "INSERT INTO customers (id, name, email, rights, created_at)
SELECT 'cus_' || value, value, value || '@example.org', '{}', 0 FROM json_each('[\"ben\",\"acme\",\"zeta\"]')";
const CONTRACT: &str = "
INSERT INTO contracts (id, customer_id, payer_id, plan_id, starts_on, starts_at, ends_on, ends_at, charged_until, granted_until, currency, price_minor, terms, created_at)
VALUES (?1, 'cus_ben', ?2, ?3, ?4, unixepoch(?4) * 1000, ?5, unixepoch(?5) * 1000, ?4, ?4, 'EUR', 0, '{}', 0)";
const PAYER: &str = concat!("SELECT ", ledger::payer_of!("'cus_ben'", "?1"), " AS id");

#[derive(Deserialize)]
struct PayerId {
    id: CustomerId,
}

/// A world in which Ben has such contracts.
fn with(contracts: &str) -> World {
    let world = World::new();
    world.with_lockers();
    world.load(CUSTOMERS);
    for (n, contract) in contracts.split(", ").filter(|contract| *contract != "-").enumerate() {
        let [of, payer, from, until] = contract.split(' ').collect::<Vec<_>>()[..] else { panic!("{contract}") };
        let plan = if of == "product" { "pln_locker" } else { "pln_flex" };
        let until = (until != "-").then_some(until);
        let payer = format!("cus_{payer}");
        let params = [format!("con_{n}").into(), payer.into(), plan.into(), from.into(), until.into()];
        commit(&world, vec![Statement::new(CONTRACT, params)]).unwrap();
    }
    world
}

#[test]
fn who_pays_is_who_pays_for_the_contract_that_holds_when_it_takes_place() {
    let ben: CustomerId = "cus_ben".parse().unwrap();
    for row in table("payers") {
        let [contracts, on, paid_by] = row[..] else { panic!("{row:?}") };
        let world = with(contracts);
        let at: Instant = format!("{on}T00:00:00Z").parse().unwrap();
        let answers = block_on(world.db().read(purse(Some(&ben), (now(), at), now()))).unwrap();
        let purse = Purse::read(answers).unwrap();
        let expected = format!("cus_{paid_by}");
        assert_eq!(purse.payer_id_at(at).map(CustomerId::as_str), Some(expected.as_str()), "{row:?}");
        let alone = purse.as_paid_by(false);
        assert_eq!(alone.payer_id_at(at), Some(&ben), "paid at once: {row:?}");
        let asked: Vec<PayerId> = block_on(world.db().read(Query::new(PAYER, [at.into()]))).unwrap();
        assert_eq!(asked[0].id.as_str(), expected, "of many: {row:?}");
    }
}

#[test]
fn nobody_pays_for_a_visitor() {
    let answers = block_on(World::new().db().read(purse(None, (now(), now()), now()))).unwrap();
    let purse = Purse::read(answers).unwrap();
    assert_eq!((purse.payer_id_at(now()), purse.is_suspended_at(now()), purse.paying.len()), (None, false, 0));
}
