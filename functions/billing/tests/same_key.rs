//! Where something else was ordered under the same key before, that is looked up: nobody is charged twice, nor told that it failed.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::App;
use ledger::InvoiceId;
use serde_json::{Value, json};
use support::till::Mood;
use support::*;
use testkit::Function;

fn statuses(function: &Function<App>) -> Vec<Value> {
    function.world.rows("SELECT status FROM payments").into_iter().map(|row| row["status"].clone()).collect()
}

/// A collection that was ordered and never answered, and whose card has another name at the provider by now.
fn collection(mood: Mood) -> (Function<App>, InvoiceId) {
    let (function, invoice) = due_by(RETRIES);
    till().mood.set(mood);
    function.world.set_now("2030-01-03T06:00:00Z");
    till().now.set(function.world.now());
    assert_eq!(jobs(&function.world).collected, 1);
    assert_eq!(statuses(&function), ["processing"]);
    till().mood.set(Mood::Willing);
    function.world.load("UPDATE payment_methods SET provider_ref = 'pm_renewed'");
    (function, invoice)
}

#[test]
fn a_collection_that_was_carried_out_unheard_is_found_though_it_would_be_ordered_otherwise_now() {
    let (function, invoice) = collection(Mood::LosingPayments { happen: true });
    function.world.set_now("2030-01-03T07:00:00Z");
    sound_jobs(&function.world);
    assert_eq!((statuses(&function), left(&function.world, &invoice)), (vec![json!("succeeded")], 0));
    assert_eq!((told(&function.world, "billing.payment_failed"), till().payments.borrow().len()), (0, 1));
}

#[test]
fn a_collection_of_which_nothing_came_fails_once_that_is_known_and_is_tried_anew() {
    let (function, invoice) = collection(Mood::LosingPayments { happen: true });
    till().payments.borrow_mut().clear();
    // While it does not say, nothing is concluded.
    till().mood.set(Mood::TellingEventsAlone);
    function.world.set_now("2030-01-03T07:00:00Z");
    jobs(&function.world);
    assert_eq!(statuses(&function), ["processing"]);
    till().mood.set(Mood::Willing);
    function.world.set_now("2030-01-03T08:00:00Z");
    jobs(&function.world);
    assert_eq!((statuses(&function), told(&function.world, "billing.payment_failed")), (vec![json!("failed")], 1));
    assert_eq!((on(&function.world, "2030-01-06").collected, left(&function.world, &invoice)), (1, 0));
}

/// Ada begins to pay by card, and nobody writes down what comes of it; then she chooses her account.
fn begun(theirs: &str) -> (Function<App>, InvoiceId, String) {
    till().forget();
    till().mood.set(Mood::Willing);
    let function = billing();
    let (invoice, payment) = carried_out_unheard(&function);
    function.world.load("UPDATE payments SET status = 'wanted', method_id = NULL, changed_at = created_at");
    function.world.load(DEBITS);
    till().comes(&till().only_payment().id, theirs, None);
    (function, invoice, payment)
}

#[test]
fn who_chooses_another_method_after_a_payment_that_was_carried_out_pays_once() {
    for (theirs, left_then) in [("succeeded", 0), ("processing", 1190)] {
        let (function, invoice, payment) = begun(theirs);
        let started = start(&function, &payment, json!({ "method_id": "mth_sepa" })).expect(200).json;
        assert_eq!((&started["payment"]["status"], till().only_payment().status.as_str()), (&json!(theirs), theirs));
        assert_eq!((left(&function.world, &invoice), broken(&function.world)), (left_then, vec![]));
        // It was the card.
        assert_eq!(function.world.rows("SELECT method FROM payments"), [json!({ "method": "card" })]);
    }
}

#[test]
fn who_chooses_another_method_after_one_that_was_not_completed_pays_by_that() {
    let (function, invoice, payment) = begun("needs_action");
    let started = start(&function, &payment, json!({ "method_id": "mth_sepa" })).expect(200).json;
    assert_eq!((&started["payment"]["status"], left(&function.world, &invoice)), (&json!("succeeded"), 0));
    let mut theirs: Vec<_> = till().payments.borrow().values().map(|one| one.status.as_str().to_owned()).collect();
    theirs.sort();
    assert_eq!((theirs, broken(&function.world)), (vec!["cancelled".to_owned(), "succeeded".to_owned()], vec![]));
}

#[test]
fn who_chooses_another_method_after_one_of_which_nothing_came_pays_at_the_second_try() {
    let (function, invoice, payment) = begun("needs_action");
    till().payments.borrow_mut().clear();
    let again = || start(&function, &payment, json!({ "method_id": "mth_sepa" }));
    // It may be on its way to the provider still.
    again().refused(503, "provider-unavailable");
    assert_eq!(statuses(&function), ["wanted"]);
    function.world.set_now("2030-01-01T08:06:00Z");
    again().refused(502, "provider-refused");
    assert_eq!(statuses(&function), ["failed"]);
    let started = start_again(&function, &payment, json!({ "method_id": "mth_sepa" })).expect(200).json;
    assert_eq!((&started["payment"]["status"], left(&function.world, &invoice)), (&json!("succeeded"), 0));
    assert_eq!((till().only_payment().amount.minor, broken(&function.world)), (1190, vec![]));
}
