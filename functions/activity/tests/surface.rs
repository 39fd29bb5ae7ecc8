//! What shows to the outside: who may call what, the SQL, the OpenAPI document.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use serde_json::{Value, json};
use support::*;
use testkit::{Persona, access_matrix, check_sql};

#[test]
fn every_sql_text_is_planned_with_an_index() {
    check_sql(
        &[&activity::store::all_sql()[..], access::customers::ALL_SQL].concat(),
        &["check_in_settings", "locations", "place", "space_settings", "billing_settings", "year", "plans", "wanted"],
    );
}

/// Every endpoint as every persona with a request that would do, held against `access.txt`, which is edited by hand only.
#[test]
fn the_access_matrix_holds() {
    access_matrix(&function().routes().endpoints, include_str!("access.txt"), status);
}

fn status(method: &str, path: &str, who: Persona) -> String {
    let function = by_plan();
    let desk = json!({ "customer_id": "cus_ada", "location_id": "loc_utc", "courtesy": true, "accepted_minor": null });
    let ada = if path.ends_with("/check-out") {
        function.post(Persona::Boss, "/api/activity/all/check-ins", desk.clone()).expect(201).json
    } else {
        json!({ "id": "chk_none" })
    };
    let body = match (method, path) {
        ("POST", "/api/activity/check-ins") => wish(&json!({})),
        ("POST", "/api/activity/all/check-ins") => desk,
        ("POST", "/api/activity/import") => {
            json!({ "check_ins": [{ "id": "chk_old", "customer_id": "cus_ada", "location_id": "loc_utc",
            "in_at": "2029-12-03T09:00:00Z", "out_at": "2029-12-03T17:00:00Z", "cover_name": "Flex" }] })
        }
        ("PUT", _) => setup(&json!({})),
        _ => Value::Null,
    };
    let query = match path {
        "/api/activity/all/present" => "?location=loc_utc",
        "/api/activity/all/check-ins" if method == "GET" => "?location=loc_utc&day=2030-01-01",
        "/api/activity/settings/{location}" | "/api/activity/settings/{location}/sign" => "?version=1",
        _ => "",
    };
    let id = if path.contains("/teams/") { "tea_tess" } else { ada["id"].as_str().unwrap() };
    let path = path.replace("{id}", id).replace("{location}", "loc_utc");
    let answer = function.send(who, method, &format!("{path}{query}"), body);
    assert_consistent(&function);
    answer.status.to_string()
}

#[cfg(feature = "openapi")]
#[test]
fn the_openapi_document_is_current() {
    let promise =
        "Who is in the house, and what became of twelve months: check-ins, bookings, payments; mine and my team's.";
    let text = web::openapi::text("activity", promise, &activity::routes());
    testkit::golden(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/openapi.json"), &text);
}
