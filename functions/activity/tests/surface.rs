//! What shows to the outside: who may call what, the SQL, the OpenAPI document.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use serde_json::{Value, json};
use support::*;
use testkit::{Persona, check_sql};

#[test]
fn every_sql_text_is_planned_with_an_index() {
    check_sql(
        &[&activity::store::all_sql()[..], access::customers::ALL_SQL].concat(),
        &["check_in_settings", "locations", "place", "space_settings", "billing_settings", "year", "plans"],
    );
}

/// Every endpoint as every persona with a request that would do, held against `access.txt`, which is edited by hand only.
#[test]
fn the_access_matrix_holds() {
    let mut lines = vec![format!("{:<56}{:<26}{}", "endpoint", "access", Persona::ALL.map(Persona::name).join(" "))];
    for endpoint in &function().routes().endpoints {
        let statuses: Vec<String> =
            Persona::ALL.iter().map(|who| status(endpoint.method, endpoint.path, *who)).collect();
        let name = format!("{} {}", endpoint.method, endpoint.path);
        lines.push(format!("{name:<56}{:<26}{}", endpoint.access.to_string(), statuses.join(" ")));
    }
    let expected = include_str!("access.txt").trim_end();
    assert_eq!(lines.join("\n"), expected, "\n{}\n", lines.join("\n"));
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
        ("POST", "/api/activity/import") => json!({ "check_ins": [{ "id": "chk_old", "customer_id": "cus_ada", "location_id": "loc_utc",
            "in_at": "2029-12-03T09:00:00Z", "out_at": "2029-12-03T17:00:00Z", "cover_name": "Flex" }] }),
        ("PUT", _) => setup(&json!({})),
        _ => Value::Null,
    };
    let query = match path {
        "/api/activity/all/present" => "?location=loc_utc",
        "/api/activity/all/check-ins" if method == "GET" => "?location=loc_utc&day=2030-01-01",
        "/api/activity/settings/{location}" => "?version=1",
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
    let document = web::openapi::document("activity", promise, &activity::routes());
    let text = serde_json::to_string_pretty(&document).unwrap() + "\n";
    testkit::golden(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/openapi.json"), &text);
}
