//! Faults on the way: whatever happens, the same order is carried out once.
use crate::rig::{pay, payment, rig, status_of};
use billing::provider::*;
use futures::executor::block_on;
use serde_json::{Value, json};
use std::time::Duration;

/// Long enough for an answer on a busy machine: only what hangs is waited for to the end.
const SOON: Option<Duration> = Some(Duration::from_secs(2));

/// A payment by card meets a fault, and is ordered again with the same key: what came first, and what was charged.
fn meet(fault: Value) -> Option<(Failure, Result<Payment, Failure>, Vec<i64>)> {
    let rig = rig()?;
    let ada = rig.customer();
    let wish = payment(&ada, PayWith::Away(rig.card(&ada, "4242424242424242"), MethodKind::Card));
    rig.fault(fault);
    let stripe = rig.stripe_within(SOON);
    let first = pay(&stripe, &wish).unwrap_err();
    let second = pay(&rig.stripe(), &wish);
    Some((first, second, rig.charges_of(&wish.ours)))
}

#[test]
fn an_order_whose_outcome_is_unknown_is_repeated_and_done_once() {
    for kind in ["status", "late_status", "reset", "lost_reply", "cut", "hang", "late_hang"] {
        let fault = json!({ "kind": kind, "method": "POST", "path": "/payment_intents" });
        let Some((first, second, charged)) = meet(fault) else { return };
        assert!(matches!(first, Failure::Unavailable { stored: false, .. }), "{kind}: {first:?}");
        assert_eq!(second.unwrap().status, PaymentStatus::Succeeded, "{kind}");
        assert_eq!(charged, [1250], "{kind}");
    }
}

#[test]
fn an_order_that_came_too_soon_says_when_to_come_back() {
    let fault = json!({ "kind": "status", "status": 429, "retryAfter": 3, "path": "/payment_intents" });
    let Some((first, second, charged)) = meet(fault) else { return };
    assert_eq!(first, Failure::RateLimited { retry_after_seconds: Some(3) });
    assert_eq!((second.unwrap().status, charged), (PaymentStatus::Succeeded, vec![1250]));
}

#[test]
fn a_key_that_stands_for_another_order_is_refused() {
    let Some(rig) = rig() else { return };
    let (stripe, ada) = (rig.stripe(), rig.customer());
    let wish = payment(&ada, PayWith::Away(rig.card(&ada, "4242424242424242"), MethodKind::Card));
    pay(&stripe, &wish).unwrap();
    let outcome = pay(&stripe, &NewPayment { description: "something else".into(), ..wish.clone() });
    assert!(matches!(outcome, Err(Failure::Refused { code, .. }) if code == "idempotency_error"));
    assert_eq!(rig.charges_of(&wish.ours), [1250]);
}

#[test]
fn a_refund_whose_answer_was_lost_is_made_once() {
    let Some(rig) = rig() else { return };
    let (stripe, ada) = (rig.stripe(), rig.customer());
    let paid =
        pay(&stripe, &payment(&ada, PayWith::Away(rig.card(&ada, "4242424242424242"), MethodKind::Card))).unwrap();
    let amount = kernel::Money { minor: 400, currency: paid.amount.currency };
    let wish = NewRefund { ours: "ref_x".into(), payment: paid.id.clone(), amount, reason: RefundReason::Requested };
    let key = RequestKey::new("ref_x", "refund");
    rig.fault(json!({ "kind": "lost_reply", "path": "/refunds" }));
    assert!(block_on(stripe.refund(&key, &wish)).unwrap_err().may_have_happened());
    // Whoever looks before repeating finds it as well.
    let found = block_on(stripe.refunds_of(&paid.id)).unwrap();
    assert_eq!(found[0].ours.as_deref(), Some("ref_x"));
    assert_eq!(block_on(stripe.refund(&key, &wish)).unwrap().id, found[0].id);
    assert_eq!(block_on(stripe.refunds_of(&paid.id)).unwrap().len(), 1);
}

#[test]
fn a_customer_whose_answer_was_lost_is_made_once() {
    let Some(rig) = rig() else { return };
    let stripe = rig.stripe();
    let ada = Customer { ours: "cus_lost".into(), name: "Ada".into(), email: "ada@example.org".into() };
    let key = RequestKey::new("cus_lost", "customer");
    rig.fault(json!({ "kind": "lost_reply", "path": "/customers" }));
    assert!(block_on(stripe.ensure_customer(&key, &ada)).is_err());
    let made = block_on(stripe.ensure_customer(&key, &ada)).unwrap();
    assert_eq!(block_on(stripe.ensure_customer(&key, &ada)).unwrap(), made);
    let events = rig.events();
    let mine = |event: &&Value| event["data"]["object"]["metadata"]["customer"] == "cus_lost";
    assert_eq!(events.iter().filter(mine).count(), 1);
}

#[test]
fn a_question_that_fails_says_nothing_of_the_thing() {
    let Some(rig) = rig() else { return };
    let (stripe, ada) = (rig.stripe(), rig.customer());
    let paid =
        pay(&stripe, &payment(&ada, PayWith::Away(rig.card(&ada, "4242424242424242"), MethodKind::Card))).unwrap();
    rig.fault(json!({ "kind": "status", "status": 503, "method": "GET" }));
    assert!(block_on(stripe.payment(&paid.id)).unwrap_err().may_repeat());
    assert_eq!(status_of(&stripe, &paid.id), PaymentStatus::Succeeded);
    let missing = block_on(stripe.payment(&"pi_nobody".parse().unwrap())).unwrap_err();
    assert!(missing.is_missing() && !missing.may_repeat(), "{missing:?}");
}
