//! Signing up by a provider that does not vouch for the address: a code proves it, and joins nobody's account.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use identity::App;
use serde_json::{Value, json};
use support::provider::*;
use support::*;
use testkit::{Answer, Fault, Function, Persona::*};

const PROOF: &str = "/api/identity/provider-sign-ins/proof";
const DAN: &str = "dan@example.org";

/// Somebody came back from Facebook, which tells that address.
fn came(identity: &Function<App>, email: &str) -> Trip {
    let facebook = set_up(identity, "facebook", &json!([]));
    tell(|fake| fake.says = json!({ "email": email }));
    come_by(identity, &facebook)
}

fn ask(identity: &Function<App>, trip: &Trip, email: &str) -> Answer {
    let body = json!({ "state": trip.state, "email": email, "locale": "de" });
    identity.send_with(Nobody, "POST", PROOF, body, &[("cookie", &trip.cookie)])
}

fn show(identity: &Function<App>, trip: &Trip, code: &str) -> Answer {
    let body = json!({ "state": trip.state, "code": code });
    identity.send_with(Nobody, "POST", &format!("{PROOF}/confirmation"), body, &[("cookie", &trip.cookie)])
}

fn code(identity: &Function<App>) -> String {
    let rows =
        identity.world.rows("SELECT payload FROM outbox WHERE topic = 'identity.prove_email' ORDER BY rowid DESC");
    let payload: Value = serde_json::from_str(rows[0]["payload"].as_str().unwrap()).unwrap();
    payload["what"].as_str().unwrap().to_owned()
}

#[test]
fn with_the_code_an_account_is_made_and_linked() {
    let identity = identity();
    let trip = came(&identity, DAN);
    let entered = enter(&identity, Nobody, &trip).expect(200);
    let newcomer = json!({ "email": DAN, "name": "Ada L", "provider": "Facebook" });
    assert_eq!((&entered.json["outcome"], &entered.json["newcomer"]), (&json!("prove_email"), &newcomer));
    sign_up_by(&identity, &trip, "1").refused(422, "way-lapsed");
    show(&identity, &trip, "abcd-efgh").refused(422, "invalid-fields");

    let asked = ask(&identity, &trip, DAN).expect(202);
    assert_eq!((asked.trips, told(&identity)), (2, vec![("identity.prove_email".to_owned(), DAN.to_owned())]));
    let first = code(&identity);
    assert!(!identity.world.rows("SELECT * FROM provider_sign_ins")[0].to_string().contains(&first), "it is not kept");
    show(&identity, &trip, "abcd-efgh").refused(422, "invalid-fields");
    // Asked for again, the one before is worth nothing.
    ask(&identity, &trip, DAN).expect(202);
    show(&identity, &trip, &first).refused(422, "invalid-fields");
    assert_eq!(show(&identity, &trip, &code(&identity).to_uppercase()).expect(204).trips, 2);
    let signed = sign_up_by(&identity, &trip, "1").expect(201);
    assert!(cookie(&signed, web::token::COOKIE).is_some());
    let made = "SELECT count(*) FROM accounts JOIN identities ON identities.account_id = accounts.id
      WHERE accounts.email = 'dan@example.org' AND issuer = 'https://www.facebook.com' AND password_hash IS NULL";
    assert_eq!(identity.world.count(made), 1);
    // From then on Facebook signs in.
    let facebook = identity.world.rows("SELECT id FROM identity_providers")[0]["id"].as_str().unwrap().to_owned();
    let entered = enter(&identity, Nobody, &come_by(&identity, &facebook)).expect(200);
    assert_eq!(
        (&entered.json["outcome"], &entered.json["session"]["account_id"]),
        (&json!("signed_in"), &signed.json["account_id"])
    );
    assert!(never(&identity).is_empty());
}

#[test]
fn an_address_that_has_an_account_gets_the_same_answers_and_a_mail_that_says_so() {
    let answers: Vec<_> = ["ada@example.org", DAN]
        .iter()
        .map(|email| {
            let identity = identity();
            let trip = came(&identity, email);
            let all = [
                enter(&identity, Nobody, &trip).expect(200),
                ask(&identity, &trip, email).expect(202),
                show(&identity, &trip, "abcd-efgh").refused(422, "invalid-fields"),
                sign_up_by(&identity, &trip, "1").refused(422, "way-lapsed"),
            ];
            let linked = identity.world.count("SELECT count(*) FROM identities");
            let seen =
                all.map(|answer| (answer.status, answer.text.replace(email, "who"), answer.trips, answer.headers.0));
            (seen, linked, told(&identity).pop().unwrap().0)
        })
        .collect();
    assert_eq!((&answers[0].0, answers[0].1), (&answers[1].0, answers[1].1));
    assert_eq!((answers[0].1, answers[0].2.as_str()), (0, "identity.way_not_linked"));
    assert_eq!(answers[1].2, "identity.prove_email");
}

#[test]
fn a_code_is_good_in_its_own_browser_in_time_and_once() {
    let identity = identity();
    let trip = came(&identity, DAN);
    let theirs =
        set_out(&identity, identity.world.rows("SELECT id FROM identity_providers")[0]["id"].as_str().unwrap());
    ask(&identity, &trip, DAN).expect(202);
    let good = code(&identity);
    // Another browser, with its own cookie or with none.
    let elsewhere = Trip { cookie: theirs.cookie.clone(), ..came_again(&trip) };
    show(&identity, &elsewhere, &good).refused(422, "way-lapsed");
    ask(&identity, &elsewhere, DAN).refused(422, "way-lapsed");
    show(&identity, &Trip { cookie: "x=y".to_owned(), ..came_again(&trip) }, &good).refused(422, "way-lapsed");
    // Another address than the provider's.
    ask(&identity, &trip, "eve@example.org").refused(422, "way-lapsed");
    // Too late.
    identity.world.set_now("2030-01-01T08:30:00Z");
    show(&identity, &trip, &good).refused(422, "way-lapsed");
    identity.world.set_now("2030-01-01T08:29:00Z");
    show(&identity, &trip, &good).expect(204);
    show(&identity, &trip, &good).refused(422, "way-lapsed");
    ask(&identity, &trip, DAN).refused(422, "way-lapsed");
    sign_up_by(&identity, &trip, "1").expect(201);
    sign_up_by(&identity, &trip, "1").refused(422, "way-lapsed");
}

fn came_again(trip: &Trip) -> Trip {
    Trip { state: trip.state.clone(), cookie: trip.cookie.clone(), location: trip.location.clone() }
}

#[test]
fn an_address_that_is_taken_meanwhile_is_joined_by_nobody() {
    let identity = identity();
    let trip = came(&identity, DAN);
    ask(&identity, &trip, DAN).expect(202);
    show(&identity, &trip, &code(&identity)).expect(204);
    let taken = "UPDATE accounts SET email = 'dan@example.org' WHERE id = 'acc_carl'";
    meanwhile(&identity, taken)
        .send_with(
            Nobody,
            "POST",
            "/api/identity/provider-sign-ins/sign-up",
            json!({ "state": trip.state, "name": "Dan", "locale": "de", "accepted_terms_version": "1" }),
            &[("cookie", &trip.cookie)],
        )
        .refused(409, "changed-meanwhile");
    sign_up_by(&identity, &trip, "1").refused(409, "email-taken");
    enter(&identity, Nobody, &trip).refused(409, "email-taken");
    assert_eq!(identity.world.count("SELECT count(*) FROM identities"), 0);
}

#[test]
fn wrong_codes_lock_and_mails_are_counted() {
    let identity = identity();
    let trip = came(&identity, DAN);
    for _ in 0..5 {
        ask(&identity, &trip, DAN).expect(202);
    }
    ask(&identity, &trip, DAN).refused(429, "too-many-attempts");
    for _ in 0..5 {
        show(&identity, &trip, "wrong").refused(422, "invalid-fields");
    }
    show(&identity, &trip, &code(&identity)).refused(429, "too-many-attempts");
}

#[test]
fn what_fails_is_tried_again_and_shown_twice_is_shown_once() {
    for (fault, done) in [(Fault::Before, false), (Fault::After, true)] {
        let identity = identity();
        let trip = came(&identity, DAN);
        ask(&identity, &trip, DAN).expect(202);
        let good = code(&identity);
        show(&failing(&identity, fault, 2), &trip, &good).refused(500, "internal");
        let again = show(&identity, &trip, &good);
        if done {
            again.refused(422, "way-lapsed")
        } else {
            again.expect(204)
        };
        sign_up_by(&identity, &trip, "1").expect(201);
    }
    let identity = identity();
    let trip = came(&identity, DAN);
    ask(&identity, &trip, DAN).expect(202);
    let good = code(&identity);
    show(&meanwhile(&identity, "UPDATE provider_sign_ins SET proven_at = 1"), &trip, &good).refused(422, "way-lapsed");
}

#[test]
fn where_nobody_may_sign_up_no_code_opens_anything() {
    let identity = identity();
    identity.world.load("UPDATE space_settings SET sign_up_open = 0");
    for email in ["ada@example.org", DAN] {
        let trip = came_or_again(&identity, email);
        enter(&identity, Nobody, &trip).refused(403, "email-not-proven");
        ask(&identity, &trip, email).refused(403, "email-not-proven");
    }
    assert!(told(&identity).is_empty());
}

fn came_or_again(identity: &Function<App>, email: &str) -> Trip {
    let known = identity.world.rows("SELECT id FROM identity_providers");
    let Some(id) = known.first().and_then(|row| row["id"].as_str()) else { return came(identity, email) };
    tell(|fake| fake.says = json!({ "email": email }));
    come_by(identity, id)
}
