//! What shows to the outside: who may call what, the SQL, the OpenAPI document.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod desk;

use deliveries::store::all_sql;
use desk::*;
use serde_json::{Value, json};
use testkit::Persona::*;
use testkit::{Persona, access_matrix, check_sql};
use web::Request;

#[test]
fn every_sql_text_is_planned_with_an_index() {
    let small = [
        "asked",
        "customers",
        "delivery_names",
        "delivery_policies",
        "delivery_settings",
        "latest",
        "locations",
        "owner",
        "owners",
        "plans",
        "space_settings",
        "teams",
    ];
    check_sql(&all_sql(), &small);
}

/// Every endpoint as every persona with a request that would do, held against `access.txt`, which
/// is edited by hand only.
#[test]
fn the_access_matrix_holds() {
    access_matrix(&function().routes().endpoints, include_str!("access.txt"), status);
}

fn status(method: &str, path: &str, who: Persona) -> String {
    let function = function();
    let photo = hand_in(&function);
    let mut one = parcel(Some("cus_ada"), "");
    one["photo_id"] = json!(photo);
    let ids = register(&function, &[one, parcel(None, "")]);
    let withdraws = path.ends_with("/withdrawal");
    if withdraws {
        choose(&function, &ids[0], wish("return", 0, 1)).expect(200);
    }
    if path.ends_with("/files") {
        let mut request = Request::new("POST", &format!("{path}?name=note.txt"), b"The label.".to_vec());
        request.claims = who.claims();
        return function.answer(request).status.to_string();
    }
    let body = match (method, path) {
        ("POST", "/api/deliveries/all") => these(&[parcel(Some("cus_ada"), "")]),
        ("POST", path) if path.ends_with("/handling") => wish("return", 0, 1),
        ("POST", path) if path.ends_with("/completion") => json!({ "done": "mistake" }),
        ("POST", path) if path.ends_with("/collections") => by_code(&code(&function, Ada), &[(&ids[0], 1)]),
        ("PUT", path) if path.ends_with("/settings") => json!({ "carriers": [] }),
        ("POST" | "PUT", path) if path.contains("/policies") => {
            json!({ "plan_id": "pln_flex", "currency": "EUR", "tax_class": "standard", "kinds": [] })
        }
        ("PUT", _) => parcel(Some("cus_ada"), "")["label"].clone(),
        _ => Value::Null,
    };
    let id = match path {
        path if path.contains("/files/") => &photo,
        path if path.contains("/policies/") => "dpo_team",
        path if path.contains("/names/") => "nam_acme",
        _ => &ids[0],
    };
    let query = match path {
        path if method == "PUT" || path.ends_with("/completion") => "?version=1",
        path if path.ends_with("/recipients") => "?search=ada",
        path if path.ends_with("/collectable") => "?customer=cus_ada",
        _ => "",
    };
    let path = format!("{}{query}", path.replace("{id}", id));
    function.send(who, method, &path, body).status.to_string()
}

#[cfg(feature = "openapi")]
#[test]
fn the_openapi_document_is_current() {
    let promise =
        "Mail and parcels: registered at the desk, told, handled as their plan allows, handed over against proof.";
    let text = web::openapi::text("deliveries", promise, &deliveries::routes());
    testkit::golden(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/openapi.json"), &text);
}
