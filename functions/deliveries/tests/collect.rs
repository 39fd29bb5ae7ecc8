//! Handing over: against a code that is spent with it, or a signature that is kept.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod desk;

use desk::*;
use serde_json::json;
use testkit::Persona::*;

#[test]
fn whoever_shows_the_code_takes_all_that_waits_and_the_code_is_spent() {
    let function = function();
    let ids =
        register(&function, &[parcel(Some("cus_ada"), ""), parcel(Some("cus_ada"), ""), parcel(Some("cus_bob"), "")]);
    let shown = code(&function, Ada);
    let typed = format!("{}-{}", shown[..4].to_uppercase(), &shown[4..]);
    let found = function.get(Boss, &format!("/api/deliveries/desk/collectable?code={typed}")).expect(200);
    assert_eq!((found.trips, &found.json["customer_name"]), (1, &json!("Ada Members")));
    assert_eq!(found.json["deliveries"].as_array().unwrap().len(), 2);
    let taken = collect(&function, by_code(&typed, &[(&ids[0], 1), (&ids[1], 1)])).expect(201);
    assert_eq!((taken.trips, &taken.json["handed_to"]), (2, &json!("Eve Adams")));
    let gone = seen(&function, Ada, &ids[0]);
    assert_eq!((&gone["delivery"]["status"], &gone["delivery"]["free_until"]), (&json!("collected"), &json!(null)));
    assert_eq!(
        gone["history"][1],
        json!({ "act": "collected", "at": "2030-01-01T08:00:00Z", "by": "Boss Operator", "detail": "Eve Adams" })
    );
    assert_eq!(told(&function).last().unwrap(), "deliveries.done ada@example.org");
    assert_ne!(code(&function, Ada), shown, "a spent code collects nothing");
    function.get(Boss, &format!("/api/deliveries/desk/collectable?code={typed}")).refused(409, "wrong-collection-code");
    // Neither does it collect what comes later, nor Bob's.
    collect(&function, by_code(&shown, &[(&ids[2], 1)])).refused(409, "wrong-collection-code");
    let later = waits(&function);
    collect(&function, by_code(&shown, &[(&later, 1)])).refused(409, "wrong-collection-code");
    let list = |when: &str| function.get(Ada, &format!("/api/deliveries/mine?when={when}")).expect(200).json;
    assert_eq!(list("gone")["items"].as_array().unwrap().len(), 2);
    assert_eq!(list("here")["items"].as_array().unwrap().len(), 1);
    assert_consistent(&function);
}

#[test]
fn a_signature_and_a_photo_are_kept_and_seen_by_whose_it_was() {
    let function = function();
    let id = waits(&function);
    let (signature, photo) = (hand_in(&function), hand_in(&function));
    let mut wish = hand_over(&json!({ "kind": "signature", "file_id": signature }), &[(&id, 1)]);
    wish["photo_id"] = json!(photo);
    collect(&function, wish).expect(201);
    let shown = seen(&function, Ada, &id);
    let mut roles: Vec<_> =
        shown["files"].as_array().unwrap().iter().map(|file| file["role"].as_str().unwrap()).collect();
    roles.sort_unstable();
    assert_eq!(roles, ["proof", "signature"]);
    function.get(Ada, &format!("/api/deliveries/files/{signature}")).expect(200);
    function.get(Bob, &format!("/api/deliveries/files/{signature}")).refused(404, "not-found");
    function.get(Boss, &format!("/api/deliveries/desk/files/{signature}")).expect(200);
    // A code was not needed, and is not spent.
    assert_eq!(count(&function, "SELECT count(*) FROM delivery_codes"), 1);
    // A signature that was used proves nothing else.
    let other = waits(&function);
    let again = hand_over(&json!({ "kind": "signature", "file_id": signature }), &[(&other, 1)]);
    collect(&function, again).refused(409, "file-gone");
    assert_consistent(&function);
}

#[test]
fn what_is_not_all_one_customer_s_and_here_is_not_handed_over() {
    let function = function();
    let ids = register(&function, &[parcel(Some("cus_ada"), ""), parcel(Some("cus_bob"), ""), parcel(None, "")]);
    let shown = code(&function, Ada);
    collect(&function, by_code(&shown, &[(&ids[0], 1), (&ids[1], 1)])).refused(422, "invalid-fields");
    collect(&function, by_code(&shown, &[(&ids[0], 1), (&ids[0], 1)])).refused(422, "invalid-fields");
    collect(&function, by_code(&shown, &[])).refused(422, "invalid-fields");
    collect(&function, by_code(&shown, &[(&ids[2], 1)])).refused(409, "delivery-moved");
    collect(&function, by_code(&shown, &[("dlv_none", 1)])).refused(404, "not-found");
    collect(&function, by_code("00000000", &[(&ids[0], 1)])).refused(409, "wrong-collection-code");
    collect(&function, by_code(&shown, &[(&ids[0], 7)])).refused(409, "delivery-moved");
    choose(&function, &ids[0], wish("return", 0, 1)).expect(200);
    let refused = collect(&function, by_code(&shown, &[(&ids[0], 2)])).refused(409, "delivery-moved");
    assert_eq!(refused.json["delivery_status"], "chosen");
    assert_eq!(count(&function, "SELECT count(*) FROM delivery_collections"), 0);
    function.get(Boss, "/api/deliveries/desk/collectable?code=nonsense-x").refused(409, "wrong-collection-code");
    function.get(Boss, "/api/deliveries/desk/collectable").refused(422, "invalid-fields");
    function.get(Boss, "/api/deliveries/desk/collectable?customer=cus_none").refused(404, "not-found");
    let found = function.get(Boss, "/api/deliveries/desk/collectable?customer=cus_ada").expect(200).json;
    assert_eq!(found["deliveries"].as_array().unwrap().len(), 1);
    assert_consistent(&function);
}
