//! What is made of each way to fail.
use crate::script::{Script, id};
use billing::provider::*;
use futures::executor::block_on;

fn outcome(script: &Script) -> Failure {
    block_on(script.stripe().cancel(&RequestKey::new("pay_1", "cancel"), &id("pi_1"))).unwrap_err()
}

fn failure(status: u16, body: &str) -> Failure {
    outcome(&Script::answering(status, &[], body))
}

const CARD: &str = r#"{"error":{"type":"card_error","code":"card_declined","decline_code":"insufficient_funds",
    "message":"Your card has insufficient funds.","payment_intent":{"id":"pi_7","status":"requires_payment_method"}}}"#;

#[test]
fn a_declined_card_says_why_and_which_payment_waits() {
    let decline = Decline { code: "card_declined".into(), decline_code: Some("insufficient_funds".into()) };
    assert_eq!(decline.message_key(), "insufficient-funds");
    assert_eq!(failure(402, CARD), Failure::Declined { decline, payment: Some(id("pi_7")) });
}

#[test]
fn a_card_that_wants_its_absent_owner_is_no_decline() {
    for error in [
        r#"{"error":{"type":"card_error","code":"authentication_required","payment_intent":{"id":"pi_7"}}}"#,
        r#"{"error":{"code":"card_declined","decline_code":"authentication_required","payment_intent":{"id":"pi_7"}}}"#,
    ] {
        assert_eq!(failure(402, error), Failure::NeedsAction { payment: Some(id("pi_7")) });
    }
}

#[test]
fn an_account_that_cannot_be_used_is_a_decline_and_no_fault_of_ours() {
    for code in ["payment_intent_mandate_invalid", "payment_method_bank_account_closed"] {
        let body = format!(r#"{{"error":{{"type":"invalid_request_error","code":"{code}","message":"m"}}}}"#);
        let failure = failure(400, &body);
        let Failure::Declined { decline, payment: None } = &failure else { panic!("{failure:?}") };
        assert_eq!(decline.message_key(), "account-unusable");
    }
}

#[test]
fn too_much_at_once_says_when_to_come_back() {
    let body = r#"{"error":{"type":"invalid_request_error","code":"rate_limit","message":"Too many requests"}}"#;
    let limited = |headers| outcome(&Script::answering(429, headers, body));
    assert_eq!(limited(&[("retry-after", "7")]), Failure::RateLimited { retry_after_seconds: Some(7) });
    assert_eq!(limited(&[]), Failure::RateLimited { retry_after_seconds: None });
    assert_eq!(limited(&[("retry-after", "soon")]), Failure::RateLimited { retry_after_seconds: None });
}

#[test]
fn no_answer_leaves_the_outcome_open() {
    let timed_out = outcome(&Script::breaking(Broken::TimedOut));
    let reset = outcome(&Script::breaking(Broken::Disconnected("connection reset".into())));
    for failure in [timed_out, reset] {
        assert!(failure.may_repeat() && failure.may_have_happened(), "{failure}");
    }
}

#[test]
fn an_answer_that_says_nothing_leaves_the_outcome_open() {
    let api_error = r#"{"error":{"type":"api_error","message":"An error occurred"}}"#;
    let key_in_use = r#"{"error":{"type":"idempotency_error","code":"idempotency_key_in_use"}}"#;
    let rows = [
        (500, api_error),
        (503, ""),
        (502, "<html>Bad gateway</html>"),
        (403, "<html>Blocked</html>"),
        (424, api_error),
        (409, key_in_use),
        (302, ""),
        // A success that broke off, or that nobody understands.
        (200, r#"{"id":"pi_1","status":"succ"#),
        (200, r#"{"id":"pi_1"}"#),
        (200, ""),
        (200, r#"{"id":"../x","status":"succeeded","amount":1,"currency":"eur","created":1}"#),
    ];
    for (status, body) in rows {
        let failure = failure(status, body);
        assert!(failure.may_repeat() && failure.may_have_happened(), "{status} {body}: {failure:?}");
    }
}

#[test]
fn a_stored_error_is_looked_up_and_not_repeated() {
    for header in [("idempotent-replayed", "true"), ("stripe-should-retry", "false")] {
        let stored = outcome(&Script::answering(500, &[header], r#"{"error":{"type":"api_error"}}"#));
        assert!(!stored.may_repeat() && stored.may_have_happened(), "{header:?}");
    }
}

#[test]
fn what_is_refused_is_not_repeated() {
    let rows = [
        (
            400,
            r#"{"error":{"type":"invalid_request_error","code":"parameter_missing","message":"m"}}"#,
            "parameter_missing",
        ),
        (400, r#"{"error":{"type":"idempotency_error","message":"m"}}"#, "idempotency_error"),
        (401, r#"{"error":{"type":"invalid_request_error","message":"m"}}"#, "invalid_request_error"),
        (
            404,
            r#"{"error":{"type":"invalid_request_error","code":"resource_missing","message":"m"}}"#,
            "resource_missing",
        ),
        (
            400,
            r#"{"error":{"type":"invalid_request_error","code":"resource_missing","param":"payment_method","message":"m"}}"#,
            "resource_missing",
        ),
        (
            400,
            r#"{"error":{"type":"invalid_request_error","code":"resource_missing","param":"customer","message":"m"}}"#,
            CUSTOMER_MISSING,
        ),
    ];
    for (status, body, code) in rows {
        let failure = failure(status, body);
        assert_eq!(failure, Failure::Refused { status, code: code.into(), cause: "m".into() });
        assert!(!failure.may_repeat() && !failure.may_have_happened());
        let known = (failure.is_missing(), failure.is_barred(), failure.is_customer_missing());
        assert_eq!(known, (status == 404, status == 401, code == CUSTOMER_MISSING));
    }
}

#[test]
fn the_log_learns_the_request_but_no_secret() {
    let cause = outcome(&Script::answering(500, &[("request-id", "req_9")], "boom")).to_string();
    assert!(cause.contains("req_9") && cause.contains("boom") && !cause.contains("sk_test"), "{cause}");
    let long = outcome(&Script::answering(500, &[], &"x".repeat(10_000))).to_string();
    assert!(long.len() < 400);
}
