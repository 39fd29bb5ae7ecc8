//! What is told of a payment whose beginning was never heard is acted on once that has been heard.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::App;
use ledger::InvoiceId;
use serde_json::{Value, json};
use support::telling::*;
use support::till::Mood;
use support::*;
use testkit::Function;

/// A payment of Ada's that the provider has carried out, and its answer was lost: its id there.
fn lost() -> (Function<App>, InvoiceId, String) {
    till().forget();
    let function = billing();
    let (invoice, _) = carried_out_unheard(&function);
    (function, invoice, till().only_payment().id.to_string())
}

/// Its own event, which comes last and changes nothing any more.
fn heard_last(function: &Function<App>, theirs: &str) {
    let payment = function.world.rows("SELECT id FROM payments")[0]["id"].as_str().unwrap().to_owned();
    let now = function.world.now().as_seconds();
    let succeeded = intent(&payment, theirs, "succeeded", 1190);
    tell(function, &event("evt_last", "payment_intent.succeeded", succeeded, now)).expect(204);
    assert_eq!(told(&function.world, "billing.payment_received"), 1);
    assert_eq!((function.world.count("SELECT count(*) FROM payments"), broken(&function.world)), (1, vec![]));
}

#[test]
fn a_refund_of_it() {
    for kind in ["charge.refunded", "refund.created"] {
        let (function, invoice, theirs) = lost();
        let now = function.world.now().as_seconds();
        till().keep_refund("re_1", &theirs, 300, "succeeded");
        let object = if kind == "charge.refunded" {
            json!({ "id": "ch_1", "object": "charge", "payment_intent": theirs })
        } else {
            json!({ "id": "re_1", "object": "refund", "amount": 300, "currency": "eur", "status": "succeeded",
                "payment_intent": theirs, "metadata": {}, "created": now })
        };
        tell_before(&function, &event("evt_1", kind, object, now)).expect(204);
        assert_eq!(left(&function.world, &invoice), 300, "{kind}");
        assert_eq!(function.world.count("SELECT count(*) FROM refunds WHERE status = 'succeeded'"), 1, "{kind}");
        heard_last(&function, &theirs);
        assert_eq!(left(&function.world, &invoice), 300, "{kind}");
    }
}

#[test]
fn a_dispute_of_it() {
    let (function, invoice, theirs) = lost();
    let now = function.world.now().as_seconds();
    let dispute = json!({ "id": "du_1", "object": "dispute", "amount": 1190, "currency": "eur", "status": "lost",
        "reason": "fraudulent", "payment_intent": theirs, "created": now, "evidence_details": {} });
    tell_before(&function, &event("evt_1", "charge.dispute.closed", dispute, now)).expect(204);
    assert_eq!((left(&function.world, &invoice), told(&function.world, "billing.dispute_opened")), (1190, 1));
    heard_last(&function, &theirs);
    assert_eq!(left(&function.world, &invoice), 1190);
}

#[test]
fn while_the_provider_does_not_answer_it_is_not_taken_for_heard() {
    let (function, invoice, theirs) = lost();
    let now = function.world.now().as_seconds();
    let dispute = json!({ "id": "du_1", "object": "dispute", "amount": 1190, "currency": "eur", "status": "lost",
        "reason": "fraudulent", "payment_intent": theirs, "created": now, "evidence_details": {} });
    let event = event("evt_1", "charge.dispute.closed", dispute, now);
    till().mood.set(Mood::Away);
    tell(&function, &event).refused(503, "provider-unavailable");
    assert_eq!(function.world.rows("SELECT id FROM provider_events"), [Value::Null; 0]);
    till().mood.set(Mood::Willing);
    tell_before(&function, &event).expect(204);
    assert_eq!(left(&function.world, &invoice), 1190);
    assert_eq!(function.world.count("SELECT count(*) FROM disputes WHERE status = 'lost'"), 1);
}
