//! Changing the address of an account, by its owner and by an operator, and putting it back.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use identity::App;
use serde_json::{Value, json};
use support::authenticator::{Device, add, sign_in_with};
use support::factors::*;
use support::provider::{never, set_up};
use support::*;
use testkit::{Answer, Fault, Function, Persona, Persona::*};

const OWN: &str = "/api/identity/email";
const CODE: &str = "/api/identity/email/confirmation";
const LINK: &str = "/api/identity/email-changes/confirmation";
const BACK: &str = "/api/identity/email-changes/return";
const ADAS: &str = "/api/identity/accounts/acc_ada/email";
const NEW: &str = "ada@new.example";

fn ask(identity: &Function<App>, who: Persona, email: &str) -> Answer {
    just_signed_in(identity);
    identity.put(who, OWN, json!({ "email": email }))
}

/// What the newest mail of a topic says: to whom, the code or address in it, and the token of its link.
fn mailed(identity: &Function<App>, topic: &str) -> (String, String, String) {
    let rows = identity.world.rows("SELECT topic, recipient, payload FROM outbox ORDER BY rowid DESC");
    let row = rows.into_iter().find(|row| row["topic"] == topic).unwrap();
    let payload: Value = serde_json::from_str(row["payload"].as_str().unwrap()).unwrap();
    let token = payload["link"].as_str().unwrap().split("token=").nth(1).unwrap_or_default().to_owned();
    (row["recipient"].as_str().unwrap().to_owned(), payload["what"].as_str().unwrap().to_owned(), token)
}

fn show(identity: &Function<App>, code: &str) -> Answer {
    identity.post(Ada, CODE, json!({ "code": code }))
}

/// Ada has the new address; the token of the link that puts the one before back.
fn changed(identity: &Function<App>) -> String {
    ask(identity, Ada, NEW).expect(202);
    show(identity, &mailed(identity, "identity.confirm_email").1).expect(204);
    mailed(identity, "identity.email_changed").2
}

fn email_of(identity: &Function<App>, id: &str) -> String {
    let rows = identity.world.rows("SELECT id, email FROM accounts");
    rows.iter().find(|row| row["id"] == id).unwrap()["email"].as_str().unwrap().to_owned()
}

#[test]
fn a_code_at_the_new_address_changes_it_and_all_that_goes_there() {
    let identity = identity();
    let elsewhere = refresh_cookie(&sign_in(&identity, "ada@example.org", PASSWORD).expect(201));
    identity.post(Nobody, "/api/identity/password-resets", json!({ "email": "ada@example.org" })).expect(202);
    let reset = link_token(&identity);
    identity.world.load(
        "INSERT INTO erasures (account_id, email, name, locale, asked_at, due_at) VALUES ('acc_ada', 'ada@example.org', 'Ada', 'en', 1, 9000000000000)",
    );
    let asked = ask(&identity, Ada, "ADA@new.example").expect(202);
    assert_eq!((asked.trips, &asked.json["pending"]["email"]), (2, &json!(NEW)));
    assert_eq!(asked.json["pending"]["expires_at"], "2030-01-01T08:30:00Z");
    let own = identity.get(Ada, OWN).expect(200);
    assert_eq!(
        (own.trips, &own.json["email"], &own.json["pending"]),
        (1, &json!("ada@example.org"), &asked.json["pending"])
    );
    let (to, code, link) = mailed(&identity, "identity.confirm_email");
    assert_eq!((to.as_str(), link.as_str()), (NEW, ""));
    assert!(!identity.world.rows("SELECT * FROM address_changes")[0].to_string().contains(&code), "it is not kept");
    assert_eq!(email_of(&identity, "acc_ada"), "ada@example.org", "nothing changes before");

    assert_eq!(show(&identity, &code.to_uppercase()).expect(204).trips, 2);
    assert_eq!(email_of(&identity, "acc_ada"), NEW);
    let everywhere = "SELECT count(*) FROM customers WHERE id = 'cus_ada' AND email = 'ada@new.example'";
    assert_eq!(identity.world.count(everywhere), 1);
    assert_eq!(identity.world.count("SELECT count(*) FROM erasures WHERE email = 'ada@new.example'"), 1);
    let (to, masked, token) = mailed(&identity, "identity.email_changed");
    assert_eq!((to.as_str(), masked.as_str(), token.len()), ("ada@example.org", "a…@new.example", 43));
    // Here one stays signed in; elsewhere not, and what was mailed to the old mailbox opens nothing.
    identity.get(Ada, OWN).expect(200);
    assert_eq!(
        identity.world.count("SELECT count(*) FROM sessions WHERE account_id = 'acc_ada' AND ended_at IS NULL"),
        1
    );
    refresh(&identity, &elsewhere).refused(401, "session-ended");
    let wish = json!({ "token": reset, "password": OTHER_PASSWORD });
    identity.post(Nobody, "/api/identity/password-resets/complete", wish).refused(422, "link-not-valid");
    sign_in(&identity, "ada@example.org", PASSWORD).refused(401, "wrong-credentials");
    sign_in(&identity, NEW, PASSWORD).expect(201);
    assert!(never(&identity).is_empty());
}

#[test]
fn a_code_is_good_once_in_time_in_its_session_and_for_the_last_address_that_was_named() {
    let identity = identity();
    show(&identity, "abcd-efgh").refused(422, "challenge-lapsed");
    ask(&identity, Ada, NEW).expect(202);
    let code = mailed(&identity, "identity.confirm_email").1;
    let error = show(&identity, "abcd-efgh").refused(422, "invalid-fields");
    assert_eq!(
        (&error.json["errors"][0]["pointer"], &error.json["errors"][0]["rule"]),
        (&json!("/code"), &json!("wrong-code"))
    );
    // In another session, and another's account.
    let elsewhere = Browser::of(&identity, &sign_in(&identity, "ada@example.org", PASSWORD).expect(201));
    elsewhere.ask(&identity, "POST", CODE, json!({ "code": code })).refused(422, "challenge-lapsed");
    assert_eq!(elsewhere.ask(&identity, "GET", OWN, Value::Null).expect(200).json["pending"], Value::Null);
    identity.post(Bob, CODE, json!({ "code": code })).refused(422, "challenge-lapsed");
    // Another address takes its place.
    ask(&identity, Ada, "ada@other.example").expect(202);
    show(&identity, &code).refused(422, "invalid-fields");
    let code = mailed(&identity, "identity.confirm_email").1;
    identity.world.set_now("2030-01-01T08:30:00Z");
    show(&identity, &code).refused(422, "challenge-lapsed");
    identity.world.load("DELETE FROM throttles");
    identity.world.set_now("2030-01-01T08:29:59Z");
    show(&identity, &code).expect(204);
    show(&identity, &code).refused(422, "challenge-lapsed");
    // Thinking better of it.
    identity.world.set_now("2030-01-01T08:00:00Z");
    ask(&identity, Ada, NEW).expect(202);
    identity.delete(Ada, "/api/identity/email/change").expect(204);
    show(&identity, &mailed(&identity, "identity.confirm_email").1).refused(422, "challenge-lapsed");
    assert_eq!(email_of(&identity, "acc_ada"), "ada@other.example");
}

#[test]
fn wrong_codes_lock_and_who_asks_has_just_shown_who_they_are() {
    let identity = identity();
    identity.put(Ada, OWN, json!({ "email": NEW })).refused(403, "sign-in-again");
    assert_eq!((told(&identity).len(), identity.world.count("SELECT count(*) FROM address_changes")), (0, 0));
    assert_eq!(identity.world.count("SELECT sum(attempts) + sum(locked_until) FROM throttles"), 0, "it is not counted");
    let same = ask(&identity, Ada, "Ada@Example.org").refused(422, "invalid-fields");
    assert_eq!(same.json["errors"][0]["rule"], "same-email");
    ask(&identity, Ada, "not an address").refused(422, "invalid-fields");
    ask(&identity, Ada, NEW).expect(202);
    let code = mailed(&identity, "identity.confirm_email").1;
    for _ in 0..5 {
        show(&identity, "wrong").refused(422, "invalid-fields");
    }
    show(&identity, &code).refused(429, "too-many-attempts");
    for _ in 0..5 {
        let _ = ask(&identity, Ada, NEW);
    }
    ask(&identity, Ada, NEW).refused(429, "too-many-attempts");
    assert_eq!(email_of(&identity, "acc_ada"), "ada@example.org");
}

/// Five mails an hour are five: being sent to sign in again before each of them costs none.
#[test]
fn a_wish_that_waits_for_signing_in_again_is_counted_once() {
    let identity = identity();
    for _ in 0..5 {
        identity.world.load("UPDATE sessions SET created_at = 1000");
        assert_eq!(identity.put(Ada, OWN, json!({ "email": NEW })).refused(403, "sign-in-again").trips, 2);
        ask(&identity, Ada, NEW).expect(202);
    }
    ask(&identity, Ada, NEW).refused(429, "too-many-attempts");
    assert_eq!(told(&identity).len(), 5);
    identity.world.load("UPDATE sessions SET created_at = 1000");
    identity.put(Ada, OWN, json!({ "email": NEW })).refused(429, "too-many-attempts");
}

#[test]
fn an_address_that_is_another_s_gets_the_same_answer_and_a_mail() {
    let identity = identity();
    let answers: Vec<_> = ["bob@example.org", "dan@example.org"]
        .iter()
        .map(|email| {
            let answer = ask(&identity, Ada, email).expect(202);
            let shown = show(&identity, "abcd-efgh").refused(422, "invalid-fields");
            let own = identity.get(Ada, OWN).expect(200);
            let mut headers = answer.headers.0;
            headers.sort();
            (
                answer.text.replace(email, "who"),
                headers,
                answer.trips,
                shown.text,
                shown.trips,
                own.text.replace(email, "who"),
            )
        })
        .collect();
    assert_eq!(answers[0], answers[1]);
    let mails = [("identity.email_in_use", "bob@example.org"), ("identity.confirm_email", "dan@example.org")];
    assert_eq!(told(&identity), mails.map(|(topic, to)| (topic.to_owned(), to.to_owned())));
}

#[test]
fn of_two_who_want_one_address_the_schema_decides() {
    let identity = identity();
    ask(&identity, Ada, NEW).expect(202);
    let code = mailed(&identity, "identity.confirm_email").1;
    let raced = meanwhile(&identity, "UPDATE accounts SET email = 'ada@new.example' WHERE id = 'acc_bob'");
    raced.post(Ada, CODE, json!({ "code": code })).refused(409, "email-taken");
    assert_eq!(identity.world.count("SELECT count(*) FROM former_addresses"), 0);
    // And of two changes at once, and of two who show one code.
    identity.world.load("UPDATE accounts SET email = 'bob@example.org' WHERE id = 'acc_bob'");
    for theirs in
        ["DELETE FROM address_changes", "UPDATE accounts SET email = 'ada@third.example' WHERE id = 'acc_ada'"]
    {
        ask(&identity, Ada, NEW).expect(202);
        let code = mailed(&identity, "identity.confirm_email").1;
        meanwhile(&identity, theirs).post(Ada, CODE, json!({ "code": code })).refused(422, "challenge-lapsed");
    }
    // The last who could hand out roles stays able to.
    let code = {
        ask(&identity, Boss, "boss@corp.example").expect(202);
        mailed(&identity, "identity.confirm_email").1
    };
    set_up(&identity, "corporate", &json!([{ "domain": "other.example", "is_required": true }]));
    let theirs = "UPDATE provider_domains SET domain = 'corp.example'";
    meanwhile(&identity, theirs).post(Boss, CODE, json!({ "code": code })).refused(409, "operators-locked-out");
}

#[test]
fn a_change_is_carried_out_told_and_kept_or_none_of_it() {
    for (fault, done) in [(Fault::Before, false), (Fault::After, true)] {
        let identity = identity();
        ask(&identity, Ada, NEW).expect(202);
        let code = mailed(&identity, "identity.confirm_email").1;
        failing(&identity, fault, 2).post(Ada, CODE, json!({ "code": code })).refused(500, "internal");
        let kept = identity.world.count("SELECT count(*) FROM former_addresses") == 1;
        assert_eq!((email_of(&identity, "acc_ada") == NEW, told(&identity).len() == 2, kept), (done, done, done));
        let again = show(&identity, &code);
        if done {
            again.refused(422, "challenge-lapsed")
        } else {
            again.expect(204)
        };
        let token = mailed(&identity, "identity.email_changed").2;
        let wish = json!({ "token": token, "password": OTHER_PASSWORD });
        failing(&identity, fault, 2).post(Nobody, BACK, wish.clone()).refused(500, "internal");
        assert_eq!(email_of(&identity, "acc_ada") == "ada@example.org", done);
        let again = identity.post(Nobody, BACK, wish);
        if done {
            again.refused(422, "link-not-valid")
        } else {
            again.expect(204)
        };
    }
}

/// Somebody sat down at Ada's machine, and knows her password.
#[test]
fn the_owner_puts_the_address_back_and_whoever_changed_it_is_out() {
    let identity = identity();
    let mut before = Device::new(1);
    add(&identity, Ada, &mut before).expect(201);
    identity.world.set_now("2030-01-03T08:00:00Z");
    identity.world.load("UPDATE sessions SET created_at = 1893657600000");
    // They set up what they like, before the change and after it.
    let ada = Browser::of(&identity, &sign_in(&identity, "ada@example.org", PASSWORD).expect(201));
    ada.set_codes_up(&identity);
    let wish = json!({ "name": "Door", "scopes": ["bookings:read"], "days": 30 });
    let made = ada.ask(&identity, "POST", "/api/identity/tokens", wish).expect(201).json["token"].clone();
    ada.ask(&identity, "PUT", OWN, json!({ "email": NEW })).expect(202);
    let code = mailed(&identity, "identity.confirm_email").1;
    ada.ask(&identity, "POST", CODE, json!({ "code": code })).expect(204);
    let token = mailed(&identity, "identity.email_changed").2;
    // They change it once more, and choose another password by a mail to the new mailbox.
    ada.ask(&identity, "PUT", OWN, json!({ "email": "thief@third.example" })).expect(202);
    let code = mailed(&identity, "identity.confirm_email").1;
    ada.ask(&identity, "POST", CODE, json!({ "code": code })).expect(204);
    let later = mailed(&identity, "identity.email_changed").2;
    identity.post(Nobody, "/api/identity/password-resets", json!({ "email": "thief@third.example" })).expect(202);
    let wish = json!({ "token": link_token(&identity), "password": OTHER_PASSWORD });
    identity.post(Nobody, "/api/identity/password-resets/complete", wish).expect(204);
    identity.post(Nobody, "/api/identity/password-resets", json!({ "email": "thief@third.example" })).expect(202);
    let reset = link_token(&identity);

    let weak = json!({ "token": token, "password": "password12" });
    identity.post(Nobody, BACK, weak).refused(422, "invalid-fields");
    let wish = json!({ "token": token, "password": "the owner's own words" });
    assert_eq!(identity.post(Nobody, BACK, wish.clone()).expect(204).trips, 2);
    assert_eq!(email_of(&identity, "acc_ada"), "ada@example.org");
    assert_eq!(identity.world.count("SELECT count(*) FROM customers WHERE email = 'ada@example.org'"), 1);
    // What the account was written under meanwhile is known, for its erasure; no link leads there.
    let lost = "SELECT count(*) FROM former_addresses WHERE email = 'thief@third.example' AND used_at = expires_at AND used_at = changed_at";
    assert_eq!(identity.world.count(lost), 1);
    let newest: Vec<_> = told(&identity).into_iter().rev().take(2).collect();
    let expected =
        [("identity.password_changed", "ada@example.org"), ("identity.email_put_back", "thief@third.example")];
    assert_eq!(newest, expected.map(|(topic, to)| (topic.to_owned(), to.to_owned())));
    // No session, no password, no code, no token and no link of theirs does anything any more.
    ada.ask(&identity, "GET", "/api/identity/account", Value::Null).expect(200);
    refresh(&identity, &ada.refresh_cookie).refused(401, "session-ended");
    for (email, password) in
        [("ada@example.org", OTHER_PASSWORD), ("ada@example.org", PASSWORD), ("thief@third.example", OTHER_PASSWORD)]
    {
        sign_in(&identity, email, password).refused(401, "wrong-credentials");
    }
    identity.post(Nobody, "/api/identity/tokens/access", json!({ "token": made })).refused(401, "token-not-valid");
    for (path, token) in [("/api/identity/password-resets/complete", &reset), (BACK, &later), (BACK, &token)] {
        let wish = json!({ "token": token, "password": OTHER_PASSWORD });
        identity.post(Nobody, path, wish).refused(422, "link-not-valid");
    }
    // The owner gets in, by the new password without a code, and by the passkey of before.
    sign_in(&identity, "ada@example.org", "the owner's own words").expect(201);
    sign_in_with(&identity, &mut before).expect(201);
    assert!(never(&identity).is_empty(), "{:?}", never(&identity));
}

#[test]
fn an_address_is_put_back_within_a_week_unless_somebody_else_has_it() {
    let identity = identity();
    let token = changed(&identity);
    let wish = json!({ "token": token, "password": OTHER_PASSWORD });
    let raced = meanwhile(&identity, "UPDATE accounts SET email = 'ada@example.org' WHERE id = 'acc_bob'");
    raced.post(Nobody, BACK, wish.clone()).refused(409, "email-taken");
    identity.world.load("UPDATE accounts SET email = 'bob@example.org' WHERE id = 'acc_bob'");
    for broken in ["x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
        let broken = json!({ "token": broken, "password": OTHER_PASSWORD });
        identity.post(Nobody, BACK, broken).refused(422, "link-not-valid");
    }
    identity.world.set_now("2030-01-08T08:00:00Z");
    identity.post(Nobody, BACK, wish.clone()).refused(422, "link-not-valid");
    identity.world.set_now("2030-01-08T07:59:00Z");
    identity.post(Nobody, BACK, wish).expect(204);
}

#[test]
fn a_company_that_is_the_only_way_in_is_asked_and_not_gone_around() {
    let identity = identity();
    set_up(&identity, "corporate", &json!([{ "domain": "corp.example", "is_required": true }]));
    ask(&identity, Ada, "ada@corp.example").refused(403, "provider-required");
    ask(&identity, Ada, NEW).expect(202);
    let code = mailed(&identity, "identity.confirm_email").1;
    identity.world.load("UPDATE provider_domains SET domain = 'new.example'");
    show(&identity, &code).refused(403, "provider-required");
    identity.world.load("UPDATE provider_domains SET domain = 'example.org'");
    show(&identity, &code).refused(403, "provider-required");
    ask(&identity, Ada, "ada@private.example").refused(403, "provider-required");
    assert_eq!(email_of(&identity, "acc_ada"), "ada@example.org");
}

#[test]
fn an_operator_has_it_confirmed_at_the_new_address_and_both_are_told() {
    let identity = identity();
    let elsewhere = refresh_cookie(&sign_in(&identity, "ada@example.org", PASSWORD).expect(201));
    identity.put(Boss, ADAS, json!({ "email": NEW })).refused(403, "sign-in-again");
    just_signed_in(&identity);
    identity.put(Tess, ADAS, json!({ "email": NEW })).refused(403, "forbidden");
    identity.put(Boss, ADAS, json!({ "email": "bob@example.org" })).refused(409, "email-taken");
    identity.put(Boss, &ADAS.replace("ada", "boss"), json!({ "email": NEW })).refused(403, "forbidden");
    identity.put(Boss, &ADAS.replace("ada", "none"), json!({ "email": NEW })).refused(404, "not-found");
    identity.world.load("UPDATE accounts SET email = 'erased.acc_carl@erased.invalid' WHERE id = 'acc_carl'");
    identity.put(Boss, &ADAS.replace("ada", "carl"), json!({ "email": NEW })).refused(404, "not-found");
    assert_eq!((told(&identity).len(), identity.world.count("SELECT count(*) FROM audit")), (0, 0));

    assert_eq!(identity.put(Boss, ADAS, json!({ "email": NEW })).expect(202).trips, 2);
    let audit = identity.world.rows("SELECT action, subject, detail FROM audit");
    assert_eq!(
        (&audit[0]["action"], &audit[0]["subject"], audit.len()),
        (&json!("change_email_of"), &json!("acc_ada"), 1)
    );
    let (to, masked, _) = mailed(&identity, "identity.email_change_asked");
    assert_eq!((to.as_str(), masked.as_str()), ("ada@example.org", "a…@new.example"));
    let (to, _, token) = mailed(&identity, "identity.confirm_email_by_link");
    assert_eq!(to, NEW);
    // What a link does, no code does; and Ada does not see it as hers to confirm.
    show(&identity, &token[..40]).refused(422, "challenge-lapsed");
    assert_eq!(identity.get(Ada, OWN).expect(200).json["pending"], Value::Null);
    identity.world.set_now("2030-01-02T08:00:00Z");
    identity.post(Nobody, LINK, json!({ "token": token })).refused(422, "link-not-valid");
    identity.world.set_now("2030-01-02T07:59:00Z");
    let followed = identity.post(Nobody, LINK, json!({ "token": token })).expect(204);
    assert_eq!((followed.trips, cookie(&followed, web::token::COOKIE)), (2, None));
    identity.post(Nobody, LINK, json!({ "token": token })).refused(422, "link-not-valid");
    assert_eq!(email_of(&identity, "acc_ada"), NEW);
    refresh(&identity, &elsewhere).refused(401, "session-ended");
    assert_eq!(mailed(&identity, "identity.email_changed").0, "ada@example.org");
}

/// What is over goes with the hour's sweep. An address that was is kept as long as others hold what they were told of it, and as
/// anything is left under it; all of it goes with the account.
#[test]
fn addresses_that_were_are_forgotten_once_nothing_is_left_under_them() {
    let identity = identity();
    changed(&identity);
    ask(&identity, Ada, "ada@third.example").expect(202);
    let sweep = |now: &str| {
        identity.world.set_now(now);
        futures::executor::block_on(identity::jobs::sweep(&identity.world.db(), identity.world.now())).unwrap();
        let changes = identity.world.count("SELECT count(*) FROM address_changes");
        (changes, identity.world.count("SELECT count(*) FROM former_addresses"))
    };
    assert_eq!(sweep("2030-01-01T08:10:00Z"), (1, 1));
    assert_eq!(sweep("2030-01-01T09:00:00Z"), (0, 1));
    assert_eq!(sweep("2030-04-08T08:00:00Z"), (0, 1));
    assert_eq!(sweep("2030-04-08T08:01:00Z"), (0, 1), "mails to it are kept");
    identity.world.load("DELETE FROM outbox");
    identity.world.load("INSERT INTO bounces (id, address, reason, topic, bounced_at) VALUES ('bnc_1', 'ada@example.org', '550', 't', 1894694400000)");
    assert_eq!(sweep("2030-05-01T08:00:00Z"), (0, 1), "one came back");
    identity.world.load("UPDATE bounces SET bounced_at = 1894694400001");
    assert_eq!(sweep("2030-05-01T08:00:00Z"), (0, 0), "what comes back later is of somebody else");
}
