//! Passkeys: making, showing, losing them; and all that somebody could try who has none.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use serde_json::{Value, json};
use support::authenticator::*;
use support::factors::*;
use support::provider::{never, set_up};
use support::*;
use testkit::{Answer, FAULTS, Fault, Persona::*};

const KEPT: &str = "SELECT count(*) FROM passkeys";
const NEW_SESSIONS: &str = "SELECT count(*) FROM sessions WHERE user_agent = 'Browser/1'";

/// The cause in the log, for who reads it; whoever asked learns no more than that it was not believed.
#[track_caller]
fn not_believed(answer: Answer, cause: &str) {
    let answer = answer.refused(422, "passkey-not-believed");
    assert_eq!(answer.cause.as_deref(), Some(cause));
    assert!(!answer.text.contains(cause));
}

#[test]
fn a_passkey_is_made_and_signs_in_without_a_code() {
    let identity = identity();
    set_codes_up(&identity, Ada);
    let mut device = Device::new(1);
    let asked = ask_to_make(&identity, Ada);
    assert_eq!((&asked.json["rp_id"], &asked.json["algorithms"]), (&json!("portal.example"), &json!([-8, -7, -257])));
    assert_eq!(asked.json["exclude"], json!([]));
    let made = add(&identity, Ada, &mut device).expect(201);
    assert_eq!((&made.json["name"], &made.json["is_backed_up"], made.trips), (&json!("My phone"), &json!(false), 2));
    assert_eq!(told(&identity).last().unwrap(), &("identity.passkey_added".to_owned(), "ada@example.org".to_owned()));
    let known = &ask_to_make(&identity, Ada).json["exclude"];
    let expected = json!([{ "credential_id": device.credential_id, "transports": ["internal", "hybrid"] }]);
    assert_eq!(known, &expected);

    identity.world.set_now("2030-01-01T08:20:00Z");
    let answer = sign_in_with(&identity, &mut device).expect(201);
    assert_eq!((answer.json["account_id"].as_str(), answer.trips), (Some("acc_ada"), 2));
    refresh(&identity, &refresh_cookie(&answer)).expect(200);
    let shown = identity.get(Ada, FACTORS).expect(200);
    assert_eq!(shown.json["passkeys"][0]["last_used_at"], "2030-01-01T08:20:00Z");
    assert_eq!(identity.get(Bob, FACTORS).expect(200).json["passkeys"], json!([]));
}

#[test]
fn a_passkey_is_made_by_whoever_has_just_signed_in_and_only_here() {
    let identity = identity();
    identity.post(Ada, "/api/identity/passkeys/question", Value::Null).refused(403, "sign-in-again");
    let try_with = |change: &dyn Fn(&mut Device)| {
        let mut device = Device::new(1);
        change(&mut device);
        add(&identity, Ada, &mut device)
    };
    not_believed(
        try_with(&|d| d.origin = "https://portal.example.evil.example".to_owned()),
        "it was made on another site",
    );
    not_believed(try_with(&|d| d.origin = "http://portal.example".to_owned()), "it was made on another site");
    not_believed(try_with(&|d| d.rp_id = "evil.example".to_owned()), "the device made it for another site");
    not_believed(try_with(&|d| d.flags = 0x04), "nobody touched the device");
    not_believed(try_with(&|d| d.flags = 0x01), "the device did not ask who its holder is");
    not_believed(try_with(&|d| d.flags = 0x15), "it is backed up and cannot be");
    not_believed(try_with(&|d| d.flags = 0x85), "the authenticator data is cut short");
    not_believed(try_with(&|d| d.cross_origin = true), "it was made in a frame");
    not_believed(try_with(&|d| d.kind = Some("webauthn.get")), "it was made for something else");
    not_believed(try_with(&|d| d.format = "packed"), "the passkey came with an attestation that was not asked for");
    // ES384 (-35), which nobody offered.
    not_believed(try_with(&|d| d.algorithm = 0x27), "the passkey has an algorithm that was not offered");

    // A challenge is one browser's, one account's, one purpose's, and good once for ten minutes.
    let device = Device::new(1);
    let asked = ask_to_make(&identity, Ada);
    let body = device.made(&asked.challenge);
    post(&identity, Ada, PASSKEYS, "", body.clone()).refused(422, "challenge-lapsed");
    post(&identity, Bob, PASSKEYS, &asked.cookie, body.clone()).refused(422, "challenge-lapsed");
    let other = ask_to_make(&identity, Ada);
    post(&identity, Ada, PASSKEYS, &other.cookie, body.clone()).refused(422, "challenge-lapsed");
    let to_show = ask_to_show(&identity);
    post(&identity, Ada, PASSKEYS, &to_show.cookie, device.made(&to_show.challenge)).refused(422, "challenge-lapsed");
    post(&identity, Ada, PASSKEYS, &asked.cookie, device.made(&encode(b"made up"))).refused(422, "challenge-lapsed");
    assert_eq!(identity.world.count(KEPT), 0);
    post(&identity, Ada, PASSKEYS, &asked.cookie, body).expect(201);
    let again = Device::new(2).made(&asked.challenge);
    post(&identity, Ada, PASSKEYS, &asked.cookie, again).refused(422, "challenge-lapsed");
    add(&identity, Bob, &mut Device::new(1)).refused(409, "passkey-taken");
    for garbage in ["x", "AAAA", "!!"] {
        let body = json!({ "name": "x", "client_data": garbage, "attestation": garbage });
        post(&identity, Ada, PASSKEYS, &asked.cookie, body).refused(422, "passkey-not-believed");
    }
    assert_eq!(identity.world.count(KEPT), 1);
}

#[test]
fn an_assertion_is_good_once_in_the_browser_that_asked() {
    let identity = identity();
    let mut device = Device::new(1);
    add(&identity, Ada, &mut device).expect(201);
    let asked = ask_to_show(&identity);
    let shown = device.shown(&asked.challenge);
    post(&identity, Nobody, BY_PASSKEY, "", shown.clone()).refused(422, "challenge-lapsed");
    let theirs = ask_to_show(&identity);
    post(&identity, Nobody, BY_PASSKEY, &theirs.cookie, shown.clone()).refused(422, "challenge-lapsed");
    post(&identity, Nobody, BY_PASSKEY, &asked.cookie, shown.clone()).expect(201);
    post(&identity, Nobody, BY_PASSKEY, &asked.cookie, shown).refused(422, "challenge-lapsed");
    let asked = ask_to_show(&identity);
    let shown = device.shown(&asked.challenge);
    identity.world.set_now("2030-01-01T08:10:00Z");
    post(&identity, Nobody, BY_PASSKEY, &asked.cookie, shown).refused(422, "challenge-lapsed");
    assert_eq!(identity.world.count(NEW_SESSIONS), 1);
}

#[test]
fn a_passkey_of_elsewhere_or_of_somebody_else_opens_nothing() {
    let identity = identity();
    let mut good = Device::new(1);
    add(&identity, Ada, &mut good).expect(201);
    let try_with = |change: &dyn Fn(&mut Device)| {
        let mut device = good.clone();
        change(&mut device);
        sign_in_with(&identity, &mut device)
    };
    not_believed(try_with(&|d| d.origin = "https://evil.example".to_owned()), "it was made on another site");
    not_believed(try_with(&|d| d.rp_id = "evil.example".to_owned()), "the device made it for another site");
    not_believed(try_with(&|d| d.flags = 0x04), "nobody touched the device");
    not_believed(try_with(&|d| d.flags = 0x01), "the device did not ask who its holder is");
    not_believed(try_with(&|d| d.flags = 0x0d), "whether it can be backed up has changed");
    not_believed(try_with(&|d| d.cross_origin = true), "it was made in a frame");
    not_believed(try_with(&|d| d.kind = Some("webauthn.create")), "it was made for something else");
    not_believed(try_with(&|d| d.user_handle = encode(b"acc_bob")), "the passkey is another account's");
    not_believed(try_with(&|d| d.user_handle = encode(b"acc_")), "the passkey is another account's");
    let mut other = Device::new(2);
    other.credential_id.clone_from(&good.credential_id);
    other.user_handle.clone_from(&good.user_handle);
    not_believed(sign_in_with(&identity, &mut other), "the signature is not of this key over this");
    try_with(&|d| d.credential_id = encode(b"unknown")).refused(422, "passkey-unknown");
    assert_eq!(identity.world.count(NEW_SESSIONS), 0);
}

#[test]
fn a_counter_that_goes_back_is_refused_and_kept_in_the_audit_log() {
    let identity = identity();
    let mut device = Device::new(1);
    device.sign_count = 5;
    add(&identity, Ada, &mut device).expect(201);
    let mut copy = device.clone();
    sign_in_with(&identity, &mut device).expect(201);
    let refused = sign_in_with(&identity, &mut copy);
    assert_eq!(refused.trips, 2);
    not_believed(refused, "its counter went back: there are two of it");
    let audit = identity.world.rows("SELECT action, detail FROM audit WHERE action = 'refuse_passkey'");
    assert_eq!(audit.len(), 1);
    assert!(audit[0]["detail"].as_str().unwrap().contains("\"signed_before\":6"), "{audit:?}");
    sign_in_with(&identity, &mut device).expect(201);
    // Two at once with one count: one of them.
    let raced = meanwhile(&identity, "UPDATE passkeys SET sign_count = 8");
    let asked = ask_to_show(&identity);
    let shown = device.shown(&asked.challenge);
    not_believed(
        post(&raced, Nobody, BY_PASSKEY, &asked.cookie, shown),
        "it was removed, or shown elsewhere, meanwhile",
    );
}

#[test]
fn a_passkey_is_renamed_and_removed_by_its_owner_but_not_as_the_last_way_in() {
    let identity = identity();
    let mut device = Device::new(1);
    let made = add(&identity, Ada, &mut device).expect(201);
    let own = format!("{PASSKEYS}/{}", made.json["id"].as_str().unwrap());
    identity.put(Bob, &own, json!({ "name": "Mine" })).refused(404, "not-found");
    let renamed = identity.put(Ada, &own, json!({ "name": "Blue phone" })).expect(200);
    assert_eq!((&renamed.json["name"], renamed.trips), (&json!("Blue phone"), 1));
    identity.put(Ada, &own, json!({ "name": "" })).refused(422, "invalid-fields");
    identity.world.load("UPDATE accounts SET password_hash = NULL WHERE id = 'acc_ada'");
    identity.delete(Ada, &own).refused(409, "last-way-in");
    assert_eq!(never(&identity), []);
    add(&identity, Ada, &mut Device::new(2)).expect(201);
    // Both at once: one of them is the last.
    let raced = meanwhile(&identity, "DELETE FROM passkeys WHERE name = 'My phone'");
    raced.delete(Ada, &own).refused(409, "last-way-in");
    add(&identity, Ada, &mut Device::new(3)).expect(201);
    identity.delete(Bob, &own).refused(404, "not-found");
    assert_eq!(identity.delete(Ada, &own).expect(204).trips, 2);
    assert_eq!(told(&identity).last().unwrap().0, "identity.passkey_removed");
    sign_in_with(&identity, &mut device).refused(422, "passkey-unknown");
    identity.world.load("UPDATE sessions SET created_at = 1000");
    let left = identity.get(Ada, FACTORS).expect(200).json["passkeys"][0]["id"].as_str().unwrap().to_owned();
    identity.delete(Ada, &format!("{PASSKEYS}/{left}")).refused(403, "sign-in-again");
}

#[test]
fn where_a_company_is_required_no_passkey_counts() {
    let identity = identity();
    let mut device = Device::new(1);
    add(&identity, Ada, &mut device).expect(201);
    identity.world.load("UPDATE accounts SET email = 'ada@corp.example' WHERE id = 'acc_ada'");
    set_up(&identity, "corporate", &json!([{ "domain": "corp.example", "is_required": true }]));
    sign_in_with(&identity, &mut device).refused(403, "provider-required");
    assert_eq!(identity.world.count(NEW_SESSIONS), 0);
}

#[test]
fn an_account_has_twenty_passkeys_at_most() {
    let identity = identity();
    for number in 1..=20 {
        add(&identity, Ada, &mut Device::new(number)).expect(201);
    }
    add(&identity, Ada, &mut Device::new(21)).refused(409, "limit-reached");
}

#[test]
fn passkeys_survive_a_database_that_fails() {
    for (fault, nth) in FAULTS {
        let identity = identity();
        let mut device = Device::new(1);
        let asked = ask_to_make(&identity, Ada);
        asked.json["user_id"].as_str().unwrap().clone_into(&mut device.user_handle);
        let made = device.made(&asked.challenge);
        post(&failing(&identity, fault, nth), Ada, PASSKEYS, &asked.cookie, made.clone()).refused(500, "internal");
        let there = (fault, nth) == (Fault::After, 2);
        let again = post(&identity, Ada, PASSKEYS, &asked.cookie, made);
        if there {
            again.refused(422, "challenge-lapsed")
        } else {
            again.expect(201)
        };
        assert_eq!((identity.world.count(KEPT), told(&identity).len()), (1, 1));

        let asked = ask_to_show(&identity);
        let shown = device.shown(&asked.challenge);
        let broken = failing(&identity, fault, nth);
        post(&broken, Nobody, BY_PASSKEY, &asked.cookie, shown.clone()).refused(500, "internal");
        let again = post(&identity, Nobody, BY_PASSKEY, &asked.cookie, shown);
        if there {
            again.refused(422, "challenge-lapsed")
        } else {
            again.expect(201)
        };
        assert_eq!(identity.world.count(NEW_SESSIONS), 1);
    }
}
