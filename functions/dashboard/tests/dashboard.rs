//! The dashboard: one request, one round trip.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
use Persona::*;
use dashboard::{App, routes, store};
use serde_json::{Value, json};
use testkit::{Function, Persona, check_sql};

fn function() -> Function<App> {
    let function = Function::new(routes(), |world, db| App { db, clock: world.clock() });
    function.world.load(include_str!("../../bookings/tests/rooms.sql"));
    function.world.load(
        "INSERT INTO bookings (id, resource_id, location_id, customer_id, starts_at, ends_at, first_slot, after_slot, status, title, people,
           price_minor, currency, price_why, cancel_until, created_at, cancelled_at) VALUES
         ('bkg_past', 'res_oak', 'loc_utc', 'cus_ada', 1893481200000, 1893484800000, 1, 5, 'confirmed', '', 1, 1500, 'EUR', '[]', 0, 0, NULL),
         ('bkg_next', 'res_oak', 'loc_utc', 'cus_ada', 1893492000000, 1893495600000, 1, 5, 'confirmed', 'Stand-up', 1, 1500, 'EUR', '[]', 1893490000000, 0, NULL),
         ('bkg_gone', 'res_elm', 'loc_utc', 'cus_ada', 1893492000000, 1893495600000, 1, 5, 'cancelled', '', 1, 1500, 'EUR', '[]', 0, 0, 1),
         ('bkg_bobs', 'res_elm', 'loc_utc', 'cus_bob', 1893492000000, 1893495600000, 1, 5, 'confirmed', '', 1, 1500, 'EUR', '[]', 0, 0, NULL)",
    );
    function
}

#[test]
fn the_next_bookings_and_the_day_are_shown_in_one_round_trip() {
    let shown = function().get(Ada, "/api/dashboard").expect(200);
    assert_eq!(shown.trips, 1);
    let bookings = shown.json["next_bookings"].as_array().unwrap();
    assert_eq!(bookings.len(), 1, "{bookings:#?}");
    assert_eq!((&bookings[0]["id"], &bookings[0]["can_cancel"]), (&json!("bkg_next"), &json!(true)));
    assert_eq!(shown.json["open_bookings"], 1);
    assert_eq!(shown.json["viewer"]["customer"]["standing"], "member");
    let today = &shown.json["today"][0];
    assert_eq!((&today["opens_at"], &today["open_now"]), (&json!("2030-01-01T08:00:00Z"), &json!(true)));
}

#[test]
fn who_visits_now_and_next_is_shown_to_the_host_alone() {
    let function = function();
    function.world.load(
        "INSERT INTO visits (id, guest_id, location_id, host_id, customer_id, name, sought, locale, company, reason, note, starts_at, ends_at, local_day,
           repeats, walk_in, status, in_at, sequence, request_key, request_place, created_at) VALUES
         ('vis_in', 'gst_1', 'loc_utc', 'cus_ada', 'cus_ada', 'Eve Adams', 'eve adams', 'en', 'Acme', '', '', 1893480000000, 1893483600000, '2030-01-01', 0, 0, 'in', 1893480000000, 0, 'k', 0, 0),
         ('vis_next', 'gst_2', 'loc_utc', 'cus_ada', 'cus_bob', 'Max Berg', 'max berg', 'en', '', '', '', 1893492000000, 1893495600000, '2030-01-01', 0, 0, 'expected', NULL, 0, 'k', 1, 0),
         ('vis_off', 'gst_3', 'loc_utc', 'cus_ada', 'cus_ada', 'Off', 'off', 'en', '', '', '', 1893492000000, 1893495600000, '2030-01-01', 0, 0, 'cancelled', NULL, 0, 'k', 2, 0),
         ('vis_bobs', 'gst_4', 'loc_utc', 'cus_bob', 'cus_ada', 'Bobs', 'bobs', 'en', '', '', '', 1893492000000, 1893495600000, '2030-01-01', 0, 0, 'expected', NULL, 0, 'k', 3, 0)",
    );
    let shown = function.get(Ada, "/api/dashboard").expect(200);
    let visitors = shown.json["visitors"].as_array().unwrap();
    let seen: Vec<_> =
        visitors.iter().map(|one| (one["name"].as_str().unwrap(), one["is_in"].as_bool().unwrap())).collect();
    assert_eq!((shown.trips, seen), (1, vec![("Eve Adams", true), ("Max Berg", false)]));
    function.world.load(r#"UPDATE space_settings SET levels = '{"base":"signed_in","sections":{"visitors":"off"}}'"#);
    assert_eq!(function.get(Ada, "/api/dashboard").expect(200).json["visitors"], json!([]));
}

#[test]
fn what_waits_at_a_desk_is_shown_to_whose_it_is() {
    let function = function();
    function.world.load(
        "INSERT INTO deliveries (id, number, request_key, request_place, location_id, kind, carrier, tracking, sender, shelf, note, recipient, sought, customer_id,
           status, choices, currency, tax_class, free_until, reminded, local_day, received_at, changed_at, closed_at, version) VALUES
         ('dlv_1', 1, 'k', 0, 'loc_utc', 'parcel', 'DHL', '', 'Acme', 'A1', '', 'Ada', 'ada', 'cus_ada', 'waiting', 0, 'EUR', 'standard', '2030-01-04', 0, '2030-01-01', 5, 5, NULL, 1),
         ('dlv_2', 2, 'k', 1, 'loc_utc', 'mail', '', '', '', '', '', 'Ada', 'ada', 'cus_ada', 'waiting', 0, 'EUR', 'standard', NULL, 0, '2030-01-01', 4, 4, NULL, 1),
         ('dlv_3', 3, 'k', 2, 'loc_utc', 'mail', '', '', '', '', '', 'Ada', 'ada', 'cus_ada', 'returned', 0, 'EUR', 'standard', NULL, 0, '2030-01-01', 6, 6, 6, 1),
         ('dlv_4', 4, 'k', 3, 'loc_utc', 'mail', '', '', '', '', '', 'Bob', 'bob', 'cus_bob', 'waiting', 0, 'EUR', 'standard', NULL, 0, '2030-01-01', 7, 7, NULL, 1)",
    );
    let shown = function.get(Ada, "/api/dashboard").expect(200);
    let deliveries = shown.json["deliveries"].as_array().unwrap();
    let seen: Vec<_> = deliveries.iter().map(|one| (one["number"].clone(), one["days_left"].clone())).collect();
    assert_eq!((shown.trips, seen), (1, vec![(json!(1), json!(3)), (json!(2), Value::Null)]));
    function.world.load(r#"UPDATE space_settings SET levels = '{"base":"signed_in","sections":{"deliveries":"off"}}'"#);
    assert_eq!(function.get(Ada, "/api/dashboard").expect(200).json["deliveries"], json!([]));
}

#[test]
fn the_bell_begins_with_what_is_unread_and_with_the_zone_of_the_profile() {
    let function = function();
    function.world.load(
        "INSERT INTO inbox (account_id, message_id, topic, title, text, created_at, read_at) VALUES
         ('acc_ada', 'out_1', 't', 't', 't', 1, NULL), ('acc_ada', 'out_2', 't', 't', 't', 2, NULL), ('acc_ada', 'out_3', 't', 't', 't', 3, 4),
         ('acc_bob', 'out_1', 't', 't', 't', 1, NULL)",
    );
    let shown = |who| function.get(who, "/api/dashboard").expect(200);
    let counts = [Ada, Bob, Boss].map(|who| shown(who).json["unread"].clone());
    assert_eq!((counts, shown(Ada).trips), ([json!(2), json!(1), json!(0)], 1));
    assert_eq!(shown(Ada).json["viewer"]["zone"], Value::Null);
    function.world.load(
        r#"INSERT INTO profiles (account_id, about, phone, position, company, links, zone, visibility, shown, photo_alt, cover_alt, changed_at, version, zone_offsets)
         VALUES ('acc_ada', '', '', '', '', '[]', 'Asia/Tokyo', 'nobody', '[]', '', '', 1, 1, '{"name":"Asia/Tokyo","first_offset_seconds":32400,"transitions":[]}')"#,
    );
    assert_eq!(shown(Ada).json["viewer"]["zone"], json!("Asia/Tokyo"));
}

#[test]
fn a_closed_day_says_why_and_somebody_new_sees_an_empty_page() {
    let function = function();
    function.world.set_now("2030-01-07T10:00:00Z");
    let shown = function.get(Carl, "/api/dashboard").expect(200);
    assert_eq!(shown.json["next_bookings"], json!([]));
    let today = &shown.json["today"][0];
    assert_eq!(
        (&today["opens_at"], &today["open_now"], &today["closure"]),
        (&Value::Null, &json!(false), &json!("Stocktaking"))
    );
}

#[test]
fn a_section_that_is_not_for_the_viewer_shows_nothing() {
    let function = function();
    function.world.load("UPDATE space_settings SET levels = '{\"base\":\"off\",\"sections\":{}}'");
    assert_eq!(function.get(Ada, "/api/dashboard").expect(200).json["next_bookings"], json!([]));
}

#[test]
fn whoever_is_signed_in_has_one_and_an_operator_an_empty_one() {
    let statuses = Persona::ALL.map(|who| function().get(who, "/api/dashboard").status);
    assert_eq!(statuses, [401, 200, 200, 200, 200, 200]);
}

#[test]
fn an_operator_sees_how_each_function_is_in_one_round_trip() {
    let function = function();
    function.world.load(
        r#"UPDATE health SET ran_at = 1893487200000, looked_at = 1893470400000, complaints = '["issue: cus_x is not billed"]',
           broken = '{"invoice_number_gap":2}' WHERE function = 'billing'"#,
    );
    function.world.set_now("2030-01-01T10:30:00Z");
    let shown = function.get(Boss, "/api/dashboard/health").expect(200);
    let of = |answer: &testkit::Answer, name: &str| {
        let functions = answer.json["functions"].as_array().unwrap();
        functions.iter().find(|one| one["function"] == name).unwrap().clone()
    };
    assert_eq!((shown.trips, shown.json["functions"].as_array().unwrap().len()), (1, 13));
    let billing = json!({ "function": "billing", "ran_at": "2030-01-01T08:40:00Z", "late": false,
        "complaints": ["issue: cus_x is not billed"], "looked_at": "2030-01-01T04:00:00Z",
        "broken": [{ "rule": "invoice_number_gap", "cases": 2 }] });
    assert_eq!(of(&shown, "billing"), billing);
    let never =
        json!({ "function": "plans", "ran_at": null, "late": true, "complaints": [], "looked_at": null, "broken": [] });
    assert_eq!(of(&shown, "plans"), never);
    function.world.set_now("2030-01-01T10:41:00Z");
    let later = function.get(Boss, "/api/dashboard/health").expect(200);
    assert_eq!(of(&later, "billing")["late"], true, "two hours and a minute");
}

#[test]
fn how_the_portal_is_is_for_operators() {
    let statuses = Persona::ALL.map(|who| function().get(who, "/api/dashboard/health").status);
    assert_eq!(statuses, [401, 403, 403, 403, 403, 200]);
}

#[test]
fn every_sql_text_is_planned_with_an_index() {
    check_sql(&store::all_sql(), &["locations", "health"]);
}

#[cfg(feature = "openapi")]
#[test]
fn the_openapi_document_is_current() {
    let text = web::openapi::text("dashboard", "One page that shows what is next.", &routes());
    testkit::golden(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/openapi.json"), &text);
}
