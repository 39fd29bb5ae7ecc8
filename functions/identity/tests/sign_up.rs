//! Becoming a contact.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use serde_json::json;
use support::*;
use testkit::{FAULTS, Fault, Persona::*};

const ACCOUNTS: &str = "/api/identity/accounts";

#[test]
fn a_stranger_signs_up_follows_the_link_and_signs_in() {
    let identity = identity();
    let answer = identity.post(Nobody, ACCOUNTS, sign_up("dan@example.org", PASSWORD)).expect(202);
    assert_eq!((answer.json, answer.trips), (json!({ "email": "dan@example.org" }), 2));
    assert_eq!(told(&identity), [("identity.verify_email".to_owned(), "dan@example.org".to_owned())]);
    assert_eq!(identity.world.count("SELECT count(*) FROM accounts WHERE email = 'dan@example.org'"), 0);
    sign_in(&identity, "dan@example.org", PASSWORD).refused(403, "email-not-verified");
    sign_in(&identity, "dan@example.org", OTHER_PASSWORD).refused(401, "wrong-credentials");

    let verified = verify(&identity, &link_token(&identity)).expect(204);
    assert_eq!((verified.trips, cookie(&verified, web::token::COOKIE)), (2, None), "a link signs nobody in");
    let made = identity.world.rows(
        "SELECT accounts.name, accounts.locale, terms_version, email_verified_at, roles, customers.email AS customer
         FROM accounts JOIN account_customers ON account_id = accounts.id JOIN customers ON customers.id = customer_id
         WHERE accounts.email = 'dan@example.org'",
    );
    let now = identity.world.now().as_millis();
    let dan = json!({ "name": "Dan Newcomer", "locale": "de", "terms_version": "1", "email_verified_at": now,
        "roles": "[]", "customer": "dan@example.org" });
    assert_eq!(made, [dan]);
    sign_in(&identity, "dan@example.org", PASSWORD).expect(201);
}

#[test]
fn a_known_address_gets_the_same_answer_and_its_owner_a_mail() {
    let identity = identity();
    let stranger = identity.post(Nobody, ACCOUNTS, sign_up("dan@example.org", PASSWORD)).expect(202);
    let known = identity.post(Nobody, ACCOUNTS, sign_up("ada@example.org", OTHER_PASSWORD)).expect(202);
    assert_eq!(known.json, json!({ "email": "ada@example.org" }));
    assert_eq!((known.headers, known.trips), (stranger.headers, stranger.trips));
    assert_eq!(told(&identity)[1], ("identity.already_registered".to_owned(), "ada@example.org".to_owned()));
    let mail = identity.world.rows("SELECT payload FROM outbox ORDER BY rowid DESC LIMIT 1");
    assert!(mail[0]["payload"].as_str().unwrap().contains("Ada Members"), "the owner's name, not the stranger's");
    sign_in(&identity, "ada@example.org", PASSWORD).expect(201);
}

/// What a stranger can do with an address: sign up, ask for the mail again, try passwords. Nothing of it tells whether the
/// address has an account: neither the answers nor how many hashes are computed for them.
#[test]
fn nobody_learns_who_has_an_account() {
    let seen = |email: &str| {
        let identity = identity();
        let mailbox = || json!({ "email": email });
        let answers = [
            identity.post(Nobody, "/api/identity/password-resets", mailbox()),
            sign_in(&identity, email, OTHER_PASSWORD),
            identity.post(Nobody, ACCOUNTS, sign_up(email, OTHER_PASSWORD)),
            identity.post(Nobody, "/api/identity/email-verifications/resend", mailbox()),
            sign_in(&identity, email, OTHER_PASSWORD),
            sign_in(&identity, email, "wrong"),
        ];
        let hashes = hashes_computed();
        let seen = answers.map(|answer| (answer.status, answer.problem().to_owned(), answer.headers, answer.trips));
        (seen, hashes)
    };
    let (known, stranger) = (seen("ada@example.org"), seen("dan@example.org"));
    assert_eq!(known, stranger);
    assert_eq!(known.0.map(|(status, ..)| status), [202, 401, 202, 202, 403, 401]);
}

/// Somebody signs up with Dan's address before and after he does. The link that Dan asked for brings Dan's password.
#[test]
fn each_link_makes_the_account_from_its_own_sign_up() {
    let identity = identity();
    identity.post(Nobody, ACCOUNTS, sign_up("dan@example.org", OTHER_PASSWORD)).expect(202);
    let before = link_token(&identity);
    identity.post(Nobody, ACCOUNTS, sign_up("dan@example.org", PASSWORD)).expect(202);
    let dans = link_token(&identity);
    identity.post(Nobody, ACCOUNTS, sign_up("dan@example.org", OTHER_PASSWORD)).expect(202);
    let after = link_token(&identity);
    verify(&identity, &dans).expect(204);
    verify(&identity, &before).refused(422, "link-not-valid");
    verify(&identity, &after).refused(422, "link-not-valid");
    sign_in(&identity, "dan@example.org", OTHER_PASSWORD).refused(401, "wrong-credentials");
    sign_in(&identity, "dan@example.org", PASSWORD).expect(201);
}

#[test]
fn a_link_followed_twice_is_good_twice_and_makes_one_account() {
    let identity = identity();
    identity.post(Nobody, ACCOUNTS, sign_up("dan@example.org", PASSWORD)).expect(202);
    let token = link_token(&identity);
    verify(&identity, &token).expect(204);
    verify(&identity, &token).expect(204);
    assert_eq!(identity.world.count("SELECT count(*) FROM customers WHERE email = 'dan@example.org'"), 1);
    assert_eq!(identity.world.count("SELECT count(*) FROM account_customers"), 5);
}

#[test]
fn a_link_expires_after_a_day_and_another_can_be_sent() {
    let identity = identity();
    identity.post(Nobody, ACCOUNTS, sign_up("dan@example.org", PASSWORD)).expect(202);
    let first = link_token(&identity);
    identity.world.set_now("2030-01-02T07:59:00Z");
    let again = json!({ "email": "dan@example.org" });
    let answer = identity.post(Nobody, "/api/identity/email-verifications/resend", again.clone()).expect(202);
    assert_eq!((&answer.json, answer.trips), (&again, 2));
    let second = link_token(&identity);
    assert_ne!(first, second);
    identity.world.set_now("2030-01-02T08:00:00Z");
    verify(&identity, &first).refused(422, "link-not-valid");
    verify(&identity, &second).expect(204);
    for wrong in ["x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
        verify(&identity, wrong).refused(422, "link-not-valid");
    }
}

#[test]
fn nothing_is_sent_again_to_an_address_that_does_not_wait() {
    let identity = identity();
    for email in ["ada@example.org", "nobody@example.org"] {
        let body = json!({ "email": email });
        let answer = identity.post(Nobody, "/api/identity/email-verifications/resend", body.clone()).expect(202);
        assert_eq!((answer.json, answer.trips), (body, 2));
    }
    assert_eq!(told(&identity), []);
}

#[test]
fn signing_up_takes_an_open_door_the_present_terms_and_a_password_of_ones_own() {
    let identity = identity();
    let mut wish = sign_up("dan@example.org", PASSWORD);
    wish["accepted_terms_version"] = "0".into();
    let refused = identity.post(Nobody, ACCOUNTS, wish).refused(422, "invalid-fields");
    assert_eq!(refused.json["errors"][0]["pointer"], "/accepted_terms_version");
    assert_eq!(refused.json["errors"][0]["rule"], "terms-version");
    for (password, rule) in [("password123", "too-common"), ("dan@example.org1", "guessable"), ("short", "invalid")] {
        let refused =
            identity.post(Nobody, ACCOUNTS, sign_up("dan@example.org", password)).refused(422, "invalid-fields");
        assert_eq!(refused.json["errors"][0]["pointer"], "/password");
        assert_eq!(refused.json["errors"][0]["rule"], rule);
        assert!(!refused.text.contains(password), "a password is never repeated");
    }
    identity.world.load("UPDATE space_settings SET sign_up_open = 0");
    identity.post(Nobody, ACCOUNTS, sign_up("eve@example.org", PASSWORD)).refused(403, "sign-up-closed");
    assert_eq!((told(&identity), identity.world.count("SELECT count(*) FROM sign_ups")), (vec![], 0));
}

/// A sign-up that shows an invitation.
fn shown(email: &str, token: &str) -> serde_json::Value {
    let mut wish = sign_up(email, PASSWORD);
    wish["invitation"] = token.into();
    wish
}

#[test]
fn whom_a_team_invited_signs_up_though_the_door_is_shut_to_strangers() {
    let identity = identity();
    invited(&identity, Some("dan@example.org"), 1);
    identity.post(Nobody, ACCOUNTS, sign_up("dan@example.org", PASSWORD)).refused(403, "sign-up-closed");
    let other = "A".repeat(43);
    identity.post(Nobody, ACCOUNTS, shown("dan@example.org", &other)).refused(403, "sign-up-closed");
    identity.post(Nobody, ACCOUNTS, shown("eve@example.org", INVITATION)).refused(403, "sign-up-closed");
    let answer = identity.post(Nobody, ACCOUNTS, shown("dan@example.org", INVITATION)).expect(202);
    assert_eq!(answer.trips, 2);
    // Sent again, it is the same sign-up.
    identity
        .post(Nobody, "/api/identity/email-verifications/resend", json!({ "email": "dan@example.org" }))
        .expect(202);
    for _ in 0..2 {
        verify(&identity, &link_token(&identity)).expect(204);
    }
    assert_eq!(identity.world.count("SELECT count(*) FROM accounts WHERE email = 'dan@example.org'"), 1);
    assert_eq!(identity.world.count("SELECT count(*) FROM invited_sign_ups"), 1);
    sign_in(&identity, "dan@example.org", PASSWORD).expect(201);
}

#[test]
fn a_link_lets_in_as_many_as_may_join_by_it_and_none_once_it_is_taken_back() {
    let identity = identity();
    invited(&identity, None, 1);
    let wish = |email: &str| identity.post(Nobody, ACCOUNTS, shown(email, INVITATION));
    wish("dan@example.org").expect(202);
    let dan = link_token(&identity);
    wish("eve@example.org").expect(202);
    let eve = link_token(&identity);
    verify(&identity, &eve).expect(204);
    // Who comes second for the last place is told so, and another is not even sent a mail.
    verify(&identity, &dan).refused(403, "sign-up-closed");
    wish("fay@example.org").refused(403, "sign-up-closed");
    assert_eq!(identity.world.count("SELECT count(*) FROM accounts WHERE email = 'dan@example.org'"), 0);
    identity.world.load("UPDATE team_invitations SET uses_max = 5, revoked_at = 1");
    verify(&identity, &dan).refused(403, "sign-up-closed");
    // Where the door has opened meanwhile nobody needs it.
    identity.world.load("UPDATE space_settings SET sign_up_open = 1");
    verify(&identity, &dan).expect(204);
    assert_eq!(identity.world.count("SELECT count(*) FROM invited_sign_ups"), 1);
}

#[test]
fn nobody_can_flood_a_mailbox() {
    let identity = identity();
    for _ in 0..5 {
        identity.post(Nobody, ACCOUNTS, sign_up("dan@example.org", PASSWORD)).expect(202);
    }
    let refused =
        identity.post(Nobody, ACCOUNTS, sign_up("dan@example.org", PASSWORD)).refused(429, "too-many-attempts");
    assert_eq!((refused.trips, refused.headers.get("retry-after")), (1, Some("61")));
    identity
        .post(Nobody, "/api/identity/password-resets", json!({ "email": "dan@example.org" }))
        .refused(429, "too-many-attempts");
    assert_eq!(told(&identity).len(), 5);
    identity.post(Nobody, ACCOUNTS, sign_up("eve@example.org", PASSWORD)).expect(202);
    identity.world.set_now("2030-01-01T09:00:00Z");
    identity.post(Nobody, ACCOUNTS, sign_up("dan@example.org", PASSWORD)).expect(202);
}

#[test]
fn signing_up_survives_a_database_that_fails() {
    for (fault, nth) in FAULTS {
        let identity = identity();
        failing(&identity, fault, nth)
            .post(Nobody, ACCOUNTS, sign_up("dan@example.org", PASSWORD))
            .refused(500, "internal");
        let told_once = usize::from(nth == 2 && fault == Fault::After);
        assert_eq!(told(&identity).len(), told_once, "{fault:?} {nth}");
        identity.post(Nobody, ACCOUNTS, sign_up("dan@example.org", PASSWORD)).expect(202);
        let token = link_token(&identity);
        failing(&identity, fault, 1)
            .post(Nobody, "/api/identity/email-verifications", json!({ "token": token }))
            .refused(500, "internal");
        verify(&identity, &token).expect(204);
        assert_eq!(identity.world.count("SELECT count(*) FROM accounts WHERE email = 'dan@example.org'"), 1);
        sign_in(&identity, "dan@example.org", PASSWORD).expect(201);
    }
}

#[test]
fn the_owner_sees_and_changes_name_and_language() {
    let identity = identity();
    let ada = json!({ "id": "acc_ada", "email": "ada@example.org", "name": "Ada Members", "locale": "en", "email_verified": true });
    let shown = identity.get(Ada, "/api/identity/account").expect(200);
    assert_eq!((shown.json, shown.trips), (ada, 1));
    let changed = identity.put(Ada, "/api/identity/account", json!({ "name": "Ada L.", "locale": "es" })).expect(200);
    assert_eq!(
        (changed.json["name"].as_str(), changed.json["locale"].as_str(), changed.trips),
        (Some("Ada L."), Some("es"), 1)
    );
    assert_eq!(identity.world.count("SELECT count(*) FROM accounts WHERE name = 'Ada L.'"), 1);
    for fault in [Fault::Before, Fault::After] {
        let wish = json!({ "name": "Ada", "locale": "de" });
        failing(&identity, fault, 1).put(Ada, "/api/identity/account", wish.clone()).refused(500, "internal");
        assert_eq!(identity.put(Ada, "/api/identity/account", wish).expect(200).json["name"], "Ada");
    }
}
