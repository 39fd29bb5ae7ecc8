//! What shows to the outside: who may call what, the SQL, the OpenAPI document.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use serde_json::{Value, json};
use support::*;
use testkit::{Persona, access_matrix, check_sql};

#[test]
fn every_sql_text_is_planned_with_an_index() {
    check_sql(
        &visitors::store::all_sql(),
        &["customers", "kiosks", "locations", "mine", "places", "space_settings", "visitor_settings"],
    );
}

/// Every endpoint as every persona with a request that would do, held against `access.txt`, which
/// is edited by hand only. A kiosk's endpoints are asked without its cookie: who signed in has no more of it than others.
#[test]
fn the_access_matrix_holds() {
    access_matrix(&function().routes().endpoints, include_str!("access.txt"), status);
}

fn status(method: &str, path: &str, who: Persona) -> String {
    let function = function();
    receive(&function, &json!({ "operator_approves": path.contains("/all/") && path.ends_with("/decision") }));
    let tablet = kiosk(&function);
    let ada = expected(&function, Persona::Ada, "Eve Adams");
    let visit = if path.ends_with("/check-out") {
        come_in(&function, &tablet, &ada).expect(200);
        ada
    } else if path == "/api/visitors/visits/{id}/decision" {
        let wish = json!({ "name": "Max Berg", "company": "", "email": null, "host_id": "cus_ada", "locale": "en", "agreed": agreed_to_nothing() });
        tap(&function, &tablet, "POST", "/walk-ins", wish).expect(201).json
    } else {
        ada
    };
    let kiosk = function.get(Persona::Boss, "/api/visitors/kiosks").expect(200).json["items"][0].clone();
    let body = match (method, path) {
        ("GET" | "DELETE", _) => Value::Null,
        (_, "/api/visitors/visits") => registration(&["Ida Crow"], "02"),
        (_, "/api/visitors/all/visits") => {
            json!({ "customer_id": "cus_ada", "registration": registration(&["Ida Crow"], "02") })
        }
        ("PUT", "/api/visitors/visits/{id}") => {
            json!({ "name": "Eve Adams", "email": null, "company": "", "reason": "", "note": "",
            "starts_at": "2030-01-02T10:00:00Z", "ends_at": "2030-01-02T11:00:00Z" })
        }
        (_, path) if path.ends_with("/cancellation") => json!({ "following": false }),
        (_, path) if path.ends_with("/decision") => json!({ "approved": true, "because": "" }),
        (_, "/api/visitors/kiosk/opening") => json!({ "secret": "none" }),
        (_, "/api/visitors/kiosk/finding") => json!({ "code": null, "last_name": "Adams", "first_name": null }),
        (_, "/api/visitors/kiosk/walk-ins") => {
            json!({ "name": "Max", "company": "", "email": null, "host_id": "cus_ada", "locale": "en", "agreed": agreed_to_nothing() })
        }
        (_, "/api/visitors/kiosk/visits/{id}/check-in") => agreed_to_nothing(),
        (_, "/api/visitors/settings/{place}") => reception(&json!({})),
        (_, "/api/visitors/kiosks") => json!({ "location_id": "loc_utc", "name": "Back door" }),
        _ => Value::Null,
    };
    let id = if path.contains("/kiosks/") { kiosk["id"].as_str().unwrap() } else { id_of(&visit) };
    let query = match path {
        "/api/visitors/kiosk/hosts" => "?search=ada",
        "/api/visitors/all/visits" if method == "GET" => "?location=loc_utc&day=2030-01-01",
        "/api/visitors/all/present" => "?location=loc_utc",
        "/api/visitors/all/export" => "?location=loc_utc&from=2030-01-01&until=2030-01-31",
        "/api/visitors/settings/{place}" if method == "PUT" => "?version=0",
        _ => "",
    };
    let path = path.replace("{id}", id).replace("{place}", "loc_utc");
    let answer = function.send(who, method, &format!("{path}{query}"), body);
    assert_consistent(&function);
    answer.status.to_string()
}

#[cfg(feature = "openapi")]
#[test]
fn the_openapi_document_is_current() {
    let promise = "Who is expected, who is in, and who has left: invitations, the kiosk at the door, the front desk.";
    let text = web::openapi::text("visitors", promise, &visitors::routes());
    testkit::golden(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/openapi.json"), &text);
}
