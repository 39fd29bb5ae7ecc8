//! Two at once: a parcel is handed over once, and what is chosen is not handed over.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod desk;

use desk::*;
use serde_json::json;
use testkit::Persona::*;

#[test]
fn two_operators_hand_one_parcel_over_once() {
    let function = function();
    let ids = register(&function, &[parcel(Some("cus_ada"), ""), parcel(Some("cus_ada"), "")]);
    let shown = code(&function, Ada);
    let late = function.overtaken(
        |function| collect(function, by_code(&shown, &[(&ids[0], 1), (&ids[1], 1)])),
        || drop(collect(&function, by_code(&shown, &[(&ids[0], 1)])).expect(201)),
    );
    late.refused(409, "delivery-moved");
    assert_eq!(count(&function, "SELECT count(*) FROM deliveries WHERE status = 'collected'"), 1);
    assert_eq!(count(&function, "SELECT count(*) FROM delivery_collections"), 1);
    assert_consistent(&function);
}

#[test]
fn what_is_handed_over_meanwhile_is_not_chosen_for_nor_paid() {
    let function = function();
    let id = waits(&function);
    let shown = code(&function, Ada);
    let late = function.overtaken(
        |function| choose(function, &id, wish("forward", 595, 1)),
        || drop(collect(&function, by_code(&shown, &[(&id, 1)])).expect(201)),
    );
    late.refused(409, "delivery-moved");
    assert_eq!(count(&function, "SELECT count(*) FROM charges"), 0);
    assert_consistent(&function);
}

#[test]
fn what_is_chosen_meanwhile_is_not_handed_over() {
    let function = function();
    let id = waits(&function);
    let shown = code(&function, Ada);
    let late = function.overtaken(
        |function| collect(function, by_code(&shown, &[(&id, 1)])),
        || drop(choose(&function, &id, wish("forward", 595, 1)).expect(200)),
    );
    late.refused(409, "delivery-moved");
    assert_eq!(code(&function, Ada), shown, "a code that collected nothing is not spent");
    assert_eq!(count(&function, "SELECT count(*) FROM charges"), 1);
    assert_consistent(&function);
}

#[test]
fn a_choice_is_made_and_charged_once_however_often_it_is_pressed() {
    let function = function();
    let id = waits(&function);
    let late = function.overtaken(
        |function| choose(function, &id, wish("store", 357, 1)),
        || drop(choose(&function, &id, wish("store", 357, 1)).expect(200)),
    );
    late.refused(409, "delivery-moved");
    assert_eq!(count(&function, "SELECT sum(gross_minor) FROM charges"), 357);
    choose(&function, &id, wish("forward", 595, 2)).expect(200);
    choose(&function, &id, wish("forward", 595, 2)).expect(200);
    assert_eq!(count(&function, "SELECT count(*) FROM charges"), 2);
    assert_consistent(&function);
}

#[test]
fn what_is_taken_back_meanwhile_is_not_carried_out() {
    let function = function();
    let id = waits(&function);
    choose(&function, &id, wish("shred", 0, 1)).expect(200);
    let late = function.overtaken(
        |function| complete(function, &id, 2, json!({ "done": "shredded" })),
        || drop(function.post(Ada, &format!("/api/deliveries/mine/{id}/withdrawal"), json!(null)).expect(200)),
    );
    late.refused(409, "delivery-moved");
    assert_eq!(count(&function, "SELECT count(*) FROM deliveries WHERE status = 'waiting'"), 1);
    assert_consistent(&function);
}

#[test]
fn a_number_that_is_scanned_at_two_desks_comes_once() {
    let function = function();
    let late = function.overtaken(
        |function| function.post(Boss, "/api/deliveries/all", these(&[parcel(Some("cus_ada"), "AB12")])),
        || drop(register(&function, &[parcel(Some("cus_ada"), "ab 12")])),
    );
    late.refused(409, "delivery-scanned-before");
    assert_eq!((count(&function, "SELECT count(*) FROM deliveries"), told(&function).len()), (1, 1));
}

#[test]
fn a_code_is_not_spent_twice() {
    let function = function();
    let ids = register(&function, &[parcel(Some("cus_ada"), ""), parcel(Some("cus_ada"), "")]);
    let shown = code(&function, Ada);
    let late = function.overtaken(
        |function| collect(function, by_code(&shown, &[(&ids[1], 1)])),
        || drop(collect(&function, by_code(&shown, &[(&ids[0], 1)])).expect(201)),
    );
    late.refused(409, "wrong-collection-code");
    assert_eq!(count(&function, "SELECT count(*) FROM delivery_collections"), 1);
}
