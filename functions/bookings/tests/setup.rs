//! What operators set up and bring in.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use serde_json::{Value, json};
use support::{assert_consistent, book, function};
use testkit::{Fault, Persona};

fn room() -> Value {
    json!({ "location_id": "loc_utc", "kind_id": "knd_room", "policy_id": "pol_room", "name": "Ash", "description": "",
        "capacity": 4, "units": 1, "amenities": ["screen"], "audience": "everyone", "plan_ids": [], "team_ids": [], "part_ids": [],
        "position": 9, "archived": false })
}

fn rate() -> Value {
    json!({ "location_id": "loc_utc", "kind_id": "knd_room", "name": "Evening", "audience": "everyone", "weekdays": [1, 2],
        "from": "18:00", "until": "24:00", "length_minutes_min": 30, "length_minutes_max": 240, "unit": "hour", "amount_minor": 100, "cap_minor": null })
}

fn policy() -> Value {
    json!({ "name": "Strict", "length_minutes_min": 30, "length_minutes_max": 60, "grain_minutes": 30, "lead_time_minutes": 0,
        "horizon_days": 7, "open_bookings_max": null, "return_gap_same_resource_minutes": 0, "return_gap_any_resource_minutes": 0,
        "buffer_before_minutes": 0, "buffer_after_minutes": 15, "cancel_until_minutes": 0 })
}

#[test]
fn what_is_set_up_is_listed_and_audited_and_can_be_booked() {
    let function = function();
    let made = function.post(Boss, "/api/bookings/resources", room()).expect(201);
    assert_eq!(made.trips, 2);
    let id = made.json["id"].as_str().unwrap().to_owned();
    let listed = function.get(Boss, "/api/bookings/resources").expect(200);
    assert_eq!(listed.trips, 1);
    assert!(listed.json["items"].as_array().unwrap().contains(&made.json));
    let wish = json!({ "resource_id": id, "starts_at": "2030-01-02T10:00:00Z", "ends_at": "2030-01-02T11:00:00Z" });
    function.post(Ada, "/api/bookings", wish).expect(201);
    assert_eq!(
        function.world.count("SELECT count(*) FROM audit WHERE action = 'create_resource' AND account_id = 'acc_boss'"),
        1
    );
    for (path, body) in
        [("kinds", json!({ "name": "Studio", "category": "other" })), ("policies", policy()), ("rates", rate())]
    {
        let made = function.post(Boss, &format!("/api/bookings/{path}"), body).expect(201);
        let listed = function.get(Boss, &format!("/api/bookings/{path}")).expect(200);
        assert!(listed.json["items"].as_array().unwrap().contains(&made.json), "{path}");
    }
}

#[test]
fn a_cheaper_rate_is_taken_within_its_hours_alone() {
    let function = function();
    function.put(Boss, "/api/bookings/rates/rat_evening", rate()).expect(200);
    let price =
        |from: &str, until: &str| book(&function, Ada, "elm", from, until).expect(201).json["price"]["minor"].clone();
    assert_eq!(price("15T18:00", "15T19:00"), 100);
    assert_eq!(price("14T17:00", "14T18:30"), 2250);
}

#[test]
fn a_changed_policy_bites_at_once() {
    let function = function();
    function.put(Boss, "/api/bookings/policies/pol_room", policy()).expect(200);
    book(&function, Ada, "oak", "02T10:00", "02T12:00").refused(422, "too-long");
    assert_eq!(function.world.count("SELECT version FROM resources WHERE id = 'res_oak'"), 2);
}

#[test]
fn a_form_that_breaks_a_rule_names_the_field_and_writes_nothing() {
    let with = |mut body: Value, field: &str, value: Value| {
        body[field] = value;
        body
    };
    for (path, body, pointer) in [
        ("resources", with(room(), "kind_id", json!("knd_none")), "/kind_id"),
        ("resources", with(room(), "units", json!(501)), "/units"),
        ("resources", with(room(), "part_ids", json!(["res_desk"])), "/part_ids/0"),
        ("resources", with(room(), "part_ids", json!(["res_none"])), "/part_ids/0"),
        ("resources", with(room(), "part_ids", json!(vec!["res_oak"; 21])), "/part_ids"),
        ("resources", with(room(), "amenities", json!(vec!["screen"; 31])), "/amenities"),
        ("resources", with(room(), "name", json!("")), "/name"),
        ("resources", with(room(), "capacity", json!(-1)), "/capacity"),
        ("policies", with(policy(), "length_minutes_max", json!(15)), "/length_minutes_max"),
        ("policies", with(policy(), "grain_minutes", json!(20)), "/grain_minutes"),
        ("policies", with(policy(), "buffer_after_minutes", json!(10)), "/buffer_after_minutes"),
        ("rates", with(rate(), "until", json!("18:00")), "/until"),
        ("rates", with(rate(), "weekdays", json!([8])), "/weekdays/0"),
        ("rates", with(rate(), "weekdays", json!([])), "/weekdays"),
    ] {
        let function = function();
        let answer = function.post(Boss, &format!("/api/bookings/{path}"), body).refused(422, "invalid-fields");
        assert_eq!(answer.json["errors"][0]["pointer"], pointer, "{}", answer.text);
        assert_eq!(function.world.count("SELECT count(*) FROM audit"), 0);
    }
}

#[test]
fn what_is_booked_keeps_its_parts_and_units() {
    let function = function();
    book(&function, Ada, "oak", "02T10:00", "02T11:00").expect(201);
    let mut oak = room();
    oak["part_ids"] = json!(["res_team"]);
    let answer = function.put(Boss, "/api/bookings/resources/res_oak", oak).expect(422);
    assert!(answer.text.contains("bookings to come") && answer.text.contains("part of another"), "{}", answer.text);
}

fn import() -> Value {
    let booking = |id: &str, resource: &str, from: &str, until: &str| {
        json!({ "id": id, "resource_id": resource, "customer_id": "cus_ada", "starts_at": format!("2030-01-{from}:00Z"),
            "ends_at": format!("2030-01-{until}:00Z"), "status": "confirmed", "title": "", "people": 1, "price": { "minor": 100, "currency": "EUR" } })
    };
    json!({ "bookings": [booking("bkg_a", "res_grove", "02T10:00", "02T11:00"), booking("bkg_b", "res_desk", "02T10:00", "02T12:00"),
        booking("bkg_c", "res_desk", "02T10:00", "02T12:00"), booking("bkg_d", "res_hall", "02T10:00", "02T12:00")] })
}

#[test]
fn an_import_is_tried_written_once_and_repeated_without_harm() {
    let function = function();
    let tried = function.post(Boss, "/api/bookings/import?dry_run=true", import()).expect(200);
    assert_eq!((tried.trips, &tried.json["written"]), (1, &json!(4)));
    assert_eq!(function.world.count("SELECT count(*) FROM bookings"), 0);
    let written = function.post(Boss, "/api/bookings/import", import()).expect(200);
    assert_eq!((written.trips, &written.json["written"], &written.json["unchanged"]), (2, &json!(4), &json!(0)));
    assert_eq!(function.world.count("SELECT count(*) FROM outbox"), 0, "nobody is told of what was made elsewhere");
    let again = function.post(Boss, "/api/bookings/import", import()).expect(200);
    assert_eq!((&again.json["written"], &again.json["unchanged"]), (&json!(0), &json!(4)));
    let told = function.world.rows("SELECT detail FROM audit WHERE action = 'import_bookings' ORDER BY rowid");
    let told: Vec<Value> =
        told.iter().map(|row| serde_json::from_str(row["detail"].as_str().unwrap()).unwrap()).collect();
    let named = |rows: usize, bookings: Value| json!({ "rows": rows, "kinds": [], "policies": [], "resources": [], "rates": [], "bookings": bookings });
    assert_eq!(
        told,
        [named(4, json!(["bkg_a", "bkg_b", "bkg_c", "bkg_d"])), named(0, json!([]))],
        "each that came, once"
    );
    book(&function, Bob, "oak", "02T10:00", "02T11:00").refused(409, "slot-taken");
    assert_consistent(&function);
}

#[test]
fn an_import_with_one_bad_row_writes_nothing_and_names_it() {
    let function = function();
    let mut bad = import();
    bad["bookings"][3] = json!({ "id": "bkg_e", "resource_id": "res_oak", "customer_id": "cus_ada", "starts_at": "2030-01-02T10:30:00Z",
        "ends_at": "2030-01-02T11:30:00Z", "status": "confirmed", "title": "", "people": 1, "price": { "minor": 100, "currency": "EUR" } });
    bad["bookings"][1]["customer_id"] = "cus_none".into();
    let refused = function.post(Boss, "/api/bookings/import", bad.clone()).refused(422, "import-refused");
    let pointers: Vec<&str> =
        refused.json["errors"].as_array().unwrap().iter().map(|e| e["pointer"].as_str().unwrap()).collect();
    assert_eq!(pointers, ["/bookings/1/customer_id", "/bookings/3"]);
    function.post(Boss, "/api/bookings/import?dry_run=true", bad).refused(422, "import-refused");
    assert_eq!(function.world.count("SELECT count(*) FROM bookings"), 0);
    let many = vec![json!({ "id": "knd_x", "setup": { "name": "X", "category": "other" } }); 1001];
    function.post(Boss, "/api/bookings/import", json!({ "kinds": many })).refused(422, "too-many-rows");
}

#[test]
fn an_import_names_a_booking_once_and_ends_it_after_it_starts() {
    let function = function();
    function.world.load("UPDATE policies SET buffer_after_minutes = 60");
    let mut bad = import();
    bad["bookings"][1]["id"] = "bkg_a".into();
    bad["bookings"][2]["ends_at"] = "2030-01-02T09:45:00Z".into();
    let refused = function.post(Boss, "/api/bookings/import", bad).refused(422, "import-refused");
    let pointers: Vec<&Value> = refused.json["errors"].as_array().unwrap().iter().map(|e| &e["pointer"]).collect();
    assert_eq!(pointers, ["/bookings/1/id", "/bookings/2/ends_at"]);
    assert_eq!(function.world.count("SELECT count(*) FROM bookings"), 0);
}

#[test]
fn an_import_that_fails_halfway_is_repeated_without_harm() {
    for fault in [Fault::Before, Fault::After] {
        for nth in [1, 2] {
            let sound = function();
            let failing = sound.failing(fault, nth);
            failing.post(Boss, "/api/bookings/import", import()).refused(500, "internal");
            failing.post(Boss, "/api/bookings/import", import()).expect(200);
            assert_eq!(sound.world.count("SELECT count(*) FROM bookings"), 4);
            assert_consistent(&sound);
        }
    }
}

#[test]
fn operators_see_every_booking_of_a_day() {
    let function = function();
    book(&function, Ada, "oak", "02T10:00", "02T11:00").expect(201);
    book(&function, Bob, "elm", "03T10:00", "03T11:00").expect(201);
    let all = function.get(Boss, "/api/bookings/all?location=loc_utc&date=2030-01-02").expect(200);
    assert_eq!(all.trips, 1);
    let names: Vec<&str> =
        all.json["items"].as_array().unwrap().iter().map(|b| b["customer_name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Ada Members"]);
}

/// As many bookings on 2 January as several pages hold, each cancelled.
const MANY: &str = "
INSERT INTO bookings (id, resource_id, location_id, customer_id, starts_at, ends_at, first_slot, after_slot, status, title, people, price_minor, currency, price_why, cancel_until, created_at, cancelled_at)
SELECT printf('bkg_%03d', value), 'res_oak', 'loc_utc', 'cus_ada', 1893542400000 + value / 2 * 60000, 1893542400000 + 86400000, 0, 1, 'cancelled', '', 1, 0, 'EUR', '[]', 0, 0, 0
FROM (WITH RECURSIVE counted (value) AS (SELECT 0 UNION ALL SELECT value + 1 FROM counted WHERE value < 629) SELECT value FROM counted)";

#[test]
fn a_day_of_many_bookings_goes_on_page_by_page_to_its_end() {
    let function = function();
    function.world.load(MANY);
    book(&function, Bob, "elm", "02T22:00", "02T23:00").refused(422, "outside-opening-hours");
    book(&function, Bob, "elm", "02T17:00", "02T18:00").expect(201);
    let (mut seen, mut pages, mut next) = (Vec::new(), 0, String::new());
    loop {
        let path = format!("/api/bookings/all?location=loc_utc&date=2030-01-02{next}");
        let page = function.get(Boss, &path).expect(200);
        assert_eq!(page.trips, 1);
        let ids =
            page.json["items"].as_array().unwrap().iter().map(|b| b["booking"]["id"].as_str().unwrap().to_owned());
        seen.extend(ids);
        pages += 1;
        let Some(cursor) = page.json["next_cursor"].as_str() else { break };
        next = format!("&cursor={cursor}");
    }
    assert_eq!((pages, seen.len()), (7, 631));
    let last = function.world.rows("SELECT id FROM bookings WHERE status = 'confirmed'");
    assert_eq!(json!(seen.last()), last[0]["id"], "the evening's comes last");
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 631);
    let path = "/api/bookings/all?location=loc_none&date=2030-01-02";
    function.get(Boss, path).refused(404, "not-found");
}
