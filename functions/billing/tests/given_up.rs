//! Whoever gives a payment up makes no room for a second charge while its money may be on its way.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::App;
use db::Statement;
use ledger::InvoiceId;
use serde_json::{Value, json};
use support::telling::*;
use support::till::Mood;
use support::*;
use testkit::Function;
use testkit::Persona::*;

/// Ada owes 11.90, has a bank account that is saved, and has asked to pay.
fn asked() -> (Function<App>, InvoiceId, String) {
    till().forget();
    till().mood.set(Mood::Willing);
    let function = billing();
    function.world.load(DEBITS);
    let invoice = owes(&function.world, Ada, "a", &[1190], "2030-01-15");
    let payment = asks(&function, &invoice, 1190);
    (function, invoice, payment)
}

fn statuses(function: &Function<App>) -> Vec<Value> {
    function.world.rows("SELECT status FROM payments").into_iter().map(|row| row["status"].clone()).collect()
}

/// She begins it in one window while another gives it up: what the first answers is known only after that.
fn begun_while_given_up(function: &Function<App>, payment: &str) -> testkit::Answer {
    let path = format!("/api/billing/payments/{payment}");
    let begins = |function: &Function<App>| {
        function.send_overtaken(Ada, "POST", &format!("{path}/start"), json!({ "method_id": "mth_sepa" }))
    };
    let given_up = || drop(function.post(Ada, &format!("{path}/cancellation"), Value::Null).expect(200));
    function.overtaken(begins, given_up)
}

#[test]
fn a_debit_that_began_as_it_was_given_up_is_on_its_way() {
    let (function, invoice, payment) = asked();
    till().mood.set(Mood::Slow);
    let started = begun_while_given_up(&function, &payment).expect(200).json;
    assert_eq!((&started["payment"]["status"], statuses(&function)), (&json!("processing"), vec![json!("processing")]));
    function.post(Ada, "/api/billing/payments", wish(&invoice, 1190)).refused(409, "payment-pending");
    // Nor can it be given up now, and it is settled once.
    let path = format!("/api/billing/payments/{payment}/cancellation");
    function.post(Ada, &path, Value::Null).refused(409, "payment-pending");
    till().comes(&till().only_payment().id, "succeeded", None);
    on(&function.world, "2030-01-02");
    assert_eq!((left(&function.world, &invoice), till().only_payment().amount.minor), (0, 1190));
}

#[test]
fn what_was_asked_for_as_it_was_given_up_and_never_answered_may_be_on_its_way() {
    for happen in [true, false] {
        let (function, invoice, payment) = asked();
        till().mood.set(Mood::LosingPayments { happen });
        begun_while_given_up(&function, &payment).refused(503, "provider-unavailable");
        assert_eq!(statuses(&function), ["processing"], "{happen}");
        function.post(Ada, "/api/billing/payments", wish(&invoice, 1190)).refused(409, "payment-pending");
        till().mood.set(Mood::Willing);
        on(&function.world, "2030-01-02");
        let expected = if happen { ("succeeded", 0) } else { ("failed", 1190) };
        assert_eq!((statuses(&function), left(&function.world, &invoice)), (vec![json!(expected.0)], expected.1));
    }
}

#[test]
fn a_collection_that_was_given_up_as_it_was_asked_for_is_what_the_provider_says() {
    for (mood, then) in [
        (Mood::Willing, "succeeded"),
        (Mood::Slow, "processing"),
        (Mood::LosingPayments { happen: true }, "processing"),
        (Mood::Cautious, "cancelled"),
    ] {
        let (function, invoice) = due_by(RETRIES);
        till().mood.set(mood);
        let database = function.world.database.clone();
        till().meanwhile.set(Some(Box::pin(async move {
            let given_up = Statement::new("UPDATE payments SET status = 'cancelled' WHERE status = 'wanted'", []);
            database.batch(vec![given_up]).await.unwrap();
        })));
        function.world.set_now("2030-01-03T06:00:00Z");
        assert_eq!(jobs(&function.world).collected, 1);
        assert_eq!(statuses(&function), [then], "{mood:?}");
        // What can still be completed at the provider is given up there too.
        let alive = till().payments.borrow().values().filter(|one| one.status.as_str() == "needs_action").count();
        assert_eq!((alive, broken(&function.world)), (0, vec![]), "{mood:?}");
        if then == "processing" {
            function.post(Ada, "/api/billing/payments", wish(&invoice, 1190)).refused(409, "payment-pending");
        }
    }
}

#[test]
fn a_debit_that_was_given_up_at_the_provider_stays_given_up_whatever_is_told_late() {
    let (function, invoice, payment) = asked();
    till().mood.set(Mood::Slow);
    start(&function, &payment, json!({ "method_id": "mth_sepa" })).expect(200);
    let theirs = till().only_payment().id;
    let at = function.world.now().as_seconds();
    for (n, status) in [("1", "canceled"), ("2", "processing")] {
        let told = intent(&payment, theirs.as_str(), status, 1190);
        tell(&function, &event(&format!("evt_{n}"), &format!("payment_intent.{status}"), told, at + 5)).expect(204);
        assert_eq!(statuses(&function), ["cancelled"], "{status}");
    }
    function.post(Ada, "/api/billing/payments", wish(&invoice, 1190)).expect(201);
}

/// Nobody wrote down what came of the start: its payment stands as if the provider had never been asked.
#[test]
fn what_was_begun_unheard_is_given_up_as_the_provider_says() {
    // Also where the provider has forgotten a name of theirs before.
    for (theirs, slug, lost) in [
        ("processing", Some("payment-pending"), 0),
        ("succeeded", Some("payment-pending"), 0),
        ("needs_action", None, 0),
        ("processing", Some("payment-pending"), 1),
    ] {
        till().forget();
        till().mood.set(Mood::Willing);
        let function = billing();
        let (invoice, payment) = carried_out_unheard(&function);
        function.world.load("UPDATE payments SET status = 'wanted', method_id = NULL, changed_at = created_at");
        function.world.load(format!("UPDATE billing_accounts SET refs_lost = {lost}").leak());
        till().comes(&till().only_payment().id, theirs, None);
        let path = format!("/api/billing/payments/{payment}/cancellation");
        // As long as it does not say, nothing is given up.
        till().mood.set(Mood::Away);
        function.post(Ada, &path, Value::Null).refused(503, "provider-unavailable");
        assert_eq!(statuses(&function), ["wanted"]);
        till().mood.set(Mood::Willing);
        let answer = function.post(Ada, &path, Value::Null);
        match slug {
            Some(slug) => drop(answer.refused(409, slug)),
            None => assert_eq!(answer.expect(200).json["status"], "cancelled"),
        }
        let kept = if theirs == "needs_action" { "cancelled" } else { theirs };
        assert_eq!((statuses(&function), till().only_payment().status.as_str()), (vec![json!(kept)], kept));
        assert_eq!(left(&function.world, &invoice), if theirs == "succeeded" { 0 } else { 1190 });
    }
}
