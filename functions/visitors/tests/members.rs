//! A member's visitors: registered, listed, changed, called off, and told.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use serde_json::{Value, json};
use support::*;
use testkit::Persona;

#[test]
fn visitors_are_registered_at_once_and_each_is_invited() {
    let function = function();
    let answer = register(&function, Ada, registration(&["Eve Adams", "Max Berg"], "02")).expect(201);
    assert_eq!(answer.trips, 2);
    let visits = answer.json["visits"].as_array().unwrap();
    let shown: Vec<_> =
        visits.iter().map(|one| (one["name"].as_str().unwrap(), one["status"].as_str().unwrap())).collect();
    assert_eq!(shown, [("Eve Adams", "expected"), ("Max Berg", "expected")]);
    assert_eq!(topics(&function), ["visitors.invited eve.adams@example.com", "visitors.invited max.berg@example.com"]);
    let (_, _, told) = told(&function)[0].clone();
    assert_eq!(
        (&told["host"], &told["location"], &told["address"]),
        (&json!("Ada Members"), &json!("Harbour"), &json!("1 Quay Street"))
    );
    assert_eq!(
        (told["times"][0]["visit_id"].as_str(), &told["times"][0]["sequence"]),
        (visits[0]["id"].as_str(), &json!(0))
    );
    // The note is for the front desk, and the code is kept by its hash alone.
    assert!(!told.to_string().contains("dog"), "{told}");
    let code = told["path"].as_str().unwrap().strip_prefix("/visit/").unwrap();
    assert_eq!(code.len(), 12);
    let kept = function.world.rows("SELECT code_hash FROM visit_codes");
    assert!(kept.len() == 2 && kept.iter().all(|row| !row.to_string().contains(code)), "{kept:?}");
    assert_consistent(&function);
}

#[test]
fn a_repeated_request_invites_nobody_twice() {
    let function = function();
    let send = || {
        function.send_with(
            Ada,
            "POST",
            "/api/visitors/visits",
            registration(&["Eve Adams"], "02"),
            &[("idempotency-key", "k")],
        )
    };
    let (first, second) = (send().expect(201), send().expect(201));
    assert_eq!(first.json["visits"][0]["id"], second.json["visits"][0]["id"]);
    assert_eq!(topics(&function).len(), 1);
    // Another account's key is another key.
    let bobs = function.send_with(
        Bob,
        "POST",
        "/api/visitors/visits",
        registration(&["Eve Adams"], "02"),
        &[("idempotency-key", "k")],
    );
    assert_ne!(bobs.expect(201).json["visits"][0]["id"], first.json["visits"][0]["id"]);
}

#[test]
fn a_visitor_without_an_address_is_written_down_and_not_written_to() {
    let function = function();
    let mut body = registration(&["Eve Adams"], "02");
    body["visitors"][0]["email"] = Value::Null;
    let visit = register(&function, Ada, body).expect(201).json["visits"][0].clone();
    assert_eq!(topics(&function), Vec::<String>::new());
    // Their host hands the invitation on.
    let link = function.post(Ada, &at(&visit, "/link"), Value::Null).expect(200).json;
    assert!(link["path"].as_str().unwrap().starts_with("/visit/"), "{link}");
    assert_eq!(link["code"].as_str().unwrap().len(), 12);
    assert_consistent(&function);
}

#[test]
fn a_visit_that_repeats_is_one_invitation_with_all_of_its_days() {
    let function = function();
    function.world.load("INSERT INTO closures (id, location_id, starts_on, ends_on, reason) VALUES ('clo_1', 'loc_utc', '2030-01-09', '2030-01-09', 'Painters')");
    let mut body = registration(&["Eve Adams"], "02");
    body["repeat"] = json!({ "every": "week", "interval": 1, "weekdays": [], "until": "2030-01-23" });
    let made = register(&function, Ada, body).expect(201).json;
    let days: Vec<_> =
        made["visits"].as_array().unwrap().iter().map(|one| one["starts_at"].as_str().unwrap()).collect();
    assert_eq!(days, ["2030-01-02T10:00:00Z", "2030-01-16T10:00:00Z", "2030-01-23T10:00:00Z"]);
    assert_eq!(made["skipped"], json!([{ "day": "2030-01-09", "closure": "Painters" }]));
    let told = told(&function);
    assert_eq!((told.len(), told[0].2["times"].as_array().unwrap().len()), (1, 3));
    // The second of them and those after it are called off, and told in one mail.
    let second = made["visits"][1].clone();
    function.post(Ada, &at(&second, "/cancellation"), json!({ "following": true })).expect(200);
    let statuses = function.world.rows("SELECT status FROM visits ORDER BY starts_at");
    assert_eq!(
        statuses,
        [json!({ "status": "expected" }), json!({ "status": "cancelled" }), json!({ "status": "cancelled" })]
    );
    let (topic, _, told) = support::told(&function).pop().unwrap();
    assert_eq!(
        (topic.as_str(), told["times"].as_array().unwrap().len(), &told["path"]),
        ("visitors.cancelled", 2, &Value::Null)
    );
    assert_eq!(told["times"][0]["sequence"], 1);
    assert_consistent(&function);
}

#[test]
fn bad_input_is_named_field_by_field() {
    let function = function();
    let with = |path: &[&str], value: Value| {
        let mut body = registration(&["Eve Adams"], "02");
        let (last, within) = path.split_last().unwrap();
        let mut place = &mut body;
        for name in within {
            place = if let Ok(n) = name.parse::<usize>() { &mut place[n] } else { &mut place[*name] };
        }
        place[*last] = value;
        body
    };
    let daily = |until: &str| json!({ "every": "day", "interval": 1, "weekdays": [], "until": until });
    let table = [
        (with(&["visitors", "0", "name"], json!(" ")), "/visitors/0/name", "invalid"),
        (with(&["visitors", "0", "email"], json!("eve")), "/visitors/0/email", "invalid"),
        (with(&["visitors"], json!([])), "/visitors", "length"),
        (with(&["ends_at"], json!("2030-01-02T10:00:00Z")), "/ends_at", "order"),
        (with(&["ends_at"], json!("2030-01-03T10:01:00Z")), "/ends_at", "length"),
        (with(&["starts_at"], json!("2030-01-01T06:00:00Z")), "/ends_at", "length"),
        (with(&["location_id"], json!("loc_none")), "/location_id", "unknown"),
        (with(&["host_id"], json!("cus_bob")), "/host_id", "unknown"),
        (with(&["booking_id"], json!("bkg_none")), "/booking_id", "unknown"),
        (with(&["repeat"], daily("2029-12-31")), "/repeat/until", "order"),
        (with(&["repeat"], daily("2030-12-31")), "/repeat/until", "too_many"),
        (
            with(&["repeat"], json!({ "every": "day", "interval": 13, "weekdays": [], "until": "2030-01-03" })),
            "/repeat/interval",
            "invalid",
        ),
    ];
    for (body, pointer, rule) in table {
        let refused = register(&function, Ada, body).refused(422, "invalid-fields").json;
        assert_eq!(
            (&refused["errors"][0]["pointer"], &refused["errors"][0]["rule"]),
            (&json!(pointer), &json!(rule)),
            "{refused}"
        );
    }
    let mut twice = registration(&["Eve Adams", "Max Berg"], "02");
    twice["visitors"][1]["email"] = twice["visitors"][0]["email"].clone();
    assert_eq!(
        register(&function, Ada, twice).refused(422, "invalid-fields").json["errors"][0]["pointer"],
        "/visitors/1/email"
    );
    assert_eq!(function.world.count("SELECT (SELECT count(*) FROM visits) + (SELECT count(*) FROM outbox)"), 0);
}

#[test]
fn a_visit_outside_opening_hours_is_refused_with_the_hours() {
    let function = function();
    let mut late = registration(&["Eve Adams"], "02");
    late["ends_at"] = json!("2030-01-02T20:30:00Z");
    let refused = register(&function, Ada, late).refused(409, "visit-outside-hours").json;
    assert_eq!(refused["open"], json!([["2030-01-02T08:00:00Z", "2030-01-02T20:00:00Z"]]));
    register(&function, Ada, registration(&["Eve Adams"], "05")).refused(409, "visit-outside-hours");
}

const SUSPENDED: &str = "INSERT INTO billing_accounts (customer_id, tax_treatment, collects, suspended_at, version) VALUES ('cus_ada', 'as_usual', 0, 1, 1)";

#[test]
fn who_may_not_register_is_told_by_which_rule() {
    let function = function();
    function.world.load(SUSPENDED);
    register(&function, Ada, registration(&["Eve Adams"], "02")).refused(403, "suspended");
    function.world.load(r#"UPDATE customers SET rights = '{"register_visitors":false}' WHERE id = 'cus_bob'"#);
    assert_eq!(
        register(&function, Bob, registration(&["Eve"], "02")).refused(403, "right-withheld").json["withheld_by"],
        "customer"
    );
    function
        .world
        .load(r#"UPDATE space_settings SET levels = '{"base":"signed_in","sections":{"visitors":"members"}}'"#);
    register(&function, Carl, registration(&["Eve"], "02")).refused(403, "members-only");
    register(&function, Boss, registration(&["Eve"], "02")).refused(403, "no-customer");
}

#[test]
fn who_is_suspended_can_still_call_a_visit_off() {
    let function = function();
    let visit = expected(&function, Ada, "Eve Adams");
    function.world.load(SUSPENDED);
    function.post(Ada, &at(&visit, "/cancellation"), json!({ "following": false })).expect(200);
}

#[test]
fn a_team_mate_can_be_the_host_and_both_see_the_visit() {
    let function = function();
    let mut body = registration(&["Eve Adams"], "02");
    body["host_id"] = json!("cus_ada");
    let visit = register(&function, Tess, body).expect(201).json["visits"][0].clone();
    assert_eq!(visit["host"]["name"], "Ada Members");
    for who in [Tess, Ada] {
        assert_eq!(function.get(who, &at(&visit, "")).expect(200).json["id"], visit["id"]);
        assert_eq!(
            function.get(who, "/api/visitors/visits").expect(200).json["items"].as_array().unwrap().len(),
            1,
            "{who:?}"
        );
    }
    function.get(Bob, &at(&visit, "")).expect(404);
    assert_eq!(function.get(Bob, "/api/visitors/visits").expect(200).json["items"], json!([]));
    let form = function.get(Tess, "/api/visitors/form").expect(200).json;
    let hosts: Vec<_> = form["hosts"].as_array().unwrap().iter().map(|host| host["name"].as_str().unwrap()).collect();
    assert_eq!(hosts, ["Tess Teams", "Ada Members"]);
}

#[test]
fn visits_are_listed_a_page_at_a_time_and_past_ones_apart() {
    let function = function();
    let names: Vec<String> = (0..20).map(|n| format!("Visitor {n:02}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    register(&function, Ada, registration(&names, "02")).expect(201);
    register(&function, Ada, registration(&["Last One"], "03")).expect(201);
    let first = function.get(Ada, "/api/visitors/visits").expect(200);
    assert_eq!((first.trips, first.json["items"].as_array().unwrap().len()), (1, 20));
    let cursor = first.json["next_cursor"].as_str().unwrap();
    let second = function.get(Ada, &format!("/api/visitors/visits?cursor={cursor}")).expect(200).json;
    assert_eq!((second["items"][0]["name"].as_str(), &second["next_cursor"]), (Some("Last One"), &Value::Null));
    function.world.set_now("2030-01-03T09:00:00Z");
    let past = function.get(Ada, "/api/visitors/visits?when=past").expect(200).json;
    assert_eq!((past["items"].as_array().unwrap().len(), past["items"][0]["status"].as_str()), (20, Some("missed")));
    let upcoming = function.get(Ada, "/api/visitors/visits").expect(200).json;
    assert_eq!(upcoming["items"].as_array().unwrap().len(), 1);
    function.get(Ada, "/api/visitors/visits?cursor=x").refused(422, "invalid-fields");
}

#[test]
fn a_change_is_told_with_the_same_entry_one_sequence_later() {
    let function = function();
    let visit = expected(&function, Ada, "Eve Adams");
    let change = |email: Value, from: &str| {
        json!({ "name": "Eve Adams", "email": email, "company": "Acme", "reason": "", "note": "",
        "starts_at": format!("2030-01-0{from}:00:00Z"), "ends_at": "2030-01-02T19:00:00Z" })
    };
    let mut same = change(json!("eve.adams@example.com"), "1T10");
    same["ends_at"] = json!("2030-01-01T11:00:00Z");
    // A note concerns nobody but the desk.
    assert_eq!(function.put(Ada, &at(&visit, ""), same).expect(200).trips, 2);
    assert_eq!(topics(&function).len(), 1);
    let moved = function.put(Ada, &at(&visit, ""), change(json!("eve.adams@example.com"), "2T12")).expect(200).json;
    assert_eq!(moved["starts_at"], "2030-01-02T12:00:00Z");
    let (topic, _, told) = told(&function).pop().unwrap();
    assert_eq!(
        (topic.as_str(), &told["times"][0]["sequence"], told["times"][0]["visit_id"].as_str()),
        ("visitors.changed", &json!(2), visit["id"].as_str())
    );
    // At another address it is a new invitation, and off at the old one.
    function.put(Ada, &at(&visit, ""), change(json!("eve@example.net"), "2T12")).expect(200);
    assert_eq!(
        topics(&function)[2..],
        ["visitors.cancelled eve.adams@example.com", "visitors.invited eve@example.net"]
    );
    function.put(Ada, &at(&visit, ""), change(json!("eve@example.net"), "2T07")).refused(409, "visit-outside-hours");
    function.put(Bob, &at(&visit, ""), change(json!(null), "2T12")).expect(404);
    assert_consistent(&function);
}

#[test]
fn a_visit_is_called_off_once() {
    let function = function();
    let visit = expected(&function, Ada, "Eve Adams");
    let off = || function.post(Ada, &at(&visit, "/cancellation"), json!({ "following": false }));
    assert_eq!(off().expect(200).json["status"], "cancelled");
    assert_eq!(off().refused(409, "visit-moved").json["visit_status"], "cancelled");
    assert_eq!(
        topics(&function),
        ["visitors.invited eve.adams@example.com", "visitors.cancelled eve.adams@example.com"]
    );
}

#[test]
fn a_visit_that_repeats_is_changed_alone_or_with_all_that_follow() {
    let function = function();
    let mut body = registration(&["Eve Adams"], "02");
    body["repeat"] = json!({ "every": "week", "interval": 1, "weekdays": [], "until": "2030-01-23" });
    let visits = register(&function, Ada, body).expect(201).json["visits"].clone();
    let wish = |day: &str, from: &str, following: bool| {
        json!({ "name": "Eve Adams", "email": "eve.adams@example.com", "company": "", "reason": "Demo", "note": "",
            "starts_at": format!("2030-01-{day}T{from}:00Z"), "ends_at": format!("2030-01-{day}T12:00:00Z"), "following": following })
    };
    let change = |n: usize, body: Value| function.put(Ada, &at(&visits[n], ""), body);
    let starts = || -> Vec<String> {
        let rows = function
            .world
            .rows("SELECT strftime('%d %H:%M', starts_at / 1000, 'unixepoch') AS at FROM visits ORDER BY starts_at");
        rows.iter().map(|row| row["at"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(change(1, wish("09", "11:00", false)).expect(200).trips, 2);
    assert_eq!(starts(), ["02 10:00", "09 11:00", "16 10:00", "23 10:00"]);
    // A day later, with those after it, of which one mail tells; the first stays.
    change(1, wish("10", "11:00", true)).expect(200);
    assert_eq!(starts(), ["02 10:00", "10 11:00", "17 11:00", "24 11:00"]);
    let (topic, _, told) = support::told(&function).pop().unwrap();
    let sequences: Vec<_> = told["times"].as_array().unwrap().iter().map(|time| time["sequence"].clone()).collect();
    assert_eq!((topic.as_str(), sequences), ("visitors.changed", vec![json!(2), json!(1), json!(1)]));
    // The same again moves nothing, and tells nobody.
    let before = topics(&function).len();
    change(1, wish("10", "11:00", true)).expect(200);
    assert_eq!(
        (starts().join(" "), topics(&function).len()),
        ("02 10:00 10 11:00 17 11:00 24 11:00".to_owned(), before)
    );
    // One that would fall on a closed day keeps all of them where they are.
    function.world.load("INSERT INTO closures (id, location_id, starts_on, ends_on, reason) VALUES ('clo_1', 'loc_utc', '2030-01-18', '2030-01-18', 'Painters')");
    let refused = change(1, wish("11", "11:00", true)).refused(409, "visit-outside-hours").json;
    assert_eq!((&refused["day"], &refused["closure"]), (&json!("2030-01-18"), &json!("Painters")));
    // Those that move count once: a cap of one a day holds them all.
    receive(&function, &json!({ "day_max": 1 }));
    change(1, wish("10", "10:00", true)).expect(200);
    let other = register(&function, Ada, registration(&["Max Berg"], "15")).expect(201);
    assert_eq!(other.json["visits"][0]["status"], "expected");
    change(1, wish("08", "10:00", true)).refused(409, "visitor-cap-reached");
    assert_eq!(starts(), ["02 10:00", "10 10:00", "15 10:00", "17 10:00", "24 10:00"]);
    assert_consistent(&function);
}
