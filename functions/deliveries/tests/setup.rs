//! What the desk sets up for itself.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod desk;

use desk::*;
use serde_json::{Value, json};
use testkit::Persona::*;

fn policy(kinds: &Value) -> Value {
    json!({ "plan_id": "pln_flex", "currency": "EUR", "tax_class": "reduced", "kinds": kinds })
}

fn rules(kind: Option<&str>, days: Option<i64>, handlings: &Value) -> Value {
    json!({ "kind": kind, "storage_days": days, "storage_fee": null, "handlings": handlings })
}

#[test]
fn a_policy_is_made_read_changed_and_forgotten() {
    let function = function();
    let free = json!([{ "handling": "return", "fee": null }]);
    let made =
        function.post(Boss, "/api/deliveries/policies", policy(&json!([rules(None, Some(7), &free)]))).expect(201);
    assert_eq!((made.trips, &made.json["plan_name"]), (2, &json!("Flex")));
    let listed = function.get(Boss, "/api/deliveries/policies").expect(200).json;
    assert_eq!(listed["items"].as_array().unwrap().len(), 3);
    assert!(listed["items"].as_array().unwrap().contains(&made.json));
    function.post(Boss, "/api/deliveries/policies", policy(&json!([]))).refused(409, "delivery-policy-taken");
    let id = made.json["id"].as_str().unwrap();
    let path = format!("/api/deliveries/policies/{id}?version=1");
    function.put(Boss, &path, policy(&json!([]))).expect(200);
    function.put(Boss, &path, policy(&json!([]))).refused(409, "changed-meanwhile");
    function.delete(Boss, &format!("/api/deliveries/policies/{id}")).expect(204);
    function.delete(Boss, &format!("/api/deliveries/policies/{id}")).refused(404, "not-found");
    assert_eq!(count(&function, "SELECT count(*) FROM audit"), 3);
}

#[test]
fn a_policy_that_says_a_thing_twice_or_of_nothing_is_refused() {
    let function = function();
    let check = |setup: Value, pointer: &str, rule: &str| {
        let refused = function.post(Boss, "/api/deliveries/policies", setup).refused(422, "invalid-fields");
        let error = &refused.json["errors"][0];
        assert_eq!((&error["pointer"], &error["rule"]), (&json!(pointer), &json!(rule)), "{}", refused.text);
    };
    let store = json!([{ "handling": "store", "fee": null }]);
    check(policy(&json!([rules(None, None, &store)])), "/kinds/0/handlings/0/handling", "storage");
    let one = || rules(Some("mail"), None, &json!([]));
    check(policy(&json!([one(), one()])), "/kinds/1/kind", "twice");
    check(policy(&json!([rules(None, Some(0), &json!([]))])), "/kinds/0/storage_days", "invalid");
    let fee = json!([{ "handling": "return", "fee": { "name": "R", "minor": 0 } }]);
    check(policy(&json!([rules(None, None, &fee)])), "/kinds/0/handlings/0/fee/minor", "invalid");
    let mut unknown = policy(&json!([]));
    unknown["plan_id"] = json!("pln_none");
    check(unknown, "/plan_id", "unknown");
    assert_eq!(count(&function, "SELECT count(*) FROM delivery_policies"), 2);
}

#[test]
fn carriers_and_names_are_kept_as_the_desk_wants_them() {
    let function = function();
    let known = function.get(Boss, "/api/deliveries/known").expect(200);
    assert_eq!((known.trips, &known.json["version"], &known.json["carriers"][0]), (1, &json!(1), &json!("DHL")));
    assert_eq!(
        (&known.json["locations"][0]["currency"], &known.json["prices_include_tax"]),
        (&json!("EUR"), &json!(false))
    );
    let put =
        |carriers: Value| function.put(Boss, "/api/deliveries/settings?version=1", json!({ "carriers": carriers }));
    put(json!(["Post", ""])).refused(422, "invalid-fields");
    put(json!(vec!["Post"; 41])).refused(422, "invalid-fields");
    put(json!(["Post"])).expect(200);
    put(json!(["Post"])).refused(409, "changed-meanwhile");
    let names = function.get(Boss, "/api/deliveries/names").expect(200).json;
    assert_eq!(
        (&names["items"][0]["name"], &names["items"][0]["customer_name"]),
        (&json!("Acme Trading"), &json!("Bob Members"))
    );
    function.delete(Boss, "/api/deliveries/names/nam_acme").expect(204);
    assert_eq!(function.get(Boss, "/api/deliveries/desk/recipients?search=acme").expect(200).json["items"], json!([]));
}

#[test]
fn a_file_that_is_none_of_ours_is_refused_and_bytes_of_nothing_go() {
    let function = function();
    upload(&function, Boss, b"<svg onload=alert(1)>".to_vec()).refused(415, "file-type");
    upload(&function, Boss, Vec::new()).refused(422, "file-empty");
    assert_eq!(store().keys(), [""; 0]);
    let file = hand_in(&function);
    function.get(Ada, &format!("/api/deliveries/files/{file}")).refused(404, "not-found");
    function.world.set_now("2030-01-03T08:00:00Z");
    let done = run(&function);
    assert_eq!((done.loose, done.objects), (1, 2));
    function.get(Boss, &format!("/api/deliveries/desk/files/{file}")).refused(404, "not-found");
}
