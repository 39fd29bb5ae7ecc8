//! Providers as operators set them up.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use serde_json::{Value, json};
use support::provider::*;
use support::*;
use testkit::{Fault, Persona::*};

fn corp(domains: &Value) -> Value {
    json!({ "kind": "corporate", "name": "Corp", "issuer": CORP, "client_id": "portal", "client_secret": "s3cr+t",
        "domains": domains })
}

#[test]
fn a_secret_is_sealed_and_never_shown_again() {
    let identity = identity();
    let domains = json!([{ "domain": "corp.example", "is_required": false }]);
    let made = identity.post(Boss, PROVIDERS, corp(&domains)).expect(201);
    assert_eq!(made.trips, 1);
    let id = made.json["id"].as_str().unwrap();
    let listed = identity.get(Boss, PROVIDERS).expect(200);
    let shown = json!({ "id": id, "kind": "corporate", "name": "Corp", "issuer": CORP, "client_id": "portal",
        "is_on": true, "domains": domains, "redirect_uri": "https://portal.example/sign-in/with", "identities": 0 });
    assert_eq!((&listed.json["items"][0], &made.json), (&shown, &shown));
    let everything = identity
        .world
        .rows("SELECT client_secret AS said FROM identity_providers UNION ALL SELECT detail FROM audit ORDER BY said");
    assert!(everything.iter().all(|row| !row.to_string().contains("s3cr")), "{everything:?}");
    let sealed = |identity: &testkit::Function<_>| {
        identity.world.rows("SELECT client_secret FROM identity_providers")[0]["client_secret"].clone()
    };
    let first = sealed(&identity);
    let mut kept = json!({ "name": "Corp Ltd", "client_id": "portal-2", "is_on": true, "domains": domains });
    let changed = identity.put(Boss, &format!("{PROVIDERS}/{id}"), kept.clone()).expect(200);
    assert_eq!(
        (&changed.json["name"], &changed.json["client_id"], changed.trips),
        (&json!("Corp Ltd"), &json!("portal-2"), 2)
    );
    assert_eq!(sealed(&identity), first, "left out, the secret stays");
    kept["client_secret"] = json!("another");
    identity.put(Boss, &format!("{PROVIDERS}/{id}"), kept).expect(200);
    assert_ne!(sealed(&identity), first);
    let audited = identity.world.rows("SELECT action FROM audit ORDER BY rowid");
    assert_eq!(
        audited.iter().map(|row| row["action"].as_str().unwrap()).collect::<Vec<_>>(),
        ["create_provider", "update_provider", "update_provider"]
    );
}

#[test]
fn what_cannot_be_set_up_is_said_at_its_field() {
    let identity = identity();
    let one = json!([{ "domain": "corp.example", "is_required": false }]);
    set_up(&identity, "corporate", &one);
    let google = |domains: &Value| {
        json!({ "kind": "google", "name": "Google", "issuer": GOOGLE, "client_id": "x",
        "client_secret": "x", "domains": domains })
    };
    let with = |name: &str, value: Value| {
        let mut body = corp(&json!([{ "domain": "two.example", "is_required": false }]));
        body["issuer"] = json!("https://id.two.example");
        body[name] = value;
        body
    };
    for (body, pointer, rule) in [
        (with("issuer", json!(CORP)), "/issuer", "taken"),
        (with("domains", one.clone()), "/domains", "taken"),
        (with("domains", json!([])), "/domains", "choose-one"),
        (with("domains", json!([one[0], one[0]])), "/domains", "each-once"),
        (with("domains", json!([{ "domain": "corp", "is_required": false }])), "/domains/0/domain", "invalid"),
        (with("issuer", json!("http://id.two.example")), "/issuer", "https"),
        (with("issuer", json!("http://localhost:1")), "/issuer", "https"),
        (with("client_secret", json!("")), "/client_secret", "invalid"),
        (with("kind", json!("other")), "/kind", "invalid"),
        (google(&one), "/domains", "corporate-only"),
    ] {
        let refused = identity.post(Boss, PROVIDERS, body.clone()).refused(422, "invalid-fields");
        let error = &refused.json["errors"][0];
        assert_eq!((error["pointer"].as_str(), error["rule"].as_str()), (Some(pointer), Some(rule)), "{body}");
    }
    assert_eq!(identity.world.count("SELECT count(*) FROM identity_providers"), 1);
    assert_eq!(identity.world.count("SELECT count(*) FROM audit"), 1);
}

#[test]
fn whoever_hands_out_roles_gets_in() {
    let identity = identity();
    let required = json!([{ "domain": "example.org", "is_required": true }]);
    identity.post(Boss, PROVIDERS, corp(&required)).refused(409, "operators-locked-out");
    let asked_for = json!([{ "domain": "example.org", "is_required": false }]);
    let id = set_up(&identity, "corporate", &asked_for);
    let path = format!("{PROVIDERS}/{id}");
    let wish = |is_on: bool, domains: &Value| json!({ "name": "Corp", "client_id": "portal", "is_on": is_on, "domains": domains });
    identity.put(Boss, &path, wish(true, &required)).refused(409, "operators-locked-out");
    // Having come in there once, the operator may require it; and then it stays on.
    tell(|fake| fake.says = json!({ "email": "boss@example.org", "sub": "boss" }));
    enter(&identity, Nobody, &come_by(&identity, &id)).expect(200);
    identity.put(Boss, &path, wish(true, &required)).expect(200);
    sign_in(&identity, "boss@example.org", PASSWORD).refused(403, "provider-required");
    identity.world.load("UPDATE accounts SET password_hash = NULL");
    identity.put(Boss, &path, wish(false, &required)).refused(409, "operators-locked-out");
    assert_eq!(identity.world.count("SELECT is_on FROM identity_providers"), 1);
    enter(&identity, Nobody, &come_by(&identity, &id)).expect(200);
}

#[test]
fn an_operator_tries_what_a_provider_publishes() {
    let identity = identity();
    let id = set_up(&identity, "corporate", &json!([{ "domain": "corp.example", "is_required": false }]));
    let check = || identity.post(Boss, &format!("{PROVIDERS}/{id}/check"), Value::Null);
    let good = check().expect(200);
    assert_eq!((&good.json, good.trips), (&json!({ "keys": 3, "algorithms": ["ES256", "EdDSA", "RS256"] }), 2));
    assert_eq!(identity.world.count("SELECT count(*) FROM provider_documents"), 2);
    tell(|fake| fake.trouble = Some(("openid-configuration", Ok((404, "")))));
    let gone = check().refused(503, "way-closed");
    assert_eq!(gone.json["detail"], format!("{CORP}/.well-known/openid-configuration answers 404"));
    tell(|fake| (fake.trouble, fake.describes) = (None, json!({ "issuer": "https://other.example" })));
    let other = check().refused(422, "way-not-believed");
    assert_eq!(other.json["detail"], format!("it calls itself https://other.example, and not {CORP}"));
    let facebook = set_up(&identity, "facebook", &json!([]));
    asked();
    let nothing = identity.post(Boss, &format!("{PROVIDERS}/{facebook}/check"), Value::Null).expect(200);
    assert_eq!((nothing.json, asked().len()), (json!({ "keys": 0, "algorithms": [] }), 0));
}

#[test]
fn buttons_are_of_providers_that_are_on_and_open_to_anybody() {
    let identity = identity();
    set_up(&identity, "corporate", &json!([{ "domain": "corp.example", "is_required": false }]));
    let facebook = set_up(&identity, "facebook", &json!([]));
    let google = set_up(&identity, "google", &json!([]));
    let shown = identity.get(Nobody, "/api/identity/providers").expect(200);
    let button = |id: &str, kind: &str, name: &str| json!({ "id": id, "kind": kind, "name": name });
    let both = [button(&google, "google", "Google"), button(&facebook, "facebook", "Facebook")];
    assert_eq!(shown.json["items"], json!(both));
    let off = json!({ "name": "Facebook", "client_id": "portal", "is_on": false });
    identity.put(Boss, &format!("{PROVIDERS}/{facebook}"), off).expect(200);
    assert_eq!(identity.get(Nobody, "/api/identity/providers").expect(200).json["items"], json!(both[..1]));
}

#[test]
fn setting_up_survives_a_database_that_fails() {
    let domains = json!([{ "domain": "corp.example", "is_required": false }]);
    for fault in [Fault::Before, Fault::After] {
        let identity = identity();
        failing(&identity, fault, 1).post(Boss, PROVIDERS, corp(&domains)).refused(500, "internal");
        let again = identity.post(Boss, PROVIDERS, corp(&domains));
        again.expect(if fault == Fault::After { 422 } else { 201 });
        assert_eq!(identity.world.count("SELECT count(*) FROM identity_providers"), 1);
        let id = identity.get(Boss, PROVIDERS).expect(200).json["items"][0]["id"].as_str().unwrap().to_owned();
        let path = format!("{PROVIDERS}/{id}");
        for nth in [1, 2] {
            let wish = json!({ "name": "Corp 2", "client_id": "portal", "is_on": false, "domains": domains });
            failing(&identity, fault, nth).put(Boss, &path, wish.clone()).refused(500, "internal");
            assert_eq!(identity.put(Boss, &path, wish).expect(200).json["is_on"], false);
            failing(&identity, fault, nth).post(Boss, &format!("{path}/check"), Value::Null).refused(500, "internal");
        }
    }
}
