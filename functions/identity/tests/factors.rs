//! Codes as a second step, recovery codes, and showing anew who one is.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use serde_json::{Value, json};
use support::authenticator::{Device, add, ask_to_show};
use support::factors::*;
use support::provider::{come_by, enter, never, set_up};
use support::*;
use testkit::{FAULTS, Fault, Persona::*};

const SESSIONS_OF_ADA: &str = "SELECT count(*) FROM sessions WHERE account_id = 'acc_ada' AND id <> 'ses_ada'";

fn factors(function: &testkit::Function<identity::App>) -> Value {
    function.get(Ada, FACTORS).expect(200).json
}

#[test]
fn codes_count_once_one_was_shown_and_are_told_to_the_mailbox() {
    let identity = identity();
    identity.post(Ada, TOTP, Value::Null).refused(403, "sign-in-again");
    just_signed_in(&identity);
    let enrolled = identity.post(Ada, TOTP, Value::Null).expect(201);
    let secret = enrolled.json["secret"].as_str().unwrap();
    let uri = enrolled.json["uri"].as_str().unwrap();
    assert!(uri.starts_with("otpauth://totp/") && uri.contains(secret) && uri.contains("ada%40example.org"), "{uri}");
    let kept = identity.world.rows("SELECT secret FROM totp_factors")[0]["secret"].as_str().unwrap().to_owned();
    assert!(kept.starts_with("v1.") && !kept.contains(secret), "sealed");
    sign_in(&identity, "ada@example.org", PASSWORD).expect(201);
    let confirmation = format!("{TOTP}/confirmation");
    identity.post(Ada, &confirmation, json!({ "code": "000000" })).refused(422, "invalid-fields");
    let done = identity.post(Ada, &confirmation, json!({ "code": code(&identity, secret, 0) })).expect(201);
    assert_eq!((done.json["codes"].as_array().unwrap().len(), done.trips), (10, 2));
    let text = done.text.clone();
    let hashes = identity.world.rows("SELECT code_hash FROM recovery_codes");
    assert!(hashes.iter().all(|row| !text.contains(row["code_hash"].as_str().unwrap())), "kept as digests");
    assert_eq!(told(&identity), [("identity.second_step_on".to_owned(), "ada@example.org".to_owned())]);
    let shown = factors(&identity);
    assert_eq!((&shown["codes_since"], &shown["recovery_codes_left"]), (&json!("2030-01-01T08:00:00Z"), &json!(10)));
    assert!(!shown.to_string().contains(secret));
    identity.post(Ada, TOTP, Value::Null).refused(409, "second-step-on");
    identity.post(Ada, &confirmation, json!({ "code": "000000" })).refused(409, "second-step-on");
    identity.post(Bob, &confirmation, json!({ "code": "000000" })).refused(409, "second-step-off");
    assert_eq!(never(&identity), []);
}

#[test]
fn signing_in_takes_the_password_and_then_a_code() {
    let identity = identity();
    let (secret, _) = set_codes_up(&identity, Ada);
    sign_in(&identity, "ada@example.org", "wrong").refused(401, "wrong-credentials");
    let first = sign_in(&identity, "ada@example.org", PASSWORD).refused(403, "second-step");
    assert_eq!((first.trips, identity.world.count(SESSIONS_OF_ADA)), (2, 0), "nobody is signed in yet");
    assert!(cookie(&first, web::token::COOKIE).is_none());
    let kept = cookie(&first, "__Host-portico_second_step").unwrap();
    assert!(kept.ends_with("; Path=/; Max-Age=600; Secure; HttpOnly; SameSite=Strict"), "{kept}");
    let begun = second_step_cookie(&first);
    second_step(&identity, &begun, "000000").refused(422, "invalid-fields");
    second_step(&identity, "", &code(&identity, &secret, 0)).refused(422, "challenge-lapsed");
    let done = second_step(&identity, &begun, &code(&identity, &secret, 0)).expect(201);
    assert_eq!((done.json["account_id"].as_str(), done.trips), (Some("acc_ada"), 2));
    refresh(&identity, &refresh_cookie(&done)).expect(200);
    assert!(cookie(&done, "__Host-portico_second_step").unwrap().contains("Max-Age=0"));
}

#[test]
fn a_code_and_a_second_step_are_good_once() {
    let identity = identity();
    let (secret, _) = set_codes_up(&identity, Ada);
    let begun = first_step(&identity, "ada@example.org", PASSWORD);
    let good = code(&identity, &secret, 0);
    second_step(&identity, &begun, &good).expect(201);
    // Somebody looked over Ada's shoulder, and knows the password.
    let theirs = first_step(&identity, "ada@example.org", PASSWORD);
    let again = second_step(&identity, &theirs, &good).refused(422, "invalid-fields");
    assert_eq!(
        (&again.json["errors"][0]["pointer"], &again.json["errors"][0]["rule"]),
        (&json!("/code"), &json!("wrong-code"))
    );
    second_step(&identity, &theirs, &code(&identity, &secret, -1)).refused(422, "invalid-fields");
    // A second step that was taken is not taken again, whatever the code.
    second_step(&identity, &begun, &code(&identity, &secret, 1)).refused(422, "challenge-lapsed");
    assert_eq!(identity.world.count(SESSIONS_OF_ADA), 1);
}

#[test]
fn two_browsers_with_one_code_are_one_too_many() {
    let identity = identity();
    let (secret, recovery) = set_codes_up(&identity, Ada);
    let begun = first_step(&identity, "ada@example.org", PASSWORD);
    let taken = meanwhile(&identity, "UPDATE totp_factors SET last_step = 4000000000");
    second_step(&taken, &begun, &code(&identity, &secret, 0)).refused(422, "invalid-fields");
    let used = meanwhile(&identity, "UPDATE recovery_codes SET used_at = 1");
    second_step(&used, &begun, &recovery[0]).refused(422, "invalid-fields");
    assert_eq!(identity.world.count(SESSIONS_OF_ADA), 0);
    // And a password alone starts no session where codes were set up a moment ago.
    let raced = meanwhile(&identity, "INSERT INTO totp_factors VALUES ('acc_bob', 'x', 1, 1, 1)");
    sign_in(&raced, "bob@example.org", PASSWORD).refused(409, "changed-meanwhile");
}

#[test]
fn a_recovery_code_opens_once_and_the_mailbox_is_told() {
    let identity = identity();
    let (secret, recovery) = set_codes_up(&identity, Ada);
    let begun = first_step(&identity, "ada@example.org", PASSWORD);
    second_step(&identity, &begun, &recovery[3].to_uppercase().replace('-', " ")).expect(201);
    assert_eq!(told(&identity).last().unwrap().0, "identity.recovery_code_used");
    assert_eq!(factors(&identity)["recovery_codes_left"], 9);
    let begun = first_step(&identity, "ada@example.org", PASSWORD);
    second_step(&identity, &begun, &recovery[3]).refused(422, "invalid-fields");
    // New ones end the old ones, and take a code.
    let path = "/api/identity/recovery-codes";
    identity.post(Ada, path, json!({ "code": "000000" })).refused(422, "invalid-fields");
    let made = identity.post(Ada, path, json!({ "code": code(&identity, &secret, 0) })).expect(201);
    second_step(&identity, &begun, &recovery[0]).refused(422, "invalid-fields");
    second_step(&identity, &begun, made.json["codes"][0].as_str().unwrap()).expect(201);
    assert_eq!((factors(&identity)["recovery_codes_left"].as_i64(), never(&identity)), (Some(9), Vec::new()));
}

#[test]
fn wrong_codes_lock_and_a_right_password_does_not_forget_them() {
    let identity = identity();
    let (secret, _) = set_codes_up(&identity, Ada);
    for _ in 0..5 {
        let begun = first_step(&identity, "ada@example.org", PASSWORD);
        second_step(&identity, &begun, "000000").refused(422, "invalid-fields");
    }
    let begun = first_step(&identity, "ada@example.org", PASSWORD);
    second_step(&identity, &begun, &code(&identity, &secret, 0)).refused(429, "too-many-attempts");
    identity.world.set_now("2030-01-01T08:01:01Z");
    second_step(&identity, &begun, &code(&identity, &secret, 0)).expect(201);
    // Nobody can lock somebody else out without the password: what the cookie says is signed.
    let forged = begun.replace("acc_ada", "acc_bob");
    second_step(&identity, &forged, "000000").refused(422, "challenge-lapsed");
    assert_eq!(identity.world.count("SELECT count(*) FROM throttles WHERE subject = 'code:acc_bob'"), 0);
}

#[test]
fn a_second_step_ends_with_its_time_and_its_password() {
    let identity = identity();
    let (secret, _) = set_codes_up(&identity, Ada);
    let begun = first_step(&identity, "ada@example.org", PASSWORD);
    identity.world.load("UPDATE accounts SET password_hash = 'another' WHERE id = 'acc_ada'");
    second_step(&identity, &begun, &code(&identity, &secret, 0)).refused(422, "challenge-lapsed");
    let identity = support::identity();
    let (secret, _) = set_codes_up(&identity, Ada);
    let begun = first_step(&identity, "ada@example.org", PASSWORD);
    identity.world.set_now("2030-01-01T08:10:00Z");
    second_step(&identity, &begun, &code(&identity, &secret, 0)).refused(422, "challenge-lapsed");
}

#[test]
fn a_reset_of_the_password_leaves_the_second_step() {
    let identity = identity();
    let (secret, _) = set_codes_up(&identity, Ada);
    identity.post(Nobody, "/api/identity/password-resets", json!({ "email": "ada@example.org" })).expect(202);
    let chosen = json!({ "token": link_token(&identity), "password": OTHER_PASSWORD });
    identity.post(Nobody, "/api/identity/password-resets/complete", chosen).expect(204);
    let begun = first_step(&identity, "ada@example.org", OTHER_PASSWORD);
    second_step(&identity, &begun, &code(&identity, &secret, 0)).expect(201);
}

#[test]
fn whoever_comes_by_a_provider_shows_a_code_too() {
    let identity = identity();
    let (secret, _) = set_codes_up(&identity, Ada);
    let google = set_up(&identity, "google", &json!([]));
    let entered = enter(&identity, Nobody, &come_by(&identity, &google)).expect(200);
    assert_eq!((&entered.json["outcome"], &entered.json["session"]), (&json!("second_step"), &Value::Null));
    assert!(cookie(&entered, web::token::COOKIE).is_none());
    assert_eq!(identity.world.count(SESSIONS_OF_ADA), 0);
    second_step(&identity, &second_step_cookie(&entered), &code(&identity, &secret, 0)).expect(201);
}

#[test]
fn turning_codes_off_takes_a_code() {
    let identity = identity();
    let (secret, recovery) = set_codes_up(&identity, Ada);
    let removal = format!("{TOTP}/removal");
    identity.post(Ada, &removal, json!({ "code": "000000" })).refused(422, "invalid-fields");
    identity.post(Bob, &removal, json!({ "code": code(&identity, &secret, 0) })).refused(409, "second-step-off");
    identity.post(Ada, &removal, json!({ "code": recovery[0] })).expect(204);
    assert_eq!(told(&identity).last().unwrap().0, "identity.second_step_off");
    sign_in(&identity, "ada@example.org", PASSWORD).expect(201);
    assert_eq!(identity.world.count("SELECT count(*) FROM recovery_codes"), 0);
}

#[test]
fn an_operator_turns_codes_off_for_somebody_who_lost_everything() {
    let identity = identity();
    set_codes_up(&identity, Ada);
    set_codes_up(&identity, Boss);
    let of = |who: &str| format!("/api/identity/accounts/acc_{who}/totp");
    identity.delete(Ada, &of("ada")).refused(403, "forbidden");
    identity.delete(Boss, &of("boss")).refused(403, "forbidden");
    identity.delete(Boss, &of("bob")).refused(409, "second-step-off");
    identity.delete(Boss, &of("none")).refused(404, "not-found");
    identity.world.set_now("2030-01-01T08:16:00Z");
    identity.delete(Boss, &of("ada")).refused(403, "sign-in-again");
    identity.put(Boss, CONFIRMATION, json!({ "password": PASSWORD })).expect(204);
    assert_eq!(identity.delete(Boss, &of("ada")).expect(204).trips, 2);
    assert_eq!(told(&identity).last().unwrap(), &("identity.second_step_off".to_owned(), "ada@example.org".to_owned()));
    let audit = identity.world.rows("SELECT account_id, subject FROM audit WHERE action = 'remove_totp_of'");
    assert_eq!(audit, [json!({ "account_id": "acc_boss", "subject": "acc_ada" })]);
    sign_in(&identity, "ada@example.org", PASSWORD).expect(201);
    assert_eq!(never(&identity), []);
}

#[test]
fn the_password_a_code_or_a_passkey_shows_anew_who_is_there() {
    let identity = identity();
    let (secret, _) = set_codes_up(&identity, Ada);
    let mut device = Device::new(1);
    add(&identity, Ada, &mut device).expect(201);
    let confirm = |body: Value, cookie: &str| {
        identity.send_with(Ada, "PUT", CONFIRMATION, body, &[("cookie", cookie), ("cf-connecting-ip", "192.0.2.1")])
    };
    let stale = || identity.world.load("UPDATE sessions SET created_at = 1000, confirmed_at = NULL");
    let is_recent = || identity.post(Ada, "/api/identity/passkeys/question", Value::Null).status == 200;
    let asked = ask_to_show(&identity);
    let shown = device.shown(&asked.challenge);
    for (body, cookie) in [
        (json!({ "password": PASSWORD }), ""),
        (json!({ "code": code(&identity, &secret, 0) }), ""),
        (json!({ "passkey": shown.clone() }), asked.cookie.as_str()),
    ] {
        stale();
        assert!(!is_recent());
        assert_eq!(confirm(body, cookie).expect(204).trips, 2);
        assert!(is_recent());
    }
    stale();
    confirm(json!({ "password": "wrong" }), "").refused(422, "invalid-fields");
    confirm(json!({ "code": "000000" }), "").refused(422, "invalid-fields");
    confirm(json!({ "passkey": shown }), &asked.cookie).refused(422, "challenge-lapsed");
    confirm(json!({}), "").refused(422, "invalid-fields");
    confirm(json!({ "password": PASSWORD, "code": "000000" }), "").refused(422, "invalid-fields");
    // Somebody else's passkey shows nothing of Ada.
    let mut bobs = Device::new(2);
    add(&identity, Bob, &mut bobs).expect(201);
    stale();
    let asked = ask_to_show(&identity);
    confirm(json!({ "passkey": bobs.shown(&asked.challenge) }), &asked.cookie).refused(422, "passkey-unknown");
    assert!(!is_recent());
    identity.world.load("UPDATE sessions SET ended_at = 1 WHERE id = 'ses_ada'");
    confirm(json!({ "password": PASSWORD }), "").refused(403, "sign-in-again");
}

#[test]
fn codes_survive_a_database_that_fails() {
    for (fault, nth) in FAULTS {
        let identity = identity();
        just_signed_in(&identity);
        failing(&identity, fault, nth).post(Ada, TOTP, Value::Null).refused(500, "internal");
        let (secret, recovery) = set_codes_up(&identity, Ada);
        let begun = first_step(&identity, "ada@example.org", PASSWORD);
        second_step(&failing(&identity, fault, nth), &begun, &code(&identity, &secret, 0)).refused(500, "internal");
        // Where the answer was lost the code is used up; the next one signs in after another first step.
        let begun = first_step(&identity, "ada@example.org", PASSWORD);
        second_step(&identity, &begun, &code(&identity, &secret, 1)).expect(201);
        let removal = format!("{TOTP}/removal");
        let body = json!({ "code": recovery[0] });
        failing(&identity, fault, nth).post(Ada, &removal, body.clone()).refused(500, "internal");
        let gone = (fault, nth) == (Fault::After, 2);
        identity.post(Ada, &removal, body).expect(if gone { 409 } else { 204 });
        assert_eq!(never(&identity), []);
    }
}
