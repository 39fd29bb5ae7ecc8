//! What the provider tells: believed if it is signed, acted on once, in any order.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::App;
use hmac::{Hmac, Mac};
use serde_json::{Value, json};
use sha2::Sha256;
use std::fmt::Write;
use support::*;
use testkit::Persona::*;
use testkit::{Answer, Fault, Function};
use web::Request;

fn signature(body: &str, secret: &str, seconds: i64) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(format!("{seconds}.{body}").as_bytes());
    let mut signed = format!("t={seconds},v1=");
    for byte in mac.finalize().into_bytes() {
        write!(signed, "{byte:02x}").unwrap();
    }
    signed
}

fn tell_signed(function: &Function<App>, body: &str, signature: String) -> Answer {
    let mut request = Request::new("POST", "/api/billing/events", body.as_bytes().to_vec());
    request.headers.0 = vec![("stripe-signature".to_owned(), signature)];
    function.answer(request)
}

fn tell(function: &Function<App>, event: &Value) -> Answer {
    let body = event.to_string();
    let signed = signature(&body, SECRET, function.world.now().as_seconds());
    tell_signed(function, &body, signed)
}

fn event(id: &str, kind: &str, object: impl Into<Value>, created: i64) -> Value {
    let object: Value = object.into();
    json!({ "id": id, "object": "event", "type": kind, "created": created, "data": { "object": object } })
}

fn intent(payment: &str, id: &str, status: &str, minor: i64) -> Value {
    json!({ "id": id, "object": "payment_intent", "status": status, "amount": minor, "amount_received": 0, "currency": "eur",
        "customer": "cus_1", "payment_method": "pm_card", "metadata": { "payment": payment }, "created": 1_893_484_800 })
}

/// A payment of Ada's that the browser has begun.
fn begun(function: &Function<App>) -> (ledger::InvoiceId, String, String) {
    let invoice = owes(&function.world, Ada, "a", &[1190], "2030-01-15");
    let payment = asks(function, &invoice, 1190);
    start(function, &payment, json!({})).expect(200);
    let theirs = till().only_payment().id.to_string();
    (invoice, payment, theirs)
}

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
fn a_dispute_is_told_to_operators_and_costs_only_when_it_is_lost() {
    let function = billing();
    let (invoice, payment, theirs) = begun(&function);
    let now = function.world.now().as_seconds();
    // The dispute is heard of before the payment.
    till().comes(&theirs.parse().unwrap(), "succeeded", None);
    let dispute = |status: &str| {
        json!({ "id": "du_1", "object": "dispute", "amount": 1190, "currency": "eur", "status": status, "reason": "fraudulent",
            "payment_intent": theirs, "created": now, "evidence_details": { "due_by": now + 7 * 86_400 } })
    };
    tell(&function, &event("evt_2", "charge.dispute.created", dispute("needs_response"), now)).expect(204);
    assert_eq!((left(&function.world, &invoice), told(&function.world, "billing.dispute_opened")), (0, 1));
    let said = "SELECT payload ->> '$.answer_by' AS answer_by FROM outbox WHERE topic = 'billing.dispute_opened'";
    assert_eq!(function.world.rows(said), [json!({ "answer_by": "2030-01-08" })]);
    tell(&function, &event("evt_1", "payment_intent.succeeded", intent(&payment, &theirs, "succeeded", 1190), now))
        .expect(204);
    tell(&function, &event("evt_3", "charge.dispute.closed", dispute("lost"), now)).expect(204);
    tell(&function, &event("evt_4", "charge.dispute.closed", dispute("lost"), now)).expect(204);
    assert_eq!((left(&function.world, &invoice), told(&function.world, "billing.dispute_opened")), (1190, 1));
    assert_eq!(function.world.count("SELECT sum(amount_minor) FROM account_entries"), 1190);
    at_the_bank("won");
    tell(&function, &event("evt_5", "charge.dispute.closed", dispute("won"), now)).expect(204);
    assert_eq!((left(&function.world, &invoice), broken(&function.world)), (0, vec![]));
}

/// How the provider has the dispute `du_1` over 11.90 now.
fn at_the_bank(status: &str) {
    let dispute = billing::provider::Dispute {
        id: "du_1".parse().unwrap(),
        payment: Some(till().only_payment().id),
        amount: till::eur(1190),
        status: status.into(),
        reason: "fraudulent".to_owned(),
        answer_by: None,
        created_at: till().now.get(),
    };
    till().disputes.borrow_mut().insert("du_1".to_owned(), dispute);
}

/// A payment of Ada's that has come, and how news of a dispute about it are told.
fn disputed(function: &Function<App>) -> (ledger::InvoiceId, String, impl Fn(&str, &str)) {
    till().forget();
    let (invoice, payment, theirs) = begun(function);
    let now = function.world.now().as_seconds();
    till().comes(&theirs.parse().unwrap(), "succeeded", None);
    tell(function, &event("evt_0", "payment_intent.succeeded", intent(&payment, &theirs, "succeeded", 1190), now))
        .expect(204);
    let dispute = move |status: &str| {
        json!({ "id": "du_1", "object": "dispute", "amount": 1190, "currency": "eur", "status": status, "reason": "fraudulent",
            "payment_intent": theirs, "created": now, "evidence_details": {} })
    };
    let function = function.seen_in(function.world.clone());
    let told = move |id: &str, status: &str| {
        tell(&function, &event(id, "charge.dispute.updated", dispute(status), now)).expect(204);
    };
    (invoice, payment, told)
}

fn refund_of(theirs: &str, id: &str, minor: i64, status: &str, now: i64) -> Value {
    json!({ "id": id, "object": "refund", "amount": minor, "currency": "eur", "status": status, "payment_intent": theirs,
        "metadata": {}, "created": now })
}

#[test]
fn a_bank_that_only_asks_holds_up_no_refund() {
    let function = billing();
    let (invoice, payment, told_dispute) = disputed(&function);
    told_dispute("evt_1", "warning_needs_response");
    assert_eq!(told(&function.world, "billing.dispute_opened"), 1);
    let path = format!("/api/billing/all/payments/{payment}");
    let seen = function.get(Boss, &path).expect(200).json;
    let first = &seen["disputes"][0];
    assert_eq!(
        (&seen["refundable"]["minor"], &first["is_inquiry"], &first["amount"]["minor"]),
        (&json!(1190), &json!(true), &json!(1190))
    );
    let back = json!({ "amount_minor": 190, "reason": "Sorry" });
    function.post(Boss, &format!("{path}/refunds"), back).expect(201);
    let (theirs, now) = (till().only_payment().id, function.world.now().as_seconds());
    let refund = refund_of(theirs.as_str(), "re_1", 1000, "succeeded", now);
    tell(&function, &event("evt_2", "refund.created", refund, now)).expect(204);
    told_dispute("evt_3", "warning_closed");
    let seen = function.get(Boss, &path).expect(200).json;
    assert_eq!((&seen["disputes"][0]["status"], left(&function.world, &invoice)), (&json!("won"), 1190));
    assert_eq!(broken(&function.world), [""; 0]);
}

#[test]
fn a_bank_that_asked_and_then_wants_the_money_is_told_of_again_and_binds_it() {
    let function = billing();
    let (_, payment, told_dispute) = disputed(&function);
    told_dispute("evt_1", "warning_needs_response");
    told_dispute("evt_2", "warning_under_review");
    told_dispute("evt_3", "needs_response");
    told_dispute("evt_4", "under_review");
    assert_eq!(told(&function.world, "billing.dispute_opened"), 2);
    let seen = function.get(Boss, &format!("/api/billing/all/payments/{payment}")).expect(200).json;
    assert_eq!((&seen["refundable"]["minor"], &seen["disputes"][0]["is_inquiry"]), (&json!(0), &json!(false)));
    let back = json!({ "amount_minor": 1, "reason": "Sorry" });
    function
        .post(Boss, &format!("/api/billing/all/payments/{payment}/refunds"), back)
        .refused(409, "refund-exceeds-payment");
}

/// 11.90 were paid and 3.00 given back, and the bank takes all 11.90: the customer has had 14.90.
#[test]
fn what_a_bank_takes_beyond_the_payment_is_owed_by_an_invoice() {
    let function = billing();
    let (invoice, _, told_dispute) = disputed(&function);
    let (theirs, now) = (till().only_payment().id, function.world.now().as_seconds());
    let refund = refund_of(theirs.as_str(), "re_1", 300, "succeeded", now);
    tell(&function, &event("evt_1", "refund.created", refund, now)).expect(204);
    told_dispute("evt_2", "needs_response");
    told_dispute("evt_3", "lost");
    at_the_bank("lost");
    told_dispute("evt_4", "lost");
    let owes_now = || function.world.count("SELECT sum(amount_minor) FROM account_entries");
    assert_eq!((left(&function.world, &invoice), owes_now()), (1190, 1190), "the rest is charged");
    sound_jobs(&function.world);
    assert_eq!(owes_now(), 1490);
    let lines = "SELECT gross_minor, tax_minor, name FROM v_invoice_lines WHERE key = 'dispute:du_1'";
    let name = "Given back and taken back by the bank as well INV-2030-00001";
    assert_eq!(function.world.rows(lines), [json!({ "gross_minor": 300, "tax_minor": 0, "name": name })]);
    // Nothing of that is collected by itself.
    function.world.load(CARD);
    function
        .world
        .load("UPDATE billing_accounts SET default_method_id = 'mth_card', collects = 1 WHERE customer_id = 'cus_ada'");
    function.world.set_now("2030-03-01T08:00:00Z");
    assert_eq!(sound_jobs(&function.world).collected, 0);
    assert_eq!(ASIDE.with(|aside| aside.log.take()).len(), 1);
    // Won after all, it owes what was given back of it, and then lost again: each time it is right.
    for turn in 0..2 {
        at_the_bank("won");
        told_dispute(&format!("evt_won_{turn}"), "won");
        sound_jobs(&function.world);
        assert_eq!(owes_now(), 300, "{turn}");
        // Told late, that it was lost changes nothing.
        told_dispute(&format!("evt_late_{turn}"), "lost");
        assert_eq!(owes_now(), 300, "{turn}");
        at_the_bank("lost");
        told_dispute(&format!("evt_lost_{turn}"), "lost");
        sound_jobs(&function.world);
        assert_eq!((owes_now(), broken(&function.world)), (1490, vec![]), "{turn}");
    }
}

#[test]
fn a_refund_that_was_ordered_and_done_at_the_provider_is_told_to_its_customer_once() {
    let function = billing();
    let (_, _, _) = disputed(&function);
    let (theirs, now) = (till().only_payment().id, function.world.now().as_seconds());
    for (id, refund, status) in
        [("1", "re_1", "succeeded"), ("2", "re_1", "succeeded"), ("3", "re_2", "pending"), ("4", "re_2", "succeeded")]
    {
        let refund = refund_of(theirs.as_str(), refund, 100, status, now);
        tell(&function, &event(&format!("evt_{id}"), "refund.updated", refund, now)).expect(204);
    }
    assert_eq!((told(&function.world, "billing.refunded"), broken(&function.world)), (2, vec![]));
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
