//! Operators invite operators.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use futures::executor::block_on;
use identity::App;
use serde_json::{Value, json};
use support::factors::just_signed_in;
use support::*;
use testkit::{Answer, Fault, Function, Persona::*};

const INVITATIONS: &str = "/api/identity/all/operator-invitations";

fn invite(identity: &Function<App>, email: &str, roles: &[&str]) -> Answer {
    just_signed_in(identity);
    identity.post(Boss, INVITATIONS, json!({ "email": email, "roles": roles, "locale": "de" }))
}

/// The page's address in the newest mail ends with the token.
fn token(identity: &Function<App>) -> String {
    let rows = identity.world.rows("SELECT payload FROM outbox ORDER BY rowid DESC LIMIT 1");
    let payload: Value = serde_json::from_str(rows[0]["payload"].as_str().unwrap()).unwrap();
    payload["page"].as_str().unwrap().rsplit('/').next().unwrap().to_owned()
}

fn link(token: &str) -> String {
    format!("/api/identity/operator-invitations/{token}")
}

fn roles(identity: &Function<App>, id: &str) -> Value {
    let rows = identity.world.rows("SELECT id, roles FROM accounts");
    let row = rows.iter().find(|row| row["id"] == id).unwrap();
    serde_json::from_str(row["roles"].as_str().unwrap()).unwrap()
}

#[test]
fn whoever_reads_the_mailbox_accepts_once_and_has_the_roles() {
    let identity = identity();
    let made = invite(&identity, "ada@example.org", &["billing:read", "support:write", "billing:read"]).expect(201);
    assert_eq!((&made.json["roles"], made.trips), (&json!(["billing:read", "support:write"]), 2));
    assert_eq!(made.json["expires_at"], "2030-01-15T08:00:00Z");
    assert_eq!(told(&identity), [("identity.operator_invited".to_owned(), "ada@example.org".to_owned())]);
    let mail = identity.world.rows("SELECT locale FROM outbox");
    assert_eq!(mail[0]["locale"], "en", "in the language of the account that there is");
    let token = token(&identity);
    assert!(
        !identity.world.rows("SELECT * FROM operator_invitations")[0].to_string().contains(&token),
        "kept as a digest"
    );

    let met = identity.get(Nobody, &link(&token)).expect(200);
    assert_eq!((&met.json["email"], &met.json["refusal"]), (&json!("ada@example.org"), &Value::Null));
    identity.post(Nobody, &link(&token), Value::Null).refused(401, "sign-in-required");
    let for_another = identity.get(Bob, &link(&token)).expect(200);
    assert_eq!(for_another.json["refusal"], "operator-invitation-for-another");
    identity.post(Bob, &link(&token), Value::Null).refused(403, "operator-invitation-for-another");
    assert_eq!(roles(&identity, "acc_bob"), json!([]));

    let accepted = identity.post(Ada, &link(&token), Value::Null).expect(200);
    assert_eq!((&accepted.json["roles"], accepted.trips), (&json!(["billing:read", "support:write"]), 2));
    assert_eq!(roles(&identity, "acc_ada"), json!(["billing:read", "support:write"]));
    identity.post(Ada, &link(&token), Value::Null).refused(410, "operator-invitation-over");
    assert_eq!(identity.get(Boss, INVITATIONS).expect(200).json["items"], json!([]));
    let deeds = identity.world.rows("SELECT account_id, action FROM audit ORDER BY rowid");
    assert_eq!(deeds[1], json!({ "account_id": "acc_ada", "action": "accept_operator_invitation" }));
}

#[test]
fn who_has_no_account_signs_up_with_that_address_first() {
    let identity = identity();
    invite(&identity, "dan@example.org", &["space:write"]).expect(201);
    assert_eq!(identity.world.rows("SELECT locale FROM outbox")[0]["locale"], "de");
    let token = token(&identity);
    identity.post(Nobody, "/api/identity/accounts", sign_up("dan@example.org", PASSWORD)).expect(202);
    verify(&identity, &link_token(&identity)).expect(204);
    let mut dan = Browser::of(&identity, &sign_in(&identity, "dan@example.org", PASSWORD).expect(201));
    dan.ask(&identity, "POST", &link(&token), Value::Null).expect(200);
    dan.refresh(&identity);
    assert_eq!(dan.claims.roles, ["space:write"]);
}

#[test]
fn nobody_gives_more_than_they_hold() {
    let identity = identity();
    identity.world.load("UPDATE accounts SET roles = '[\"operators:write\",\"billing:write\"]' WHERE id = 'acc_boss'");
    let wider = invite(&identity, "dan@example.org", &["billing:read", "space:write"]).refused(422, "invalid-fields");
    assert_eq!(wider.json["errors"][0]["rule"], "wider-than-own");
    let none = invite(&identity, "dan@example.org", &[]).refused(422, "invalid-fields");
    assert_eq!(none.json["errors"][0]["rule"], "no-role");
    invite(&identity, "dan@example.org", &["billing:read"]).expect(201);
    // What the inviter has lost before it was accepted, nobody gets.
    invite(&identity, "ada@example.org", &["billing:write"]).expect(201);
    let token = token(&identity);
    identity.world.load("UPDATE accounts SET roles = '[\"operators:write\"]' WHERE id = 'acc_boss'");
    identity.post(Ada, &link(&token), Value::Null).refused(410, "operator-invitation-over");
    assert_eq!(roles(&identity, "acc_ada"), json!([]));
}

#[test]
fn an_invitation_is_sent_again_taken_back_and_ends_by_itself() {
    let identity = identity();
    let id = invite(&identity, "ada@example.org", &["space:write"]).expect(201).json["id"].as_str().unwrap().to_owned();
    let first = token(&identity);
    identity.post(Boss, &format!("{INVITATIONS}/{id}/resend"), Value::Null).expect(204);
    let second = token(&identity);
    identity.get(Ada, &link(&first)).refused(404, "not-found");
    assert_eq!(identity.get(Ada, &link(&second)).expect(200).json["refusal"], Value::Null);
    identity.world.set_now("2030-01-15T08:00:00Z");
    identity.post(Ada, &link(&second), Value::Null).refused(410, "operator-invitation-over");
    assert_eq!(identity.get(Boss, INVITATIONS).expect(200).json["items"][0]["id"], id.as_str(), "to be sent again");
    identity.delete(Boss, &format!("{INVITATIONS}/{id}")).expect(204);
    identity.delete(Boss, &format!("{INVITATIONS}/{id}")).refused(410, "operator-invitation-over");
    identity.world.load("UPDATE sessions SET created_at = 1894694400000");
    identity.post(Boss, &format!("{INVITATIONS}/{id}/resend"), Value::Null).refused(410, "operator-invitation-over");
    identity.post(Boss, &format!("{INVITATIONS}/oin_none/resend"), Value::Null).refused(404, "not-found");
    // Another to the same address takes the place of the first.
    invite(&identity, "ada@example.org", &["space:write"]).expect(403);
    identity.world.set_now("2030-03-01T08:00:00Z");
    block_on(identity::jobs::sweep(&identity.world.db(), identity.world.now())).unwrap();
    assert_eq!(identity.world.count("SELECT count(*) FROM operator_invitations"), 0);
}

#[test]
fn one_address_has_one_open_invitation_and_an_operator_none() {
    let identity = identity();
    invite(&identity, "ada@example.org", &["space:write"]).expect(201);
    let first = token(&identity);
    invite(&identity, "ada@example.org", &["billing:write"]).expect(201);
    identity.post(Ada, &link(&first), Value::Null).refused(410, "operator-invitation-over");
    assert_eq!(identity.get(Boss, INVITATIONS).expect(200).json["items"].as_array().unwrap().len(), 1);
    invite(&identity, "boss@example.org", &["billing:write"]).refused(409, "operator-already");
    identity.world.load("UPDATE sessions SET created_at = 1000");
    let wish = json!({ "email": "dan@example.org", "roles": ["space:write"], "locale": "en" });
    identity.post(Boss, INVITATIONS, wish).refused(403, "sign-in-again");
}

#[test]
fn of_two_at_once_one_counts() {
    let identity = identity();
    invite(&identity, "ada@example.org", &["space:write"]).expect(201);
    let token = token(&identity);
    let revoked = meanwhile(&identity, "UPDATE operator_invitations SET revoked_at = 1");
    revoked.post(Ada, &link(&token), Value::Null).refused(410, "operator-invitation-over");
    identity.world.load("UPDATE operator_invitations SET revoked_at = NULL");
    let lost = meanwhile(&identity, "UPDATE accounts SET roles = '[\"operators:write\"]' WHERE id = 'acc_boss'");
    lost.post(Ada, &link(&token), Value::Null).refused(409, "changed-meanwhile");
    assert_eq!(roles(&identity, "acc_ada"), json!([]));
    // Nor does an inviter give what they lose at that moment.
    just_signed_in(&identity);
    let wish = json!({ "email": "dan@example.org", "roles": ["operators:write"], "locale": "en" });
    let lost = meanwhile(&identity, "UPDATE accounts SET roles = '[]' WHERE id = 'acc_boss'");
    lost.post(Boss, INVITATIONS, wish).refused(409, "changed-meanwhile");
    assert_eq!(identity.world.count("SELECT count(*) FROM operator_invitations WHERE email = 'dan@example.org'"), 0);
}

#[test]
fn an_invitation_and_its_acceptance_survive_a_database_that_fails() {
    let identity = identity();
    just_signed_in(&identity);
    let wish = json!({ "email": "ada@example.org", "roles": ["space:write"], "locale": "en" });
    for (fault, open) in [(Fault::Before, 0), (Fault::After, 1)] {
        failing(&identity, fault, 2).post(Boss, INVITATIONS, wish.clone()).refused(500, "internal");
        assert_eq!(
            (told(&identity).len(), identity.world.count("SELECT count(*) FROM operator_invitations")),
            (open, i64::try_from(open).unwrap())
        );
    }
    let token = token(&identity);
    failing(&identity, Fault::Before, 2).post(Ada, &link(&token), Value::Null).refused(500, "internal");
    assert_eq!(roles(&identity, "acc_ada"), json!([]));
    failing(&identity, Fault::After, 2).post(Ada, &link(&token), Value::Null).refused(500, "internal");
    assert_eq!(roles(&identity, "acc_ada"), json!(["space:write"]), "the roles are there, though the answer was lost");
    identity.post(Ada, &link(&token), Value::Null).refused(410, "operator-invitation-over");
}
