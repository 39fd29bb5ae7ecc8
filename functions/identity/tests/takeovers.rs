//! What somebody could try who wants an account that is not theirs, where no other test tries it.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use serde_json::{Value, json};
use support::authenticator::{Device, add, sign_in_with};
use support::factors::*;
use support::*;
use testkit::{Answer, Persona::*};

/// All that an answer tells: what it says, in how many trips, at the cost of how many hashes.
fn told_by(answer: Answer) -> (u16, String, Vec<(String, String)>, u32, u32) {
    let mut headers = answer.headers.0;
    headers.sort();
    (answer.status, answer.text, headers, answer.trips, hashes_computed())
}

#[test]
fn nobody_learns_who_has_an_account_or_how_it_is_guarded() {
    let identity = identity();
    set_codes_up(&identity, Ada);
    add(&identity, Bob, &mut Device::new(1)).expect(201);
    hashes_computed();
    // Ada shows codes, Bob has a passkey, Carl has neither, Eve has no account.
    let emails = ["ada@example.org", "bob@example.org", "carl@example.org", "eve@example.org"];
    let wrong: Vec<_> = emails.iter().map(|email| told_by(sign_in(&identity, email, "wrong"))).collect();
    assert!(wrong.windows(2).all(|pair| pair[0] == pair[1]), "signing in: {wrong:#?}");
    let asked = |path: &str, body: &dyn Fn(&str) -> Value| {
        let answers: Vec<_> = emails
            .iter()
            .map(|email| {
                let (status, text, headers, trips, hashes) = told_by(identity.post(Nobody, path, body(email)));
                (status, text.replace(email, "who"), headers, trips, hashes)
            })
            .collect();
        assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{path}: {answers:#?}");
    };
    asked("/api/identity/accounts", &|email| sign_up(email, OTHER_PASSWORD));
    asked("/api/identity/password-resets", &|email| json!({ "email": email }));
    asked("/api/identity/email-verifications/resend", &|email| json!({ "email": email }));
    asked("/api/identity/ways-in", &|email| json!({ "email": email }));
}

#[test]
fn the_first_step_alone_opens_nothing() {
    let identity = identity();
    set_codes_up(&identity, Ada);
    let begun = first_step(&identity, "ada@example.org", PASSWORD);
    // What stands for the first step is no session, and no refresh token either.
    let value = begun.split('=').nth(1).unwrap();
    refresh(&identity, &format!("__Secure-portico_refresh={value}")).refused(401, "session-ended");
    refresh(&identity, &begun).refused(401, "session-ended");
    // Nor does it stand for another account's, or for a longer time.
    let parts: Vec<&str> = value.split('.').collect();
    let bobs = first_step_of_bob(&identity);
    let bobs: Vec<&str> = bobs.split('=').nth(1).unwrap().split('.').collect();
    for mixed in [
        format!("{}.{}.{}", parts[0], parts[1], bobs[2]),
        format!("{}.{}.{}", bobs[0], bobs[1], parts[2]),
        format!("{}.{}.{}", parts[0], parts[1].to_lowercase(), parts[2]),
        value.replace('.', ""),
    ] {
        let cookie = format!("__Host-portico_second_step={mixed}");
        second_step(&identity, &cookie, "000000").refused(422, "challenge-lapsed");
    }
}

fn first_step_of_bob(identity: &testkit::Function<identity::App>) -> String {
    set_codes_up(identity, Bob);
    first_step(identity, "bob@example.org", PASSWORD)
}

/// The code of one account opens no other, and a passkey that was removed opens nothing, even in a race.
#[test]
fn what_is_one_s_own_opens_one_s_own() {
    let identity = identity();
    let (ada, ada_recovery) = set_codes_up(&identity, Ada);
    let bobs = first_step_of_bob(&identity);
    second_step(&identity, &bobs, &code(&identity, &ada, 0)).refused(422, "invalid-fields");
    second_step(&identity, &bobs, &ada_recovery[0]).refused(422, "invalid-fields");

    let mut device = Device::new(1);
    add(&identity, Carl, &mut device).expect(201);
    let raced = meanwhile(&identity, "DELETE FROM passkeys");
    let asked = support::authenticator::ask_to_show(&identity);
    let shown = device.shown(&asked.challenge);
    let path = support::authenticator::BY_PASSKEY;
    support::authenticator::post(&raced, Nobody, path, &asked.cookie, shown).refused(422, "passkey-not-believed");
    sign_in_with(&identity, &mut device).refused(422, "passkey-unknown");
    // A secret that was sealed for one account does not open for another.
    identity.world.load(
        "UPDATE totp_factors SET secret = (SELECT secret FROM totp_factors WHERE account_id = 'acc_ada') WHERE account_id = 'acc_bob'",
    );
    second_step(&identity, &bobs, &code(&identity, &ada, 0)).refused(500, "internal");
}

/// Whoever finds a browser that was left alone cannot make it theirs.
#[test]
fn a_browser_that_was_left_alone_changes_no_way_in() {
    let identity = identity();
    identity.world.load("UPDATE sessions SET created_at = 1000");
    for (path, body) in [
        ("/api/identity/totp", Value::Null),
        ("/api/identity/passkeys/question", Value::Null),
        ("/api/identity/tokens", json!({ "name": "x", "scopes": ["bookings:read"], "days": 1 })),
    ] {
        identity.post(Ada, path, body).refused(403, "sign-in-again");
    }
    for _ in 0..5 {
        identity.put(Ada, CONFIRMATION, json!({ "password": "a guess" })).refused(422, "invalid-fields");
    }
    identity.put(Ada, CONFIRMATION, json!({ "password": PASSWORD })).refused(429, "too-many-attempts");
    let count = "SELECT (SELECT count(*) FROM totp_factors) + (SELECT count(*) FROM passkeys) + (SELECT count(*) FROM api_tokens)";
    assert_eq!(identity.world.count(count), 0);
}
