//! Forgetting a password, and changing one.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use serde_json::json;
use support::*;
use testkit::{Answer, FAULTS, Fault, Function, Persona::*};

const RESETS: &str = "/api/identity/password-resets";
const COMPLETE: &str = "/api/identity/password-resets/complete";
const PASSWORD_PATH: &str = "/api/identity/password";

fn ask(identity: &Function<identity::App>, email: &str) -> Answer {
    identity.post(Nobody, RESETS, json!({ "email": email }))
}

fn complete(identity: &Function<identity::App>, token: &str, password: &str) -> Answer {
    identity.post(Nobody, COMPLETE, json!({ "token": token, "password": password }))
}

#[test]
fn a_reset_takes_the_link_once_and_ends_every_session() {
    let identity = identity();
    let browser = refresh_cookie(&sign_in(&identity, "carl@example.org", PASSWORD).expect(201));
    let asked = ask(&identity, "carl@example.org").expect(202);
    assert_eq!((asked.json, asked.trips), (json!({ "email": "carl@example.org" }), 2));
    let first = link_token(&identity);
    ask(&identity, "carl@example.org").expect(202);
    let second = link_token(&identity);
    assert_eq!(complete(&identity, &first, OTHER_PASSWORD).expect(204).trips, 2);
    complete(&identity, &first, PASSWORD).refused(422, "link-not-valid");
    complete(&identity, &second, PASSWORD).refused(422, "link-not-valid");
    refresh(&identity, &browser).refused(401, "session-ended");
    sign_in(&identity, "carl@example.org", PASSWORD).refused(401, "wrong-credentials");
    sign_in(&identity, "carl@example.org", OTHER_PASSWORD).expect(201);
    let topics: Vec<_> = told(&identity).into_iter().map(|(topic, _)| topic).collect();
    assert_eq!(topics, ["identity.reset_password", "identity.reset_password", "identity.password_changed"]);
    assert_eq!(
        identity.world.count("SELECT count(*) FROM sessions WHERE ended_at IS NULL"),
        5,
        "four fixtures and the new one"
    );
}

#[test]
fn an_unknown_address_gets_the_same_answer_and_no_mail() {
    let identity = identity();
    let known = ask(&identity, "ada@example.org").expect(202);
    let unknown = ask(&identity, "eve@example.org").expect(202);
    assert_eq!((known.headers, known.trips), (unknown.headers, unknown.trips));
    assert_eq!(told(&identity).len(), 1);
    assert_eq!(identity.world.count("SELECT count(*) FROM password_resets"), 1);
}

#[test]
fn a_reset_link_expires_after_thirty_minutes() {
    let identity = identity();
    ask(&identity, "ada@example.org").expect(202);
    let token = link_token(&identity);
    identity.world.set_now("2030-01-01T08:30:00Z");
    complete(&identity, &token, OTHER_PASSWORD).refused(422, "link-not-valid");
    complete(&identity, "x", OTHER_PASSWORD).refused(422, "link-not-valid");
    sign_in(&identity, "ada@example.org", PASSWORD).expect(201);
}

#[test]
fn a_bad_password_leaves_the_link_good() {
    let identity = identity();
    ask(&identity, "ada@example.org").expect(202);
    let token = link_token(&identity);
    for (password, rule) in [("qwertyuiop", "too-common"), ("ada@example.org", "guessable")] {
        let refused = complete(&identity, &token, password).refused(422, "invalid-fields");
        assert_eq!(
            (&refused.json["errors"][0]["pointer"], &refused.json["errors"][0]["rule"]),
            (&json!("/password"), &json!(rule))
        );
    }
    complete(&identity, &token, OTHER_PASSWORD).expect(204);
}

#[test]
fn a_reset_unlocks_an_account() {
    let identity = identity();
    for _ in 0..5 {
        sign_in(&identity, "ada@example.org", "wrong").refused(401, "wrong-credentials");
    }
    sign_in(&identity, "ada@example.org", PASSWORD).refused(429, "too-many-attempts");
    ask(&identity, "ada@example.org").expect(202);
    complete(&identity, &link_token(&identity), OTHER_PASSWORD).expect(204);
    sign_in(&identity, "ada@example.org", OTHER_PASSWORD).expect(201);
}

#[test]
fn a_change_of_password_takes_the_present_one_and_ends_the_other_sessions() {
    let identity = identity();
    let browser = refresh_cookie(&sign_in(&identity, "carl@example.org", PASSWORD).expect(201));
    let change = |current: &str, new: &str| {
        identity.put(Carl, PASSWORD_PATH, json!({ "current_password": current, "new_password": new }))
    };
    let refused = change("wrong", OTHER_PASSWORD).refused(422, "invalid-fields");
    assert_eq!(
        (&refused.json["errors"][0]["pointer"], &refused.json["errors"][0]["rule"]),
        (&json!("/current_password"), &json!("wrong"))
    );
    let refused = change(PASSWORD, "carl@example.org").refused(422, "invalid-fields");
    assert_eq!(refused.json["errors"][0]["pointer"], "/new_password");
    refresh(&identity, &browser).expect(200);
    assert_eq!(change(PASSWORD, OTHER_PASSWORD).expect(204).trips, 2);
    refresh(&identity, &browser).refused(401, "session-ended");
    assert_eq!(identity.world.count("SELECT count(*) FROM sessions WHERE id = 'ses_carl' AND ended_at IS NULL"), 1);
    assert_eq!(told(&identity), [("identity.password_changed".to_owned(), "carl@example.org".to_owned())]);
    sign_in(&identity, "carl@example.org", OTHER_PASSWORD).expect(201);
}

#[test]
fn a_signed_in_browser_cannot_guess_the_password() {
    let identity = identity();
    let guess =
        || identity.put(Carl, PASSWORD_PATH, json!({ "current_password": "wrong", "new_password": OTHER_PASSWORD }));
    for _ in 0..5 {
        guess().refused(422, "invalid-fields");
    }
    assert_eq!(guess().refused(429, "too-many-attempts").trips, 1);
    sign_in(&identity, "carl@example.org", PASSWORD).expect(201);
}

#[test]
fn of_two_who_use_one_link_or_one_password_at_once_the_second_changes_nothing() {
    let identity = identity();
    ask(&identity, "ada@example.org").expect(202);
    let token = link_token(&identity);
    let raced = meanwhile(&identity, "UPDATE password_resets SET used_at = 1");
    complete(&raced, &token, OTHER_PASSWORD).refused(422, "link-not-valid");
    sign_in(&identity, "ada@example.org", PASSWORD).expect(201);

    let raced = meanwhile(&identity, "UPDATE accounts SET password_hash = 'another' WHERE id = 'acc_ada'");
    let change = json!({ "current_password": PASSWORD, "new_password": OTHER_PASSWORD });
    raced.put(Ada, PASSWORD_PATH, change).refused(422, "invalid-fields");
    assert_eq!(identity.world.count("SELECT count(*) FROM accounts WHERE password_hash = 'another'"), 1);
    assert_eq!(told(&identity).len(), 1, "nobody is told of a change that did not happen");
}

#[test]
fn passwords_survive_a_database_that_fails() {
    for (fault, nth) in FAULTS {
        let identity = identity();
        ask(&failing(&identity, fault, nth), "carl@example.org").refused(500, "internal");
        ask(&identity, "carl@example.org").expect(202);
        let token = link_token(&identity);
        complete(&failing(&identity, fault, nth), &token, OTHER_PASSWORD).refused(500, "internal");
        // What happened, happened: the link is used up, the password is the new one.
        let happened = (fault, nth) == (Fault::After, 2);
        let again = complete(&identity, &token, OTHER_PASSWORD);
        if happened {
            again.refused(422, "link-not-valid")
        } else {
            again.expect(204)
        };
        sign_in(&identity, "carl@example.org", OTHER_PASSWORD).expect(201);

        let change = json!({ "current_password": OTHER_PASSWORD, "new_password": PASSWORD });
        failing(&identity, fault, nth).put(Carl, PASSWORD_PATH, change.clone()).refused(500, "internal");
        let again = identity.put(Carl, PASSWORD_PATH, change);
        if happened {
            again.refused(422, "invalid-fields")
        } else {
            again.expect(204)
        };
        sign_in(&identity, "carl@example.org", PASSWORD).expect(201);
        let changed = told(&identity).iter().filter(|(topic, _)| topic == "identity.password_changed").count();
        assert_eq!(changed, 2, "{fault:?} {nth}: told once for each change");
    }
}
