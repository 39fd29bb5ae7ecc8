//! What shows to the outside: who may call what, the SQL, the OpenAPI document.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use serde_json::{Value, json};
use support::{book, function, wish};
use testkit::{Persona, access_matrix, check_sql};

#[test]
fn every_sql_text_is_planned_with_an_index() {
    // `own` is what one customer has booked, found by an index.
    let small = ["kinds", "policies", "resources", "rates", "space_settings", "locations", "own"];
    check_sql(&bookings::store::all_sql(), &small);
}

/// Every endpoint as every persona with a request that would do, held against `access.txt`, which
/// is edited by hand only.
#[test]
fn the_access_matrix_holds() {
    access_matrix(&function().routes().endpoints, include_str!("access.txt"), status);
}

fn status(method: &str, path: &str, who: Persona) -> String {
    let function = function();
    let ada_s = book(&function, Persona::Ada, "elm", "03T10:00", "03T11:00").expect(201);
    let id = match path.split('/').nth(3) {
        Some("kinds") => "knd_room",
        Some("policies") => "pol_room",
        Some("resources") => "res_team",
        Some("rates") => "rat_room",
        _ => ada_s.json["id"].as_str().unwrap(),
    };
    let query = match path {
        "/api/bookings/find" => "?location=loc_utc&date=2030-01-02&length_minutes=60",
        "/api/bookings/day" | "/api/bookings/all" => "?location=loc_utc&date=2030-01-02",
        _ => "",
    };
    let body = if method == "GET" { Value::Null } else { body(path) };
    function.send(who, method, &format!("{}{query}", path.replace("{id}", id)), body).status.to_string()
}

fn body(path: &str) -> Value {
    match path.split('/').nth(3) {
        None => wish("oak", "02T10:00", "02T11:00"),
        Some("kinds") => json!({ "name": "Room", "category": "meeting_room" }),
        Some("import") => json!({}),
        Some("policies") => {
            json!({ "name": "P", "length_minutes_min": 30, "length_minutes_max": 60, "grain_minutes": 30, "lead_time_minutes": 0,
            "horizon_days": 7, "open_bookings_max": null, "return_gap_same_resource_minutes": 0, "return_gap_any_resource_minutes": 0,
            "buffer_before_minutes": 0, "buffer_after_minutes": 0, "cancel_until_minutes": 0 })
        }
        Some("resources") => {
            json!({ "location_id": "loc_utc", "kind_id": "knd_room", "policy_id": "pol_room", "name": "Ash", "description": "",
            "capacity": 4, "units": 1, "amenities": [], "audience": "everyone", "plan_ids": [], "team_ids": [], "part_ids": [], "position": 9,
            "archived": false })
        }
        Some("rates") => {
            json!({ "location_id": "loc_utc", "kind_id": "knd_room", "name": "R", "audience": "everyone", "weekdays": [1],
            "from": "00:00", "until": "24:00", "length_minutes_min": 30, "length_minutes_max": 240, "unit": "hour", "amount_minor": 100, "cap_minor": null })
        }
        _ => Value::Null,
    }
}

#[cfg(feature = "openapi")]
#[test]
fn the_openapi_document_is_current() {
    let promise = "Members find and book rooms and desks; operators say what can be booked, when and for how much.";
    let text = web::openapi::text("bookings", promise, &bookings::routes());
    testkit::golden(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/openapi.json"), &text);
}
