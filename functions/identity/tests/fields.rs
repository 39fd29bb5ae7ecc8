//! What an operator asks of people, when they sign up and later.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use identity::App;
use serde_json::{Value, json};
use support::*;
use testkit::{Fault, Function, Persona::*};

const ALL: &str = "/api/identity/all/fields";
const OWN: &str = "/api/identity/fields";
const ACCOUNTS: &str = "/api/identity/accounts";

fn field(kind: &str, asked: &str, required: bool) -> Value {
    let choices = if kind.starts_with("choice") {
        json!([{ "id": "a", "labels": { "en": "A", "de": "", "es": "" } }, { "id": "b", "labels": { "en": "B", "de": "Be", "es": "" } }])
    } else {
        json!([])
    };
    json!({ "kind": kind, "asked": asked, "required": required, "position": 1, "labels": { "en": "Label", "de": "Etikett", "es": "" },
        "choices": choices })
}

fn create(identity: &Function<App>, setup: Value) -> String {
    identity.post(Boss, ALL, setup).expect(201).json["id"].as_str().unwrap().to_owned()
}

fn sign_up_with(answers: Value) -> Value {
    let mut wish = sign_up("dan@example.org", PASSWORD);
    wish["answers"] = answers;
    wish
}

#[test]
fn what_is_answered_at_sign_up_is_the_account_s_once_its_link_is_followed() {
    let identity = identity();
    let trade = create(&identity, field("text", "sign_up", true));
    let days = create(&identity, field("choices", "sign_up", false));
    let later = create(&identity, field("text", "later", true));
    let asked = identity.get(Nobody, "/api/identity/sign-up-fields").expect(200);
    let ids: Vec<_> = asked.json["items"].as_array().unwrap().iter().map(|one| one["id"].clone()).collect();
    assert_eq!(ids, [json!(trade), json!(days)]);

    let missing = identity.post(Nobody, ACCOUNTS, sign_up_with(json!({}))).refused(422, "invalid-fields");
    let error = &missing.json["errors"][0];
    assert_eq!((&error["pointer"], &error["rule"]), (&json!(format!("/answers/{trade}")), &json!("required")));
    let wrong = json!({ &trade: "Rowing", &days: ["c"], &later: "x" });
    let wrong = identity.post(Nobody, ACCOUNTS, sign_up_with(wrong)).refused(422, "invalid-fields");
    let rules: Vec<_> = wrong.json["errors"].as_array().unwrap().iter().map(|one| one["rule"].clone()).collect();
    assert_eq!(rules, ["unknown", "answer"]);
    assert!(told(&identity).is_empty());

    let good = sign_up_with(json!({ &trade: "Rowing", &days: ["b", "a"] }));
    assert_eq!(identity.post(Nobody, ACCOUNTS, good).expect(202).trips, 2);
    // The link got lost, and was sent again.
    identity
        .post(Nobody, "/api/identity/email-verifications/resend", json!({ "email": "dan@example.org" }))
        .expect(202);
    verify(&identity, &link_token(&identity)).expect(204);
    let dan = Browser::of(&identity, &sign_in(&identity, "dan@example.org", PASSWORD).expect(201));
    let own = dan.ask(&identity, "GET", OWN, Value::Null).expect(200);
    let answers: Vec<_> = own.json["items"].as_array().unwrap().iter().map(|one| one["answer"].clone()).collect();
    assert_eq!(answers, [json!("Rowing"), json!(["b", "a"]), Value::Null]);
    let customer = dan.claims.customer.clone().unwrap();
    let seen = identity.get(Boss, &format!("/api/identity/all/customers/{customer}/answers")).expect(200);
    assert_eq!(seen.json["items"].as_array().unwrap().len(), 2);
}

#[test]
fn one_s_answers_are_changed_and_taken_back_but_not_those_that_are_required() {
    let identity = identity();
    let needed = create(&identity, field("text", "later", true));
    let liked = create(&identity, field("checkbox", "profile", false));
    let born = create(&identity, field("date", "profile", false));
    let put = |answers: Value| identity.put(Ada, OWN, json!({ "answers": answers }));
    assert_eq!(put(json!({ &liked: true, &born: "1990-02-28" })).expect(200).trips, 2);
    put(json!({ &needed: "" })).refused(422, "invalid-fields");
    put(json!({ &needed: "Rowing" })).expect(200);
    let after = put(json!({ &liked: false, &needed: "Chess" })).expect(200);
    assert_eq!(identity.get(Ada, OWN).expect(200).json, after.json);
    let kept = identity.world.rows("SELECT answer FROM field_answers ORDER BY field_id");
    assert_eq!(kept, [json!({ "answer": "\"Chess\"" }), json!({ "answer": "\"1990-02-28\"" })]);
    put(json!({ &needed: null })).refused(422, "invalid-fields");
    put(json!({ "fld_none": "x" })).refused(422, "invalid-fields");
    assert!(identity.get(Bob, OWN).expect(200).json["items"][0]["answer"].is_null());
}

#[test]
fn a_field_that_was_answered_is_archived_and_not_deleted() {
    let identity = identity();
    let id = create(&identity, field("text", "later", false));
    let unanswered = create(&identity, field("date", "later", false));
    identity.put(Ada, OWN, json!({ "answers": { &id: "Rowing" } })).expect(200);
    identity.delete(Boss, &format!("{ALL}/{id}")).refused(409, "field-answered");
    identity.delete(Boss, &format!("{ALL}/{unanswered}")).expect(204);
    let mut archived = field("text", "later", false);
    archived["archived"] = true.into();
    let path = format!("{ALL}/{id}?version=1");
    assert_eq!(identity.put(Boss, &path, archived.clone()).expect(200).json["version"], 2);
    identity.put(Boss, &path, archived).refused(409, "changed-meanwhile");
    assert_eq!(identity.get(Ada, OWN).expect(200).json["items"], json!([]));
    let seen = identity.get(Boss, "/api/identity/all/customers/cus_ada/answers").expect(200);
    assert_eq!(seen.json["items"][0]["answer"], "Rowing", "what was answered stays");
    let listed = identity.get(Boss, ALL).expect(200);
    assert_eq!(
        (&listed.json["items"][0]["answered"], &listed.json["items"][0]["archived"]),
        (&json!(true), &json!(true))
    );
    let kind = identity.put(Boss, &format!("{ALL}/{id}?version=2"), field("date", "later", false));
    kind.refused(409, "kind-stays");
    let none = identity.post(
        Boss,
        ALL,
        json!({ "kind": "choice", "asked": "later", "required": false, "position": 1,
        "labels": { "en": "Label", "de": "", "es": "" } }),
    );
    assert_eq!(none.refused(422, "invalid-fields").json["errors"][0]["rule"], "choices");
}

#[test]
fn answers_and_fields_survive_a_database_that_fails() {
    let identity = identity();
    failing(&identity, Fault::Before, 1).post(Boss, ALL, field("text", "later", false)).refused(500, "internal");
    assert_eq!(identity.world.count("SELECT count(*) FROM profile_fields"), 0);
    let id = create(&identity, field("text", "later", false));
    let wish = json!({ "answers": { &id: "Rowing" } });
    failing(&identity, Fault::Before, 2).put(Ada, OWN, wish.clone()).refused(500, "internal");
    assert_eq!(identity.world.count("SELECT count(*) FROM field_answers"), 0);
    failing(&identity, Fault::After, 2).put(Ada, OWN, wish.clone()).refused(500, "internal");
    identity.put(Ada, OWN, wish).expect(200);
    assert_eq!(identity.world.count("SELECT count(*) FROM field_answers"), 1);
}
