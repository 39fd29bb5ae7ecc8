//! What is made of each object, in the shapes of the vendor's documentation.
use crate::script::{Script, id};
use billing::provider::*;
use futures::executor::block_on;
use kernel::{Instant, Money};

fn eur(minor: i64) -> Money {
    Money { minor, currency: "EUR".parse().unwrap() }
}

fn stripe(body: &str) -> Stripe<Script> {
    Script::answering(200, &[], body).stripe()
}

fn payment(more: &str) -> Payment {
    let body = format!(
        r#"{{"id":"pi_1","object":"payment_intent","amount":1250,"currency":"eur","created":1700000000,"customer":"cus_1",
            "client_secret":"pi_1_secret_x","livemode":false,"metadata":{{"payment":"pay_1","more":"x"}},{more}}}"#
    );
    block_on(stripe(&body).payment(&id("pi_1"))).unwrap()
}

#[test]
fn a_payment_is_read_whole() {
    let said = r#""status":"succeeded","amount_received":1250,"payment_method":"pm_1","last_payment_error":null"#;
    let expected = Payment {
        id: id("pi_1"),
        ours: Some("pay_1".into()),
        status: PaymentStatus::Succeeded,
        amount: eur(1250),
        received_minor: 1250,
        customer: Some(id("cus_1")),
        method: Some(id("pm_1")),
        decline: None,
        client_secret: Some(ClientSecret("pi_1_secret_x".into())),
        created_at: Instant::from_seconds(1_700_000_000),
    };
    assert_eq!(payment(said), expected);
}

#[test]
fn a_payment_is_as_far_as_it_says() {
    let rows = [
        ("requires_payment_method", "wanted"),
        ("requires_confirmation", "wanted"),
        ("requires_action", "needs_action"),
        ("processing", "processing"),
        ("succeeded", "succeeded"),
        ("canceled", "cancelled"),
        // Nothing here is ever authorised without being taken; should it be, it is not final.
        ("requires_capture", "requires_capture"),
        ("a_status_of_tomorrow", "a_status_of_tomorrow"),
    ];
    for (theirs, ours) in rows {
        let payment = payment(&format!(r#""status":"{theirs}""#));
        assert_eq!(payment.status.as_str(), ours);
        assert_eq!(payment.status.is_final(), ["succeeded", "cancelled"].contains(&ours), "{ours}");
    }
}

#[test]
fn a_failed_attempt_is_told_from_one_not_made() {
    let fault = r#"{"type":"card_error","code":"card_declined","decline_code":"lost_card","message":"…"}"#;
    let failed = payment(&format!(r#""status":"requires_payment_method","last_payment_error":{fault}"#));
    assert_eq!(failed.status, PaymentStatus::Failed);
    assert_eq!(failed.decline.map(|decline| decline.message_key()), Some("ask-your-bank"));
    // After a later success, the former failure is of no interest.
    let paid = payment(&format!(r#""status":"succeeded","last_payment_error":{fault}"#));
    assert_eq!((paid.status, paid.decline), (PaymentStatus::Succeeded, None));
}

#[test]
fn a_setup_says_what_is_to_be_done() {
    let setup = |more: &str| {
        let body = format!(r#"{{"id":"seti_1","customer":"cus_1","metadata":{{"setup":"x"}},{more}}}"#);
        block_on(stripe(&body).setup(&id("seti_1"))).unwrap()
    };
    let done = setup(r#""status":"succeeded","payment_method":"pm_1","mandate":"mandate_1""#);
    assert_eq!((done.status, done.ours.as_deref()), (SetupStatus::Succeeded, Some("x")));
    assert_eq!((done.method, done.mandate), (Some(id("pm_1")), Some(id("mandate_1"))));
    let proof = setup(r#""status":"requires_action","next_action":{"type":"verify_with_microdeposits"}"#);
    assert_eq!((proof.status, proof.wants_proof), (SetupStatus::NeedsAction, true));
    let three_d_secure = setup(r#""status":"requires_action","next_action":{"type":"use_stripe_sdk"}"#);
    assert_eq!((three_d_secure.status, three_d_secure.wants_proof), (SetupStatus::NeedsAction, false));
    let failed = setup(r#""status":"requires_payment_method","last_setup_error":{"code":"expired_card"}"#);
    assert_eq!(failed.status, SetupStatus::Failed);
    assert_eq!(failed.decline.map(|decline| decline.message_key()), Some("expired"));
}

#[track_caller]
fn check_method(details: &str, kind: MethodKind, label: &str, expires_on: Option<&str>) {
    let body = format!(r#"{{"object":"list","has_more":false,"data":[{{"id":"pm_1","customer":"cus_1",{details}}}]}}"#);
    let methods = block_on(stripe(&body).methods_of(&id("cus_1"))).unwrap();
    assert_eq!((methods[0].kind.clone(), methods[0].label().as_str()), (kind, label));
    assert_eq!(methods[0].expires_on.map(|day| day.to_string()).as_deref(), expires_on);
}

#[test]
fn a_method_is_known_by_its_last_digits() {
    let card = r#""type":"card","card":{"brand":"visa","last4":"4242","exp_month":2,"exp_year":2028,"country":"US"}"#;
    check_method(card, MethodKind::Card, "visa 4242", Some("2028-02-29"));
    let december = r#""type":"card","card":{"brand":"visa","last4":"4242","exp_month":12,"exp_year":2027}"#;
    check_method(december, MethodKind::Card, "visa 4242", Some("2027-12-31"));
    let sepa = r#""type":"sepa_debit","sepa_debit":{"bank_code":"37040044","country":"DE","last4":"3000"}"#;
    check_method(sepa, MethodKind::SepaDebit, "DE 3000", None);
    let bacs = r#""type":"bacs_debit","bacs_debit":{"last4":"2345","sort_code":"108800"}"#;
    check_method(bacs, MethodKind::BacsDebit, "2345", None);
    let ach = r#""type":"us_bank_account","us_bank_account":{"bank_name":"STRIPE TEST BANK","last4":"6789"}"#;
    check_method(ach, MethodKind::UsBankAccount, "STRIPE TEST BANK 6789", None);
    check_method(r#""type":"pix","pix":{}"#, MethodKind::Other("pix".into()), "", None);
}

#[test]
fn a_mandate_has_a_reference_to_tell_the_customer() {
    for kind in ["sepa_debit", "bacs_debit"] {
        let body = format!(
            r#"{{"id":"mandate_1","status":"active","payment_method":"pm_1",
                "payment_method_details":{{"type":"{kind}","{kind}":{{"reference":"R-1","url":"https://x"}}}}}}"#
        );
        let mandate = block_on(stripe(&body).mandate(&id("mandate_1"))).unwrap();
        assert_eq!((mandate.status, mandate.reference.as_deref()), (MandateStatus::Active, Some("R-1")));
    }
    let ach = r#"{"id":"mandate_1","status":"inactive","payment_method":"pm_1","payment_method_details":
        {"type":"us_bank_account","us_bank_account":{}}}"#;
    let mandate = block_on(stripe(ach).mandate(&id("mandate_1"))).unwrap();
    assert_eq!((mandate.status, mandate.reference), (MandateStatus::Inactive, None));
}

#[test]
fn a_refund_is_as_far_as_it_says() {
    for (theirs, ours) in [
        (r#""pending""#, "processing"),
        (r#""requires_action""#, "processing"),
        (r#""succeeded""#, "succeeded"),
        (r#""failed""#, "failed"),
        (r#""canceled""#, "failed"),
        ("null", ""),
    ] {
        let body = format!(
            r#"{{"object":"list","data":[{{"id":"re_1","amount":300,"currency":"eur","created":1,"payment_intent":"pi_1",
                "failure_reason":null,"metadata":{{"refund":"ref_1"}},"status":{theirs}}}]}}"#
        );
        let refunds = block_on(stripe(&body).refunds_of(&id("pi_1"))).unwrap();
        assert_eq!((refunds[0].status.as_str(), refunds[0].amount), (ours, eur(300)));
        assert_eq!(refunds[0].ours.as_deref(), Some("ref_1"));
    }
}

#[test]
fn a_dispute_is_open_won_or_lost() {
    for (theirs, ours) in [
        ("needs_response", "open"),
        ("warning_needs_response", "inquiry"),
        ("under_review", "open"),
        ("warning_closed", "won"),
        ("won", "won"),
        ("lost", "lost"),
    ] {
        let body = format!(
            r#"{{"id":"du_1","amount":1250,"currency":"eur","created":1,"payment_intent":"pi_1","reason":"fraudulent",
                "status":"{theirs}"}}"#
        );
        assert_eq!(block_on(stripe(&body).dispute(&id("du_1"))).unwrap().status.as_str(), ours, "{theirs}");
    }
}

#[test]
fn a_list_goes_on_after_its_last() {
    let one = |id: &str| format!(r#"{{"id":"{id}","amount":1,"currency":"eur","created":1,"status":"processing"}}"#);
    let body = |more: bool| format!(r#"{{"data":[{},{}],"has_more":{more}}}"#, one("pi_1"), one("pi_2"));
    let since = Instant::from_seconds(0);
    let page = block_on(stripe(&body(true)).payments_since(None, since, None)).unwrap();
    assert_eq!((page.items.len(), page.next), (2, Some(id("pi_2"))));
    assert_eq!(block_on(stripe(&body(false)).payments_since(None, since, None)).unwrap().next, None);
}

#[test]
fn secrets_are_not_printed() {
    let shown = format!("{:?}", payment(r#""status":"succeeded""#));
    assert!(!shown.contains("secret_x"), "{shown}");
    let iban = BankDetails::Iban("DE89370400440532013000".into());
    assert_eq!(format!("{iban:?}"), "BankDetails(sepa_debit …)");
}
