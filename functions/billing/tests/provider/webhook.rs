//! Whom the portal believes. The vector is one that the vendor's own library made.
use billing::provider::webhook::{TOLERANCE_SECONDS, Untrusted, verify};
use kernel::Instant;

const SECRET: &str = "whsec_test";
const BODY: &[u8] = br#"{"id":"evt_1","object":"event","type":"payment_intent.succeeded"}"#;
/// `stripe` 23.1.0 (npm): `webhooks.generateTestHeaderString({ payload, secret, timestamp: 1700000000 })`.
const SIGNATURE: &str = "b5d16909735dfcdc338e1f1e170cbb5d2ea57494fe5f638399aebcce132ec538";
const SIGNED_AT: i64 = 1_700_000_000;

fn believe(header: &str, body: &[u8], secrets: &[&str], age_seconds: i64) -> Result<(), Untrusted> {
    verify(header, body, secrets, Instant::from_seconds(SIGNED_AT + age_seconds), TOLERANCE_SECONDS)
}

fn header() -> String {
    format!("t={SIGNED_AT},v1={SIGNATURE}")
}

#[test]
fn what_the_vendor_signed_is_believed() {
    assert_eq!(believe(&header(), BODY, &[SECRET], 0), Ok(()));
    let padded = format!("t={SIGNED_AT}, v1={SIGNATURE} ,v0=00");
    assert_eq!(believe(&padded, BODY, &[SECRET], 0), Ok(()));
    assert_eq!(believe(&header().replace("b5d1", "B5D1"), BODY, &[SECRET], 0), Ok(()));
}

#[test]
fn one_of_several_signatures_and_secrets_is_enough() {
    let other = "0".repeat(64);
    for header in [
        format!("t={SIGNED_AT},v1={other},v1={SIGNATURE}"),
        format!("t={SIGNED_AT},v1={SIGNATURE},v1={other}"),
        format!("v1={SIGNATURE},t={SIGNED_AT}"),
    ] {
        assert_eq!(believe(&header, BODY, &["whsec_new", SECRET], 0), Ok(()), "{header}");
    }
}

#[test]
fn what_was_tampered_with_is_not() {
    let other_time = format!("t={},v1={SIGNATURE}", SIGNED_AT + 1);
    assert_eq!(believe(&other_time, BODY, &[SECRET], 0), Err(Untrusted::Forged));
    let mut body = BODY.to_vec();
    body.push(b' ');
    assert_eq!(believe(&header(), &body, &[SECRET], 0), Err(Untrusted::Forged));
    assert_eq!(believe(&header(), BODY, &["whsec_other"], 0), Err(Untrusted::Forged));
    assert_eq!(believe(&header(), BODY, &[], 0), Err(Untrusted::Forged));
}

#[test]
fn a_secret_that_is_not_set_lets_nobody_in() {
    // HMAC-SHA256 of "1700000000.{}" under the empty key.
    let empty = "t=1700000000,v1=a9dc44c8eda3de70e9cbf3e488895f1abc26acb1461d3124a3cb886af35251cf";
    assert_eq!(believe(empty, b"{}", &["", ""], 0), Err(Untrusted::Forged));
}

#[test]
fn a_message_is_for_now() {
    for (age, expected) in [
        (300, Ok(())),
        (-300, Ok(())),
        (301, Err(Untrusted::Untimely)),
        (-301, Err(Untrusted::Untimely)),
        (SIGNED_AT, Err(Untrusted::Untimely)),
    ] {
        assert_eq!(believe(&header(), BODY, &[SECRET], age), expected, "{age}");
    }
}

#[test]
fn a_header_that_says_nothing_is_malformed() {
    let short = format!("t={SIGNED_AT},v1=b5d1");
    let old_scheme = format!("t={SIGNED_AT},v0={SIGNATURE}");
    let no_time = format!("v1={SIGNATURE}");
    let no_number = format!("t=now,v1={SIGNATURE}");
    let not_hex = format!("t={SIGNED_AT},v1={}", "g".repeat(64));
    let signs = format!("t={SIGNED_AT},v1={}", "+1".repeat(32));
    for header in ["", "t=,v1=", ",,,", "=", &short, &old_scheme, &no_time, &no_number, &not_hex] {
        assert_eq!(believe(header, BODY, &[SECRET], 0), Err(Untrusted::Malformed), "{header}");
    }
    assert!(believe(&signs, BODY, &[SECRET], 0).is_err());
}

#[test]
fn a_flood_of_signatures_is_not_read_to_its_end() {
    let others = format!(",v1={}", "0".repeat(64)).repeat(20);
    let flood = format!("t={SIGNED_AT}{others},v1={SIGNATURE}");
    assert_eq!(believe(&flood, BODY, &[SECRET], 0), Err(Untrusted::Forged));
}
