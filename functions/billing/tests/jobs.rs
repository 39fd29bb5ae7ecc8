//! What happens by itself: on its day, once, wherever it is killed and however late it comes.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::jobs::{Done, run};
use futures::executor::block_on;
use ledger::reverse;
use serde_json::Value;
use support::{CARD, app, asks, billing, broken, commit, jobs, left, owes, start};
use testkit::{Fault, Persona, World};

/// A world in which Ada, Bob and Tess pay 100.00 a month from the first of January 2030.
fn world() -> World {
    let world = billing().world;
    world.load(
        "UPDATE contracts SET starts_on = '2030-01-01', charged_until = '2030-01-01', granted_until = '2030-01-01', price_minor = 10000,
  terms = '{\"benefits\":[{\"name\":\"Rooms\",\"gives\":{\"kind\":\"time_credit\",\"minutes\":600}}]}'",
    );
    world
}

/// What the books say, without ids and keys, which a repeated try chooses anew.
fn books(world: &World) -> Vec<Value> {
    let invoices = "SELECT series, number, customer_id, issued_on, due_on, net_minor, tax_minor, gross_minor FROM invoices ORDER BY series, number";
    let sums = "SELECT (SELECT count(*) FROM charges) AS charges, (SELECT sum(gross_minor) FROM charges) AS owed, (SELECT count(*) FROM grants) AS grants,
  (SELECT sum(amount_minor) FROM allocations) AS settled, (SELECT sum(amount_minor) FROM account_entries) AS balance, (SELECT count(*) FROM outbox) AS notices,
  (SELECT count(*) FROM untold_invoices) AS untold, (SELECT json_group_array(step) FROM (SELECT step FROM dunning_steps ORDER BY step)) AS steps";
    [world.rows(invoices), world.rows(sums)].concat()
}

#[test]
fn contracts_are_invoiced_on_their_day_and_their_customers_told_once() {
    let world = world();
    let done = jobs(&world);
    assert_eq!((done.issued, done.told, done.more, done.log), (3, 3, false, vec![]));
    let numbers = world.rows("SELECT series, number, gross_minor FROM invoices ORDER BY number");
    let numbers: Vec<_> = numbers
        .iter()
        .map(|row| {
            (row["series"].as_str().unwrap(), row["number"].as_i64().unwrap(), row["gross_minor"].as_i64().unwrap())
        })
        .collect();
    assert_eq!(numbers, [("INV-2030", 1, 11_900), ("INV-2030", 2, 11_900), ("INV-2030", 3, 11_900)]);
    assert_eq!(world.count("SELECT count(*) FROM outbox WHERE topic = 'billing.invoice_issued'"), 3);
    let after = books(&world);
    assert_eq!(jobs(&world), Done::default());
    world.set_now("2030-01-31T23:59:00Z");
    assert_eq!(jobs(&world).issued, 0);
    assert_eq!(books(&world), after);
    world.set_now("2030-02-01T00:00:00Z");
    assert_eq!(jobs(&world).issued, 3);
    assert_eq!(broken(&world), [""; 0]);
}

#[test]
fn benefits_of_the_year_to_come_are_there_and_grow_by_a_month_each_month() {
    let world = world();
    jobs(&world);
    let count = |world: &World| world.count("SELECT count(*) FROM grants WHERE contract_id = 'con_ada'");
    let before = count(&world);
    assert!(12 < before, "{before}");
    world.set_now("2030-02-01T06:00:00Z");
    jobs(&world);
    assert_eq!(count(&world), before + 1);
}

#[test]
fn an_outage_of_months_is_caught_up_with_in_one_run() {
    let world = world();
    world.set_now("2030-04-15T06:00:00Z");
    assert_eq!(jobs(&world).issued, 3);
    assert_eq!(world.count("SELECT sum(gross_minor) FROM invoices"), 3 * 4 * 11_900);
    assert_eq!(world.count("SELECT count(*) FROM outbox WHERE topic = 'billing.invoice_issued'"), 3);
    assert_eq!(jobs(&world), Done::default());
    assert_eq!(broken(&world), [""; 0]);
}

#[test]
fn a_run_that_is_killed_anywhere_is_made_good_by_the_next() {
    let whole = lived(None);
    for fault in [Fault::Before, Fault::After] {
        for nth in 1..=16 {
            assert_eq!(lived(Some((fault, nth))), whole, "{fault:?} at batch {nth}");
        }
    }
}

/// Two days of jobs, one run of each failing at its nth batch.
fn lived(fault: Option<(Fault, u32)>) -> Vec<Value> {
    let world = world();
    world.load(POLICY);
    owes(&world, Persona::Carl, "late", &[5000], "2029-12-20");
    for now in ["2030-01-01T09:00:00Z", "2030-01-20T09:00:00Z"] {
        world.set_now(now);
        if let Some((fault, nth)) = fault {
            let faulty = world.failing(fault, nth);
            block_on(run(&app(&faulty, faulty.db())));
        }
        let done = jobs(&world);
        assert_eq!(done.log, [""; 0]);
        assert_eq!(broken(&world), [""; 0]);
    }
    books(&world)
}

#[test]
fn who_cannot_be_billed_holds_up_nobody_else() {
    let world = world();
    world.load("UPDATE contracts SET prices_ahead = '{\"not\":\"a list\"}' WHERE id = 'con_bob'");
    let done = jobs(&world);
    assert_eq!(done.issued, 2);
    assert!(done.log[0].starts_with("cus_bob is not billed"), "{:?}", done.log);
    assert!(done.log.iter().all(|line| line.starts_with("cus_bob")), "{:?}", done.log);
    world.load("UPDATE contracts SET prices_ahead = '[]' WHERE id = 'con_bob'");
    assert_eq!(jobs(&world).issued, 1);
    assert_eq!(broken(&world), [""; 0]);
}

#[test]
fn what_a_customer_has_with_the_space_pays_first() {
    let world = world();
    world.load("UPDATE contracts SET charged_until = '2199-12-31' WHERE id <> 'con_ada'");
    // A credit note of 50.00 that corrects nothing is credit.
    owes(&world, Persona::Ada, "back", &[-5000], "2030-01-15");
    jobs(&world);
    assert_eq!(world.count("SELECT gross_minor - settled_minor FROM v_invoices WHERE kind = 'invoice'"), 6_900);
    let told =
        world.rows("SELECT payload ->> '$.open.minor' AS open FROM outbox WHERE topic = 'billing.invoice_issued'");
    assert_eq!(told[0]["open"], 6_900);
    assert_eq!(broken(&world), [""; 0]);
}

#[test]
fn what_is_taken_back_whole_is_credited_to_the_invoice_that_it_stood_on() {
    let function = billing();
    let world = function.world.clone();
    world.load("UPDATE contracts SET charged_until = '2199-12-31'");
    let first = owes(&world, Persona::Ada, "a", &[5000, 300], "2030-01-15");
    owes(&world, Persona::Ada, "b", &[700], "2030-01-15");
    let today = "2030-01-01".parse().unwrap();
    let back = |key: &str| commit(&world, reverse(key, world.now(), today, &*world.ids())).unwrap();
    let corrects = |world: &World| {
        let rows = world.rows("SELECT corrects FROM invoices WHERE kind = 'credit_note' ORDER BY number");
        rows.into_iter().map(|row| row["corrects"].clone()).collect::<Vec<_>>()
    };
    back("a1");
    jobs(&world);
    let told =
        world.rows("SELECT payload ->> '$.corrects' AS number FROM outbox WHERE topic = 'billing.credit_note_issued'");
    assert_eq!((corrects(&world), told[0]["number"].as_str()), (vec![first.as_str().into()], Some("INV-2030-00001")));
    // It settles that one first, though the other is as old.
    assert_eq!(left(&world, &first), 5000);
    // Over two invoices at once, it settles neither first, and names both.
    back("a0");
    back("b0");
    jobs(&world);
    assert_eq!((corrects(&world), broken(&world)), (vec![first.as_str().into(), Value::Null], vec![]));
    let told = world.rows(
        "SELECT payload ->> '$.corrects' AS first, payload ->> '$.also' AS also FROM outbox WHERE topic = 'billing.credit_note_issued' ORDER BY rowid DESC",
    );
    assert_eq!(told[0], serde_json::json!({ "first": "INV-2030-00001", "also": "[\"INV-2030-00002\"]" }));
    let note = world.rows("SELECT id FROM invoices WHERE kind = 'credit_note' ORDER BY number DESC")[0]["id"].clone();
    let numbers = |id: &str, field: &str| -> Vec<Value> {
        let shown = function.get(Persona::Boss, &format!("/api/billing/all/invoices/{id}")).expect(200).json;
        shown[field].as_array().unwrap().iter().map(|other| other["number"].clone()).collect()
    };
    assert_eq!(numbers(note.as_str().unwrap(), "corrects"), ["INV-2030-00001", "INV-2030-00002"]);
    assert_eq!(numbers(first.as_str(), "corrected_by"), ["CN-2030-00001", "CN-2030-00002"]);
}

const POLICY: &str = "UPDATE billing_settings SET dunning = '{\"remind\":[-3,0,7],\"late_fee\":{\"after_days\":10,\"fee\":{\"minor\":500,\"currency\":\"EUR\"},\"tax_class\":\"standard\"},
  \"suspension\":{\"after_days\":30,\"notice_days\":7}}'";

/// The topics of what was owed since the last look.
fn topics(world: &World) -> Vec<String> {
    let rows = world.rows("SELECT topic FROM outbox ORDER BY rowid");
    world.load("DELETE FROM outbox");
    rows.iter().map(|row| row["topic"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn who_does_not_pay_is_reminded_fined_told_and_suspended_and_free_again_once_it_is_paid() {
    let function = billing();
    let world = function.world.clone();
    world.load(POLICY);
    world.load(CARD);
    let invoice = owes(&world, Persona::Ada, "late", &[5000], "2030-01-15");
    let mut happened = Vec::new();
    for day in 0..60 {
        let date = "2030-01-01".parse::<kernel::Day>().unwrap().plus_days(day);
        world.set_now(&format!("{date}T09:00:00Z"));
        assert_eq!(jobs(&world).log, [""; 0]);
        assert_eq!(jobs(&world).dunned, 0, "twice on {date}");
        let topics = topics(&world);
        happened.extend(topics.iter().map(|topic| format!("{date} {topic}")));
        assert_eq!(broken(&world), [""; 0]);
    }
    let expected = [
        "2030-01-01 billing.invoice_issued",
        "2030-01-12 billing.reminder",
        "2030-01-15 billing.reminder",
        "2030-01-22 billing.reminder",
        "2030-01-25 billing.late_fee",
        "2030-02-07 billing.reminder",
        "2030-02-14 billing.suspended",
        "2030-02-25 billing.invoice_issued",
    ];
    assert_eq!(happened, expected);
    assert_eq!(
        world.count(
            "SELECT count(*) FROM v_billing_accounts WHERE customer_id = 'cus_ada' AND suspended_at IS NOT NULL"
        ),
        1
    );
    assert_eq!(world.count("SELECT gross_minor FROM charges WHERE source = 'fee'"), 595);
    let payment = asks(&function, &invoice, 5000);
    assert_eq!(
        start(&function, &payment, serde_json::json!({ "method_id": "mth_card" })).expect(200).json["payment"]["status"],
        "succeeded"
    );
    assert_eq!(left(&world, &invoice), 0);
    assert_eq!(world.count("SELECT count(*) FROM v_billing_accounts WHERE suspended_at IS NOT NULL"), 0);
    assert_eq!(topics(&world), ["billing.payment_received", "billing.unsuspended"]);
    assert_eq!(broken(&world), [""; 0]);
}
