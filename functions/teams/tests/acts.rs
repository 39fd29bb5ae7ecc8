//! What the people of a team do: narrow, invite, join, leave.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use serde_json::{Value, json};
use support::*;
use testkit::Persona;

#[test]
fn a_team_shows_to_its_people_and_more_to_who_runs_it() {
    let function = function();
    let mine = function.get(Ada, "/api/teams/mine").expect(200).json;
    assert_eq!(mine["items"], json!([{ "id": "tea_tess", "name": "Team of Tess", "is_administrator": false }]));
    let seen = function.get(Ada, "/api/teams/tea_tess").expect(200).json;
    assert_eq!((&seen["administration"], &seen["is_administrator"]), (&Value::Null, &json!(false)));
    let names: Vec<_> = seen["members"].as_array().unwrap().iter().map(|one| one["name"].clone()).collect();
    assert_eq!(names, ["Ada Members", "Tess Teams"]);
    assert_eq!((&seen["members"][1]["email"], &seen["members"][1]["withheld"]), (&Value::Null, &Value::Null));
    let run = function.get(Tess, "/api/teams/tea_tess").expect(200).json;
    assert_eq!((&run["members"][0]["email"], &run["caller_pays"]), (&json!("ada@example.org"), &json!(true)));
    assert_eq!(run["administration"]["seats_taken"], 2);
    // To whoever is in none there is none.
    function.get(Bob, "/api/teams/tea_tess").refused(404, "not-found");
    function.get(Boss, "/api/teams/tea_tess").refused(403, "no-customer");
}

#[test]
fn what_the_payer_shares_shows_to_the_team_s_people_as_operators_say() {
    let function = function();
    function.world.load(
        "INSERT INTO grants (id, key, customer_id, contract_id, kind, name, amount, currency, scope, starts_at, expires_at, created_at) VALUES
  ('grt_a', 'a', 'cus_tess', NULL, 'time_credit', 'Hours', 600, NULL, '{}', 0, NULL, 0),
  ('grt_b', 'b', 'cus_tess', NULL, 'money_credit', 'Money', 5000, 'EUR', '{}', 0, NULL, 0)",
    );
    let seen = || function.get(Ada, "/api/teams/tea_tess").expect(200).json;
    assert_eq!((&seen()["shares"], &seen()["benefits"]), (&json!("none"), &json!([])));
    set(&function, &json!({ "shares": "pooled", "shared_kinds": ["time_credit"] })).expect(200);
    let hours = json!([{ "kind": "time_credit", "name": "Hours", "currency": null, "last_day": null, "left": 600, "given": 600 }]);
    assert_eq!((&seen()["shares"], &seen()["benefits"]), (&json!("pooled"), &hours));
    assert_eq!(function.get(Ada, &leaving("cus_ada")).expect(200).json["sharing_ends"], true);
    assert_eq!(function.get(Tess, &leaving("cus_tess")).expect(200).json["sharing_ends"], false, "it is her own");
    set(&function, &json!({ "shares": "everything" })).refused(422, "invalid-fields");
    set(&function, &json!({ "shared_kinds": ["discount"] })).refused(422, "invalid-fields");
    // An import that does not name it leaves it as it is.
    let setup = json!({ "name": "Team", "paying_customer_id": "cus_tess", "rights": {}, "members": [] });
    function.post(Boss, "/api/teams/import", json!({ "teams": [{ "id": "tea_tess", "setup": setup }] })).expect(200);
    let kept = function.get(Boss, "/api/teams/all/tea_tess").expect(200).json["team"].clone();
    assert_eq!((&kept["shares"], &kept["shared_kinds"]), (&json!("pooled"), &json!(["time_credit"])));
}

#[test]
fn administrators_say_how_much_one_member_may_draw_and_see_who_drew_what() {
    let function = function();
    function.world.load(
        "INSERT INTO grants (id, key, customer_id, contract_id, kind, name, amount, currency, scope, starts_at, expires_at, created_at) VALUES
  ('grt_a', 'a', 'cus_tess', NULL, 'time_credit', 'Hours', 600, NULL, '{}', 0, NULL, 0),
  ('grt_b', 'b', 'cus_ada', NULL, 'time_credit', 'Own', 600, NULL, '{}', 0, NULL, 0);
INSERT INTO team_members (team_id, customer_id) VALUES ('tea_tess', 'cus_carl');
INSERT INTO draws (key, grant_id, source, source_id, amount, worth_minor, at, drawn_by, month) VALUES
  ('a', 'grt_a', 'booking', 'bkg_1', 90, 0, 1, 'cus_ada', '2030-01-01'), ('a:back', 'grt_a', 'booking', 'bkg_1', -30, 0, 1, 'cus_ada', '2030-01-01'),
  ('b', 'grt_a', 'booking', 'bkg_2', 20, 0, 1, 'cus_ada', '2030-02-01'), ('c', 'grt_a', 'booking', 'bkg_3', 10, 0, 1, 'cus_carl', '2030-01-01'),
  ('d', 'grt_b', 'booking', 'bkg_4', 10, 0, 1, NULL, NULL)",
    );
    let caps = "/api/teams/tea_tess/share-caps?version=2";
    let hours = |minutes: i64| json!({ "caps": { "time_credit": minutes, "day_pass": 2 } });
    set(&function, &json!({ "shares": "pooled", "shared_kinds": ["time_credit"] })).expect(200);
    function.put(Ada, caps, hours(120)).refused(403, "team-administrators-only");
    function.put(Tess, caps, hours(-1)).refused(422, "invalid-fields");
    function.put(Tess, caps, json!({ "caps": { "discount": 1 } })).refused(422, "invalid-fields");
    function.put(Tess, "/api/teams/tea_tess/share-caps?version=1", hours(120)).refused(409, "changed-meanwhile");
    let saved = function.put(Tess, caps, hours(120)).expect(200);
    assert_eq!((saved.trips, saved.json["version"].clone()), (2, json!(3)));
    let drawn = |who: &str, minutes: i64| json!({ "customer_id": who, "kind": "time_credit", "currency": null, "amount": minutes });
    let run = function.get(Tess, "/api/teams/tea_tess").expect(200);
    assert_eq!((run.trips, &run.json["drawn"]), (1, &json!([drawn("cus_ada", 60), drawn("cus_carl", 10)])));
    assert_eq!((&run.json["share_caps"], &run.json["shared_kinds"]), (&hours(120)["caps"], &json!(["time_credit"])));
    // A member sees what is theirs, and nothing of others.
    let seen = function.get(Ada, "/api/teams/tea_tess").expect(200).json;
    assert_eq!((&seen["drawn"], &seen["month"]), (&json!([drawn("cus_ada", 60)]), &json!("2030-01-01")));
    // Operators who set the team up leave it as it is, and so does an import.
    set(&function, &json!({ "shares": "after_own" })).expect(200);
    let setup = json!({ "name": "Team", "paying_customer_id": "cus_tess", "rights": {}, "members": [] });
    function.post(Boss, "/api/teams/import", json!({ "teams": [{ "id": "tea_tess", "setup": setup }] })).expect(200);
    assert_eq!(
        function.world.rows("SELECT share_caps FROM teams WHERE id = 'tea_tess'"),
        [json!({ "share_caps": hours(120)["caps"].to_string() })]
    );
}

#[test]
fn a_section_that_is_off_is_off_for_teams() {
    let function = function();
    function.world.load(r#"UPDATE space_settings SET levels = '{"base":"signed_in","sections":{"team":"off"}}'"#);
    function.get(Tess, "/api/teams/mine").refused(404, "section-off");
    function.get(Tess, "/api/teams/tea_tess").refused(404, "section-off");
    invite(&function, Tess, &["new@example.org"]).refused(404, "section-off");
}

#[test]
fn administrators_say_what_the_team_is() {
    let function = function();
    let path = "/api/teams/tea_tess?version=1";
    function.put(Ada, path, profile("Mapmakers")).refused(403, "team-administrators-only");
    assert_eq!(function.put(Tess, path, profile("Mapmakers")).expect(200).json["version"], 2);
    let seen = function.get(Ada, "/api/teams/tea_tess").expect(200).json;
    for (name, value) in profile("Mapmakers").as_object().unwrap() {
        assert_eq!(&seen[name], value);
    }
    function.put(Tess, path, profile("Late")).refused(409, "changed-meanwhile");
    let mut bad = profile("Mapmakers");
    bad["website"] = "javascript:alert(1)".into();
    function.put(Tess, "/api/teams/tea_tess?version=2", bad).refused(422, "invalid-fields");
}

#[test]
fn what_is_withheld_is_withheld_at_once_and_never_more_than_that() {
    let function = function();
    function.put(Ada, &of("cus_tess"), setup(false, &[])).refused(403, "team-administrators-only");
    function.put(Tess, &of("cus_ada"), setup(false, &["book", "buy_products"])).expect(200);
    let viewer = |who: Persona| {
        let facts = access::store::viewer(who.claims().as_ref(), function.world.now());
        let rows = futures::executor::block_on(function.world.db().read(facts)).unwrap();
        access::store::only(rows).unwrap()
    };
    let decided = |right| access::decide(&viewer(Ada), right);
    let withheld = Err(access::Rule::RightWithheld(access::Source::TeamAdministrator));
    assert_eq!(decided(access::Right::Book), withheld);
    assert_eq!(decided(access::Right::UseBoards), Ok(()));
    // She sees what is withheld from her, and nobody else's.
    let seen = function.get(Ada, "/api/teams/tea_tess").expect(200).json;
    assert_eq!(seen["members"][0]["withheld"], json!(["book", "buy_products"]));
    // What the space withholds stays withheld when the team withholds nothing.
    function.world.load(r#"UPDATE space_settings SET rights = '{"book":false}'"#);
    function.put(Tess, &of("cus_ada"), setup(false, &[])).expect(200);
    assert_eq!(decided(access::Right::Book), Err(access::Rule::RightWithheld(access::Source::Space)));
    function.put(Tess, &of("cus_ada"), setup(true, &["book"])).refused(422, "invalid-fields");
    function.put(Tess, &of("cus_ada"), setup(false, &["fly"])).refused(422, "invalid-fields");
    function.put(Tess, &of("cus_bob"), setup(false, &[])).refused(404, "not-found");
    assert_consistent(&function);
}

#[test]
fn the_last_administrator_stays_one() {
    let function = function();
    function.put(Tess, &of("cus_tess"), setup(false, &[])).refused(409, "last-administrator");
    function.delete(Tess, &of("cus_tess")).refused(409, "last-administrator");
    assert_eq!(function.get(Tess, &leaving("cus_tess")).expect(200).json["refusal"], "last-administrator");
    function.put(Tess, &of("cus_ada"), setup(true, &[])).expect(200);
    function.delete(Tess, &of("cus_tess")).expect(204);
    assert!(!in_team(&function, "cus_tess") && in_team(&function, "cus_ada"));
    function.delete(Ada, &of("cus_ada")).refused(409, "last-administrator");
}

#[test]
fn an_invitation_by_mail_is_for_one_reader_once() {
    let function = function();
    function.put(Ada, "/api/teams/tea_tess?version=1", profile("x")).refused(403, "team-administrators-only");
    invite(&function, Ada, &["bob@example.org"]).refused(403, "team-administrators-only");
    let made = invite(&function, Tess, &["bob@example.org", "new@example.org"]).expect(201).json;
    assert_eq!(made["items"].as_array().unwrap().len(), 2);
    // Whether an address has an account shows in nothing but the language of its mail.
    assert_eq!(made["items"][0]["expires_at"], made["items"][1]["expires_at"]);
    let languages: Vec<_> = mails(&function).into_iter().map(|(_, to, locale, _)| (to, locale)).collect();
    let expected = [("new@example.org", "es"), ("bob@example.org", "de")];
    assert_eq!(languages, expected.map(|(to, locale)| (to.to_owned(), locale.to_owned())));
    let path = mailed(&function, "bob@example.org");
    let shown = function.get(Nobody, &path).expect(200).json;
    assert_eq!((&shown["team_name"], &shown["invited_by"]), (&json!("Team of Tess"), &json!("Tess Teams")));
    assert_eq!(shown["refusal"], Value::Null);
    assert!(!shown.to_string().contains("bob@"), "{shown}");
    // A link to somebody else's mailbox is nobody's way in.
    function.post(Carl, &path, Value::Null).refused(403, "team-invitation-for-another");
    assert_eq!(function.get(Carl, &path).expect(200).json["refusal"], "team-invitation-for-another");
    function.post(Nobody, &path, Value::Null).refused(401, "sign-in-required");
    function.post(Boss, &path, Value::Null).refused(403, "no-customer");
    assert_eq!(function.post(Bob, &path, Value::Null).expect(200).json["id"], "tea_tess");
    // The first answer may have been lost.
    function.post(Bob, &path, Value::Null).expect(200);
    assert_eq!(function.get(Bob, &path).expect(200).json["is_member"], true);
    assert_eq!(function.world.count("SELECT uses FROM team_invitations WHERE email = 'bob@example.org'"), 1);
    function.get(Carl, &path).expect(200);
    function.delete(Tess, &of("cus_bob")).expect(204);
    function.post(Bob, &path, Value::Null).refused(410, "team-invitation-over");
    function.get(Nobody, "/api/teams/joining/x").refused(404, "not-found");
    assert_consistent(&function);
}

#[test]
fn addresses_are_each_named_once_and_not_those_of_the_team() {
    let function = function();
    let refused = |emails: &[&str], pointer: &str, rule: &str| {
        let answer = invite(&function, Tess, emails).refused(422, "invalid-fields").json;
        assert_eq!((&answer["errors"][0]["pointer"], &answer["errors"][0]["rule"]), (&json!(pointer), &json!(rule)));
    };
    refused(&[], "/emails", "length");
    refused(&["a@example.org", "A@example.org"], "/emails/1", "duplicate");
    refused(&["a@example.org", "ada@example.org"], "/emails/1", "in-the-team");
    let many: Vec<_> = (0..51).map(|n| format!("a{n}@example.org")).collect();
    refused(&many.iter().map(String::as_str).collect::<Vec<_>>(), "/emails", "length");
    invite(&function, Tess, &["nobody"]).refused(422, "invalid-fields");
    assert_eq!((mails(&function).len(), function.world.count("SELECT count(*) FROM team_invitations")), (0, 0));
}

#[test]
fn an_invitation_that_is_sent_again_ends_the_one_before() {
    let function = function();
    let made = invite(&function, Tess, &["bob@example.org"]).expect(201).json;
    let first = mailed(&function, "bob@example.org");
    let id = made["items"][0]["id"].as_str().unwrap();
    let again = function.post(Tess, &format!("/api/teams/invitations/{id}/resend"), Value::Null).expect(201).json;
    let second = mailed(&function, "bob@example.org");
    assert_ne!(first, second);
    function.post(Bob, &first, Value::Null).refused(410, "team-invitation-over");
    let open = function.get(Tess, "/api/teams/tea_tess").expect(200).json["administration"].clone();
    assert_eq!((&open["invitations"], &open["seats_taken"]), (&again["items"], &json!(3)));
    let id = again["items"][0]["id"].as_str().unwrap();
    function.delete(Ada, &format!("/api/teams/invitations/{id}")).refused(403, "team-administrators-only");
    function.delete(Bob, &format!("/api/teams/invitations/{id}")).refused(404, "not-found");
    function.delete(Tess, &format!("/api/teams/invitations/{id}")).expect(204);
    function.delete(Tess, &format!("/api/teams/invitations/{id}")).expect(204);
    function.post(Bob, &second, Value::Null).refused(410, "team-invitation-over");
    function.post(Tess, &format!("/api/teams/invitations/{id}/resend"), Value::Null).refused(404, "not-found");
    assert_eq!(function.get(Tess, "/api/teams/tea_tess").expect(200).json["administration"]["seats_taken"], 2);
}

#[test]
fn an_invitation_lasts_for_fourteen_days() {
    let function = function();
    invite(&function, Tess, &["bob@example.org"]).expect(201);
    let path = mailed(&function, "bob@example.org");
    function.world.set_now("2030-01-15T07:59:59Z");
    assert_eq!(function.get(Bob, &path).expect(200).json["refusal"], Value::Null);
    function.world.set_now("2030-01-15T08:00:00Z");
    assert_eq!(function.get(Bob, &path).expect(200).json["refusal"], "team-invitation-over");
    function.post(Bob, &path, Value::Null).refused(410, "team-invitation-over");
    assert!(!in_team(&function, "cus_bob"));
}

#[test]
fn a_link_is_for_as_many_as_it_says() {
    let function = function();
    let path = link(&function, 1);
    function.post(Bob, &path, Value::Null).expect(200);
    let seen = function.get(Bob, "/api/teams/tea_tess").expect(200).json;
    assert_eq!(seen["members"][1]["withheld"], json!(["buy_products"]));
    function.post(Carl, &path, Value::Null).refused(410, "team-invitation-over");
    for bad in
        [json!({ "days": 91, "uses_max": 1, "withheld": [] }), json!({ "days": 1, "uses_max": 0, "withheld": [] })]
    {
        function.post(Tess, "/api/teams/tea_tess/links", bad).refused(422, "invalid-fields");
    }
    assert_consistent(&function);
}

#[test]
fn a_team_has_no_more_people_and_invitations_than_seats() {
    let function = function();
    set(&function, &json!({ "seats_max": 1 })).refused(409, "team-full");
    set(&function, &json!({ "seats_max": 3 })).expect(200);
    invite(&function, Tess, &["a@example.org", "b@example.org"]).refused(409, "team-full");
    invite(&function, Tess, &["bob@example.org"]).expect(201);
    // The seat is kept for whoever was written to.
    let path = link(&function, 5);
    assert_eq!(function.get(Carl, &path).expect(200).json["refusal"], "team-full");
    let full = function.post(Carl, &path, Value::Null).refused(409, "team-full").json;
    assert_eq!(full["seats_max"], 3);
    // Written to again it takes no second one.
    invite(&function, Tess, &["bob@example.org"]).expect(201);
    function.post(Bob, &mailed(&function, "bob@example.org"), Value::Null).expect(200);
    function
        .put(Boss, "/api/teams/all/tea_tess/members?customer=cus_carl", setup(false, &[]))
        .refused(409, "team-full");
    assert_consistent(&function);
}

#[test]
fn a_team_invites_200_a_day() {
    let function = function();
    let some = |from: usize| (from..from + 50).map(|n| format!("p{n}@example.org")).collect::<Vec<_>>();
    for round in 0..4 {
        invite(&function, Tess, &some(round * 50).iter().map(String::as_str).collect::<Vec<_>>()).expect(201);
    }
    let refused = invite(&function, Tess, &["one@example.org"]).refused(429, "too-many-team-invitations");
    assert_eq!(refused.json["retry_after_seconds"], 86_400);
    function.world.set_now("2030-01-02T08:00:01Z");
    invite(&function, Tess, &["one@example.org"]).expect(201);
}

#[test]
fn leaving_shows_what_stays_and_tells_who_pays() {
    let function = function();
    function.world.load(
        "UPDATE contracts SET payer_id = 'cus_tess' WHERE id = 'con_ada';
         UPDATE teams SET rights = '{\"use_boards\":true}' WHERE id = 'tea_tess';
         UPDATE team_members SET narrowed = '{\"book\":false}' WHERE customer_id = 'cus_ada'",
    );
    let shown = function.get(Ada, &leaving("cus_ada")).expect(200).json;
    assert_eq!(shown["contracts_go_on"], json!([{ "plan_name": "Flex", "ends_on": null }]));
    assert_eq!((&shown["withheld_ends"], &shown["granted_ends"]), (&json!(["book"]), &json!(["use_boards"])));
    assert_eq!((&shown["bookings_stay"], &shown["refusal"], &shown["is_me"]), (&json!(0), &Value::Null, &json!(true)));
    function.get(Ada, &leaving("cus_tess")).refused(403, "team-administrators-only");
    function.delete(Ada, &of("cus_tess")).refused(403, "team-administrators-only");
    function.delete(Ada, &of("cus_ada")).expect(204);
    function.delete(Ada, &of("cus_ada")).refused(404, "not-found");
    assert!(!in_team(&function, "cus_ada"));
    let told: Vec<_> = mails(&function).into_iter().map(|(topic, to, ..)| (topic, to)).collect();
    let left = |to: &str| ("teams.left".to_owned(), to.to_owned());
    assert_eq!(told, [left("boss@example.org"), left("tess@example.org")]);
    // The contract is as it was.
    assert_eq!(function.world.count("SELECT count(*) FROM contracts WHERE id = 'con_ada' AND ends_on IS NULL"), 1);
}

#[test]
fn whoever_is_removed_is_told_and_who_pays_nothing_is_not() {
    let function = function();
    function.delete(Tess, &of("cus_ada")).expect(204);
    let told: Vec<_> = mails(&function).into_iter().map(|(topic, to, ..)| (topic, to)).collect();
    assert_eq!(told, [("teams.removed".to_owned(), "ada@example.org".to_owned())]);
    function.get(Ada, "/api/teams/tea_tess").refused(404, "not-found");
}

#[test]
fn operators_are_told_who_is_to_have_a_plan() {
    let function = function();
    set(&function, &json!({ "default_plan_id": "pln_flex" })).expect(200);
    let path = link(&function, 2);
    function.post(Carl, &path, Value::Null).expect(200);
    let (topic, to, _, payload) = mails(&function).remove(0);
    assert_eq!((topic.as_str(), to.as_str()), ("teams.joined", "boss@example.org"));
    assert_eq!((&payload["name"], &payload["plan"]), (&json!("Carl Contact"), &json!("Flex")));
    assert_eq!(function.world.count("SELECT count(*) FROM contracts WHERE customer_id = 'cus_carl'"), 0);
}
