//! Accounts that wait until an operator approves.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use identity::App;
use serde_json::{Value, json};
use support::*;
use testkit::{Fault, Function, Persona::*};
use web::Hold;

const ALL: &str = "/api/identity/all/approvals";
const APPROVAL: &str = "/api/identity/approval";

/// A space that wants approval, in which Dan has signed up and followed his link.
fn dan_waits() -> (Function<App>, Browser, String) {
    let identity = identity();
    identity.world.load("UPDATE space_settings SET sign_up_approval = 1");
    identity.post(Nobody, "/api/identity/accounts", sign_up("dan@example.org", PASSWORD)).expect(202);
    assert_eq!(verify(&identity, &link_token(&identity)).expect(204).trips, 2);
    let answer = sign_in(&identity, "dan@example.org", PASSWORD).expect(201);
    assert_eq!(answer.json["held"], "approval");
    let id = answer.json["account_id"].as_str().unwrap().to_owned();
    let dan = Browser::of(&identity, &answer);
    (identity, dan, id)
}

#[test]
fn whoever_signs_up_waits_and_the_staff_are_told() {
    let (identity, dan, id) = dan_waits();
    assert_eq!(dan.claims.held, Some(Hold::Approval));
    dan.ask(&identity, "GET", "/api/identity/account", Value::Null).refused(403, "approval-awaited");
    let waits = dan.ask(&identity, "GET", APPROVAL, Value::Null).expect(200);
    assert_eq!((&waits.json["state"], &waits.json["since"]), (&json!("waits"), &json!("2030-01-01T08:00:00Z")));
    let topics: Vec<_> = told(&identity).into_iter().skip(1).collect();
    assert_eq!(topics, [("identity.account_waits".to_owned(), "boss@example.org".to_owned())]);
    let listed = identity.get(Boss, ALL).expect(200);
    assert_eq!(
        (&listed.json["items"][0]["account_id"], listed.json["items"].as_array().unwrap().len()),
        (&json!(id), 1)
    );
    // Whoever was here before does not wait.
    assert!(sign_in(&identity, "ada@example.org", PASSWORD).expect(201).json["held"].is_null());
}

#[test]
fn an_approved_account_goes_on_with_its_next_token() {
    let (identity, mut dan, id) = dan_waits();
    assert_eq!(identity.post(Boss, &format!("{ALL}/{id}/approval"), Value::Null).expect(204).trips, 2);
    dan.refresh(&identity);
    assert_eq!(dan.claims.held, None);
    dan.ask(&identity, "GET", "/api/identity/account", Value::Null).expect(200);
    assert_eq!(
        told(&identity).last().unwrap(),
        &("identity.account_approved".to_owned(), "dan@example.org".to_owned())
    );
    identity.post(Boss, &format!("{ALL}/{id}/approval"), Value::Null).refused(409, "approval-decided");
    identity.post(Boss, &format!("{ALL}/{id}/refusal"), json!({ "words": "No." })).refused(409, "approval-decided");
    assert_eq!(identity.get(Boss, ALL).expect(200).json["items"], json!([]));
}

#[test]
fn a_declined_account_reads_why_and_can_still_be_approved() {
    let (identity, mut dan, id) = dan_waits();
    identity.post(Boss, &format!("{ALL}/{id}/refusal"), json!({ "words": "" })).refused(422, "invalid-fields");
    identity.post(Boss, &format!("{ALL}/{id}/refusal"), json!({ "words": "We are full." })).expect(204);
    dan.refresh(&identity);
    assert_eq!(dan.claims.held, Some(Hold::Approval));
    let declined = dan.ask(&identity, "GET", APPROVAL, Value::Null).expect(200);
    assert_eq!((&declined.json["state"], &declined.json["words"]), (&json!("declined"), &json!("We are full.")));
    assert_eq!(identity.get(Boss, ALL).expect(200).json["items"], json!([]));
    let listed = identity.get(Boss, &format!("{ALL}?declined=true")).expect(200);
    assert_eq!(listed.json["items"][0]["words"], "We are full.");
    identity.post(Boss, &format!("{ALL}/{id}/approval"), Value::Null).expect(204);
    dan.refresh(&identity);
    assert_eq!(dan.claims.held, None);
    let deeds = identity.world.rows("SELECT action FROM audit ORDER BY rowid");
    assert_eq!(deeds, [json!({ "action": "decline_account" }), json!({ "action": "approve_account" })]);
}

#[test]
fn of_two_operators_at_once_one_decides() {
    let (identity, _, id) = dan_waits();
    let raced = meanwhile(&identity, "UPDATE accounts SET approval = 'declined' WHERE email = 'dan@example.org'");
    raced.post(Boss, &format!("{ALL}/{id}/approval"), Value::Null).refused(409, "changed-meanwhile");
    assert_eq!((told(&identity).len(), identity.world.count("SELECT count(*) FROM audit")), (2, 0));
    identity.post(Boss, &format!("{ALL}/acc_none/approval"), Value::Null).refused(404, "not-found");
}

#[test]
fn a_link_followed_twice_at_once_tells_the_staff_once() {
    let identity = identity();
    identity.world.load("UPDATE space_settings SET sign_up_approval = 1");
    identity.post(Nobody, "/api/identity/accounts", sign_up("dan@example.org", PASSWORD)).expect(202);
    let token = link_token(&identity);
    let raced = meanwhile(&identity, "UPDATE sign_ups SET account_id = 'acc_other'");
    verify(&raced, &token).expect(204);
    assert_eq!(
        (told(&identity).len(), identity.world.count("SELECT count(*) FROM accounts WHERE email = 'dan@example.org'")),
        (1, 0)
    );
    identity.world.load("UPDATE sign_ups SET account_id = NULL");
    verify(&identity, &token).expect(204);
    verify(&identity, &token).expect(204);
    assert_eq!(told(&identity).len(), 2);
}

#[test]
fn a_decision_is_made_told_and_kept_or_none_of_it() {
    let (identity, mut dan, id) = dan_waits();
    let path = format!("{ALL}/{id}/approval");
    failing(&identity, Fault::Before, 2).post(Boss, &path, Value::Null).refused(500, "internal");
    assert_eq!((told(&identity).len(), identity.world.count("SELECT count(*) FROM audit")), (2, 0));
    failing(&identity, Fault::After, 2).post(Boss, &path, Value::Null).refused(500, "internal");
    assert_eq!((told(&identity).len(), identity.world.count("SELECT count(*) FROM audit")), (3, 1));
    dan.refresh(&identity);
    assert_eq!(dan.claims.held, None);
}

/// What whoever waits has answered is read with the list, in its one trip.
#[test]
fn operators_see_what_whoever_waits_has_answered() {
    let identity = identity();
    identity.world.load("UPDATE space_settings SET sign_up_approval = 1");
    let field = |position: u16, label: &str| {
        let mut field = text_field();
        (field["position"], field["labels"]["en"]) = (json!(position), json!(label));
        identity.post(Boss, "/api/identity/all/fields", field).expect(201).json["id"].as_str().unwrap().to_owned()
    };
    let (second, first) = (field(2, "Since when"), field(1, "Trade"));
    let mut wish = sign_up("dan@example.org", PASSWORD);
    wish["answers"] = json!({ &second: "2029", &first: "Rowing \"boats\"" });
    identity.post(Nobody, "/api/identity/accounts", wish).expect(202);
    verify(&identity, &link_token(&identity)).expect(204);
    identity.post(Nobody, "/api/identity/accounts", sign_up("eve@example.org", PASSWORD)).expect(202);
    verify(&identity, &link_token(&identity)).expect(204);
    let listed = identity.get(Boss, ALL).expect(200);
    assert_eq!((listed.trips, listed.json["items"].as_array().unwrap().len()), (1, 2));
    let dan = listed.json["items"].as_array().unwrap().iter().find(|one| one["email"] == "dan@example.org").unwrap();
    let answers: Vec<_> =
        dan["answers"].as_array().unwrap().iter().map(|one| (&one["labels"]["en"], &one["answer"])).collect();
    let expected = [(&json!("Trade"), &json!("Rowing \"boats\"")), (&json!("Since when"), &json!("2029"))];
    assert_eq!(answers, expected);
    let eve = listed.json["items"].as_array().unwrap().iter().find(|one| one["email"] == "eve@example.org").unwrap();
    assert_eq!(eve["answers"], json!([]));
}
