//! The ways into one's own account, and companies that are the only way in.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use serde_json::json;
use support::provider::*;
use support::*;
use testkit::{FAULTS, Fault, Persona::*};

const KEPT: &str = "SELECT count(*) FROM identities";

#[test]
fn an_owner_links_sees_and_unlinks() {
    let identity = identity();
    let google = set_up(&identity, "google", &json!([]));
    let shown = identity.get(Ada, IDENTITIES).expect(200);
    let button = json!({ "id": google, "kind": "google", "name": "Google" });
    assert_eq!(shown.json, json!({ "items": [], "has_password": true, "others": [button] }));

    // Another address there: whoever is signed in here says that it is theirs.
    let trip = set_out_to_link(&identity, Ada, &google);
    tell(|fake| fake.says = json!({ "email": "private@example.com", "email_verified": false }));
    arrive(&identity, &trip).expect(204);
    let linked = enter(&identity, Ada, &trip).expect(200);
    assert_eq!((&linked.json["outcome"], &linked.json["return_to"]), (&json!("linked"), &json!("/account/sign-ins")));
    assert_eq!((&linked.json["session"], linked.trips), (&json!(null), 2));
    assert_eq!(told(&identity), [("identity.identity_linked".to_owned(), "ada@example.org".to_owned())]);
    let shown = identity.get(Ada, IDENTITIES).expect(200);
    assert_eq!((&shown.json["items"][0]["email"], &shown.json["others"]), (&json!("private@example.com"), &json!([])));
    assert_eq!(identity.get(Bob, IDENTITIES).expect(200).json["items"], json!([]));

    let own = format!("{IDENTITIES}/{}", shown.json["items"][0]["id"].as_str().unwrap());
    identity.delete(Bob, &own).refused(404, "not-found");
    let gone = identity.delete(Ada, &own).expect(204);
    assert_eq!((gone.trips, identity.world.count(KEPT)), (2, 0));
    assert_eq!(told(&identity)[1], ("identity.identity_unlinked".to_owned(), "ada@example.org".to_owned()));
    identity.delete(Ada, &own).refused(404, "not-found");
}

#[test]
fn the_ways_in_are_changed_soon_after_signing_in() {
    let identity = identity();
    let google = set_up(&identity, "google", &json!([]));
    let wish = json!({ "provider_id": google, "return_to": "/account/sign-ins" });
    identity.post(Ada, IDENTITIES, wish.clone()).refused(403, "sign-in-again");
    let trip = set_out_to_link(&identity, Ada, &google);
    arrive(&identity, &trip).expect(204);
    enter(&identity, Ada, &trip).expect(200);
    let shown = identity.get(Ada, IDENTITIES).expect(200);
    let own = format!("{IDENTITIES}/{}", shown.json["items"][0]["id"].as_str().unwrap());
    identity.world.set_now("2030-01-01T08:16:00Z");
    identity.delete(Ada, &own).refused(403, "sign-in-again");
    identity.world.load("UPDATE sessions SET ended_at = 1 WHERE id = 'ses_ada'");
    identity.post(Ada, IDENTITIES, wish).refused(403, "sign-in-again");
    assert_eq!(identity.world.count(KEPT), 1);
}

#[test]
fn somebody_else_s_identity_is_not_taken_and_another_browser_s_way_links_nothing() {
    let identity = identity();
    let google = set_up(&identity, "google", &json!([]));
    let bobs = set_out_to_link(&identity, Bob, &google);
    arrive(&identity, &bobs).expect(204);
    for who in [Nobody, Ada] {
        enter(&identity, who, &bobs).refused(422, "way-lapsed");
    }
    enter(&identity, Bob, &bobs).expect(200);
    let adas = set_out_to_link(&identity, Ada, &google);
    arrive(&identity, &adas).expect(204);
    enter(&identity, Ada, &adas).refused(409, "identity-taken");
    // Bob has one there already.
    let other = set_out_to_link(&identity, Bob, &google);
    tell(|fake| fake.says = json!({ "sub": "2002" }));
    arrive(&identity, &other).expect(204);
    enter(&identity, Bob, &other).refused(409, "identity-differs");
    let same = set_out_to_link(&identity, Bob, &google);
    tell(|fake| fake.says = json!({}));
    arrive(&identity, &same).expect(204);
    assert_eq!(enter(&identity, Bob, &same).expect(200).json["outcome"], "linked");
    assert_eq!(identity.world.count(KEPT), 1);
}

#[test]
fn the_last_way_in_stays() {
    let identity = identity();
    let google = set_up(&identity, "google", &json!([]));
    enter(&identity, Nobody, &come_by(&identity, &google)).expect(200);
    identity.world.load("UPDATE accounts SET password_hash = NULL WHERE id = 'acc_ada'");
    identity.world.load("UPDATE sessions SET created_at = 1893484800000");
    let shown = identity.get(Ada, IDENTITIES).expect(200);
    assert_eq!(shown.json["has_password"], false);
    let own = format!("{IDENTITIES}/{}", shown.json["items"][0]["id"].as_str().unwrap());
    identity.delete(Ada, &own).refused(409, "last-way-in");
    let facebook = set_up(&identity, "facebook", &json!([]));
    let trip = set_out_to_link(&identity, Ada, &facebook);
    arrive(&identity, &trip).expect(204);
    enter(&identity, Ada, &trip).expect(200);
    identity.world.load("UPDATE identity_providers SET is_on = 0 WHERE kind = 'facebook'");
    identity.delete(Ada, &own).refused(409, "last-way-in");
    assert_eq!((identity.world.count(KEPT), never(&identity)), (2, Vec::new()));
    identity.world.load("UPDATE identity_providers SET is_on = 1 WHERE kind = 'facebook'");
    // Two browsers unlink at once: one of them is the last.
    let meanwhile = meanwhile(&identity, "DELETE FROM identities WHERE issuer = 'https://www.facebook.com'");
    meanwhile.delete(Ada, &own).refused(409, "last-way-in");
    assert_eq!(identity.world.count(KEPT), 1);
}

#[test]
fn unlinking_survives_a_database_that_fails() {
    for (fault, nth) in FAULTS {
        let identity = identity();
        let google = set_up(&identity, "google", &json!([]));
        enter(&identity, Nobody, &come_by(&identity, &google)).expect(200);
        identity.world.load("UPDATE sessions SET created_at = 1893484800000");
        let shown = identity.get(Ada, IDENTITIES).expect(200);
        let own = format!("{IDENTITIES}/{}", shown.json["items"][0]["id"].as_str().unwrap());
        failing(&identity, fault, nth).delete(Ada, &own).refused(500, "internal");
        let gone = (fault, nth) == (Fault::After, 2);
        identity.delete(Ada, &own).expect(if gone { 404 } else { 204 });
        assert_eq!((identity.world.count(KEPT), told(&identity).len()), (0, 2));
        let wish = json!({ "provider_id": google, "return_to": "/" });
        failing(&identity, fault, nth).post(Ada, IDENTITIES, wish.clone()).refused(500, "internal");
        identity.post(Ada, IDENTITIES, wish).expect(201);
    }
}

/// A company that is the only way in for its people: the domain decides, and nothing tells who has an account.
#[test]
fn where_a_company_is_required_no_password_counts() {
    let identity = identity();
    identity.world.load("UPDATE accounts SET email = 'ada@corp.example' WHERE id = 'acc_ada'");
    let corp = set_up(&identity, "corporate", &json!([{ "domain": "Corp.Example", "is_required": true }]));
    let button = json!({ "id": corp, "kind": "corporate", "name": "Corp" });
    let known = sign_in(&identity, "ada@corp.example", PASSWORD).refused(403, "provider-required");
    let unknown = sign_in(&identity, "eve@corp.example", "wrong").refused(403, "provider-required");
    assert_eq!((&known.json["provider"], known.trips, &known.text), (&button, unknown.trips, &unknown.text));
    assert_eq!(hashes_computed(), 0);
    for email in ["ada@corp.example", "eve@corp.example"] {
        let mailbox = json!({ "email": email });
        identity.post(Nobody, "/api/identity/accounts", sign_up(email, PASSWORD)).refused(403, "provider-required");
        identity.post(Nobody, "/api/identity/password-resets", mailbox.clone()).refused(403, "provider-required");
        let way = identity.post(Nobody, "/api/identity/ways-in", mailbox).expect(200);
        assert_eq!((way.json, way.trips), (json!({ "provider": button, "is_required": true }), 1));
    }
    let other = identity.post(Nobody, "/api/identity/ways-in", json!({ "email": "ada@example.org" })).expect(200);
    assert_eq!(other.json, json!({ "provider": null, "is_required": false }));

    // Google may have seen the address; the company is the only way in all the same.
    let google = set_up(&identity, "google", &json!([]));
    tell(|fake| fake.says = json!({ "email": "ada@corp.example" }));
    enter(&identity, Nobody, &come_by(&identity, &google)).refused(403, "provider-required");
    tell(|fake| fake.says = json!({ "email_verified": null }));
    let entered = enter(&identity, Nobody, &come_by(&identity, &corp)).expect(200);
    assert_eq!(entered.json["session"]["account_id"], "acc_ada");

    // Switched off, it is required no more.
    let off = json!({ "name": "Corp", "client_id": "portal", "is_on": false,
        "domains": [{ "domain": "corp.example", "is_required": true }] });
    identity.put(Boss, &format!("{PROVIDERS}/{corp}"), off).expect(200);
    sign_in(&identity, "ada@corp.example", PASSWORD).expect(201);
    let wish = json!({ "provider_id": corp, "return_to": "/" });
    identity.post(Nobody, STARTS, wish).refused(404, "not-found");
}

#[test]
fn a_company_speaks_for_its_own_domains_alone() {
    let identity = identity();
    let corp = set_up(&identity, "corporate", &json!([{ "domain": "corp.example", "is_required": false }]));
    for email in ["boss@example.org", "ada@sub.corp.example", "ada@corp.example.org"] {
        tell(|fake| fake.says = json!({ "email": email, "email_verified": true }));
        enter(&identity, Nobody, &come_by(&identity, &corp)).refused(403, "email-of-others");
    }
    tell(|fake| fake.says = json!({ "email": "new@corp.example" }));
    assert_eq!(enter(&identity, Nobody, &come_by(&identity, &corp)).expect(200).json["outcome"], "sign_up");
    tell(|fake| fake.says = json!({ "email": "new@corp.example", "email_verified": false }));
    assert_eq!(enter(&identity, Nobody, &come_by(&identity, &corp)).expect(200).json["outcome"], "prove_email");
    assert_eq!(identity.world.count(KEPT), 0);
}
