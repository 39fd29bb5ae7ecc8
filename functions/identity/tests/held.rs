//! Of whom the space wants a second factor, and what rests until it was shown.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use identity::App;
use serde_json::{Value, json};
use support::authenticator::{Device, add, ask_to_show, sign_in_with};
use support::factors::*;
use support::*;
use testkit::{Function, Persona::*};
use web::Hold;

const OPERATORS: &str = "/api/identity/operators";
const OF_OPERATORS: &str = "UPDATE space_settings SET second_factor_of = 'operators'";
const OF_EVERYBODY: &str = "UPDATE space_settings SET second_factor_of = 'everybody'";

fn boss_by_password(identity: &Function<App>) -> Browser {
    Browser::of(identity, &sign_in(identity, "boss@example.org", PASSWORD).expect(201))
}

#[test]
fn an_operator_without_a_second_factor_sets_one_up_before_anything_else() {
    let identity = identity();
    assert!(boss_by_password(&identity).claims.held.is_none(), "nobody wants it yet");
    identity.world.load(OF_OPERATORS);
    let answer = sign_in(&identity, "boss@example.org", PASSWORD).expect(201);
    assert_eq!((&answer.json["held"], answer.trips), (&json!("roles"), 2));
    let mut boss = Browser::of(&identity, &answer);
    assert_eq!((boss.claims.held, boss.claims.roles.len()), (Some(Hold::Roles), 0));
    let refused = boss.ask(&identity, "GET", OPERATORS, Value::Null).refused(403, "second-factor-required");
    assert_eq!(refused.json["way"], "/second-factor");
    boss.ask(&identity, "GET", "/api/identity/account", Value::Null).expect(200);
    let wish = json!({ "name": "Door", "scopes": ["space:write"], "days": 30 });
    boss.ask(&identity, "POST", "/api/identity/tokens", wish).refused(403, "second-factor-required");

    let factors = boss.ask(&identity, "GET", FACTORS, Value::Null).expect(200);
    assert_eq!((&factors.json["wanted"], &factors.json["wanted_from"]), (&json!(true), &Value::Null));
    boss.set_codes_up(&identity);
    // The token that was minted before still says so; the next does not.
    boss.ask(&identity, "GET", OPERATORS, Value::Null).refused(403, "second-factor-required");
    boss.refresh(&identity);
    assert_eq!((boss.claims.held, boss.claims.roles.len()), (None, web::role::ALL.len()));
    boss.ask(&identity, "GET", OPERATORS, Value::Null).expect(200);
}

#[test]
fn a_passkey_will_do_and_so_will_codes_that_there_were_before() {
    let identity = identity();
    let mut phone = Device::new(1);
    add(&identity, Boss, &mut phone).expect(201);
    identity.world.load(OF_OPERATORS);
    assert!(Browser::of(&identity, &sign_in_with(&identity, &mut phone).expect(201)).claims.held.is_none());
    let (secret, _) = set_codes_up(&identity, Boss);
    let begun = first_step(&identity, "boss@example.org", PASSWORD);
    let mut boss = Browser::of(&identity, &second_step(&identity, &begun, &code(&identity, &secret, 0)).expect(201));
    assert!(boss.claims.held.is_none());
    boss.refresh(&identity);
    assert!(boss.claims.held.is_none(), "the session remembers");
}

/// Whoever has the password of an operator whose second factor is a passkey has nothing but what a member has; and cannot put a
/// second factor of their own beside it, or take it away.
#[test]
fn a_password_alone_brings_no_second_factor_along() {
    let identity = identity();
    let mut phone = Device::new(1);
    add(&identity, Boss, &mut phone).expect(201);
    identity.world.load(OF_OPERATORS);
    let mut thief = boss_by_password(&identity);
    assert_eq!(thief.claims.held, Some(Hold::Roles));
    for path in [TOTP, "/api/identity/passkeys/question"] {
        thief.ask(&identity, "POST", path, Value::Null).refused(403, "second-factor-required");
    }
    let passkey = identity.world.rows("SELECT id FROM passkeys")[0]["id"].as_str().unwrap().to_owned();
    let own = format!("/api/identity/passkeys/{passkey}");
    thief.ask(&identity, "DELETE", &own, Value::Null).refused(403, "second-factor-required");
    // The password shown anew is no second factor either.
    thief.ask(&identity, "PUT", CONFIRMATION, json!({ "password": PASSWORD })).expect(204);
    thief.refresh(&identity);
    assert_eq!(thief.claims.held, Some(Hold::Roles));

    // The owner shows the passkey in the session that the password began.
    let asked = ask_to_show(&identity);
    let shown = json!({ "passkey": phone.shown(&asked.challenge) });
    thief.ask_with(&identity, "PUT", CONFIRMATION, shown, &[("cookie", &asked.cookie)]).expect(204);
    thief.refresh(&identity);
    assert_eq!(thief.claims.held, None);
}

#[test]
fn whose_codes_were_turned_off_sets_them_up_again() {
    let identity = identity();
    let (secret, _) = set_codes_up(&identity, Boss);
    identity.world.load(OF_OPERATORS);
    let begun = first_step(&identity, "boss@example.org", PASSWORD);
    let mut boss = Browser::of(&identity, &second_step(&identity, &begun, &code(&identity, &secret, 0)).expect(201));
    boss.ask(&identity, "POST", &format!("{TOTP}/removal"), json!({ "code": code(&identity, &secret, 1) })).expect(204);
    boss.refresh(&identity);
    assert_eq!(boss.claims.held, Some(Hold::Roles));
}

#[test]
fn where_it_is_wanted_of_everybody_a_member_without_one_is_nobody_yet() {
    let identity = identity();
    identity.world.load(OF_EVERYBODY);
    let mut ada = Browser::of(&identity, &sign_in(&identity, "ada@example.org", PASSWORD).expect(201));
    assert_eq!(ada.claims.held, Some(Hold::SecondFactor));
    for (method, path) in
        [("GET", "/api/identity/account"), ("GET", "/api/identity/sessions"), ("GET", "/api/identity/tokens")]
    {
        ada.ask(&identity, method, path, Value::Null).refused(403, "second-factor-required");
    }
    ada.set_codes_up(&identity);
    ada.refresh(&identity);
    ada.ask(&identity, "GET", "/api/identity/account", Value::Null).expect(200);
    // Whoever is held can go away again.
    let bob = Browser::of(&identity, &sign_in(&identity, "bob@example.org", PASSWORD).expect(201));
    let cookies = [("cookie", bob.refresh_cookie.as_str())];
    bob.ask_with(&identity, "DELETE", "/api/identity/sessions/current", Value::Null, &cookies).expect(204);
    refresh(&identity, &bob.refresh_cookie).refused(401, "session-ended");
}

#[test]
fn until_the_day_that_was_set_it_is_told_and_nothing_rests() {
    let identity = identity();
    identity.world.load(OF_OPERATORS);
    identity.world.load("UPDATE space_settings SET second_factor_from = 1893571200000");
    let mut boss = boss_by_password(&identity);
    assert!(boss.claims.held.is_none());
    let factors = boss.ask(&identity, "GET", FACTORS, Value::Null).expect(200);
    assert_eq!(factors.json["wanted_from"], "2030-01-02T08:00:00Z");
    identity.world.set_now("2030-01-02T08:00:00Z");
    boss.refresh(&identity);
    assert_eq!(boss.claims.held, Some(Hold::Roles), "a session that began before is no way around it");
}

#[test]
fn a_program_of_an_operator_without_a_second_factor_rests_too() {
    let identity = identity();
    just_signed_in(&identity);
    let wish = json!({ "name": "Door", "scopes": ["space:write"], "days": 30 });
    let token = identity.post(Boss, "/api/identity/tokens", wish).expect(201).json["token"].clone();
    let roles = || {
        let access = identity.post(Nobody, "/api/identity/tokens/access", json!({ "token": token })).expect(201);
        let claims = bearers(&identity, access.json["access_token"].as_str().unwrap());
        (claims.roles.len(), claims.held)
    };
    assert_eq!(roles().1, None);
    identity.world.load(OF_OPERATORS);
    assert_eq!(roles(), (0, Some(Hold::Roles)));
    add(&identity, Boss, &mut Device::new(1)).expect(201);
    assert_eq!(roles(), (1, None));
}
