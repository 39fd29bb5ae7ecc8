//! Checking out as a guest: the code from the mail makes an account, in the browser that asked; and the first password of one.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use identity::App;
use serde_json::{Value, json};
use support::provider::never;
use support::*;
use testkit::{Answer, Fault, Function, Persona::*};

const GUESTS: &str = "/api/identity/guests";
const GUEST_COOKIE: &str = "__Host-portico_guest";
const DAN: &str = "dan@example.org";

/// A space that has guests.
fn welcoming() -> Function<App> {
    let identity = identity();
    identity.world.load("UPDATE space_settings SET guest_checkout = 1");
    identity
}

fn wish(email: &str) -> Value {
    json!({ "email": email, "name": "Dan Newcomer", "locale": "de", "accepted_terms_version": "1" })
}

fn ask(identity: &Function<App>, email: &str) -> Answer {
    identity.post(Nobody, GUESTS, wish(email))
}

/// What the browser holds that got this answer.
fn held(answer: &Answer) -> String {
    let value = cookie(answer, GUEST_COOKIE).unwrap();
    format!("{GUEST_COOKIE}={}", value.split(';').next().unwrap())
}

fn show(identity: &Function<App>, browser: &str, code: &str) -> Answer {
    identity.send_with(Nobody, "POST", "/api/identity/sessions/guest", json!({ "code": code }), &[("cookie", browser)])
}

fn code(identity: &Function<App>) -> String {
    let rows =
        identity.world.rows("SELECT payload FROM outbox WHERE topic = 'identity.guest_code' ORDER BY rowid DESC");
    let payload: Value = serde_json::from_str(rows[0]["payload"].as_str().unwrap()).unwrap();
    assert_eq!(payload["name"], "", "nobody is greeted by a name that a stranger typed");
    payload["what"].as_str().unwrap().to_owned()
}

/// A guest who is signed in.
fn guest(identity: &Function<App>) -> Browser {
    let browser = held(&ask(identity, DAN).expect(202));
    Browser::of(identity, &show(identity, &browser, &code(identity)).expect(201))
}

#[test]
fn the_code_makes_an_account_without_a_password_and_signs_in() {
    let identity = welcoming();
    let asked = ask(&identity, DAN).expect(202);
    assert_eq!((asked.trips, &asked.json), (2, &json!({ "email": DAN })));
    assert_eq!(told(&identity), [("identity.guest_code".to_owned(), DAN.to_owned())]);
    assert_eq!(identity.world.count("SELECT count(*) FROM accounts WHERE email = 'dan@example.org'"), 0);
    let (browser, good) = (held(&asked), code(&identity));
    let kept = identity.world.rows("SELECT * FROM guest_sign_ups")[0].to_string();
    assert!(!kept.contains(&good) && !kept.contains(browser.split('=').nth(1).unwrap()), "neither is kept");
    show(&identity, &browser, "aaaa-aaaa").refused(422, "invalid-fields");

    let confirmed = show(&identity, &browser, &good.to_uppercase()).expect(201);
    assert_eq!((confirmed.trips, &confirmed.json["held"]), (2, &Value::Null));
    assert!(cookie(&confirmed, GUEST_COOKIE).unwrap().contains("Max-Age=0"));
    let me = Browser::of(&identity, &confirmed);
    assert_eq!(me.claims.account.as_str(), confirmed.json["account_id"].as_str().unwrap());
    let own = me.ask(&identity, "GET", "/api/identity/account", Value::Null).expect(200).json;
    assert_eq!((&own["email"], &own["name"], &own["locale"]), (&json!(DAN), &json!("Dan Newcomer"), &json!("de")));
    let made = "SELECT count(*) FROM accounts JOIN account_customers ON account_id = accounts.id
      JOIN customers ON customers.id = customer_id WHERE customers.email = 'dan@example.org' AND customers.name = 'Dan Newcomer'
        AND password_hash IS NULL AND came_as_guest = 1 AND accounts.terms_version = '1' AND approval = 'not_wanted'";
    assert_eq!(identity.world.count(made), 1);
    assert_eq!(identity.world.count("SELECT count(*) FROM guest_sign_ups"), 0);
    let listed = identity.get(Boss, "/api/identity/all/accounts?search=dan@example.org").expect(200);
    assert!(listed.text.contains("Dan Newcomer"), "operators find the account: {}", listed.text);
    assert!(never(&identity).is_empty());
}

#[test]
fn nobody_learns_by_asking_as_a_guest_who_has_an_account() {
    let answers: Vec<_> = ["ada@example.org", DAN]
        .iter()
        .map(|email| {
            let identity = welcoming();
            let asked = ask(&identity, email).expect(202);
            let browser = held(&asked);
            let tried = show(&identity, &browser, "aaaa-aaaa").refused(422, "invalid-fields");
            let seen = [asked, tried]
                .map(|answer| (answer.status, answer.text.replace(email, "who"), answer.trips, answer.headers.0));
            let rows = identity.world.count("SELECT count(*) FROM guest_sign_ups");
            (seen, rows, hashes_computed(), told(&identity).pop().unwrap())
        })
        .collect();
    assert_eq!((&answers[0].0, answers[0].1, answers[0].2), (&answers[1].0, answers[1].1, answers[1].2));
    assert_eq!(answers[0].3, ("identity.guest_known".to_owned(), "ada@example.org".to_owned()));
    assert_eq!(answers[1].3, ("identity.guest_code".to_owned(), DAN.to_owned()));
}

#[test]
fn the_code_is_good_in_its_own_browser_in_time_and_once() {
    let identity = welcoming();
    let browser = held(&ask(&identity, DAN).expect(202));
    let good = code(&identity);
    // Another browser, with its own cookie, a forged one or none.
    let theirs = held(&ask(&identity, "eve@example.org").expect(202));
    show(&identity, &theirs, &good).refused(422, "invalid-fields");
    for elsewhere in ["x=y", "__Host-portico_guest=short"] {
        show(&identity, elsewhere, &good).refused(422, "challenge-lapsed");
    }
    identity.world.set_now("2030-01-01T08:30:00Z");
    show(&identity, &browser, &good).refused(422, "challenge-lapsed");
    identity.world.set_now("2030-01-01T08:29:00Z");
    show(&identity, &browser, &good).expect(201);
    show(&identity, &browser, &good).refused(422, "challenge-lapsed");
    assert_eq!(identity.world.count("SELECT count(*) FROM accounts WHERE email = 'eve@example.org'"), 0);
    // Now that there is an account, asking again tells its mailbox so.
    ask(&identity, DAN).expect(202);
    assert_eq!(told(&identity).pop().unwrap(), ("identity.guest_known".to_owned(), DAN.to_owned()));
}

#[test]
fn mails_are_counted_and_wrong_codes_lock_the_one_that_was_mailed() {
    let identity = welcoming();
    let browser = held(&ask(&identity, DAN).expect(202));
    let good = code(&identity);
    for _ in 1..5 {
        ask(&identity, DAN).expect(202);
    }
    ask(&identity, DAN).refused(429, "too-many-attempts");
    for _ in 0..5 {
        show(&identity, &browser, "aaaa-aaaa").refused(422, "invalid-fields");
    }
    show(&identity, &browser, &good).refused(429, "too-many-attempts");
    identity.world.set_now("2030-01-01T08:01:01Z");
    show(&identity, &browser, &good).expect(201);
}

#[test]
fn a_guest_takes_a_space_that_has_guests_and_the_present_terms() {
    let identity = identity();
    for settings in [
        "UPDATE space_settings SET guest_checkout = 0",
        "UPDATE space_settings SET guest_checkout = 1, sign_up_open = 0",
        "UPDATE space_settings SET sign_up_open = 1, sign_up_approval = 1",
        "UPDATE space_settings SET sign_up_approval = 0, second_factor_of = 'everybody'",
    ] {
        identity.world.load(settings);
        ask(&identity, "ada@example.org").refused(403, "no-guests");
    }
    identity.world.load("UPDATE space_settings SET guest_checkout = 1, sign_up_open = 1, second_factor_of = 'nobody'");
    let mut old = wish(DAN);
    old["accepted_terms_version"] = "0".into();
    let refused = identity.post(Nobody, GUESTS, old).refused(422, "invalid-fields");
    assert_eq!(refused.json["errors"][0]["pointer"], "/accepted_terms_version");
    let mut odd = wish(DAN);
    odd["email"] = "nowhere".into();
    let refused = identity.post(Nobody, GUESTS, odd).refused(422, "invalid-fields");
    assert_eq!(refused.json["errors"][0]["pointer"], "/email");
    assert!(told(&identity).is_empty());

    // Closed, or other terms, between the mail and its code.
    for (settings, status, slug) in [
        ("UPDATE space_settings SET guest_checkout = 0", 403, "no-guests"),
        ("UPDATE space_settings SET terms_version = '2'", 409, "terms-changed"),
    ] {
        identity.world.load("UPDATE space_settings SET guest_checkout = 1, terms_version = '1'");
        let browser = held(&ask(&identity, DAN).expect(202));
        identity.world.load(settings);
        show(&identity, &browser, &code(&identity)).refused(status, slug);
    }
    assert_eq!(identity.world.count("SELECT count(*) FROM accounts WHERE email = 'dan@example.org'"), 0);
}

#[test]
fn what_is_asked_at_sign_up_is_asked_of_a_guest() {
    let identity = welcoming();
    let mut field = text_field();
    field["required"] = true.into();
    let id = identity.post(Boss, "/api/identity/all/fields", field).expect(201).json["id"].as_str().unwrap().to_owned();
    let refused = ask(&identity, DAN).refused(422, "invalid-fields");
    assert_eq!(refused.json["errors"][0]["pointer"], format!("/answers/{id}"));
    let mut answered = wish(DAN);
    answered["answers"] = json!({ &id: "Joiner" });
    let browser = held(&identity.post(Nobody, GUESTS, answered).expect(202));
    show(&identity, &browser, &code(&identity)).expect(201);
    let kept = identity.world.rows("SELECT answer FROM field_answers");
    assert_eq!((kept.len(), &kept[0]["answer"]), (1, &json!("\"Joiner\"")));
}

#[test]
fn whose_company_is_the_only_way_in_is_no_guest() {
    let identity = welcoming();
    support::provider::set_up(&identity, "corporate", &json!([{ "domain": "corp.example", "is_required": true }]));
    identity.world.load("UPDATE accounts SET email = 'ada@corp.example' WHERE id = 'acc_ada'");
    for email in ["dan@corp.example", "ada@corp.example"] {
        ask(&identity, email).refused(403, "provider-required");
    }
    // It became so between the mail and its code.
    let browser = held(&ask(&identity, DAN).expect(202));
    identity.world.load("UPDATE guest_sign_ups SET email = 'dan@corp.example'");
    show(&identity, &browser, &code(&identity)).refused(403, "provider-required");
}

#[test]
fn an_address_that_is_taken_meanwhile_is_joined_by_nobody() {
    for taken in ["before", "meanwhile"] {
        let identity = welcoming();
        let browser = held(&ask(&identity, DAN).expect(202));
        let theirs = "UPDATE accounts SET email = 'dan@example.org' WHERE id = 'acc_carl'";
        if taken == "before" {
            identity.world.load(theirs);
            show(&identity, &browser, &code(&identity)).refused(409, "email-taken");
        } else {
            show(&meanwhile(&identity, theirs), &browser, &code(&identity)).refused(409, "email-taken");
        }
        assert_eq!(identity.world.count("SELECT count(*) FROM accounts WHERE came_as_guest = 1"), 0);
    }
}

#[test]
fn what_fails_is_tried_again_and_a_code_makes_one_account() {
    for (fault, done) in [(Fault::Before, false), (Fault::After, true)] {
        let identity = welcoming();
        ask(&failing(&identity, fault, 2), DAN).refused(500, "internal");
        let browser = held(&ask(&identity, DAN).expect(202));
        let good = code(&identity);
        show(&failing(&identity, fault, 2), &browser, &good).refused(500, "internal");
        let again = show(&identity, &browser, &good);
        if done {
            again.refused(422, "challenge-lapsed")
        } else {
            again.expect(201)
        };
        assert_eq!(identity.world.count("SELECT count(*) FROM accounts WHERE came_as_guest = 1"), 1);
    }
    let identity = welcoming();
    let browser = held(&ask(&identity, DAN).expect(202));
    let spent = meanwhile(&identity, "DELETE FROM guest_sign_ups");
    show(&spent, &browser, &code(&identity)).refused(422, "challenge-lapsed");
    assert_eq!(identity.world.count("SELECT count(*) FROM accounts WHERE came_as_guest = 1"), 0);
}

#[test]
fn a_guest_chooses_a_first_password_soon_after_signing_in_and_comes_back_with_it() {
    let identity = welcoming();
    let me = guest(&identity);
    let factors = || me.ask(&identity, "GET", "/api/identity/factors", Value::Null).expect(200).json;
    assert_eq!((&factors()["has_password"], &factors()["can_come_back"]), (&json!(false), &json!(false)));
    sign_in(&identity, DAN, PASSWORD).refused(401, "wrong-credentials");
    let choose = |password: &str| me.ask(&identity, "POST", "/api/identity/password", json!({ "password": password }));
    choose("short").refused(422, "invalid-fields");
    choose("dan@example.org").refused(422, "invalid-fields");
    let chosen = choose(PASSWORD).expect(204);
    assert_eq!(chosen.trips, 2);
    assert_eq!(told(&identity).pop().unwrap(), ("identity.password_changed".to_owned(), DAN.to_owned()));
    assert_eq!((&factors()["has_password"], &factors()["can_come_back"]), (&json!(true), &json!(true)));
    sign_in(&identity, DAN, PASSWORD).expect(201);
    // From then on it is changed with the one that there is.
    choose(OTHER_PASSWORD).refused(409, "has-password");
    sign_in(&identity, DAN, OTHER_PASSWORD).refused(401, "wrong-credentials");
}

#[test]
fn a_first_password_is_chosen_once_and_later_by_a_mail() {
    let identity = welcoming();
    let me = guest(&identity);
    let choose =
        |identity: &Function<App>| me.ask(identity, "POST", "/api/identity/password", json!({ "password": PASSWORD }));
    choose(&meanwhile(&identity, "UPDATE accounts SET password_hash = 'x' WHERE came_as_guest = 1"))
        .refused(409, "has-password");
    identity.world.load("UPDATE accounts SET password_hash = NULL WHERE came_as_guest = 1");
    identity.world.set_now("2030-01-01T08:16:00Z");
    choose(&identity).refused(403, "sign-in-again");
    identity.post(Nobody, "/api/identity/password-resets", json!({ "email": DAN })).expect(202);
    let reset = json!({ "token": link_token(&identity), "password": OTHER_PASSWORD });
    identity.post(Nobody, "/api/identity/password-resets/complete", reset).expect(204);
    sign_in(&identity, DAN, OTHER_PASSWORD).expect(201);
    assert!(never(&identity).is_empty());
}

#[test]
fn a_guest_who_never_shows_the_code_leaves_nothing_behind() {
    let identity = welcoming();
    ask(&identity, DAN).expect(202);
    let sweep = || futures::executor::block_on(identity::jobs::sweep(&identity.world.db(), identity.world.now()));
    sweep().unwrap();
    assert_eq!(identity.world.count("SELECT count(*) FROM guest_sign_ups"), 1);
    identity.world.set_now("2030-01-01T08:31:00Z");
    sweep().unwrap();
    assert_eq!(identity.world.count("SELECT count(*) FROM guest_sign_ups"), 0);
}
