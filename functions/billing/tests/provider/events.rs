//! What each event is about.
use crate::script::id;
use billing::provider::{News, PaymentStatus, WATCHED_EVENTS, webhook};

fn read(kind: &str, object: &str) -> Result<News, String> {
    let body = format!(
        r#"{{"id":"evt_1","object":"event","type":"{kind}","created":1700000000,"api_version":"2024-06-20",
            "data":{{"object":{object},"previous_attributes":{{}}}}}}"#
    );
    let event = webhook::read(body.as_bytes())?;
    assert_eq!((event.id.as_str(), event.at.as_seconds()), ("evt_1", 1_700_000_000));
    Ok(event.news)
}

/// One object with what every kind needs.
const ANYTHING: &str = r#"{"id":"x_1","status":"succeeded","amount":1,"currency":"eur","created":1,"type":"card",
    "payment_intent":"pi_1","payment_method":"pm_1"}"#;

#[test]
fn every_watched_event_is_about_something() {
    for kind in WATCHED_EVENTS {
        let news = read(kind, ANYTHING).unwrap();
        let about = match kind.rsplit_once('.').unwrap() {
            ("payment_intent", _) => matches!(news, News::Payment(_)),
            ("charge", _) => matches!(news, News::Refunded { .. }),
            ("charge.refund" | "refund", _) => matches!(news, News::Refund(_)),
            ("charge.dispute", _) => matches!(news, News::Dispute(_)),
            ("setup_intent", _) => matches!(news, News::Setup(_)),
            ("mandate", _) => matches!(news, News::Mandate(_)),
            ("payment_method", "detached") => matches!(news, News::MethodGone(_)),
            ("payment_method", _) => matches!(news, News::MethodChanged(_)),
            _ => false,
        };
        assert!(about, "{kind}: {news:?}");
    }
}

#[test]
fn the_object_says_how_things_are_and_the_event_only_that_they_changed() {
    let late = read("payment_intent.processing", ANYTHING).unwrap();
    assert!(matches!(late, News::Payment(payment) if payment.status == PaymentStatus::Succeeded));
}

#[test]
fn other_events_are_nothing_whatever_they_hold() {
    for kind in ["customer.created", "invoice.paid", "charge.succeeded", "charge.dispute", "x", ""] {
        assert_eq!(read(kind, r#"{"shape":["unknown"]}"#), Ok(News::Nothing), "{kind}");
    }
}

#[test]
fn a_charge_without_a_payment_is_nothing() {
    assert_eq!(read("charge.refunded", r#"{"id":"ch_1","payment_intent":null}"#), Ok(News::Nothing));
    let refunded = News::Refunded { payment: id("pi_1") };
    assert_eq!(read("charge.refunded", r#"{"id":"ch_1","payment_intent":"pi_1"}"#), Ok(refunded));
}

#[test]
fn what_carries_no_name_of_ours_and_cannot_be_read_is_a_strangers() {
    for kind in ["payment_intent.succeeded", "setup_intent.succeeded"] {
        let object = r#"{"id":"x_1","metadata":{"order":"7"}}"#;
        assert_eq!(read(kind, object), Ok(News::Nothing), "{kind}");
    }
    // A refund of a payment of ours may have been ordered elsewhere.
    assert!(matches!(read("refund.updated", r#"{"id":"re_1","metadata":{}}"#), Ok(News::Unreadable(_))));
}

#[test]
fn an_object_that_cannot_be_read_is_news_that_name_its_event_and_what_is_wrong() {
    let ours = r#"{"id":"pi_1","metadata":{"payment":"pay_1"}}"#;
    let News::Unreadable(why) = read("payment_intent.succeeded", ours).unwrap() else { panic!() };
    assert!(why.starts_with("payment_intent.succeeded evt_1: status is missing"), "{why}");
    for body in ["", "{}", "[]", "null", r#"{"id":"evt_1"}"#] {
        assert!(webhook::read(body.as_bytes()).is_err(), "{body}");
    }
}
