//! Signing in and out, and what goes on in between.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use serde_json::{Value, json};
use support::*;
use testkit::{FAULTS, Persona::*};
use web::token::{self, SecretKey};

const SESSIONS: &str = "/api/identity/sessions";
const CURRENT: &str = "/api/identity/sessions/current";
const REFRESH: &str = "__Secure-portico_refresh";
const OPEN_OF_CARL: &str = "SELECT count(*) FROM sessions WHERE account_id = 'acc_carl' AND ended_at IS NULL";

#[test]
fn signing_in_sets_two_cookies_that_no_script_can_read() {
    let identity = identity();
    let answer = sign_in(&identity, " Ada@Example.org ", PASSWORD).expect(201);
    assert_eq!(
        answer.json,
        json!({ "account_id": "acc_ada", "access_expires_at": "2030-01-01T08:05:00Z", "held": null })
    );
    assert_eq!(answer.trips, 2);
    let access = cookie(&answer, token::COOKIE).unwrap();
    let (jwt, attributes) = access.split_once("; ").unwrap();
    assert_eq!(attributes, "Path=/; Max-Age=300; Secure; HttpOnly; SameSite=Lax");
    let claims = SecretKey::from_text(SEED).unwrap().public().verify(jwt, identity.world.now()).unwrap();
    assert_eq!((claims.account.as_str(), claims.customer.unwrap().as_str()), ("acc_ada", "cus_ada"));
    assert_eq!(claims.roles, [] as [String; 0]);
    let refresh = cookie(&answer, REFRESH).unwrap();
    let (value, attributes) = refresh.split_once("; ").unwrap();
    assert_eq!(attributes, "Path=/api/identity/sessions; Max-Age=2592000; Secure; HttpOnly; SameSite=Strict");
    let (session, secret) = value.split_once('.').unwrap();
    assert_eq!(session, claims.session.as_str());
    let kept = identity.world.rows("SELECT * FROM sessions ORDER BY created_at DESC LIMIT 1");
    assert_eq!((&kept[0]["id"], &kept[0]["user_agent"]), (&json!(session), &json!("Browser/1")));
    assert!(!kept[0].to_string().contains(secret), "the secret is kept as a digest");
}

#[test]
fn an_operator_s_token_carries_roles_and_the_first_customer_by_name_is_acted_for() {
    let identity = identity();
    let claims = |email: &str| {
        let answer = sign_in(&identity, email, PASSWORD).expect(201);
        let access = cookie(&answer, token::COOKIE).unwrap();
        SecretKey::from_text(SEED)
            .unwrap()
            .public()
            .verify(access.split(';').next().unwrap(), identity.world.now())
            .unwrap()
    };
    let boss = claims("boss@example.org");
    assert_eq!((boss.roles.len(), boss.customer), (web::role::ALL.len(), None));
    identity
        .world
        .load("INSERT INTO customers (id, name, email, created_at) VALUES ('cus_aaa', 'AAA Ltd', 'a@example.org', 1)");
    identity.world.load("INSERT INTO account_customers (account_id, customer_id) VALUES ('acc_ada', 'cus_aaa')");
    assert_eq!(claims("ada@example.org").customer.unwrap().as_str(), "cus_aaa");
}

#[test]
fn a_wrong_password_and_an_unknown_address_are_not_told_apart() {
    let identity = identity();
    let wrong = sign_in(&identity, "ada@example.org", "wrong").refused(401, "wrong-credentials");
    let unknown = sign_in(&identity, "eve@example.org", "wrong").refused(401, "wrong-credentials");
    assert_eq!((wrong.text, wrong.headers, wrong.trips), (unknown.text, unknown.headers, unknown.trips));
    assert_eq!(wrong.trips, 1);
    identity.world.load("UPDATE accounts SET password_hash = NULL WHERE id = 'acc_bob'");
    sign_in(&identity, "bob@example.org", PASSWORD).refused(401, "wrong-credentials");
    assert_eq!(identity.world.count("SELECT count(*) FROM sessions WHERE created_at > 1000"), 0);
}

#[test]
fn five_attempts_lock_an_account_for_a_minute_then_two() {
    let identity = identity();
    for email in ["ada@example.org", "eve@example.org"] {
        identity.world.set_now("2030-01-01T08:00:00Z");
        for _ in 0..5 {
            sign_in(&identity, email, "wrong").refused(401, "wrong-credentials");
        }
        hashes_computed();
        let locked = sign_in(&identity, email, PASSWORD).refused(429, "too-many-attempts");
        assert_eq!((locked.json["retry_after_seconds"].as_i64(), locked.trips), (Some(61), 1));
        assert_eq!(hashes_computed(), 0, "what is locked costs nothing");
        identity.world.set_now("2030-01-01T08:01:00Z");
        sign_in(&identity, email, "wrong").refused(401, "wrong-credentials");
        let locked = sign_in(&identity, email, PASSWORD).refused(429, "too-many-attempts");
        assert_eq!(locked.headers.get("retry-after"), Some("121"));
    }
    identity.world.set_now("2030-01-01T08:03:00Z");
    sign_in(&identity, "ada@example.org", PASSWORD).expect(201);
    sign_in(&identity, "ada@example.org", "wrong").refused(401, "wrong-credentials");
    sign_in(&identity, "ada@example.org", PASSWORD).expect(201);
}

#[test]
fn twenty_wrong_attempts_lock_an_address_but_not_its_neighbours() {
    let identity = identity();
    for guess in 0..20 {
        sign_in(&identity, &format!("u{guess}@example.org"), "wrong").refused(401, "wrong-credentials");
    }
    sign_in(&identity, "ada@example.org", PASSWORD).refused(429, "too-many-attempts");
    sign_in_from(&identity, "ada@example.org", PASSWORD, "192.0.2.2").expect(201);
    assert_eq!(
        identity.world.count("SELECT count(*) FROM throttles WHERE subject LIKE 'account:%'"),
        20,
        "not counted for Ada"
    );
    identity.world.set_now("2030-01-01T09:00:00Z");
    sign_in(&identity, "ada@example.org", PASSWORD).expect(201);
}

#[test]
fn an_office_of_members_signs_in_from_one_address() {
    let identity = identity();
    for _ in 0..60 {
        sign_in(&identity, "ada@example.org", PASSWORD).expect(201);
    }
    assert_eq!(
        identity.world.count("SELECT count(*) FROM sessions WHERE account_id = 'acc_ada' AND ended_at IS NULL"),
        50
    );
    assert_eq!(identity.world.count("SELECT count(*) FROM throttles WHERE 0 < attempts OR 0 < locked_until"), 0);
}

#[test]
fn a_refresh_rotates_in_one_trip_and_its_repeat_gets_the_same_answer() {
    let identity = identity();
    let first = refresh_cookie(&sign_in(&identity, "carl@example.org", PASSWORD).expect(201));
    identity.world.set_now("2030-01-01T08:05:00Z");
    let answer = refresh(&identity, &first).expect(200);
    assert_eq!(
        answer.json,
        json!({ "account_id": "acc_carl", "access_expires_at": "2030-01-01T08:10:00Z", "held": null })
    );
    assert_eq!(answer.trips, 1);
    let second = refresh_cookie(&answer);
    assert_ne!(first, second);
    identity.world.set_now("2030-01-01T08:05:10Z");
    assert_eq!(refresh_cookie(&refresh(&identity, &first).expect(200)), second, "a tab that lost the race");
    identity.world.set_now("2030-01-01T08:10:00Z");
    let third = refresh_cookie(&refresh(&identity, &second).expect(200));
    identity.world.set_now("2030-01-01T08:15:00Z");
    refresh(&identity, &third).expect(200);
}

#[test]
fn a_refresh_token_in_two_hands_ends_the_session() {
    for seconds in ["11", "59"] {
        let identity = identity();
        let stolen = refresh_cookie(&sign_in(&identity, "carl@example.org", PASSWORD).expect(201));
        let good = refresh_cookie(&refresh(&identity, &stolen).expect(200));
        identity.world.set_now(&format!("2030-01-01T08:00:{seconds}Z"));
        let refused = refresh(&identity, &stolen).refused(401, "session-ended");
        assert!(cookie(&refused, REFRESH).unwrap().contains("Max-Age=0"));
        assert!(cookie(&refused, token::COOKIE).unwrap().contains("Max-Age=0"));
        assert_eq!(refused.trips, 2);
        refresh(&identity, &good).refused(401, "session-ended");
        assert_eq!(identity.world.count(OPEN_OF_CARL), 1, "only the session of the fixture is left");
    }
}

#[test]
fn a_token_of_two_refreshes_ago_or_of_nobody_does_not_go_on() {
    let identity = identity();
    let first = refresh_cookie(&sign_in(&identity, "carl@example.org", PASSWORD).expect(201));
    let second = refresh_cookie(&refresh(&identity, &first).expect(200));
    refresh(&identity, &second).expect(200);
    refresh(&identity, &first).refused(401, "session-ended");
    for nobody in [
        "",
        "__Secure-portico_refresh=",
        "__Secure-portico_refresh=ses_carl.x",
        "__Secure-portico_refresh=ses_none.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    ] {
        refresh(&identity, nobody).refused(401, "session-ended");
    }
}

#[test]
fn a_session_ends_after_thirty_idle_days_and_after_ninety_in_all() {
    let identity = identity();
    let idle = refresh_cookie(&sign_in(&identity, "carl@example.org", PASSWORD).expect(201));
    identity.world.set_now("2030-01-31T08:00:00Z");
    refresh(&identity, &idle).refused(401, "session-ended");

    let mut busy = refresh_cookie(&sign_in(&identity, "carl@example.org", PASSWORD).expect(201));
    for day in ["2030-02-28", "2030-03-28", "2030-04-25"] {
        identity.world.set_now(&format!("{day}T08:00:00Z"));
        busy = refresh_cookie(&refresh(&identity, &busy).expect(200));
    }
    identity.world.set_now("2030-05-01T08:00:00Z");
    refresh(&identity, &busy).refused(401, "session-ended");
}

#[test]
fn a_refresh_tells_what_is_true_now() {
    let identity = identity();
    let boss = refresh_cookie(&sign_in(&identity, "boss@example.org", PASSWORD).expect(201));
    identity.world.load("UPDATE accounts SET roles = '[\"space:write\"]' WHERE id = 'acc_boss'");
    identity.world.load("INSERT INTO account_customers (account_id, customer_id) VALUES ('acc_boss', 'cus_carl')");
    let access = cookie(&refresh(&identity, &boss).expect(200), token::COOKIE).unwrap();
    let key = SecretKey::from_text(SEED).unwrap().public();
    let claims = key.verify(access.split(';').next().unwrap(), identity.world.now()).unwrap();
    assert_eq!((claims.roles, claims.customer.unwrap().as_str()), (vec!["space:write".to_owned()], "cus_carl"));
}

#[test]
fn signing_out_goes_by_either_cookie_and_can_be_repeated() {
    let identity = identity();
    let browser = refresh_cookie(&sign_in(&identity, "carl@example.org", PASSWORD).expect(201));
    let forged = format!("{}.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", browser.split('.').next().unwrap());
    let sign_out =
        |cookie: &str| identity.send_with(Nobody, "DELETE", CURRENT, Value::Null, &[("cookie", cookie)]).expect(204);
    sign_out(&forged);
    assert_eq!(identity.world.count(OPEN_OF_CARL), 2, "an id alone ends nothing");
    let out = sign_out(&browser);
    assert!(cookie(&out, REFRESH).unwrap().starts_with("; Path=/api/identity/sessions; Max-Age=0"));
    assert!(cookie(&out, token::COOKIE).unwrap().starts_with("; Path=/; Max-Age=0"));
    assert_eq!((identity.world.count(OPEN_OF_CARL), out.trips), (1, 1));
    refresh(&identity, &browser).refused(401, "session-ended");
    sign_out(&browser);
    sign_out("");
    identity.delete(Carl, CURRENT).expect(204);
    assert_eq!(identity.world.count(OPEN_OF_CARL), 0);
    assert_eq!(
        identity.world.count("SELECT count(*) FROM sessions WHERE ended_at IS NULL"),
        4,
        "nobody else is signed out"
    );
}

#[test]
fn signing_in_again_ends_the_session_that_the_browser_forgets() {
    let identity = identity();
    let before = refresh_cookie(&sign_in(&identity, "carl@example.org", PASSWORD).expect(201));
    let body = json!({ "email": "carl@example.org", "password": PASSWORD });
    identity.send_with(Nobody, "POST", SESSIONS, body, &[("cookie", &before)]).expect(201);
    refresh(&identity, &before).refused(401, "session-ended");
}

#[test]
fn the_owner_sees_and_ends_their_sessions_and_nobody_else_s() {
    let identity = identity();
    identity.world.set_now("2030-01-01T07:00:00Z");
    let other = refresh_cookie(&sign_in(&identity, "carl@example.org", PASSWORD).expect(201));
    identity.world.set_now("2030-01-01T08:00:00Z");
    let listed = identity.get(Carl, SESSIONS).expect(200);
    let items = listed.json["items"].as_array().unwrap();
    assert_eq!((items.len(), listed.trips, &listed.json["next_cursor"]), (2, 1, &Value::Null));
    assert_eq!((&items[0]["user_agent"], &items[0]["current"]), (&json!("Browser/1"), &json!(false)));
    assert_eq!((&items[1]["id"], &items[1]["current"]), (&json!("ses_carl"), &json!(true)));
    let path = format!("{SESSIONS}/{}", items[0]["id"].as_str().unwrap());
    identity.delete(Ada, &path).refused(404, "not-found");
    refresh(&identity, &other).expect(200);
    assert_eq!(identity.delete(Carl, &path).expect(204).trips, 1);
    identity.delete(Carl, &path).expect(204);
    refresh(&identity, &other).refused(401, "session-ended");
    identity.delete(Carl, "/api/identity/sessions/ses_none").refused(404, "not-found");
    identity.delete(Carl, "/api/identity/sessions/none").refused(404, "not-found");
}

#[test]
fn a_session_does_not_start_on_a_password_that_was_changed_meanwhile() {
    let identity = identity();
    let raced = meanwhile(&identity, "UPDATE accounts SET password_hash = 'another' WHERE id = 'acc_ada'");
    sign_in(&raced, "ada@example.org", PASSWORD).refused(401, "wrong-credentials");
    assert_eq!(
        identity.world.count("SELECT count(*) FROM sessions WHERE account_id = 'acc_ada' AND created_at > 1000"),
        0
    );
}

#[test]
fn sessions_survive_a_database_that_fails() {
    for (fault, nth) in FAULTS {
        let identity = identity();
        sign_in(&failing(&identity, fault, nth), "carl@example.org", PASSWORD).refused(500, "internal");
        let browser = refresh_cookie(&sign_in(&identity, "carl@example.org", PASSWORD).expect(201));

        refresh(&failing(&identity, fault, 1), &browser).refused(500, "internal");
        let next = refresh_cookie(&refresh(&identity, &browser).expect(200));
        identity.world.set_now("2030-01-01T08:05:00Z");
        let next = refresh_cookie(&refresh(&identity, &next).expect(200));

        let sign_out = [("cookie", next.as_str())];
        failing(&identity, fault, 1)
            .send_with(Nobody, "DELETE", CURRENT, Value::Null, &sign_out)
            .refused(500, "internal");
        identity.send_with(Nobody, "DELETE", CURRENT, Value::Null, &sign_out).expect(204);
        refresh(&identity, &next).refused(401, "session-ended");

        let own = "/api/identity/sessions/ses_carl";
        failing(&identity, fault, 1).delete(Carl, own).refused(500, "internal");
        identity.delete(Carl, own).expect(204);
    }
}
