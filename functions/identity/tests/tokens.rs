//! Tokens that let programs act for an account.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use identity::App;
use serde_json::{Value, json};
use support::factors::just_signed_in;
use support::*;
use testkit::{Answer, FAULTS, Function, Persona, Persona::*};
use web::{Claims, Request};

const TOKENS: &str = "/api/identity/tokens";
const ACCESS: &str = "/api/identity/tokens/access";

fn make(identity: &Function<App>, who: Persona, scopes: &[&str]) -> Answer {
    just_signed_in(identity);
    identity.post(who, TOKENS, json!({ "name": "Door display", "scopes": scopes, "days": 30 }))
}

fn exchange(identity: &Function<App>, token: &str) -> Answer {
    identity.post(Nobody, ACCESS, json!({ "token": token }))
}

#[test]
fn a_token_is_shown_once_and_exchanged_for_five_minutes_of_access() {
    let identity = identity();
    identity.world.load("UPDATE sessions SET created_at = 1000");
    let wish = json!({ "name": "Door display", "scopes": ["bookings:read"], "days": 30 });
    identity.post(Ada, TOKENS, wish).refused(403, "sign-in-again");
    let made = make(&identity, Ada, &["bookings:write", "billing:read", "billing:read"]).expect(201);
    assert_eq!((&made.json["expires_at"], made.trips), (&json!("2030-01-31T08:00:00Z"), 2));
    let token = made.json["token"].as_str().unwrap();
    assert!(token.starts_with("portico_tok_"), "{token}");
    let secret = token.split('.').nth(1).unwrap();
    assert!(!identity.world.rows("SELECT * FROM api_tokens")[0].to_string().contains(secret), "kept as a digest");
    assert_eq!(told(&identity), [("identity.api_token_made".to_owned(), "ada@example.org".to_owned())]);

    let answer = exchange(&identity, token).expect(201);
    assert_eq!(answer.trips, 1);
    assert_eq!(
        (&answer.json["token_type"], &answer.json["expires_in"], &answer.json["scope"]),
        (&json!("Bearer"), &json!(300), &json!("billing:read bookings:write"))
    );
    let claims = bearers(&identity, answer.json["access_token"].as_str().unwrap());
    assert_eq!((claims.account.as_str(), claims.customer.unwrap().as_str()), ("acc_ada", "cus_ada"));
    assert_eq!(claims.scopes.unwrap(), ["billing:read", "bookings:write"]);
    let listed = identity.get(Ada, TOKENS).expect(200);
    assert_eq!(listed.json["items"][0]["last_used_at"], "2030-01-01T08:00:00Z");
    assert!(!listed.text.contains(secret) && listed.json["scopes"].to_string().contains("bookings:write"));
    assert_eq!(identity.get(Bob, TOKENS).expect(200).json["items"], json!([]));
}

#[test]
fn the_hour_of_the_last_use_is_kept_and_no_more() {
    let identity = identity();
    let made = make(&identity, Ada, &["bookings:read"]).expect(201);
    let token = made.json["token"].as_str().unwrap();
    let used = || identity.get(Ada, TOKENS).expect(200).json["items"][0]["last_used_at"].clone();
    assert_eq!(used(), Value::Null);
    for (now, expected) in [
        ("2030-01-01T09:00:00Z", "2030-01-01T09:00:00Z"),
        ("2030-01-01T09:59:00Z", "2030-01-01T09:00:00Z"),
        ("2030-01-01T10:00:00Z", "2030-01-01T10:00:00Z"),
    ] {
        identity.world.set_now(now);
        exchange(&identity, token).expect(201);
        assert_eq!(used(), expected);
    }
}

#[test]
fn a_token_gives_no_more_than_its_scopes_and_its_owner_have() {
    let identity = identity();
    let made = make(&identity, Boss, &["billing:read", "space:write"]).expect(201);
    let token = made.json["token"].as_str().unwrap();
    let now = |identity: &Function<App>| {
        let answer = exchange(identity, token).expect(201);
        bearers(identity, answer.json["access_token"].as_str().unwrap())
    };
    assert_eq!(now(&identity).roles, ["billing:read", "space:write"]);
    identity.world.load("UPDATE accounts SET roles = '[\"operators:write\"]' WHERE id = 'acc_boss'");
    assert_eq!(now(&identity).roles, [] as [String; 0], "a lost role is lost within five minutes");

    let program = make(&identity, Ada, &["identity:read", "bookings:write"]).expect(201);
    let answer = exchange(&identity, program.json["token"].as_str().unwrap()).expect(201);
    let claims = bearers(&identity, answer.json["access_token"].as_str().unwrap());
    let ask = |method: &str, path: &str, headers: &[(&str, &str)]| {
        let mut request = Request::new(method, path, Vec::new());
        request.headers.0 = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        request.claims = Some(claims.clone());
        identity.answer(request)
    };
    ask("GET", "/api/identity/account", &[]).expect(200);
    let refused = ask("POST", TOKENS, &[]).refused(403, "scope-missing");
    assert_eq!(refused.json["scope"], "identity:write");
    for (method, path) in [
        ("POST", "/api/identity/totp"),
        ("POST", "/api/identity/passkeys"),
        ("DELETE", "/api/identity/sessions/ses_ada"),
        ("PUT", "/api/identity/sessions/current/confirmation"),
    ] {
        ask(method, path, &[]).refused(403, "scope-missing");
    }
}

/// Another site can make a browser send its cookies, and no bearer's token.
#[test]
fn other_sites_are_refused_where_a_cookie_speaks_and_a_program_is_not_asked() {
    let identity = identity();
    let foreign = [("origin", "https://evil.example"), ("host", "portal.example")];
    let own = "/api/identity/sessions/ses_ada";
    identity.send_with(Ada, "DELETE", own, Value::Null, &foreign).refused(403, "cross-site");
    let mut request = Request::new("DELETE", own, Vec::new());
    request.headers.0 = foreign.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    request.claims = Ada.claims().map(|claims| Claims { scopes: Some(vec!["bookings:write".to_owned()]), ..claims });
    identity.answer(request).refused(403, "scope-missing");
}

#[test]
fn a_token_that_was_revoked_or_expired_or_never_was_is_not_valid() {
    let identity = identity();
    let made = make(&identity, Ada, &["bookings:read"]).expect(201);
    let token = made.json["token"].as_str().unwrap();
    let own = format!("{TOKENS}/{}", made.json["id"].as_str().unwrap());
    for wrong in ["x", "portico_tok_1.x", &token.replace("tok_", "tok_9"), &token.replace("AAAA", "AAAB")] {
        exchange(&identity, wrong).refused(401, "token-not-valid");
    }
    identity.delete(Bob, &own).refused(404, "not-found");
    exchange(&identity, token).expect(201);
    assert_eq!(identity.delete(Ada, &own).expect(204).trips, 1);
    identity.delete(Ada, &own).expect(204);
    exchange(&identity, token).refused(401, "token-not-valid");
    assert_eq!(identity.get(Ada, TOKENS).expect(200).json["items"], json!([]));

    let made = make(&identity, Ada, &["bookings:read"]).expect(201);
    identity.world.set_now("2030-01-31T08:00:00Z");
    exchange(&identity, made.json["token"].as_str().unwrap()).refused(401, "token-not-valid");
}

#[test]
fn a_reset_of_the_password_ends_every_token() {
    let identity = identity();
    let made = make(&identity, Ada, &["bookings:read"]).expect(201);
    identity.post(Nobody, "/api/identity/password-resets", json!({ "email": "ada@example.org" })).expect(202);
    let chosen = json!({ "token": link_token(&identity), "password": OTHER_PASSWORD });
    identity.post(Nobody, "/api/identity/password-resets/complete", chosen).expect(204);
    exchange(&identity, made.json["token"].as_str().unwrap()).refused(401, "token-not-valid");
}

#[test]
fn a_wish_for_a_token_is_held_to_the_scopes_there_are_and_to_a_year() {
    let identity = identity();
    for scopes in [&[][..], &["identity:write"], &["everything"]] {
        let refused = make(&identity, Ada, scopes).refused(422, "invalid-fields");
        assert_eq!(refused.json["errors"][0]["pointer"], "/scopes");
    }
    for days in [json!(0), json!(367), json!("30"), json!(1.5)] {
        let wish = json!({ "name": "x", "scopes": ["bookings:read"], "days": days });
        identity.post(Ada, TOKENS, wish).refused(422, "invalid-fields");
    }
    for _ in 0..50 {
        make(&identity, Ada, &["bookings:read"]).expect(201);
    }
    make(&identity, Ada, &["bookings:read"]).refused(409, "limit-reached");
}

#[test]
fn tokens_survive_a_database_that_fails_and_are_swept() {
    for (fault, nth) in FAULTS {
        let identity = identity();
        just_signed_in(&identity);
        let wish = json!({ "name": "x", "scopes": ["bookings:read"], "days": 1 });
        failing(&identity, fault, nth).post(Ada, TOKENS, wish).refused(500, "internal");
        let made = make(&identity, Ada, &["bookings:read"]).expect(201);
        failing(&identity, fault, 1)
            .post(Nobody, ACCESS, json!({ "token": made.json["token"] }))
            .refused(500, "internal");
        exchange(&identity, made.json["token"].as_str().unwrap()).expect(201);
    }
    let identity = identity();
    make(&identity, Ada, &["bookings:read"]).expect(201);
    identity.world.load("INSERT INTO used_challenges VALUES ('x', 1)");
    identity.world.set_now("2030-03-15T08:00:00Z");
    for _ in 0..2 {
        futures::executor::block_on(identity::jobs::sweep(&identity.world.db(), identity.world.now())).unwrap();
        assert_eq!(identity.world.count("SELECT count(*) FROM api_tokens"), 0);
        assert_eq!(identity.world.count("SELECT count(*) FROM used_challenges"), 0);
    }
}
