//! What shows to the outside: who may call what, the SQL, the OpenAPI document.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod desk;

use desk::*;
use serde_json::{Value, json};
use support::store::all_sql;
use testkit::{Persona, access_matrix, check_sql};
use web::Request;

#[test]
fn every_sql_text_is_planned_with_an_index() {
    check_sql(&all_sql(), &["space_settings", "departments", "canned_replies", "faq_entries", "locations"]);
}

/// Every endpoint as every persona with a request that would do, held against `access.txt`, which
/// is edited by hand only.
#[test]
fn the_access_matrix_holds() {
    access_matrix(&function().routes().endpoints, include_str!("access.txt"), status);
}

fn status(method: &str, path: &str, who: Persona) -> String {
    let function = function();
    let file = hand_in(&function, Persona::Ada);
    let made = function.post(Persona::Ada, "/api/support/tickets", asked(&[&file])).expect(201);
    let ticket = made.json["id"].as_str().unwrap();
    ask(&function, Persona::Ada);
    let department = json!({ "name": "N", "description": "", "operators": [], "first_answer_minutes": null, "reopen_days": 7,
        "position": 1, "archived": false });
    let canned = json!({ "name": "N", "department_id": null, "text": "Hello {name}" });
    let body = match (method, path) {
        ("POST", "/api/support/tickets") => asked(&[]),
        ("POST", "/api/support/tickets/{id}/messages") => json!({ "text": "More", "file_ids": [] }),
        ("POST", "/api/support/all/tickets/{id}/messages") => json!({ "kind": "note", "text": "Hm", "file_ids": [] }),
        ("POST", "/api/support/all/tickets/{id}/merge") => json!({ "into": 2 }),
        ("PUT", "/api/support/all/tickets/{id}") => {
            json!({ "department_id": "dep_building", "priority": "high", "assignee_id": null, "status": "open" })
        }
        ("POST" | "PUT", path) if path.contains("/departments") => department,
        ("POST" | "PUT", path) if path.contains("/canned-replies") => canned,
        ("POST" | "PUT", path) if path.contains("/faq-entries") => faq_entry("Is there coffee?"),
        _ => Value::Null,
    };
    let id = match path {
        path if path.contains("/files/") => &file,
        path if path.contains("/departments/") => "dep_building",
        path if path.contains("/canned-replies/") => "can_all",
        path if path.contains("/faq-entries/") => "faq_hours",
        _ => ticket,
    };
    let path = path.replace("{id}", id);
    let query = match method {
        "PUT" => "?version=1",
        "POST" if path.ends_with("/merge") => "?version=1",
        "POST" if path.ends_with("/files") => "?name=note.txt",
        _ => "",
    };
    let path = format!("{path}{query}");
    if query == "?name=note.txt" {
        let mut request = Request::new("POST", &path, b"The door is open.".to_vec());
        request.claims = who.claims();
        return function.answer(request).status.to_string();
    }
    function.send(who, method, &path, body).status.to_string()
}

#[cfg(feature = "openapi")]
#[test]
fn the_openapi_document_is_current() {
    let promise = "The help desk: requests by department, answered, assigned, solved, with files.";
    let text = web::openapi::text("support", promise, &support::routes());
    testkit::golden(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/openapi.json"), &text);
}
