//! The tablet at the door: who comes in, who goes out, who stands there unannounced, and what it never says.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use serde_json::{Value, json};
use support::*;
use testkit::{Answer, Persona};

fn find(function: &Visitors, tablet: &str, code: Option<&str>, last: Option<&str>, first: Option<&str>) -> Answer {
    tap(function, tablet, "POST", "/finding", json!({ "code": code, "last_name": last, "first_name": first }))
}

fn walk_in(host: &str) -> Value {
    json!({ "name": "Max Berg", "company": "Acme", "email": null, "host_id": host, "locale": "de", "agreed": agreed_to_nothing() })
}

#[test]
fn a_kiosk_is_opened_once_by_its_link_and_closed_for_good() {
    let function = function();
    let link = function
        .post(Boss, "/api/visitors/kiosks", json!({ "location_id": "loc_utc", "name": "Front" }))
        .expect(201)
        .json;
    let path = link["path"].as_str().unwrap().to_owned();
    let tablet = opened(&function, &path);
    let screen = tap(&function, &tablet, "GET", "", Value::Null).expect(200);
    assert_eq!(
        (screen.trips, &screen.json["location"]["name"], &screen.json["terms"]),
        (1, &json!("Harbour"), &Value::Null)
    );
    // The same link opens no second tablet.
    let again = json!({ "secret": path.split('#').nth(1).unwrap() });
    function.post(Nobody, "/api/visitors/kiosk/opening", again).refused(410, "kiosk-link-over");
    // A new link takes the kiosk over to another tablet.
    let id = link["kiosk"]["id"].as_str().unwrap();
    let anew = function.post(Boss, &format!("/api/visitors/kiosks/{id}/link"), Value::Null).expect(200).json;
    tap(&function, &tablet, "GET", "", Value::Null).expect(200);
    let other = opened(&function, anew["path"].as_str().unwrap());
    tap(&function, &tablet, "GET", "", Value::Null).refused(401, "kiosk-closed");
    function.post(Boss, &format!("/api/visitors/kiosks/{id}/revocation"), Value::Null).expect(200);
    tap(&function, &other, "GET", "", Value::Null).refused(401, "kiosk-closed");
    function.post(Boss, &format!("/api/visitors/kiosks/{id}/link"), Value::Null).refused(401, "kiosk-closed");
    assert_consistent(&function);
}

#[test]
fn a_link_waits_half_an_hour() {
    let function = function();
    let link = function
        .post(Boss, "/api/visitors/kiosks", json!({ "location_id": "loc_utc", "name": "Front" }))
        .expect(201)
        .json;
    assert_eq!(link["until"], "2030-01-01T08:30:00Z");
    function.world.set_now("2030-01-01T08:30:00Z");
    let secret = json!({ "secret": link["path"].as_str().unwrap().split('#').nth(1).unwrap() });
    function.post(Nobody, "/api/visitors/kiosk/opening", secret).refused(410, "kiosk-link-over");
    assert_eq!(function.get(Boss, "/api/visitors/kiosks").expect(200).json["items"][0]["status"], "closed");
}

#[test]
fn what_is_not_the_tablet_gets_nothing() {
    let function = function();
    kiosk(&function);
    for cookie in ["", "__Secure-portico_kiosk=guessed"] {
        tap(&function, cookie, "GET", "", Value::Null).refused(401, "kiosk-closed");
        tap(&function, cookie, "GET", "/hosts?search=ada", Value::Null).refused(401, "kiosk-closed");
        find(&function, cookie, None, Some("adams"), None).refused(401, "kiosk-closed");
        tap(&function, cookie, "POST", "/walk-ins", walk_in("cus_ada")).refused(401, "kiosk-closed");
    }
    // And the tablet can do nothing but the kiosk.
    let tablet = kiosk(&function);
    function
        .send_with(Nobody, "GET", "/api/visitors/all/present?location=loc_utc", Value::Null, &[("cookie", &tablet)])
        .expect(401);
}

#[test]
fn a_visitor_comes_in_by_code_and_the_host_is_told_at_once() {
    let function = function();
    let tablet = kiosk(&function);
    expected(&function, Ada, "Eve Adams");
    let code = last_code(&function);
    let typed = format!("{}-{}", code[..6].to_uppercase(), &code[6..]);
    let found = find(&function, &tablet, Some(&typed), None, None).expect(200).json;
    assert_eq!(
        (&found["name"], &found["host_name"], &found["status"]),
        (&json!("Eve Adams"), &json!("Ada Members"), &json!("expected"))
    );
    // Neither address nor note leave the desk.
    assert!(found.get("email").is_none() && found.get("note").is_none(), "{found}");
    let came = come_in(&function, &tablet, &found).expect(200);
    assert_eq!((came.trips, &came.json["status"]), (2, &json!("in")));
    assert_eq!(topics(&function)[1..], ["visitors.arrived ada@example.org"]);
    // Once.
    assert_eq!(come_in(&function, &tablet, &found).refused(409, "visit-moved").json["visit_status"], "in");
    assert_eq!(topics(&function).len(), 2);
    // The same code shows the way out.
    let out = find(&function, &tablet, Some(&code), None, None).expect(200).json;
    assert_eq!(out["status"], "in");
    tap(&function, &tablet, "POST", &format!("/visits/{}/check-out", id_of(&out)), Value::Null).expect(200);
    // It is the way back in until the visit is over.
    assert_eq!(find(&function, &tablet, Some(&code), None, None).expect(200).json["status"], "left");
    function.world.set_now("2030-01-01T11:00:00Z");
    find(&function, &tablet, Some(&code), None, None).refused(409, "visit-moved");
    assert_eq!(
        function.world.rows("SELECT status, out_by FROM visits"),
        [json!({ "status": "left", "out_by": "kiosk" })]
    );
    assert_consistent(&function);
}

#[test]
fn a_name_finds_one_visitor_and_names_no_other() {
    let function = function();
    let tablet = kiosk(&function);
    register(&function, Ada, registration(&["Eve Adams", "Max Adams"], "01")).expect(201);
    register(&function, Bob, registration(&["Ida Crow"], "02")).expect(201);
    let several = find(&function, &tablet, None, Some("Adams"), None).refused(409, "several-of-that-name");
    assert!(!several.text.contains("Eve") && !several.text.contains("Max"), "{}", several.text);
    assert_eq!(find(&function, &tablet, None, Some("adams"), Some("Eve")).expect(200).json["name"], "Eve Adams");
    for (last, first) in [("adam", None), ("Adams", Some("Zoe")), ("Crow", None), ("e", None)] {
        find(&function, &tablet, None, Some(last), first).refused(404, "nobody-expected");
    }
    for code in ["000000000000", "short"] {
        find(&function, &tablet, Some(code), None, None).refused(404, "nobody-expected");
    }
    find(&function, &tablet, None, None, None).refused(422, "invalid-fields");
}

#[test]
fn a_code_of_another_day_or_place_says_so_or_nothing() {
    let function = function();
    function.world.load(
        "INSERT INTO locations (id, slug, name, address, currency, zone, hours, version)
      SELECT 'loc_far', 'far', 'Far', '', currency, zone, hours, 1 FROM locations WHERE id = 'loc_utc'",
    );
    let tablet = kiosk(&function);
    register(&function, Ada, registration(&["Eve Adams"], "02")).expect(201);
    let tomorrow = find(&function, &tablet, Some(&last_code(&function)), None, None).refused(409, "not-today");
    assert_eq!(tomorrow.json["day"], "2030-01-02");
    let mut far = registration(&["Max Berg"], "01");
    far["location_id"] = json!("loc_far");
    let visit = register(&function, Ada, far).expect(201).json["visits"][0].clone();
    find(&function, &tablet, Some(&last_code(&function)), None, None).refused(404, "nobody-expected");
    find(&function, &tablet, None, Some("Berg"), None).refused(404, "nobody-expected");
    come_in(&function, &tablet, &visit).refused(404, "not-found");
    tap(&function, &tablet, "GET", &format!("/visits/{}", id_of(&visit)), Value::Null).refused(404, "not-found");
}

#[test]
fn terms_are_agreed_to_in_their_version_and_kept_word_for_word() {
    let function = function();
    receive(&function, &json!({ "terms_text": "No photos", "signature": true }));
    let tablet = kiosk(&function);
    let visit = expected(&function, Ada, "Eve Adams");
    let screen = tap(&function, &tablet, "GET", "", Value::Null).expect(200).json;
    assert_eq!(screen["terms"], json!({ "version": 1, "text": "No photos", "signature": true }));
    let agree = |version: Value, signature: Value| {
        let path = format!("/visits/{}/check-in", id_of(&visit));
        tap(&function, &tablet, "POST", &path, json!({ "terms_version": version, "signature": signature }))
    };
    assert_eq!(agree(json!(null), json!(null)).refused(409, "visitor-terms-changed").json["version"], 1);
    assert_eq!(agree(json!(1), json!(null)).refused(422, "invalid-fields").json["errors"][0]["pointer"], "/signature");
    for bad in ["", "M1 1<script>", "L1 1", &format!("M{}", "1 ".repeat(10_001))] {
        agree(json!(1), json!(bad)).refused(422, "invalid-fields");
    }
    agree(json!(1), json!("M10 20L30 40")).expect(200);
    // What was signed stays what it was when the terms change.
    receive(&function, &json!({ "terms_text": "No photos, no dogs", "signature": true }));
    let seen = function.get(Boss, &format!("/api/visitors/all/visits/{}", id_of(&visit))).expect(200).json;
    assert_eq!(
        (&seen["terms_version"], &seen["terms_text"], &seen["signature"]),
        (&json!(1), &json!("No photos"), &json!("M10 20L30 40"))
    );
    assert_consistent(&function);
}

#[test]
fn a_walk_in_waits_for_the_host_s_yes() {
    let function = function();
    let tablet = kiosk(&function);
    let hosts = tap(&function, &tablet, "GET", "/hosts?search=ada", Value::Null).expect(200).json;
    assert_eq!(hosts["items"], json!([{ "id": "cus_ada", "name": "Ada Members" }]));
    let visit = tap(&function, &tablet, "POST", "/walk-ins", walk_in("cus_ada")).expect(201).json;
    assert_eq!(
        (&visit["status"], topics(&function)),
        (&json!("awaiting_host"), vec!["visitors.at_the_door ada@example.org".to_owned()])
    );
    come_in(&function, &tablet, &visit).refused(409, "visit-moved");
    let decide = |who: Persona, approved: bool| {
        function.post(who, &at(&visit, "/decision"), json!({ "approved": approved, "because": "" }))
    };
    decide(Bob, true).refused(404, "not-found");
    assert_eq!(decide(Ada, true).expect(200).json["status"], "expected");
    decide(Ada, false).refused(409, "visit-moved");
    let shown = tap(&function, &tablet, "GET", &format!("/visits/{}", id_of(&visit)), Value::Null).expect(200).json;
    assert_eq!(shown["status"], "expected");
    come_in(&function, &tablet, &visit).expect(200);
    assert_consistent(&function);
}

#[test]
fn a_walk_in_whom_the_host_does_not_want_stays_out() {
    let function = function();
    let tablet = kiosk(&function);
    let visit = tap(&function, &tablet, "POST", "/walk-ins", walk_in("cus_ada")).expect(201).json;
    function.post(Ada, &at(&visit, "/decision"), json!({ "approved": false, "because": "Busy" })).expect(200);
    assert_eq!(come_in(&function, &tablet, &visit).refused(409, "visit-moved").json["visit_status"], "refused");
}

#[test]
fn walk_ins_are_let_in_or_turned_away_as_the_space_sets_it() {
    let function = function();
    let tablet = kiosk(&function);
    receive(&function, &json!({ "walk_ins": "open" }));
    assert_eq!(tap(&function, &tablet, "POST", "/walk-ins", walk_in("cus_ada")).expect(201).json["status"], "in");
    assert_eq!(topics(&function), ["visitors.arrived ada@example.org"]);
    receive(&function, &json!({ "walk_ins": "off" }));
    tap(&function, &tablet, "POST", "/walk-ins", walk_in("cus_ada")).refused(403, "no-walk-ins");
    assert_consistent(&function);
}

#[test]
fn only_members_who_may_receive_visitors_are_found_and_only_by_three_letters() {
    let function = function();
    let tablet = kiosk(&function);
    let hosts = |search: &str| tap(&function, &tablet, "GET", &format!("/hosts?search={search}"), Value::Null);
    hosts("ad").refused(422, "invalid-fields");
    hosts("%20%20%20").refused(422, "invalid-fields");
    assert_eq!(hosts("members").expect(200).json["items"].as_array().unwrap().len(), 2);
    // Of a word its beginning; a contact is no host.
    assert_eq!(hosts("embers").expect(200).json["items"], json!([]));
    assert_eq!(hosts("carl").expect(200).json["items"], json!([]));
    // Nor is a contact who has a locker.
    function.world.with_lockers();
    assert_eq!(hosts("carl").expect(200).json["items"], json!([]));
    function.world.load(r#"UPDATE customers SET rights = '{"register_visitors":false}' WHERE id = 'cus_bob'"#);
    assert_eq!(hosts("members").expect(200).json["items"], json!([{ "id": "cus_ada", "name": "Ada Members" }]));
    tap(&function, &tablet, "POST", "/walk-ins", walk_in("cus_bob")).refused(422, "invalid-fields");
}

#[test]
fn a_kiosk_that_is_taken_off_meanwhile_writes_nothing() {
    let function = function();
    let tablet = kiosk(&function);
    let visit = expected(&function, Ada, "Eve Adams");
    let revoke = || function.world.load("UPDATE kiosks SET revoked_at = 1, device_hash = NULL");
    function.overtaken(|slow| come_in(slow, &tablet, &visit), revoke).refused(401, "kiosk-closed");
    assert_eq!(function.world.count("SELECT count(*) FROM visits WHERE status = 'in'"), 0);
}

#[test]
fn who_has_left_comes_back_while_the_visit_lasts_and_the_desk_lets_them_in_after() {
    let function = function();
    let tablet = kiosk(&function);
    receive(&function, &json!({ "terms_text": "Be kind" }));
    let visit = expected(&function, Ada, "Eve Adams");
    let out = || tap(&function, &tablet, "POST", &format!("/visits/{}/check-out", id_of(&visit)), Value::Null);
    let enter = |version: Value| {
        let agreed = json!({ "terms_version": version, "signature": null });
        tap(&function, &tablet, "POST", &format!("/visits/{}/check-in", id_of(&visit)), agreed)
    };
    function.world.set_now("2030-01-01T10:00:00Z");
    enter(json!(1)).expect(200);
    function.world.set_now("2030-01-01T10:20:00Z");
    out().expect(200);
    function.world.set_now("2030-01-01T10:40:00Z");
    let found = find(&function, &tablet, None, Some("Adams"), None).expect(200).json;
    assert_eq!((found["status"].as_str(), found["terms_version"].as_i64()), (Some("left"), Some(1)));
    // What was agreed to is agreed to; the host hears of it again.
    let back = enter(Value::Null).expect(200);
    assert_eq!((back.trips, back.json["status"].as_str()), (2, Some("in")));
    enter(Value::Null).refused(409, "visit-moved");
    assert_eq!(topics(&function).iter().filter(|topic| topic.starts_with("visitors.arrived")).count(), 2);
    out().expect(200);
    function.world.set_now("2030-01-01T11:30:00Z");
    find(&function, &tablet, None, Some("Adams"), None).refused(404, "nobody-expected");
    enter(Value::Null).refused(409, "visit-moved");
    let any = format!("/api/visitors/all/visits/{}", id_of(&visit));
    let shown = function.post(Boss, &format!("{any}/check-in"), Value::Null).expect(200).json;
    assert_eq!((&shown["in_at"], &shown["back_at"]), (&json!("2030-01-01T10:00:00Z"), &json!("2030-01-01T11:30:00Z")));
    let away = function.get(Boss, &any).expect(200).json["absences"].clone();
    assert_eq!(
        away[0],
        json!({ "out_at": "2030-01-01T10:20:00Z", "out_by": "kiosk", "back_at": "2030-01-01T10:40:00Z" })
    );
    assert_eq!(away.as_array().unwrap().len(), 2);
    // The doors shut behind them as behind everybody.
    function.world.set_now("2030-01-01T20:10:00Z");
    assert_eq!(run(&function).left, 1);
    assert_consistent(&function);
    function.world.set_now("2030-05-01T08:00:00Z");
    assert_eq!(run(&function).erased, 1);
    assert_eq!(function.world.count("SELECT count(*) FROM visit_absences"), 0);
}

#[test]
fn coming_and_going_has_an_end() {
    let function = function();
    let (tablet, visit) = (kiosk(&function), expected(&function, Ada, "Eve Adams"));
    come_in(&function, &tablet, &visit).expect(200);
    let out = || tap(&function, &tablet, "POST", &format!("/visits/{}/check-out", id_of(&visit)), Value::Null);
    for _ in 0..20 {
        out().expect(200);
        come_in(&function, &tablet, &visit).expect(200);
    }
    out().expect(200);
    come_in(&function, &tablet, &visit).refused(409, "visit-moved");
    assert_consistent(&function);
}

#[test]
fn two_tablets_let_a_visitor_in_once() {
    let function = function();
    let (tablet, other) = (kiosk(&function), kiosk(&function));
    let visit = expected(&function, Ada, "Eve Adams");
    let meanwhile = || drop(come_in(&function, &other, &visit).expect(200));
    function.overtaken(|slow| come_in(slow, &tablet, &visit), meanwhile).refused(409, "visit-moved");
    assert_eq!(function.world.count("SELECT count(*) FROM outbox WHERE topic = 'visitors.arrived'"), 1);
    assert_consistent(&function);
}

#[test]
fn one_person_with_two_visits_today_is_in_once() {
    let function = function();
    let tablet = kiosk(&function);
    let mut body = registration(&["Eve Adams"], "01");
    let first = register(&function, Ada, body.clone()).expect(201).json["visits"][0].clone();
    body["starts_at"] = json!("2030-01-01T12:00:00Z");
    body["ends_at"] = json!("2030-01-01T13:00:00Z");
    register(&function, Ada, body).expect(201);
    // Both are one guest's, as those of a registration are.
    function.world.load(
        "UPDATE visits SET guest_id = (SELECT min(guest_id) FROM visits);
  DELETE FROM visit_codes WHERE guest_id NOT IN (SELECT guest_id FROM visits)",
    );
    come_in(&function, &tablet, &first).expect(200);
    let second = function.world.rows("SELECT id FROM visits WHERE status = 'expected'")[0].clone();
    come_in(&function, &tablet, &second).refused(409, "visit-moved");
    assert_consistent(&function);
}
