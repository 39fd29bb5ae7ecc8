//! What is too little to be collected by itself is collected with others, and a bank's debit is told with all that it is for.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::App;
use ledger::InvoiceId;
use serde_json::{Value, json};
use support::till::Mood;
use support::*;
use testkit::Function;
use testkit::Persona::*;

const RETRIES: &str = "UPDATE billing_settings SET dunning = '{\"retry\":[3,7],\"remind\":[1]}'";
const BY_DEBIT: &str = "UPDATE payment_methods SET method = 'sepa_debit', label = 'DE 3000', mandate_ref = 'M-1'";

/// Ada's card is collected from.
fn space() -> Function<App> {
    till().forget();
    till().mood.set(Mood::Willing);
    let function = billing();
    for fixture in [CARD, COLLECTS, RETRIES] {
        function.world.load(fixture);
    }
    function
}

/// What the provider took, in the order of its names, in minor units.
fn taken() -> Vec<i64> {
    till().payments.borrow().values().map(|payment| payment.amount.minor).collect()
}

/// How many collections were begun on each of those days.
fn collected<const N: usize>(function: &Function<App>, days: [&str; N]) -> [usize; N] {
    days.map(|day| on(&function.world, day).collected)
}

fn lefts(function: &Function<App>, invoices: &[&InvoiceId]) -> Vec<i64> {
    invoices.iter().map(|invoice| left(&function.world, invoice)).collect()
}

#[test]
fn little_ones_are_collected_once_they_come_to_the_least_together() {
    let function = space();
    let first = owes(&function.world, Ada, "a", &[30], "2030-01-03");
    let second = owes(&function.world, Ada, "b", &[19], "2030-01-05");
    let third = owes(&function.world, Ada, "c", &[1], "2030-01-07");
    // Somebody else's counts for nothing.
    owes(&function.world, Carl, "x", &[40], "2030-01-03");
    assert_eq!(collected(&function, ["2030-01-03", "2030-01-05", "2030-01-06"]), [0, 0, 0]);
    assert_eq!(collected(&function, ["2030-01-07", "2030-01-07"]), [1, 0]);
    assert_eq!((taken(), lefts(&function, &[&first, &second, &third])), (vec![50], vec![0, 0, 0]));
    assert_eq!(told(&function.world, "billing.payment_received"), 1);
}

#[test]
fn a_little_one_goes_with_what_is_collected_that_day_and_once() {
    let function = space();
    let little = owes(&function.world, Ada, "a", &[30], "2030-01-03");
    let bigs =
        [owes(&function.world, Ada, "b", &[1190], "2030-01-05"), owes(&function.world, Ada, "c", &[500], "2030-01-05")];
    // What is not due yet is not taken with it.
    let later = owes(&function.world, Ada, "d", &[20], "2030-01-06");
    assert_eq!(collected(&function, ["2030-01-03", "2030-01-05"]), [0, 2]);
    let mut sums = taken();
    sums.sort_unstable();
    assert!(sums == [500, 1220] || sums == [530, 1190], "{sums:?}");
    assert_eq!(lefts(&function, &[&little, &bigs[0], &bigs[1], &later]), [0, 0, 0, 20]);
}

/// Little ones that come to the least together, before one that is enough by itself: they go with it, each once.
#[test]
fn what_is_enough_by_itself_leads_wherever_it_stands() {
    for (by_debit, days) in [(false, ["2030-01-05", "2030-01-06"]), (true, ["2030-01-03", "2030-01-05"])] {
        for order in [[30, 20, 1190], [1190, 30, 20], [30, 1190, 20]] {
            let function = space();
            if by_debit {
                function.world.load(BY_DEBIT);
            }
            for (n, minor) in order.into_iter().enumerate() {
                owes(&function.world, Ada, &format!("k{n}"), &[minor], "2030-01-05");
            }
            let other = owes(&function.world, Carl, "x", &[700], "2030-01-04");
            let begun: usize = collected(&function, days).iter().sum();
            assert_eq!((begun, taken()), (1, vec![1240]), "{by_debit} {order:?}");
            assert_eq!(lefts(&function, &[&other]), [700], "Carl has no method");
        }
    }
}

#[test]
fn those_that_were_declined_together_are_tried_together_again() {
    let function = space();
    let first = owes(&function.world, Ada, "a", &[30], "2029-12-20");
    let second = owes(&function.world, Ada, "b", &[40], "2030-01-05");
    till().mood.set(Mood::Declining("insufficient_funds"));
    let days = ["2030-01-05", "2030-01-06", "2030-01-08", "2030-01-09"];
    assert_eq!(collected(&function, days), [1, 0, 1, 0]);
    let said = function.world.rows("SELECT payload FROM outbox WHERE topic = 'billing.payment_failed' ORDER BY rowid");
    let said: Vec<Value> =
        said.iter().map(|row| serde_json::from_str(row["payload"].as_str().unwrap()).unwrap()).collect();
    let next: Vec<&Value> = said.iter().map(|one| &one["next"]["on"]).collect();
    assert_eq!(next, [&json!("2030-01-08"), &json!("2030-01-12")]);
    assert_eq!((said[0]["number"].is_string(), said[0]["also"].as_array().unwrap().len()), (true, 1), "{}", said[0]);
    till().mood.set(Mood::Willing);
    assert_eq!(collected(&function, ["2030-01-12"]), [1]);
    assert_eq!(lefts(&function, &[&first, &second]), [0, 0]);
}

#[test]
fn a_debit_of_several_is_told_ahead_with_all_of_them() {
    let function = space();
    function.world.load(BY_DEBIT);
    let first = owes(&function.world, Ada, "a", &[30], "2030-01-03");
    let second = owes(&function.world, Ada, "b", &[40], "2030-01-10");
    assert_eq!(collected(&function, ["2030-01-03", "2030-01-07"]), [0, 0]);
    assert_eq!(told(&function.world, "billing.collection_ahead"), 0, "alone they are too little");
    assert_eq!(collected(&function, ["2030-01-08", "2030-01-09"]), [0, 0]);
    let said = function.world.rows("SELECT payload FROM outbox WHERE topic = 'billing.collection_ahead'");
    assert_eq!(said.len(), 1);
    let said: Value = serde_json::from_str(said[0]["payload"].as_str().unwrap()).unwrap();
    assert_eq!((&said["amount"]["minor"], &said["on"]), (&json!(70), &json!("2030-01-10")), "{said}");
    let numbers =
        function.world.rows("SELECT printf('%s-%05d', series, number) AS number FROM invoices ORDER BY number DESC");
    assert_eq!((&said["number"], &said["also"]), (&numbers[0]["number"], &json!([numbers[1]["number"]])), "{said}");
    assert_eq!(collected(&function, ["2030-01-10"]), [1]);
    assert_eq!((taken(), lefts(&function, &[&first, &second])), (vec![70], vec![0, 0]));
}

#[test]
fn a_debit_takes_nothing_of_which_nobody_was_told() {
    let function = space();
    function.world.load(BY_DEBIT);
    let big = owes(&function.world, Ada, "a", &[1190], "2030-01-10");
    assert_eq!(collected(&function, ["2030-01-08"]), [0]);
    // It is due when that is taken; nobody was told that it goes with it.
    let little = owes(&function.world, Ada, "b", &[30], "2030-01-09");
    assert_eq!(collected(&function, ["2030-01-10"]), [1]);
    assert_eq!((taken(), lefts(&function, &[&big, &little])), (vec![1190], vec![0, 30]));
    // With the next it is told of, and taken.
    owes(&function.world, Ada, "c", &[500], "2030-02-10");
    assert_eq!(collected(&function, ["2030-02-08", "2030-02-10"]), [0, 1]);
    let amounts =
        function.world.rows("SELECT payload ->> '$.amount.minor' AS minor FROM outbox WHERE topic = 'billing.collection_ahead' ORDER BY rowid");
    assert_eq!(amounts, [json!({ "minor": 1190 }), json!({ "minor": 530 })]);
    assert_eq!((taken(), lefts(&function, &[&little])), (vec![1190, 530], vec![0]));
}

#[test]
fn what_was_paid_after_it_was_told_leaves_no_debit_of_too_little() {
    let function = space();
    function.world.load(BY_DEBIT);
    let first = owes(&function.world, Ada, "a", &[30], "2030-01-10");
    let second = owes(&function.world, Ada, "b", &[40], "2030-01-10");
    assert_eq!(collected(&function, ["2030-01-08"]), [0]);
    assert_eq!(told(&function.world, "billing.collection_ahead"), 1);
    let paid = json!({ "method": "cash", "amount": { "minor": 40, "currency": "EUR" }, "reference": "x", "invoices": [{ "id": second, "minor": 40 }] });
    function.post(Boss, "/api/billing/all/accounts/cus_ada/payments", paid).expect(201);
    assert_eq!(collected(&function, ["2030-01-10", "2030-01-11"]), [0, 0]);
    assert_eq!((taken(), lefts(&function, &[&first, &second])), (vec![], vec![30, 0]));
    assert_eq!(told(&function.world, "billing.reminder"), 1, "nobody waits for it");
}

/// What each debit was told to come to, in minor units.
fn ahead(function: &Function<App>) -> Vec<Value> {
    let told = "SELECT payload ->> '$.amount.minor' AS minor FROM outbox WHERE topic = 'billing.collection_ahead' ORDER BY rowid";
    function.world.rows(told).into_iter().map(|row| row["minor"].clone()).collect()
}

/// What the payments that have gone through came to, in minor units.
fn paid(function: &Function<App>) -> Vec<Value> {
    let paid = "SELECT amount_minor FROM payments WHERE status = 'succeeded' ORDER BY amount_minor";
    function.world.rows(paid).into_iter().map(|row| row["amount_minor"].clone()).collect()
}

/// A failed debit is tried again on the day for which another was told with a little one.
#[test]
fn a_debit_takes_what_was_told_with_it_though_another_is_tried_first() {
    for retried_on in ["2030-01-10", "2030-01-12"] {
        let function = space();
        function.world.load(BY_DEBIT);
        let retried = owes(&function.world, Ada, "a", &[1190], "2030-01-07");
        let second = owes(&function.world, Ada, "b", &[500], "2030-01-10");
        let little = owes(&function.world, Ada, "c", &[30], "2030-01-09");
        till().mood.set(Mood::Declining("insufficient_funds"));
        assert_eq!(collected(&function, ["2030-01-05", "2030-01-07", "2030-01-08"]), [0, 1, 0]);
        assert_eq!(ahead(&function), [1190, 530]);
        till().mood.set(Mood::Willing);
        // On the day, or where no job ran for two.
        assert_eq!(collected(&function, [retried_on]), [2], "{retried_on}");
        assert_eq!(
            (paid(&function), lefts(&function, &[&retried, &second, &little])),
            (vec![json!(530), json!(1190)], vec![0, 0, 0])
        );
    }
}

#[test]
fn a_debit_takes_nothing_that_was_told_with_another() {
    let function = space();
    function.world.load(BY_DEBIT);
    let first = owes(&function.world, Ada, "a", &[1190], "2030-01-08");
    let little = owes(&function.world, Ada, "b", &[30], "2030-01-08");
    assert_eq!(collected(&function, ["2030-01-06"]), [0]);
    let second = owes(&function.world, Ada, "c", &[500], "2030-01-09");
    assert_eq!(collected(&function, ["2030-01-07"]), [0]);
    assert_eq!(ahead(&function), [1220, 500]);
    till().mood.set(Mood::Declining("insufficient_funds"));
    assert_eq!(collected(&function, ["2030-01-08"]), [1]);
    till().mood.set(Mood::Willing);
    // The little one has failed with the first, and the second was told alone.
    assert_eq!(collected(&function, ["2030-01-09"]), [1]);
    assert_eq!((paid(&function), lefts(&function, &[&first, &little, &second])), (vec![json!(500)], vec![1190, 30, 0]));
    assert_eq!(collected(&function, ["2030-01-11"]), [1]);
    assert_eq!(lefts(&function, &[&first, &little]), [0, 0]);
}

#[test]
fn what_was_told_with_a_debit_that_is_too_little_by_now_goes_with_another() {
    let function = space();
    function.world.load(BY_DEBIT);
    let retried = owes(&function.world, Ada, "a", &[1190], "2030-01-07");
    let second = owes(&function.world, Ada, "b", &[500], "2030-01-10");
    let little = owes(&function.world, Ada, "c", &[30], "2030-01-09");
    till().mood.set(Mood::Declining("insufficient_funds"));
    assert_eq!(collected(&function, ["2030-01-05", "2030-01-07", "2030-01-08"]), [0, 1, 0]);
    let by_hand = json!({ "method": "cash", "amount": { "minor": 490, "currency": "EUR" }, "reference": "x", "invoices": [{ "id": second, "minor": 490 }] });
    function.post(Boss, "/api/billing/all/accounts/cus_ada/payments", by_hand).expect(201);
    till().mood.set(Mood::Willing);
    assert_eq!(collected(&function, ["2030-01-10"]), [1]);
    assert_eq!(
        (paid(&function), lefts(&function, &[&retried, &second, &little])),
        (vec![json!(490), json!(1230)], vec![0, 0, 0])
    );
}
