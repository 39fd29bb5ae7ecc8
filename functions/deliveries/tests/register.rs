//! What comes: registered all or none, told to whose it is, found, put right.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod desk;

use desk::*;
use serde_json::{Value, json};
use testkit::Answer;
use testkit::Persona::*;

/// Registering is refused, by that rule of that field, and nothing is written or told.
#[track_caller]
fn refuses(deliveries: &[Value], status: u16, slug: &str, pointer: &str, rule: &str) {
    let function = function();
    let before = register(&function, &[parcel(Some("cus_bob"), "JD 0146 X")]);
    let refused = function.post(Boss, "/api/deliveries/all", these(deliveries)).refused(status, slug);
    let error = &refused.json["errors"][0];
    assert_eq!((&error["pointer"], &error["rule"]), (&json!(pointer), &json!(rule)), "{}", refused.text);
    assert_eq!((count(&function, "SELECT count(*) FROM deliveries"), told(&function).len(), before.len()), (1, 1, 1));
    assert_consistent(&function);
}

#[test]
fn what_comes_is_told_at_once_to_each_whose_it_is_in_one_mail() {
    let function = function();
    let photo = hand_in(&function);
    let mut first = parcel(Some("cus_ada"), "JD01 4600 X");
    first["photo_id"] = json!(photo);
    let letter = json!({ "label": { "kind": "mail", "carrier": "", "tracking": "", "sender": "", "shelf": "", "note": "wet", "recipient": "A. Members",
        "customer_id": "cus_ada", "remember": true }, "photo_id": null });
    let made = function
        .post(Boss, "/api/deliveries/all", these(&[first, parcel(Some("cus_tess"), ""), letter, parcel(None, "")]))
        .expect(201);
    assert_eq!(made.trips, 2);
    let said: Vec<_> = made.json["deliveries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["number"].clone(), one["customer_name"].clone()))
        .collect();
    assert_eq!(
        said,
        [
            (json!(1), json!("Ada Members")),
            (json!(2), json!("Tess Teams")),
            (json!(3), json!("Ada Members")),
            (json!(4), Value::Null)
        ]
    );
    assert_eq!(told(&function), ["deliveries.arrived ada@example.org", "deliveries.arrived tess@example.org"]);
    let notices = function.world.rows("SELECT json_array_length(payload, '$.items') AS items, payload ->> '$.free_until' AS until, locale FROM outbox ORDER BY rowid");
    assert_eq!(
        notices,
        [
            json!({ "items": 2, "until": "2030-01-15", "locale": "en" }),
            json!({ "items": 1, "until": "2030-01-31", "locale": "es" })
        ]
    );
    let id = made.json["deliveries"][0]["id"].as_str().unwrap();
    let shown = seen(&function, Ada, id);
    let line = &shown["delivery"];
    assert_eq!(
        (&line["tracking"], &line["recipient"], &line["status"], &line["free_until"], &line["days_left"]),
        (&json!("JD014600X"), &json!("Ada Members"), &json!("waiting"), &json!("2030-01-15"), &json!(14))
    );
    assert_eq!((&shown["files"][0]["role"], &shown["files"][0]["id"]), (&json!("photo"), &json!(photo)));
    assert_eq!(
        shown["history"],
        json!([{ "act": "registered", "at": "2030-01-01T08:00:00Z", "by": "Boss Operator", "detail": "" }])
    );
    // The desk's note is not for the customer; the photo is.
    assert!(!shown.to_string().contains("wet"));
    function.get(Ada, &format!("/api/deliveries/files/{photo}?size=small")).expect(200);
    function.get(Bob, &format!("/api/deliveries/files/{photo}")).refused(404, "not-found");
    function.get(Boss, &format!("/api/deliveries/desk/files/{photo}")).expect(200);
    // The name that stood on the letter is one of Ada's from now on.
    let found = function.get(Boss, "/api/deliveries/desk/recipients?search=a.+mem").expect(200).json;
    assert_eq!(
        (&found["items"][0]["customer_id"], &found["items"][0]["found_as"]),
        (&json!("cus_ada"), &json!("name"))
    );
    assert_consistent(&function);
}

#[test]
fn all_is_registered_or_nothing_and_what_is_wrong_is_named() {
    let ada = || parcel(Some("cus_ada"), "");
    let with = |field: &str, value: Value| {
        let mut one = ada();
        one["label"][field] = value;
        one
    };
    refuses(&[], 422, "invalid-fields", "/deliveries", "length");
    refuses(&vec![ada(); 31], 422, "invalid-fields", "/deliveries", "length");
    refuses(&[ada(), with("kind", json!("elephant"))], 422, "invalid-fields", "/deliveries/1/label/kind", "invalid");
    refuses(
        &[ada(), with("customer_id", json!("cus_none"))],
        422,
        "invalid-fields",
        "/deliveries/1/label/customer_id",
        "unknown",
    );
    refuses(
        &[ada(), with("customer_id", Value::Null)],
        422,
        "invalid-fields",
        "/deliveries/1/label/recipient",
        "nameless",
    );
    refuses(
        &[ada(), with("sender", json!("x".repeat(121)))],
        422,
        "invalid-fields",
        "/deliveries/1/label/sender",
        "invalid",
    );
    refuses(&[ada(), with("weight", json!(1))], 422, "invalid-fields", "/deliveries/1/label/weight", "unknown");
    let twice = [parcel(Some("cus_ada"), "AB 12"), parcel(Some("cus_bob"), "ab12")];
    refuses(&twice, 422, "invalid-fields", "/deliveries/1/label/tracking", "twice");
    let again = [ada(), parcel(Some("cus_ada"), "jd0146x")];
    refuses(&again, 409, "delivery-scanned-before", "/deliveries/1/label/tracking", "scanned-before");
    let function = function();
    let mut photographed = parcel(Some("cus_ada"), "");
    photographed["photo_id"] = json!("fil_none");
    function.post(Boss, "/api/deliveries/all", these(&[ada(), photographed])).refused(409, "file-gone");
    let elsewhere = json!({ "location_id": "loc_none", "deliveries": [ada()] });
    function.post(Boss, "/api/deliveries/all", elsewhere).refused(422, "invalid-fields");
    assert_eq!(count(&function, "SELECT count(*) FROM deliveries"), 0);
}

#[test]
fn a_number_may_come_again_once_it_is_gone() {
    let function = function();
    let id = register(&function, &[parcel(None, "AB12")]).remove(0);
    complete(&function, &id, 1, json!({ "done": "returned" })).expect(200);
    register(&function, &[parcel(None, "AB12")]);
    let found = function.get(Boss, "/api/deliveries/all?queue=all&search=ab%2012").expect(200).json;
    assert_eq!(found["items"].as_array().unwrap().len(), 2);
    assert_consistent(&function);
}

#[test]
fn the_same_key_registers_once() {
    let function = function();
    let key = [("idempotency-key", "k")];
    let send = |deliveries: &[Value]| function.send_with(Boss, "POST", "/api/deliveries/all", these(deliveries), &key);
    let one = [parcel(Some("cus_ada"), "AB12"), parcel(None, "")];
    let first = send(&one).expect(201);
    let again = send(&one).expect(201);
    assert_eq!(first.json, again.json);
    assert_eq!((count(&function, "SELECT count(*) FROM deliveries"), told(&function).len()), (2, 1));
    send(&one[..1]).refused(422, "idempotency-key-reused");
}

#[test]
fn whoever_it_is_for_is_found_as_one_types() {
    let function = function();
    let found = |search: &str| -> Vec<(String, String)> {
        let answer = function.get(Boss, &format!("/api/deliveries/desk/recipients?search={search}")).expect(200);
        let items = answer.json["items"].as_array().unwrap().clone();
        let word = |one: &Value, name: &str| one[name].as_str().unwrap().to_owned();
        items.iter().map(|one| (word(one, "customer_id"), word(one, "found_as"))).collect()
    };
    let one = |id: &str, found_as: &str| vec![(id.to_owned(), found_as.to_owned())];
    assert_eq!(found("ada"), one("cus_ada", "customer"));
    assert_eq!(found("ACME%20tr"), one("cus_bob", "name"));
    assert_eq!(found("team%20of"), one("cus_tess", "team"));
    assert_eq!(found("a"), []);
    assert_eq!(found("nobody"), []);
    assert_eq!(found("members").len(), 2);
}

#[test]
fn what_is_nobody_s_is_somebody_s_later_and_told_then() {
    let function = function();
    let id = register(&function, &[parcel(None, "")]).remove(0);
    assert_eq!(told(&function), [""; 0]);
    function.get(Ada, &format!("/api/deliveries/mine/{id}")).refused(404, "not-found");
    function.world.set_now("2030-01-05T08:00:00Z");
    let path = format!("/api/deliveries/all/{id}?version=1");
    let label = |customer: Value| {
        json!({ "kind": "parcel", "carrier": "", "tracking": "X1", "sender": "", "shelf": "B", "note": "", "recipient": "J. Doe", "customer_id": customer,
            "remember": true })
    };
    function.put(Boss, &path, label(json!("cus_none"))).refused(422, "invalid-fields");
    let put = function.put(Boss, &path, label(json!("cus_ada"))).expect(200);
    assert_eq!(put.trips, 2);
    assert_eq!(
        (&put.json["status"], &put.json["customer_name"], &put.json["free_until"], &put.json["shelf"]),
        (&json!("waiting"), &json!("Ada Members"), &json!("2030-01-19"), &json!("B"))
    );
    let shown = function.get(Boss, &format!("/api/deliveries/all/{id}")).expect(200).json;
    assert_eq!(shown["delivery"], put.json);
    assert_eq!(told(&function), ["deliveries.arrived ada@example.org"]);
    assert_eq!(seen(&function, Ada, &id)["delivery"]["tracking"], "X1");
    assert_eq!(count(&function, "SELECT count(*) FROM delivery_names WHERE sought = 'j. doe'"), 1);
    function.put(Boss, &path, label(json!("cus_ada"))).refused(409, "delivery-moved");
    // It was Bob's after all; Ada sees it no more, and Bob hears of it.
    let path = format!("/api/deliveries/all/{id}?version=2");
    function.put(Boss, &path, label(json!("cus_bob"))).expect(200);
    function.get(Ada, &format!("/api/deliveries/mine/{id}")).refused(404, "not-found");
    assert_eq!(told(&function).last().unwrap(), "deliveries.arrived bob@example.org");
    let path = format!("/api/deliveries/all/{id}?version=3");
    function.put(Boss, &path, label(Value::Null)).expect(200);
    assert_eq!(count(&function, "SELECT count(*) FROM deliveries WHERE status = 'unassigned'"), 1);
    assert_consistent(&function);
}

fn numbers(answer: &Answer) -> Vec<i64> {
    answer.json["items"].as_array().unwrap().iter().map(|one| one["number"].as_i64().unwrap()).collect()
}

#[test]
fn the_desk_finds_what_lies_here_and_what_is_to_be_done() {
    let function = function();
    let ids = register(&function, &[parcel(Some("cus_ada"), "AB12"), parcel(Some("cus_bob"), ""), parcel(None, "")]);
    choose(&function, &ids[0], wish("return", 0, 1)).expect(200);
    let list = |query: &str| {
        let answer = function.get(Boss, &format!("/api/deliveries/all?{query}")).expect(200);
        assert_eq!(answer.trips, 1);
        let mut numbers = numbers(&answer);
        numbers.sort_unstable();
        numbers
    };
    assert_eq!(list(""), [1, 2, 3]);
    assert_eq!(list("queue=to_do"), [1]);
    assert_eq!(list("queue=unassigned"), [3]);
    assert_eq!(list("queue=overdue"), [0_i64; 0]);
    assert_eq!(list("search=bob"), [2]);
    assert_eq!(list("search=ab+12"), [1]);
    assert_eq!(list("search=%233"), [3]);
    assert_eq!(list("search=j.%20doe"), [3]);
    assert_eq!(list("queue=all&customer=cus_bob"), [2]);
    assert_eq!(list("queue=all&day=2030-01-01"), [1, 2, 3]);
    assert_eq!(list("queue=all&day=2030-01-02"), [0_i64; 0]);
    assert_eq!(list("location=loc_none"), [0_i64; 0]);
    function.world.set_now("2030-01-15T23:00:00Z");
    assert_eq!(list("queue=overdue"), [0_i64; 0]);
    function.world.set_now("2030-01-16T01:00:00Z");
    assert_eq!(list("queue=overdue"), [2]);
}

#[test]
fn lists_go_on_where_the_page_before_ended() {
    let function = function();
    register(&function, &vec![parcel(Some("cus_ada"), ""); 25]);
    for path in ["/api/deliveries/mine?", "/api/deliveries/all?"] {
        let who = if path.contains("mine") { Ada } else { Boss };
        let first = function.get(who, path).expect(200);
        let cursor = first.json["next_cursor"].as_str().unwrap();
        let second = function.get(who, &format!("{path}cursor={cursor}")).expect(200);
        let mut all = [numbers(&first), numbers(&second)].concat();
        all.sort_unstable();
        assert_eq!(all, (1..=25).collect::<Vec<i64>>());
        assert_eq!(second.json["next_cursor"], Value::Null);
    }
    function.get(Ada, "/api/deliveries/mine?cursor=x").refused(422, "invalid-fields");
}

#[test]
fn a_section_that_is_off_shows_nothing() {
    let function = function();
    let id = waits(&function);
    function.world.load(r#"UPDATE space_settings SET levels = '{"base":"signed_in","sections":{"deliveries":"off"}}'"#);
    for path in
        ["/api/deliveries/mine".to_owned(), format!("/api/deliveries/mine/{id}"), "/api/deliveries/code".to_owned()]
    {
        assert_eq!(function.get(Ada, &path).problem(), "section-off", "{path}");
    }
    assert_eq!(choose(&function, &id, wish("return", 0, 1)).problem(), "section-off");
}
