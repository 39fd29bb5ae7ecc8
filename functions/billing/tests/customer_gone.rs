//! Whom the provider knows no more can pay there all the same, at the second try.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use serde_json::{Value, json};
use support::till::Mood;
use support::*;
use testkit::Persona::*;
use testkit::{Function, World};

fn space() -> Function<billing::App> {
    till().forget();
    till().mood.set(Mood::Willing);
    let function = billing();
    function.world.load(COLLECTS);
    *till().gone.borrow_mut() = vec!["cus_theirs".to_owned()];
    function
}

fn theirs(world: &World) -> Vec<Value> {
    world.rows("SELECT provider_ref, refs_lost FROM billing_accounts WHERE customer_id = 'cus_ada'")
}

#[test]
fn a_payment_of_somebody_who_was_deleted_there_is_begun_at_the_second_try() {
    let function = space();
    let invoice = owes(&function.world, Ada, "a", &[1190], "2030-01-15");
    let payment = asks(&function, &invoice, 1190);
    start(&function, &payment, json!({})).refused(502, "provider-refused");
    assert_eq!(theirs(&function.world), [json!({ "provider_ref": null, "refs_lost": 1 })]);
    function.world.set_now("2030-01-01T08:05:00Z");
    let started = start_again(&function, &payment, json!({})).expect(200).json;
    assert_eq!((&started["payment"]["status"], started["client_secret"].is_string()), (&json!("wanted"), true));
    let known = till().only_payment().customer.unwrap();
    assert_eq!(theirs(&function.world), [json!({ "provider_ref": known.as_str(), "refs_lost": 1 })]);
    // That one is deleted too.
    till().gone.borrow_mut().push(known.to_string());
    let second = owes(&function.world, Ada, "b", &[500], "2030-01-15");
    let payment = asks(&function, &second, 500);
    start(&function, &payment, json!({})).refused(502, "provider-refused");
    function.world.set_now("2030-01-01T08:10:00Z");
    start_again(&function, &payment, json!({})).expect(200);
    assert_eq!(broken(&function.world), [""; 0]);
}

#[test]
fn a_method_of_somebody_who_was_deleted_there_is_saved_at_the_second_try() {
    let function = space();
    let save = || function.post(Ada, "/api/billing/methods", json!({ "method": "card" }));
    save().refused(502, "provider-refused");
    save().expect(201);
    assert_eq!(theirs(&function.world)[0]["refs_lost"], 1);
}

#[test]
fn a_collection_from_somebody_who_was_deleted_there_fails_and_the_next_try_names_another() {
    let function = space();
    function.world.load(CARD);
    owes(&function.world, Ada, "a", &[1190], "2030-01-03");
    on(&function.world, "2030-01-03");
    let failed = function.world.rows("SELECT status, note FROM payments");
    assert_eq!(failed, [json!({ "status": "failed", "note": "refused" })]);
    assert_eq!(
        (told(&function.world, "billing.payment_failed"), theirs(&function.world)[0]["refs_lost"].clone()),
        (1, json!(1))
    );
}
