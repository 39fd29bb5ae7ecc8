//! What readers and operators do, through `routes()`.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod given;
mod post;

use notices::{App, routes};
use serde_json::{Value, json};
use std::rc::Rc;
use testkit::Persona::{Ada, Bob, Boss, Carl, Nobody, Tess};
use testkit::{Answer, Fault, Function, World};

fn app(world: &World, db: db::Db) -> App {
    App { db, clock: world.clock(), ids: world.ids(), keys: Rc::new(post::keys()), letterhead: Rc::new(post::head()) }
}

fn function() -> Function<App> {
    let function = Function::new(routes(), app);
    function.world.load(given::WORLD);
    function
}

/// The same without any keys: nothing is signed.
fn unkeyed() -> Function<App> {
    let function = Function::new(routes(), |world, db| App { keys: Rc::default(), ..app(world, db) });
    function.world.load(given::WORLD);
    function
}

fn unread(function: &Function<App>, who: testkit::Persona) -> Value {
    function.get(who, "/api/notices/unread").expect(200).json["unread"].clone()
}

fn errors(answer: &Answer) -> Vec<(String, String)> {
    let text = |error: &Value, name: &str| error[name].as_str().unwrap().to_owned();
    let errors = answer.json["errors"].as_array().unwrap();
    errors.iter().map(|error| (text(error, "pointer"), text(error, "rule"))).collect()
}

fn one(pointer: &str, rule: &str) -> Vec<(String, String)> {
    vec![(pointer.to_owned(), rule.to_owned())]
}

#[test]
fn a_bell_counts_what_is_unread_and_an_unchanged_count_is_not_sent_again() {
    let function = function();
    let first = function.get(Ada, "/api/notices/unread").expect(200);
    assert_eq!((first.json, first.trips), (json!({ "unread": 2 }), 1));
    let tag = first.headers.get("etag").unwrap().to_owned();
    let again = function.send_with(Ada, "GET", "/api/notices/unread", Value::Null, &[("if-none-match", &tag)]);
    assert_eq!((again.status, again.bytes.len()), (304, 0));
    assert_eq!(unread(&function, Boss), 0);
}

#[test]
fn an_inbox_is_read_by_its_owner_one_by_one_or_up_to_what_was_seen() {
    let function = function();
    let inbox = function.get(Ada, "/api/notices/inbox").expect(200).json;
    let titles: Vec<_> = inbox["items"].as_array().unwrap().iter().map(|item| item["title"].clone()).collect();
    assert_eq!(titles, [json!("Welcome"), json!("Booked")]);
    assert_eq!(inbox["items"][1]["page"], "/bookings");
    function.post(Tess, "/api/notices/inbox/out_sent/read", Value::Null).refused(404, "not-found");
    function.post(Ada, "/api/notices/inbox/out_none/read", Value::Null).refused(404, "not-found");
    for _ in 0..2 {
        function.post(Ada, "/api/notices/inbox/out_two/read", Value::Null).expect(204);
    }
    assert_eq!((unread(&function, Ada), unread(&function, Bob)), (json!(1), json!(1)));
    // What came after what was seen stays unread.
    function.post(Ada, "/api/notices/inbox/read", json!({ "until": "1970-01-01T00:00:01Z" })).expect(204);
    assert_eq!(unread(&function, Ada), 1);
    function.post(Ada, "/api/notices/inbox/read", json!({ "until": testkit::NOW })).expect(204);
    assert_eq!((unread(&function, Ada), unread(&function, Bob)), (json!(0), json!(1)));
    function.post(Ada, "/api/notices/inbox/read", json!({})).refused(422, "invalid-fields");
}

#[test]
fn a_long_inbox_comes_in_pages() {
    const MANY: &str = "
WITH RECURSIVE n(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 170)
INSERT INTO inbox (account_id, message_id, topic, title, text, created_at)
SELECT 'acc_carl', 'out_' || i, 't', 't', 't', 5000 + i / 7 FROM n";
    let function = function();
    function.world.load(MANY);
    let (mut seen, mut path) = (Vec::new(), "/api/notices/inbox".to_owned());
    loop {
        let page = function.get(Carl, &path).expect(200).json;
        seen.extend(page["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()));
        let Some(cursor) = page["next_cursor"].as_str() else { break };
        path = format!("/api/notices/inbox?cursor={cursor}");
    }
    let count = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!((count, seen.len()), (71, 71));
    function.get(Carl, "/api/notices/inbox?cursor=x").refused(422, "invalid-fields");
    assert_eq!(unread(&function, Carl), 71);
}

#[test]
fn settings_begin_with_the_defaults_and_keep_what_is_chosen() {
    let function = function();
    let shown = function.get(Ada, "/api/notices/settings").expect(200);
    assert_eq!(shown.trips, 1);
    let areas = shown.json["areas"].as_array().unwrap();
    let of = |area: &str| areas.iter().find(|one| one["area"] == area).cloned().unwrap_or_default();
    let security = json!({ "area": "security", "mail": true, "in_app": true, "push": true, "mail_always": true, "can_wait": false });
    assert_eq!((of("security"), of("staff"), of("plans")["push"].clone()), (security, Value::Null, json!(false)));
    assert_eq!(
        (&shown.json["version"], &shown.json["quiet"], &shown.json["digest"]),
        (&json!(0), &Value::Null, &json!("off"))
    );
    assert_eq!(shown.json["locations"], json!([{ "id": "loc_utc", "name": "Harbour", "zone": "Etc/UTC" }]));
    assert_eq!(shown.json["devices"][0]["is_this_session"], true);
    assert_eq!(function.put(Ada, "/api/notices/settings?version=0", given::settings()).expect(204).trips, 1);
    let kept = function.get(Ada, "/api/notices/settings").expect(200).json;
    let plans = kept["areas"].as_array().unwrap().iter().find(|one| one["area"] == "plans").unwrap().clone();
    assert_eq!((&plans["mail"], &plans["in_app"], &plans["push"]), (&json!(false), &json!(true), &json!(false)));
    assert_eq!((&kept["quiet"], &kept["version"]), (&json!({ "from": "22:00", "until": "07:00" }), &json!(1)));
    assert_eq!((&kept["digest"], &kept["location_id"]), (&json!("daily"), &json!("loc_utc")));
    assert_eq!(function.get(Bob, "/api/notices/settings").json["version"], 0);
    let staff = function.get(Boss, "/api/notices/settings").expect(200).json;
    let names: Vec<_> = staff["areas"].as_array().unwrap().iter().map(|one| one["area"].clone()).collect();
    assert_eq!(names, ["security", "staff"]);
}

#[test]
fn settings_that_cannot_be_are_refused_at_their_field() {
    let function = function();
    let put = |change: &dyn Fn(&mut Value)| {
        let mut body = given::settings();
        change(&mut body);
        function.put(Ada, "/api/notices/settings?version=0", body)
    };
    let refused = |answer: Answer| errors(&answer.refused(422, "invalid-fields"));
    let choice = |area: &str, mail: bool| json!({ "area": area, "mail": mail, "in_app": true, "push": true });
    let no_invoices = put(&|body| body["areas"] = json!([choice("plans", true), choice("invoices", false)]));
    assert_eq!(refused(no_invoices), one("/areas/1/mail", "always-by-mail"));
    let twice = put(&|body| body["areas"] = json!([choice("plans", true), choice("plans", false)]));
    assert_eq!(refused(twice), one("/areas/1/area", "twice"));
    assert_eq!(refused(put(&|body| body["areas"][0]["area"] = json!("all"))), one("/areas/0/area", "invalid"));
    let never = put(&|body| body["quiet"] = json!({ "from": "00:00", "until": "24:00" }));
    assert_eq!(refused(never), one("/quiet/until", "no-length"));
    assert_eq!(refused(put(&|body| body["quiet"]["from"] = json!("25:00"))), one("/quiet/from", "invalid"));
    assert_eq!(refused(put(&|body| body["digest"] = json!("hourly"))), one("/digest", "invalid"));
    assert_eq!(refused(put(&|body| body["location_id"] = json!("loc_none"))), one("/location_id", "unknown"));
    assert_eq!(
        function.world.count("SELECT (SELECT count(*) FROM notice_settings) + (SELECT count(*) FROM notice_choices)"),
        0
    );
    assert_eq!(function.world.count("SELECT count(*) FROM notices_guards"), 0);
}

#[test]
fn settings_are_changed_on_what_was_seen_and_a_lost_answer_changes_them_once() {
    let mut function = function();
    function.put(Ada, "/api/notices/settings?version=0", given::settings()).expect(204);
    function.put(Ada, "/api/notices/settings?version=0", given::settings()).refused(409, "changed-meanwhile");
    for (fault, again) in [(Fault::Before, 204), (Fault::After, 409)] {
        let whole = function.world.clone();
        let version = whole.count("SELECT version FROM notice_settings");
        let path = format!("/api/notices/settings?version={version}");
        function.world = whole.failing(fault, 1);
        function.put(Ada, &path, given::settings()).refused(500, "internal");
        assert_eq!(function.put(Ada, &path, given::settings()).status, again, "{fault:?}");
        assert_eq!(whole.count("SELECT version FROM notice_settings"), version + 1, "{fault:?}");
        function.world = whole;
    }
}

#[test]
fn a_device_is_taken_in_named_and_removed_and_belongs_to_who_came_last() {
    let function = function();
    let (path, endpoint) = ("/api/notices/devices", "https://push.example.net/desk");
    let made = function.post(Ada, path, given::device(endpoint)).expect(201);
    assert_eq!(
        (made.trips, &made.json["name"], &made.json["is_this_session"]),
        (1, &json!("Firefox, Linux"), &json!(true))
    );
    let again = function.post(Ada, path, given::device(endpoint)).expect(201);
    assert_eq!(again.json["id"], made.json["id"], "the same browser is the same device");
    function.post(Bob, path, given::device(endpoint)).expect(201);
    assert_eq!(function.get(Ada, "/api/notices/settings").json["devices"].as_array().unwrap().len(), 1);
    let id = format!("{path}/{}", made.json["id"].as_str().unwrap());
    function.delete(Ada, &id).refused(404, "not-found");
    function.delete(Bob, &id).expect(204);
    function.delete(Bob, &id).refused(404, "not-found");
    function.world.load("UPDATE sessions SET ended_at = 5000 WHERE id = 'ses_ada'");
    assert_eq!(function.get(Ada, "/api/notices/settings").json["devices"], json!([]), "signed out is gone");
}

#[test]
fn a_device_that_is_none_is_refused_at_its_field_and_no_stranger_s_machine_is_called() {
    let function = function();
    let refused =
        |body: Value| errors(&function.post(Ada, "/api/notices/devices", body).refused(422, "invalid-fields"));
    for endpoint in
        ["http://push.example.net/x", "https://10.0.0.1/x", "https://localhost/x", "http://127.0.0.1:8090/x", "x"]
    {
        assert_eq!(refused(given::device(endpoint)), one("/endpoint", "push-service"), "{endpoint}");
    }
    let mut device = given::device("https://push.example.net/x");
    device["keys"]["auth"] = json!("AAAA");
    assert_eq!(refused(device.clone()), one("/keys/auth", "invalid"));
    device["keys"]["auth"] = json!("BTBZMqHH6r4Tts7J_aSIgg");
    device["keys"]["p256dh"] = json!("A".repeat(87));
    assert_eq!(refused(device), one("/keys/p256dh", "not-a-key"));
    assert_eq!(function.world.count("SELECT count(*) FROM push_devices"), 1);
    unkeyed().post(Ada, "/api/notices/devices", given::device("https://push.example.net/x")).refused(409, "no-pushes");
    assert_eq!(unkeyed().get(Ada, "/api/notices/settings").json["push_key"], Value::Null);
}

#[test]
fn an_account_has_twenty_devices_at_the_most() {
    const NINETEEN: &str = "
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 19)
INSERT INTO push_devices (id, account_id, session_id, name, endpoint, p256dh, auth, created_at)
SELECT 'dev_n' || i, 'acc_ada', 'ses_ada', 'x', 'https://push.example.net/' || i, 'x', 'x', 1000 FROM n";
    let function = function();
    function.world.load(NINETEEN);
    let one_more = || function.post(Ada, "/api/notices/devices", given::device("https://push.example.net/more"));
    one_more().refused(409, "too-many-devices");
    function.post(Ada, "/api/notices/devices", given::device("https://push.example.net/phone")).expect(201);
    function.delete(Ada, "/api/notices/devices/dev_n7").expect(204);
    one_more().expect(201);
}

#[test]
fn a_link_turns_an_area_off_by_post_alone_for_whoever_holds_it() {
    let function = function();
    let path = format!("/api/notices/unsubscribe/{}", post::keys_token("acc_ada", "bookings"));
    let chosen = || function.world.rows("SELECT account_id, area, channel, wanted FROM notice_choices");
    let page = function.get(Nobody, &format!("{path}?lang=de")).expect(200);
    assert!(page.text.contains("<form method=\"post\"") && page.text.contains("Buchungen"), "{}", page.text);
    assert!(
        !page.text.contains("<script")
            && page.headers.get("content-security-policy").unwrap().contains("form-action 'self'")
    );
    assert_eq!(chosen(), Vec::<Value>::new(), "looking turns nothing off");
    for _ in 0..2 {
        // As a mail program does it: no cookie, no origin, whatever body (RFC 8058, 3.1).
        assert_eq!(function.post(Nobody, &path, Value::Null).expect(200).trips, 1);
    }
    assert_eq!(chosen(), [json!({ "account_id": "acc_ada", "area": "bookings", "channel": "mail", "wanted": 0 })]);
    let settings = function.get(Ada, "/api/notices/settings").json;
    assert_eq!((&settings["areas"][1]["mail"], &settings["areas"][1]["in_app"]), (&json!(false), &json!(true)));
}

#[test]
fn a_link_that_we_did_not_write_does_nothing() {
    let function = function();
    let token = post::keys_token("acc_ada", "bookings");
    for forged in [
        token.replace("acc_ada", "acc_bob"),
        token.replace("bookings", "plans"),
        "x".to_owned(),
        token[..20].to_owned(),
    ] {
        let path = format!("/api/notices/unsubscribe/{forged}");
        assert!(function.get(Nobody, &path).expect(200).text.contains("does not work"));
        function.post(Nobody, &path, Value::Null).refused(404, "not-found");
        function.post(Ada, &path, Value::Null).refused(404, "not-found");
    }
    let path = format!("/api/notices/unsubscribe/{}", post::keys_token("acc_gone", "bookings"));
    function.post(Nobody, &path, Value::Null).expect(200);
    assert_eq!(function.world.count("SELECT count(*) FROM notice_choices"), 0);
    unkeyed().post(Nobody, &format!("/api/notices/unsubscribe/{token}"), Value::Null).refused(404, "not-found");
}

const BOOKED: &str = "/api/notices/texts/bookings.confirmed";

fn words(subject: Option<&str>, opening: Option<&str>) -> Value {
    json!({ "subject": subject, "opening": opening, "closing": null })
}

#[test]
fn an_operator_s_words_are_previewed_saved_by_version_and_taken_back() {
    let function = function();
    let standard = function.get(Boss, &format!("{BOOKED}?locale=en")).expect(200);
    assert_eq!((standard.trips, &standard.json["version"]), (1, &json!(0)));
    assert_eq!(standard.json["placeholders"], json!(["space", "room", "day", "from", "name"]));
    let own = words(Some("See you at {space}, {name}"), Some("Ring at the blue door."));
    let preview = function.post(Boss, &format!("{BOOKED}/preview?locale=en"), own.clone()).expect(200).json;
    assert_eq!(preview["subject"], "See you at Portico, Ada Members");
    assert!(preview["text"].as_str().unwrap().contains("Ring at the blue door.\n\n"), "{preview}");
    assert!(preview["html"].as_str().unwrap().contains(">Ring at the blue door.</p>"), "{preview}");
    assert_eq!(function.world.count("SELECT count(*) FROM notice_texts"), 0);
    assert_eq!(function.put(Boss, &format!("{BOOKED}?locale=en&version=0"), own.clone()).expect(204).trips, 1);
    function.put(Boss, &format!("{BOOKED}?locale=en&version=0"), own).refused(409, "changed-meanwhile");
    let held = function.get(Boss, &format!("{BOOKED}?locale=en")).json;
    assert_eq!((&held["version"], &held["preview"]), (&json!(1), &preview));
    assert_eq!(held["versions"][0]["by"], "Boss Operator");
    assert_eq!(function.get(Boss, &format!("{BOOKED}?locale=de")).json["version"], 0);
    let listed = function.get(Boss, "/api/notices/texts?locale=en").expect(200).json;
    let line = listed["items"].as_array().unwrap().iter().find(|line| line["topic"] == "bookings.confirmed").unwrap();
    assert_eq!(line["edited"], json!(["en"]));
    function.put(Boss, &format!("{BOOKED}?locale=en&version=1"), words(None, None)).expect(204);
    let reset = function.get(Boss, &format!("{BOOKED}?locale=en")).json;
    assert_eq!((&reset["preview"], reset["versions"].as_array().unwrap().len()), (&standard.json["preview"], 2));
    assert_eq!(function.world.count("SELECT count(*) FROM audit WHERE action = 'put_notice_text'"), 2);
    assert_eq!(function.world.count("SELECT count(*) FROM notices_guards"), 0);
}

#[test]
fn words_with_a_name_that_stands_for_nothing_are_refused_at_their_field() {
    let function = function();
    for path in [format!("{BOOKED}?locale=en&version=0"), format!("{BOOKED}/preview?locale=en")] {
        let method = if path.contains("preview") { "POST" } else { "PUT" };
        let refused = |body| errors(&function.send(Boss, method, &path, body).refused(422, "invalid-fields"));
        assert_eq!(refused(words(Some("Hello {nmae}"), None)), one("/subject", "placeholder"));
        assert_eq!(refused(words(None, Some("{amount} {"))), one("/opening", "placeholder"));
        assert_eq!(refused(words(Some("a\nb"), None)), one("/subject", "one-line"));
        assert_eq!(refused(words(Some(""), None)), one("/subject", "invalid"));
    }
    function.get(Boss, "/api/notices/texts/bookings.unknown?locale=en").refused(404, "not-found");
    function.get(Boss, "/api/notices/texts/X?locale=en").refused(404, "not-found");
    function.get(Boss, &format!("{BOOKED}?locale=fr")).refused(422, "invalid-fields");
    assert_eq!(function.world.count("SELECT count(*) FROM notice_texts"), 0);
}

#[test]
fn who_is_not_reached_by_mail_sees_it_and_has_it_tried_once_an_hour() {
    let function = function();
    let bounced = |who| function.get(who, "/api/notices/settings").expect(200).json["bounced"].clone();
    assert_eq!(bounced(Ada), Value::Null);
    assert_eq!(bounced(Tess)["reason"], "RCPT: 550 no");
    let check = |who| function.post(who, "/api/notices/address-check", Value::Null);
    check(Ada).refused(404, "not-found");
    assert_eq!(check(Tess).expect(204).trips, 2);
    check(Tess).refused(429, "address-tried");
    let owed = function.world.rows("SELECT topic, recipient, locale FROM outbox");
    assert_eq!(owed, [json!({ "topic": "notices.address_tried", "recipient": "tess@example.org", "locale": "es" })]);
    assert_eq!(bounced(Tess)["try_again_at"], "2030-01-01T09:00:00Z");
    function.world.set_now("2030-01-01T09:00:00Z");
    check(Tess).expect(204);
}

#[test]
fn operators_see_which_addresses_bounced_and_have_them_written_to_again_on_record() {
    let function = function();
    let listed = function.get(Boss, "/api/notices/bounces").expect(200);
    assert_eq!((listed.trips, &listed.json["items"][0]["address"]), (1, &json!("tess@example.org")));
    assert_eq!(function.get(Boss, "/api/notices/summary").expect(200).json["bounced"], 1);
    function.delete(Boss, "/api/notices/bounces/bnc_tess").expect(204);
    function.delete(Boss, "/api/notices/bounces/bnc_tess").refused(404, "not-found");
    assert_eq!(function.world.count("SELECT count(*) FROM audit"), 1);
    assert_eq!(function.world.count("SELECT count(*) FROM bounces"), 0);
}

#[test]
fn many_dead_notices_are_replayed_at_once_and_no_others() {
    const DEAD: &str = "
INSERT INTO outbox (id, topic, recipient, locale, payload, created_at, due_at, attempts, dead_at) VALUES
  ('out_a', 't', 'a@example.org', 'en', '{}', 1, 1, 6, 9), ('out_b', 't', 'a@example.org', 'en', '{}', 1, 1, 6, 9);
INSERT INTO outbox (id, topic, recipient, locale, payload, created_at, due_at, sent_at) VALUES
  ('out_c', 't', 'a@example.org', 'en', '{}', 1, 1, 1893484800000)";
    let function = function();
    function.world.load(DEAD);
    let counts = |json: Value| (json["waiting"].clone(), json["dead"].clone(), json["sent_today"].clone());
    let summary = || counts(function.get(Boss, "/api/notices/summary").expect(200).json);
    assert_eq!(summary(), (json!(0), json!(2), json!(1)));
    let replay = |ids: Value| function.post(Boss, "/api/notices/replays", json!({ "ids": ids }));
    let done = replay(json!(["out_a", "out_b", "out_c", "out_none"])).expect(200);
    assert_eq!((done.trips, done.json), (1, json!({ "replayed": 2 })));
    assert_eq!(summary(), (json!(2), json!(0), json!(1)));
    assert_eq!(replay(json!(["out_a"])).expect(200).json["replayed"], 0);
    for bad in [json!([]), json!(vec!["out_a"; 101]), json!(["bkg_1"]), json!("out_a")] {
        replay(bad).refused(422, "invalid-fields");
    }
    function.post(Ada, "/api/notices/replays", json!({ "ids": ["out_a"] })).refused(403, "forbidden");
}
