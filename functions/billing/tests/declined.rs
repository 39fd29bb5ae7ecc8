//! What failed counts for nothing, so that something else may be paid instead; and what nobody wrote down is looked up.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::App;
use billing::jobs::run;
use billing::provider::{Event, News, Payment};
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
    let (invoice, payment) = carried_out_unheard(&function);
    function.world.load("UPDATE payments SET status = 'wanted', method_id = NULL, changed_at = created_at");
    function.world.set_now("2030-01-02T05:00:00Z");
    till().forget_keys();
    let again = start(&function, &payment, json!({ "method_id": "mth_card" })).expect(200).json;
    assert_eq!((&again["payment"]["status"], till().only_payment().amount.minor), (&json!("succeeded"), 1190));
    assert_eq!((left(&function.world, &invoice), broken(&function.world)), (0, vec![]));
}

/// The provider tells that its one payment was given up.
fn tells_of_the_end() {
    let (at, first) = (till().now.get(), till().only_payment());
    let news = News::Payment(Payment { status: "cancelled".into(), ..first });
    *till().events.borrow_mut() = vec![Event { id: "evt_end".parse().unwrap(), at, news }];
}

#[test]
fn an_attempt_that_is_told_to_be_given_up_while_the_next_begins_does_not_end_the_payment() {
    for before in ["failed", "wanted", "needs_action"] {
        for (next, mood, status) in
            [(json!({ "method_id": "mth_sepa" }), Mood::Slow, "processing"), (json!({}), Mood::Willing, "wanted")]
        {
            let function = billing();
            let (invoice, payment) = declined(&function);
            function.world.load(DEBITS);
            let known = db::Statement::new("UPDATE payments SET status = ?1, method_id = 'mth_card'", [before.into()]);
            commit(&function.world, vec![known]).unwrap();
            function.world.set_now("2030-01-01T08:05:00Z");
            till().mood.set(mood);
            let meanwhile = app(&function.world, function.world.db());
            till().meanwhile.set(Some(Box::pin(async move {
                tells_of_the_end();
                assert_eq!(run(&meanwhile).await.heard, 1);
            })));
            let started = start_again(&function, &payment, next).expect(200).json;
            assert_eq!(started["payment"]["status"], status, "{before}");
            assert_eq!(started["client_secret"].is_string(), status == "wanted", "{before}");
            let second = till().payments.borrow().values().find(|other| other.status.as_str() == status).cloned();
            let (kept, second) = (function.world.rows("SELECT status, provider_ref FROM payments"), second.unwrap().id);
            assert_eq!(kept, [json!({ "status": status, "provider_ref": second.to_string() })], "{before}");
            till().comes(&second, "succeeded", None);
            refresh(&function, &payment).expect(200);
            assert_eq!((left(&function.world, &invoice), broken(&function.world)), (0, vec![]), "{before}");
        }
    }
}

#[test]
fn who_is_told_to_wait_once_the_attempt_before_is_given_up_pays_the_same_payment_then() {
    let function = billing();
    let (invoice, payment) = declined(&function);
    function.world.load(DEBITS);
    let busy = async { till().mood.set(Mood::Busy) };
    till().meanwhile.set(Some(Box::pin(busy)));
    start_again(&function, &payment, json!({ "method_id": "mth_sepa" })).refused(503, "provider-unavailable");
    assert_eq!(till().only_payment().status.as_str(), "cancelled");
    till().mood.set(Mood::Willing);
    tells_of_the_end();
    assert_eq!(
        (jobs(&function.world).heard, refresh(&function, &payment).expect(200).json["status"].as_str()),
        (1, Some("wanted"))
    );
    let paid = start(&function, &payment, json!({ "method_id": "mth_sepa" })).expect(200).json;
    assert_eq!(paid["payment"]["status"], "succeeded");
    assert_eq!((left(&function.world, &invoice), broken(&function.world)), (0, vec![]));
}

#[test]
fn the_end_of_the_attempt_before_is_not_that_of_one_of_which_nobody_knows() {
    let function = billing();
    let (invoice, payment) = declined(&function);
    function.world.load(DEBITS);
    till().mood.set(Mood::LosingPayments { happen: true });
    start_again(&function, &payment, json!({ "method_id": "mth_sepa" })).refused(503, "provider-unavailable");
    till().mood.set(Mood::Willing);
    let first = till().payments.borrow().values().find(|other| other.status.as_str() == "cancelled").cloned();
    let news = News::Payment(first.unwrap());
    *till().events.borrow_mut() = vec![Event { id: "evt_end".parse().unwrap(), at: function.world.now(), news }];
    jobs(&function.world);
    let kept = function.world.rows("SELECT status, provider_ref FROM payments");
    assert_eq!(kept, [json!({ "status": "processing", "provider_ref": null })]);
    on(&function.world, "2030-01-02");
    assert_eq!(
        (left(&function.world, &invoice), refresh(&function, &payment).json["status"].as_str()),
        (0, Some("succeeded"))
    );
}

#[test]
fn what_was_given_up_at_the_provider_is_given_up_here_when_nobody_goes_on_with_it() {
    let function = billing();
    let invoice = owes(&function.world, Ada, "a", &[1190], "2030-01-15");
    let payment = asks(&function, &invoice, 1190);
    start(&function, &payment, json!({})).expect(200);
    let theirs = till().only_payment().id;
    till().comes(&theirs, "cancelled", None);
    tells_of_the_end();
    assert_eq!(jobs(&function.world).heard, 1);
    assert_eq!(refresh(&function, &payment).expect(200).json["status"], "wanted");
    on(&function.world, "2030-01-03");
    assert_eq!(refresh(&function, &payment).expect(200).json["status"], "cancelled");
}

/// What is alive at the provider, and what we know of the payment.
fn alive(function: &Function<App>) -> (Vec<String>, serde_json::Value) {
    let payments = till().payments.borrow().clone();
    let open = payments.values().filter(|other| !["cancelled", "failed"].contains(&other.status.as_str()));
    (
        open.map(|other| other.id.to_string()).collect(),
        function.world.rows("SELECT status, provider_ref FROM payments")[0].clone(),
    )
}

#[test]
fn who_gives_up_what_is_begun_anew_in_another_window_is_told_and_leaves_nothing_behind() {
    for known in [true, false] {
        let function = billing();
        till().forget();
        function.world.load(DEBITS);
        let invoice = owes(&function.world, Ada, "a", &[1190], "2030-01-15");
        let payment = asks(&function, &invoice, 1190);
        let mut before = 0;
        if known {
            start(&function, &payment, json!({})).expect(200);
            before = 1;
        }
        let path = format!("/api/billing/payments/{payment}/cancellation");
        let gives_up = |function: &Function<App>| function.send_overtaken(Ada, "POST", &path, serde_json::Value::Null);
        // The other window chooses another way to pay: what was begun before is given up for it.
        let begun = || drop(start(&function, &payment, json!({ "save": true })).expect(200));
        function.overtaken(gives_up, begun).refused(409, "begun-anew");
        let (open, kept) = alive(&function);
        assert_eq!((open.len(), till().payments.borrow().len()), (1, before + 1), "{known}");
        assert_eq!(kept, json!({ "status": "wanted", "provider_ref": open[0] }), "{known}");
        // Whoever looks again and gives it up leaves nothing alive.
        function.post(Ada, &path, serde_json::Value::Null).expect(200);
        assert_eq!((alive(&function).0, broken(&function.world)), (vec![], vec![]), "{known}");
    }
}

#[test]
fn what_is_begun_anew_while_another_window_gives_it_up_is_not_left_alive() {
    for known in [true, false] {
        let function = billing();
        till().forget();
        let invoice = owes(&function.world, Ada, "a", &[1190], "2030-01-15");
        let payment = asks(&function, &invoice, 1190);
        if known {
            start(&function, &payment, json!({})).expect(200);
        }
        let path = format!("/api/billing/payments/{payment}");
        let begins = |function: &Function<App>| {
            function.send_overtaken(Ada, "POST", &format!("{path}/start"), json!({ "save": true }))
        };
        let given_up =
            || drop(function.post(Ada, &format!("{path}/cancellation"), serde_json::Value::Null).expect(200));
        let started = function.overtaken(begins, given_up).expect(200).json;
        assert_eq!((&started["payment"]["status"], &started["client_secret"]), (&json!("cancelled"), &json!(null)));
        assert_eq!((alive(&function).0, broken(&function.world)), (vec![], vec![]), "{known}");
        assert_eq!(left(&function.world, &invoice), 1190);
    }
}

/// The provider keeps its no under the key that it was given, and has another wish under the same key for a mistake.
#[test]
fn after_a_start_that_was_refused_another_method_is_another_order() {
    till().forget();
    let function = billing();
    function.world.load(CARD);
    function.world.load(COLLECTS);
    let invoice = owes(&function.world, Ada, "a", &[1190], "2030-01-15");
    let payment = asks(&function, &invoice, 1190);
    till().mood.set(Mood::Refusing);
    start(&function, &payment, json!({ "method_id": "mth_card" })).refused(502, "provider-refused");
    let shown = function.get(Ada, &format!("/api/billing/payments/{payment}")).expect(200).json;
    assert_eq!((&shown["status"], &shown["failure"]["advice"]), (&json!("failed"), &json!("not-carried-out")));
    till().mood.set(Mood::Willing);
    let started = start_again(&function, &payment, json!({})).expect(200).json;
    assert_eq!(started["payment"]["status"], "wanted");
    let theirs = till().only_payment().id;
    till().comes(&theirs, "succeeded", None);
    refresh(&function, &payment).expect(200);
    assert_eq!((left(&function.world, &invoice), broken(&function.world)), (0, vec![]));
}
