//! What shows to the outside: who may call what, the SQL, the OpenAPI document.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod own;

use account::store::all_sql;
use own::*;
use serde_json::{Value, json};
use testkit::{Persona, access_matrix, check_sql};
use web::Request;

#[test]
fn every_sql_text_is_planned_with_an_index() {
    check_sql(&all_sql(), &["space_settings", "skills", "v_account_addresses"]);
    check_sql(&erasure::all_sql(), &["v_account_addresses", "erasure_addresses"]);
}

/// Every endpoint as every persona with a request that would do, held against `access.txt`, which is edited by hand only.
#[test]
fn the_access_matrix_holds() {
    access_matrix(&function().routes().endpoints, include_str!("access.txt"), status);
}

fn status(method: &str, path: &str, who: Persona) -> String {
    let function = function();
    // Drawing takes its time: a photo and an export are made for whoever asks for one.
    let id = match path {
        path if path.contains("/pictures/") => put_photo(&function, Persona::Ada),
        path if path.contains("/customers/") => "cus_ada".to_owned(),
        path if path.contains("/exports/") => {
            let export = ask_export(&function, Persona::Ada).expect(202).json["id"].as_str().unwrap().to_owned();
            run(&function);
            export
        }
        path if path.contains("/files/") => give(&function),
        _ => String::new(),
    };
    let query = match (method, path) {
        ("PUT", _) => "?version=0",
        ("GET", "/api/account/skills") => "?begins=ru",
        ("GET", path) if path.ends_with("/customers") => "?search=ada",
        ("GET", path) if path.ends_with("/zip") => "?part=1",
        ("POST", path) if path.ends_with("/files") => "?title=T&kind=other&name=t.txt",
        _ => "",
    };
    let path = format!("{}{query}", path.replace("{id}", &id));
    let body = match method {
        "PUT" => said("members", &[]),
        "POST" if path.ends_with("/erasure") => json!({ "email": format!("{}@example.org", who.name()) }),
        _ => Value::Null,
    };
    if method == "POST" && body.is_null() && !path.ends_with("/exports") {
        let bytes = if query.is_empty() { picture(8, 8, image::ImageFormat::Png) } else { b"Hi".to_vec() };
        let mut request = Request::new("POST", &path, bytes);
        request.claims = who.claims();
        return function.answer(request).status.to_string();
    }
    function.send(who, method, &path, body).status.to_string()
}

#[cfg(feature = "openapi")]
#[test]
fn the_openapi_document_is_current() {
    let promise = "What is somebody's own: profile, files, all of it to take along, and its end.";
    let text = web::openapi::text("account", promise, &account::routes());
    testkit::golden(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/openapi.json"), &text);
}
