//! What is told of the saving of a method is told in any order, and late: how it stands the provider says.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use billing::App;
use billing::provider::{MethodKind, Setup};
use serde_json::{Value, json};
use support::telling::*;
use support::till::Mood;
use support::*;
use testkit::Function;
use testkit::Persona::*;

/// A card that Ada is saving: its id, and the provider's of its being saved.
fn saving(function: &Function<App>) -> (String, String) {
    till().forget();
    till().mood.set(Mood::Willing);
    let made = function.post(Ada, "/api/billing/methods", json!({ "method": "card" })).expect(201).json;
    till().give_method("pm_card", MethodKind::Card, "4242");
    let setup = made["client_secret"].as_str().unwrap().trim_end_matches("_secret").to_owned();
    (made["method"]["id"].as_str().unwrap().to_owned(), setup)
}

/// It comes to a status at the provider.
fn stands(setup: &str, status: &str) {
    let stands = |setup: &mut Setup| {
        setup.status = status.into();
        setup.method = (status == "succeeded").then(|| "pm_card".parse().unwrap());
    };
    stands(till().setups.borrow_mut().get_mut(setup).unwrap());
}

/// The provider tells that it had come to one.
fn told_of(function: &Function<App>, id: &str, setup: &str, status: &str) {
    let (kind, method) = match status {
        "succeeded" => ("setup_intent.succeeded", json!("pm_card")),
        _ => ("setup_intent.setup_failed", Value::Null),
    };
    let status = if status == "failed" { "requires_payment_method" } else { status };
    let error = if method.is_null() {
        json!({ "code": "setup_intent_authentication_failure", "message": "" })
    } else {
        Value::Null
    };
    let object = json!({ "id": setup, "object": "setup_intent", "status": status, "customer": "cus_1", "payment_method": method,
        "metadata": {}, "last_setup_error": error, "usage": "off_session", "created": 1_893_484_800 });
    tell(function, &event(id, kind, object, function.world.now().as_seconds())).expect(204);
}

fn status(function: &Function<App>) -> Value {
    function.world.rows("SELECT status FROM payment_methods")[0]["status"].clone()
}

#[test]
fn a_card_that_was_saved_at_the_second_try_is_saved_in_whatever_order_that_is_told() {
    for order in [["failed", "succeeded"], ["succeeded", "failed"]] {
        let function = billing();
        let (_, setup) = saving(&function);
        stands(&setup, "succeeded");
        for told in order {
            told_of(&function, &format!("evt_{told}"), &setup, told);
            assert_eq!(status(&function), "active", "{order:?}");
        }
    }
}

#[test]
fn a_card_of_which_a_try_failed_is_saved_once_one_succeeds() {
    let function = billing();
    let (_, setup) = saving(&function);
    for told in ["failed", "succeeded"] {
        stands(&setup, told);
        told_of(&function, &format!("evt_{told}"), &setup, told);
        assert_eq!(status(&function), if told == "failed" { "failed" } else { "active" });
    }
}

#[test]
fn a_card_that_was_deleted_stays_so_whatever_is_told_of_its_being_saved() {
    let function = billing();
    let (id, setup) = saving(&function);
    stands(&setup, "succeeded");
    function.post(Ada, &format!("/api/billing/methods/{id}/confirmation"), Value::Null).expect(200);
    function.delete(Ada, &format!("/api/billing/methods/{id}")).expect(204);
    told_of(&function, "evt_late", &setup, "succeeded");
    assert_eq!(status(&function), "revoked");
}

#[test]
fn a_card_that_belongs_to_nobody_at_the_provider_can_be_deleted_and_one_that_does_cannot_without_it() {
    let function = billing();
    let (id, setup) = saving(&function);
    stands(&setup, "succeeded");
    function.post(Ada, &format!("/api/billing/methods/{id}/confirmation"), Value::Null).expect(200);
    let path = format!("/api/billing/methods/{id}");
    let attached = |to: Option<&str>| {
        till().methods.borrow_mut().get_mut("pm_card").unwrap().customer = to.map(|id| id.parse().unwrap());
    };
    attached(Some("cus_1"));
    till().mood.set(Mood::Refusing);
    function.delete(Ada, &path).refused(502, "provider-refused");
    attached(None);
    function.delete(Ada, &path).expect(204);
    assert_eq!(status(&function), "revoked");
}

/// Two who are no more, the card of one of whom cannot be given up.
#[test]
fn a_method_that_cannot_be_given_up_keeps_nobody_else_from_being_forgotten() {
    let function = billing();
    for fixture in [CARD, DEBITS] {
        function.world.load(fixture);
    }
    for (id, kind, customer) in [
        ("pm_card", MethodKind::Card, Some("cus_theirs")),
        ("pm_sepa", MethodKind::SepaDebit, Some("cus_theirs")),
        ("pm_bacs", MethodKind::BacsDebit, None),
        ("pm_bob", MethodKind::Card, None),
    ] {
        till().give_method(id, kind, "4242");
        till().methods.borrow_mut().get_mut(id).unwrap().customer = customer.map(|id| id.parse().unwrap());
    }
    function.world.load(
        "INSERT INTO erasures (account_id, email, name, locale, asked_at, due_at, erased_at) VALUES
  ('acc_ada', 'ada@example.org', 'Ada Members', 'en', 1, 1, 2), ('acc_bob', 'bob@example.org', 'Bob', 'en', 1, 1, 3);
INSERT INTO erasure_customers (account_id, customer_id) VALUES ('acc_ada', 'cus_ada'), ('acc_bob', 'cus_bob')",
    );
    let forgotten =
        || function.world.rows("SELECT account_id FROM erasure_marks WHERE part = 'billing' ORDER BY account_id");
    till().mood.set(Mood::Refusing);
    let done = jobs(&function.world);
    assert_eq!(done.log.iter().filter(|line| line.ends_with("cannot be revoked")).count(), 2, "{:?}", done.log);
    assert_eq!(forgotten(), [json!({ "account_id": "acc_bob" })]);
    assert_eq!(function.world.count("SELECT count(*) FROM payment_methods WHERE status = 'revoked' AND label = ''"), 1);
    till().mood.set(Mood::Willing);
    // Their contracts are for plans to end.
    assert_eq!(complaints(&jobs(&function.world)), [""; 0]);
    assert_eq!(forgotten().len(), 2);
    assert_eq!(function.world.count("SELECT count(*) FROM payment_methods WHERE status = 'revoked' AND label = ''"), 4);
}
