//! What failed counts for nothing, so that something else may be paid instead; and what nobody wrote down is looked up.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::App;
use serde_json::json;
use support::till::Mood;
use support::*;
use testkit::Function;
use testkit::Persona::*;

/// A payment of Ada's that was declined, and its invoice.
fn declined(function: &Function<App>) -> (ledger::InvoiceId, String) {
    till().forget();
    function.world.load(CARD);
    let invoice = owes(&function.world, Ada, "a", &[1190], "2030-01-15");
    let payment = asks(function, &invoice, 1190);
    till().mood.set(Mood::Declining("card_declined"));
    start(function, &payment, json!({ "method_id": "mth_card" })).refused(402, "declined");
    till().mood.set(Mood::Willing);
    (invoice, payment)
}

#[test]
fn what_was_declined_is_not_paid_once_something_else_pays_it() {
    for (mood, slug) in [(Mood::Willing, "already-paid"), (Mood::Slow, "payment-pending")] {
        let function = billing();
        let (invoice, first) = declined(&function);
        let second = asks(&function, &invoice, 1190);
        assert_ne!(first, second);
        let orders = till().orders.get();
        let waits = start(&function, &first, json!({ "method_id": "mth_card" })).refused(409, "payment-pending");
        assert_eq!((waits.json["payment_id"].as_str(), till().orders.get()), (Some(second.as_str()), orders));
        till().mood.set(mood);
        start(&function, &second, json!({ "method_id": "mth_card" })).expect(200);
        let taken = till().payments.borrow().len();
        start(&function, &first, json!({ "method_id": "mth_card" })).refused(409, slug);
        start(&function, &first, json!({})).refused(409, slug);
        assert_eq!((till().payments.borrow().len(), broken(&function.world)), (taken, vec![]));
    }
}

#[test]
fn what_was_paid_in_cash_meanwhile_is_not_begun() {
    let function = billing();
    function.world.load(CARD);
    let invoice = owes(&function.world, Ada, "a", &[1190], "2030-01-15");
    let payment = asks(&function, &invoice, 1190);
    let paid = json!({ "method": "cash", "amount": { "minor": 1190, "currency": "EUR" }, "reference": "x", "invoices": [{ "id": invoice, "minor": 1190 }] });
    function.post(Boss, "/api/billing/all/accounts/cus_ada/payments", paid).expect(201);
    start(&function, &payment, json!({ "method_id": "mth_card" })).refused(409, "already-paid");
    assert_eq!(till().payments.borrow().len(), 0);
}

#[test]
fn of_two_who_pay_the_same_at_once_after_a_decline_one_is_told() {
    let function = billing();
    let (invoice, first) = declined(&function);
    let taken = till().payments.borrow().len();
    let path = format!("/api/billing/payments/{first}/start");
    let send = |function: &Function<App>| function.post(Ada, &path, json!({ "method_id": "mth_card" }));
    function.overtaken(send, || drop(asks(&function, &invoice, 1190))).refused(409, "changed-meanwhile");
    assert_eq!(till().payments.borrow().len(), taken, "the provider was asked for nothing");
    let statuses = function.world.rows("SELECT status FROM payments ORDER BY status");
    assert_eq!(statuses, [json!({ "status": "failed" }), json!({ "status": "wanted" })]);
}

#[test]
fn a_collection_that_failed_is_paid_by_hand_and_not_collected_as_well() {
    let function = billing();
    let (invoice, payment) = declined(&function);
    function.world.load("UPDATE payments SET on_session = 0, provider_ref = NULL, method_id = 'mth_card'");
    function.world.set_now("2030-01-01T08:05:00Z");
    let started = start_again(&function, &payment, json!({})).expect(200).json;
    assert_eq!(started["payment"]["status"], "wanted");
    let (done, open) = (sound_jobs(&function.world), till().payments.borrow().len());
    assert_eq!((done.learnt, open, left(&function.world, &invoice)), (0, 2, 1190));
    assert_eq!(function.world.count("SELECT on_session FROM payments"), 1);
}

/// Nobody wrote down what came of a start, the events were lost, and the provider has forgotten by which key it was asked.
#[test]
fn what_was_begun_a_day_ago_is_looked_up_before_it_is_begun_again() {
    let function = billing();
    function.world.load(CARD);
    let invoice = owes(&function.world, Ada, "a", &[1190], "2030-01-15");
    let payment = asks(&function, &invoice, 1190);
    till().mood.set(Mood::LosingPayments { happen: true });
    start(&function, &payment, json!({ "method_id": "mth_card" })).refused(503, "provider-unavailable");
    till().mood.set(Mood::Willing);
    function.world.load("UPDATE payments SET status = 'wanted', method_id = NULL, changed_at = created_at");
    function.world.set_now("2030-01-02T05:00:00Z");
    till().forget_keys();
    let again = start(&function, &payment, json!({ "method_id": "mth_card" })).expect(200).json;
    assert_eq!((&again["payment"]["status"], till().only_payment().amount.minor), (&json!("succeeded"), 1190));
    assert_eq!((left(&function.world, &invoice), broken(&function.world)), (0, vec![]));
}
