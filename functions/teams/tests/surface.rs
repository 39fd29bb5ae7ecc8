//! What shows to the outside: who may call what, the SQL, the OpenAPI document.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use serde_json::{Value, json};
use support::*;
use testkit::{Persona, access_matrix, check_sql};

#[test]
fn every_sql_text_is_planned_with_an_index() {
    check_sql(&[&teams::store::all_sql()[..], access::customers::ALL_SQL].concat(), &["plans", "space_settings"]);
}

/// Every endpoint as every persona with a request that would do, held against `access.txt`, which is edited by hand only.
#[test]
fn the_access_matrix_holds() {
    access_matrix(&function().routes().endpoints, include_str!("access.txt"), status);
}

fn status(method: &str, path: &str, who: Persona) -> String {
    let function = function();
    let made = invite(&function, Persona::Tess, &["x@example.org"]).expect(201).json;
    let invitation_id = made["items"][0]["id"].as_str().unwrap();
    let token = link(&function, 5);
    let made = upload(&function, Persona::Tess, LOGO, picture(40, 40)).expect(201).json;
    let logo = made["logo_id"].as_str().unwrap();
    if path == "/api/teams/{id}/logo" && method == "POST" {
        return upload(&function, who, LOGO, picture(40, 40)).status.to_string();
    }
    let body = match (method, path) {
        ("PUT", "/api/teams/{id}") => profile("New"),
        ("PUT", "/api/teams/{id}/share-caps") => json!({ "caps": { "time_credit": 60 } }),
        ("PUT", "/api/teams/all/{id}") => details(&json!({})),
        ("PUT", _) => setup(false, &["book"]),
        ("POST", "/api/teams/{id}/invitations") => invitation(&["y@example.org"]),
        ("POST", "/api/teams/{id}/links") => json!({ "days": 1, "uses_max": 1, "withheld": [] }),
        ("POST", "/api/teams/all") => json!({ "details": details(&json!({})), "administrator_id": null }),
        ("POST", "/api/teams/import") => json!({}),
        _ => Value::Null,
    };
    let query = match (method, path) {
        ("PUT", "/api/teams/{id}" | "/api/teams/{id}/share-caps" | "/api/teams/all/{id}") => "?version=2",
        (_, "/api/teams/{id}/members" | "/api/teams/{id}/leaving" | "/api/teams/all/{id}/members") => {
            "?customer=cus_ada"
        }
        _ => "",
    };
    let id = if path.starts_with("/api/teams/invitations/") { invitation_id } else { "tea_tess" };
    let id = if path.starts_with("/api/teams/logos/") { logo } else { id };
    let token = token.rsplit('/').next().unwrap();
    let path = path.replace("{id}", id).replace("{token}", token);
    let answer = function.send(who, method, &format!("{path}{query}"), body);
    assert_consistent(&function);
    answer.status.to_string()
}

#[cfg(feature = "openapi")]
#[test]
fn the_openapi_document_is_current() {
    let promise = "Companies and their people: members, administrators, invitations, what each may do, who pays.";
    let text = web::openapi::text("teams", promise, &teams::routes());
    testkit::golden(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/openapi.json"), &text);
}
