//! Operators who help whoever does not get in.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use serde_json::{Value, json};
use support::authenticator::{Device, add, sign_in_with};
use support::factors::*;
use support::*;
use testkit::{Fault, Persona::*};

const ALL: &str = "/api/identity/all/accounts";
const ADAS: &str = "/api/identity/all/accounts/acc_ada?email=ada@example.org";
const DEEDS: [(&str, &str); 3] = [
    ("DELETE", "/api/identity/accounts/acc_ada/sessions"),
    ("POST", "/api/identity/accounts/acc_ada/password-reset"),
    ("DELETE", "/api/identity/accounts/acc_ada/lock"),
];

#[test]
fn accounts_are_found_by_a_part_of_name_or_address_page_by_page() {
    let identity = identity();
    let found = identity.get(Boss, &format!("{ALL}?search=MEMBERS")).expect(200);
    let emails: Vec<_> = found.json["items"].as_array().unwrap().iter().map(|one| one["email"].clone()).collect();
    assert_eq!(emails, ["ada@example.org", "bob@example.org"]);
    add(&identity, Boss, &mut Device::new(1)).expect(201);
    let found = identity.get(Boss, &format!("{ALL}?search=boss@")).expect(200);
    let line = &found.json["items"][0];
    assert_eq!((&line["is_operator"], &line["has_factor"]), (&json!(true), &json!(true)));
    identity.world.load("INSERT INTO accounts (id, email, name, locale, email_verified_at, created_at)
      SELECT 'acc_' || key, 'm' || (1000 + key) || '@example.org', 'Many', 'en', 1, 1 FROM json_each('[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]')");
    let first = identity.get(Boss, &format!("{ALL}?search=many")).expect(200);
    let cursor = first.json["next_cursor"].as_str().unwrap();
    let second = identity.get(Boss, &format!("{ALL}?search=many&cursor={cursor}")).expect(200);
    assert_eq!(
        (first.json["items"].as_array().unwrap().len(), second.json["items"].as_array().unwrap().len()),
        (50, 1)
    );
}

#[test]
fn an_operator_sees_how_an_account_is_got_into_and_no_secret() {
    let identity = identity();
    let (secret, recovery) = set_codes_up(&identity, Ada);
    for _ in 0..5 {
        sign_in(&identity, "ada@example.org", "wrong").refused(401, "wrong-credentials");
    }
    let ways = identity.get(Boss, ADAS).expect(200);
    assert_eq!(
        (
            &ways.json["has_password"],
            &ways.json["recovery_codes_left"],
            &ways.json["codes_since"],
            &ways.json["locked_until"]
        ),
        (&json!(true), &json!(10), &json!("2030-01-01T08:00:00Z"), &json!("2030-01-01T08:01:00Z"))
    );
    assert_eq!(ways.json["sessions"].as_array().unwrap().len(), 1);
    assert!(!ways.text.contains(&secret) && !ways.text.contains(&recovery[0]) && !ways.text.contains("argon2"));
    // The address must be the account's: else somebody else's lock would show.
    identity.get(Boss, "/api/identity/all/accounts/acc_ada?email=bob@example.org").refused(404, "not-found");
    identity.get(Boss, "/api/identity/all/accounts/acc_none?email=ada@example.org").refused(404, "not-found");
}

#[test]
fn a_locked_account_is_let_in_again_and_its_owner_is_told() {
    let identity = identity();
    for _ in 0..5 {
        sign_in(&identity, "ada@example.org", "wrong").refused(401, "wrong-credentials");
    }
    sign_in(&identity, "ada@example.org", PASSWORD).refused(429, "too-many-attempts");
    just_signed_in(&identity);
    assert_eq!(identity.delete(Boss, "/api/identity/accounts/acc_ada/lock").expect(204).trips, 2);
    sign_in(&identity, "ada@example.org", PASSWORD).expect(201);
    assert_eq!(told(&identity), [("identity.lock_lifted".to_owned(), "ada@example.org".to_owned())]);
    let kept = identity.world.rows("SELECT account_id, action, subject FROM audit");
    assert_eq!(kept, [json!({ "account_id": "acc_boss", "action": "lift_lock", "subject": "acc_ada" })]);
}

#[test]
fn somebody_is_signed_out_everywhere_and_the_operator_stays() {
    let identity = identity();
    let theirs = refresh_cookie(&sign_in(&identity, "ada@example.org", PASSWORD).expect(201));
    just_signed_in(&identity);
    identity.delete(Boss, "/api/identity/accounts/acc_ada/sessions").expect(204);
    refresh(&identity, &theirs).refused(401, "session-ended");
    identity.delete(Boss, "/api/identity/accounts/acc_boss/sessions").expect(204);
    assert_eq!(
        identity.world.count("SELECT count(*) FROM sessions WHERE ended_at IS NULL AND account_id = 'acc_boss'"),
        1
    );
    let topics: Vec<_> = told(&identity).into_iter().map(|(topic, _)| topic).collect();
    assert_eq!(topics, ["identity.signed_out", "identity.signed_out"]);
}

#[test]
fn a_reset_goes_to_the_mailbox_and_nowhere_else() {
    let identity = identity();
    just_signed_in(&identity);
    let answer = identity.post(Boss, "/api/identity/accounts/acc_ada/password-reset", Value::Null).expect(204);
    assert!(answer.text.is_empty());
    assert_eq!(told(&identity), [("identity.reset_password".to_owned(), "ada@example.org".to_owned())]);
    let wish = json!({ "token": link_token(&identity), "password": OTHER_PASSWORD });
    identity.post(Nobody, "/api/identity/password-resets/complete", wish).expect(204);
    sign_in(&identity, "ada@example.org", OTHER_PASSWORD).expect(201);
    // Where a company is the only way in, there is no password to reset.
    identity.world.load(
        "INSERT INTO identity_providers (id, kind, name, issuer, client_id, client_secret, is_on, created_at)
      VALUES ('idp_1', 'corporate', 'Example', 'https://id.example.org', 'x', 'x', 1, 1);
INSERT INTO provider_domains (domain, provider_id, is_required) VALUES ('example.org', 'idp_1', 1)",
    );
    identity.post(Boss, "/api/identity/accounts/acc_ada/password-reset", Value::Null).refused(403, "provider-required");
}

#[test]
fn each_deed_takes_an_operator_who_has_just_shown_who_they_are() {
    let identity = identity();
    for (method, path) in DEEDS {
        identity.send(Tess, method, path, Value::Null).refused(403, "forbidden");
        identity.world.load("UPDATE sessions SET created_at = 1000");
        identity.send(Boss, method, path, Value::Null).refused(403, "sign-in-again");
        just_signed_in(&identity);
        let nobody = path.replace("acc_ada", "acc_none");
        identity.send(Boss, method, &nobody, Value::Null).refused(404, "not-found");
    }
    assert_eq!((told(&identity).len(), identity.world.count("SELECT count(*) FROM audit")), (0, 0));
}

#[test]
fn a_deed_is_done_told_and_kept_or_none_of_it() {
    for (method, path) in DEEDS {
        let identity = identity();
        just_signed_in(&identity);
        for (fault, done) in [(Fault::Before, 0), (Fault::After, 1)] {
            failing(&identity, fault, 2).send(Boss, method, path, Value::Null).refused(500, "internal");
            let kept = identity.world.count("SELECT count(*) FROM audit");
            assert_eq!((told(&identity).len(), kept), (done, i64::try_from(done).unwrap()), "{path}");
        }
        identity.send(Boss, method, path, Value::Null).expect(204);
    }
}

#[test]
fn an_operator_takes_a_passkey_away_but_not_the_last_way_in() {
    let identity = identity();
    let mut device = Device::new(1);
    add(&identity, Ada, &mut device).expect(201);
    add(&identity, Boss, &mut Device::new(2)).expect(201);
    let ids = identity.world.rows("SELECT id, account_id FROM passkeys ORDER BY account_id");
    let path = |n: usize| format!("/api/identity/all/passkeys/{}", ids[n]["id"].as_str().unwrap());
    identity.world.load("UPDATE sessions SET created_at = 1000");
    identity.delete(Boss, &path(0)).refused(403, "sign-in-again");
    just_signed_in(&identity);
    identity.delete(Tess, &path(0)).refused(403, "forbidden");
    identity.delete(Boss, &path(1)).refused(403, "forbidden");
    identity.delete(Boss, "/api/identity/all/passkeys/psk_none").refused(404, "not-found");
    identity.world.load("UPDATE accounts SET password_hash = NULL WHERE id = 'acc_ada'");
    identity.delete(Boss, &path(0)).refused(409, "last-way-in");
    identity.world.load("UPDATE accounts SET password_hash = 'x' WHERE id = 'acc_ada'");
    failing(&identity, Fault::Before, 2).delete(Boss, &path(0)).refused(500, "internal");
    let before = told(&identity).len();
    assert_eq!(identity.delete(Boss, &path(0)).expect(204).trips, 2);
    let newest = ("identity.passkey_removed".to_owned(), "ada@example.org".to_owned());
    assert_eq!((told(&identity).len(), told(&identity).last()), (before + 1, Some(&newest)));
    let audit = identity.world.rows("SELECT action, subject FROM audit");
    assert_eq!((&audit[0]["action"], audit.len()), (&json!("remove_passkey_of"), 1));
    sign_in_with(&identity, &mut device).refused(422, "passkey-unknown");
    identity.delete(Boss, &path(0)).refused(404, "not-found");
}
