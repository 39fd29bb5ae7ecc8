//! What shows to the outside: who may call what, the SQL, the OpenAPI document.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod desk;

use deliveries::store::all_sql;
use desk::*;
use serde_json::{Value, json};
use testkit::Persona::*;
use testkit::{Persona, check_sql};
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
    let mut lines = vec![format!("{:<52}{:<29}{}", "endpoint", "access", Persona::ALL.map(Persona::name).join(" "))];
    for endpoint in &function().routes().endpoints {
        let statuses: Vec<String> =
            Persona::ALL.iter().map(|who| status(endpoint.method, endpoint.path, *who)).collect();
        let name = format!("{} {}", endpoint.method, endpoint.path);
        lines.push(format!("{name:<52}{:<29}{}", endpoint.access.to_string(), statuses.join(" ")));
    }
    let expected = include_str!("access.txt").trim_end();
    assert_eq!(lines.join("\n"), expected, "\n{}\n", lines.join("\n"));
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
    let document = web::openapi::document("deliveries", promise, &deliveries::routes());
    let text = serde_json::to_string_pretty(&document).unwrap() + "\n";
    testkit::golden(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/openapi.json"), &text);
}
