//! What the provider tells: believed if it is signed, acted on once, in any order.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use serde_json::{Value, json};
use support::telling::*;
use support::*;
use testkit::Fault;
use testkit::Persona::*;

#[test]
fn money_that_came_is_settled_by_the_event_once_however_often_it_is_told() {
    let function = billing();
    let (invoice, payment, theirs) = begun(&function);
    let now = function.world.now().as_seconds();
    let came = event("evt_1", "payment_intent.succeeded", intent(&payment, &theirs, "succeeded", 1190), now);
    assert_eq!(tell(&function, &came).expect(204).trips, 2);
    assert_eq!(tell(&function, &came).expect(204).trips, 1);
    let twin = event("evt_2", "payment_intent.succeeded", intent(&payment, &theirs, "succeeded", 1190), now);
    tell(&function, &twin).expect(204);
    assert_eq!((left(&function.world, &invoice), told(&function.world, "billing.payment_received")), (0, 1));
    assert_eq!(function.world.count("SELECT count(*) FROM account_entries WHERE kind = 'payment'"), 1);
    assert_eq!(broken(&function.world), [""; 0]);
}

#[test]
fn the_order_in_which_events_come_does_not_matter() {
    let function = billing();
    let (invoice, payment, theirs) = begun(&function);
    let now = function.world.now().as_seconds();
    let at = |id: &str, status: &str, after| {
        let kind = format!("payment_intent.{status}");
        event(id, &kind, intent(&payment, &theirs, status, 1190), now + after)
    };
    tell(&function, &at("evt_3", "processing", 2)).expect(204);
    tell(&function, &at("evt_2", "requires_action", 1)).expect(204);
    assert_eq!(function.world.rows("SELECT status FROM payments")[0]["status"], "processing");
    tell(&function, &at("evt_4", "succeeded", 3)).expect(204);
    tell(&function, &at("evt_5", "canceled", 9)).expect(204);
    assert_eq!(function.world.rows("SELECT status FROM payments")[0]["status"], "succeeded");
    assert_eq!((left(&function.world, &invoice), broken(&function.world)), (0, vec![]));
}

#[test]
fn whoever_pays_is_told_where_a_bank_says_no_after_days() {
    for (first, notices) in [("processing", 1), ("requires_action", 0)] {
        let function = billing();
        let (invoice, payment, theirs) = begun(&function);
        let now = function.world.now().as_seconds();
        let of = |status: &str| {
            let mut intent = intent(&payment, &theirs, status, 1190);
            intent["last_payment_error"] = json!({ "code": "insufficient_funds", "message": "" });
            intent
        };
        tell(&function, &event("evt_1", &format!("payment_intent.{first}"), of(first), now)).expect(204);
        let no = event("evt_2", "payment_intent.payment_failed", of("requires_payment_method"), now + 1);
        tell(&function, &no).expect(204);
        tell(&function, &no).expect(204);
        assert_eq!(function.world.rows("SELECT status FROM payments")[0]["status"], "failed", "{first}");
        assert_eq!(told(&function.world, "billing.payment_failed"), notices, "{first}");
        if notices == 1 {
            let row = &function.world.rows("SELECT payload FROM outbox WHERE topic = 'billing.payment_failed'")[0];
            let told: Value = serde_json::from_str(row["payload"].as_str().unwrap()).unwrap();
            let page = format!("/billing/invoices/{invoice}");
            assert_eq!((&told["next"], &told["page"]), (&json!({ "kind": "pay_yourself" }), &json!(page)));
        }
        assert_eq!((left(&function.world, &invoice), broken(&function.world)), (1190, vec![]));
    }
}

#[test]
fn an_event_that_comes_before_our_own_answer_is_known_by_our_id() {
    let function = billing();
    let invoice = owes(&function.world, Ada, "a", &[1190], "2030-01-15");
    let payment = asks(&function, &invoice, 1190);
    let now = function.world.now().as_seconds();
    let came = event("evt_1", "payment_intent.succeeded", intent(&payment, "pi_early", "succeeded", 1190), now);
    tell(&function, &came).expect(204);
    assert_eq!(function.world.rows("SELECT provider_ref FROM payments")[0]["provider_ref"], "pi_early");
    assert_eq!((left(&function.world, &invoice), broken(&function.world)), (0, vec![]));
}

#[test]
fn money_that_comes_twice_for_one_payment_is_the_customers_credit() {
    let function = billing();
    let (_, payment, theirs) = begun(&function);
    let now = function.world.now().as_seconds();
    tell(&function, &event("evt_1", "payment_intent.succeeded", intent(&payment, &theirs, "succeeded", 1190), now))
        .expect(204);
    let second = event("evt_2", "payment_intent.succeeded", intent(&payment, "pi_other", "succeeded", 1190), now);
    tell(&function, &second).expect(204);
    tell(&function, &second).expect(204);
    assert_eq!(function.world.count("SELECT sum(unspent_minor) FROM v_open_credits"), 1190);
    assert_eq!(ASIDE.with(|aside| aside.log.take()).len(), 1, "somebody has to look at it");
    assert_eq!(broken(&function.world), [""; 0]);
}

#[test]
fn nobody_else_tells_anything() {
    let function = billing();
    let (_, payment, theirs) = begun(&function);
    let now = function.world.now().as_seconds();
    let body =
        event("evt_1", "payment_intent.succeeded", intent(&payment, &theirs, "succeeded", 1190), now).to_string();
    for (signed, why) in [
        (String::new(), "unsigned"),
        (signature(&body, "whsec_other", now), "another's"),
        (signature("{}", SECRET, now), "another message's"),
        (signature(&body, SECRET, now - 301), "too old"),
    ] {
        tell_signed(&function, &body, signed).refused(400, "untrusted-event");
        assert_eq!(function.world.count("SELECT count(*) FROM provider_events"), 0, "{why}");
    }
    let foreign = event("evt_9", "payment_intent.succeeded", intent("pay_none", "pi_none", "succeeded", 5), now);
    tell(&function, &foreign).expect(204);
    tell(&function, &event("evt_10", "customer.created", json!({ "id": "cus_1", "object": "customer" }), now))
        .expect(204);
    assert_eq!(function.world.count("SELECT count(*) FROM account_entries WHERE kind = 'payment'"), 0);
}

#[test]
fn a_refund_that_was_ordered_at_the_provider_is_told_and_taken_into_the_books() {
    let function = billing();
    let (invoice, payment, theirs) = begun(&function);
    let now = function.world.now().as_seconds();
    tell(&function, &event("evt_1", "payment_intent.succeeded", intent(&payment, &theirs, "succeeded", 1190), now))
        .expect(204);
    let refund = |status: &str| {
        till().keep_refund("re_1", &theirs, 190, status);
        json!({ "id": "re_1", "object": "refund", "amount": 190, "currency": "eur", "status": status, "payment_intent": theirs,
            "metadata": {}, "created": now })
    };
    tell(&function, &event("evt_2", "refund.created", refund("pending"), now)).expect(204);
    assert_eq!(left(&function.world, &invoice), 190);
    tell(&function, &event("evt_3", "refund.updated", refund("succeeded"), now)).expect(204);
    tell(&function, &event("evt_4", "refund.updated", refund("succeeded"), now)).expect(204);
    assert_eq!(function.world.count("SELECT count(*) FROM account_entries WHERE kind = 'refund'"), 1);
    tell(&function, &event("evt_5", "refund.failed", refund("failed"), now)).expect(204);
    assert_eq!((left(&function.world, &invoice), broken(&function.world)), (0, vec![]));
}

#[test]
fn an_event_whose_writing_fails_is_told_again_and_acted_on_once() {
    for fault in [Fault::Before, Fault::After] {
        for nth in [1, 2] {
            till().forget();
            let sound = billing();
            let (invoice, payment, theirs) = begun(&sound);
            let failing = sound.failing(fault, nth);
            let now = sound.world.now().as_seconds();
            let object = intent(&payment, &theirs, "succeeded", 1190);
            let came = event("evt_1", "payment_intent.succeeded", object, now);
            assert_eq!(tell(&failing, &came).status, 500, "the provider tells it again");
            tell(&failing, &came).expect(204);
            assert_eq!((left(&sound.world, &invoice), told(&sound.world, "billing.payment_received")), (0, 1));
            assert_eq!(broken(&sound.world), [""; 0]);
        }
    }
}
