//! What shows to the outside: who may call what, the SQL, the OpenAPI document.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use serde_json::{Value, json};
use support::{add, booking, check_out, function, offered};
use testkit::{Persona, access_matrix, check_sql};

#[test]
fn every_sql_text_is_planned_with_an_index() {
    check_sql(
        &shop::store::all_sql(),
        &[
            "billing_settings",
            "customers",
            "discount_codes",
            "entered",
            "plans",
            "point",
            "products",
            "resources",
            "taken",
        ],
    );
}

/// Every endpoint as every persona with a request that would do, held against `access.txt`, which
/// is edited by hand only.
#[test]
fn the_access_matrix_holds() {
    access_matrix(&function().routes().endpoints, include_str!("access.txt"), status);
}

fn status(method: &str, path: &str, who: Persona) -> String {
    let function = function();
    let proposed = json!({ "customer_id": "cus_ada", "message": "", "expires_at": "2030-01-08T08:00:00Z",
        "lines": [{ "kind": "plan", "subject_id": "pln_desk", "quantity": 1, "price_minor": null, "starts_on": null }] });
    let proposal = function.post(Persona::Boss, "/api/shop/all/proposals", proposed.clone()).expect(201);
    let seen = function.get(Persona::Ada, &format!("/api/shop/proposals/{}", proposal.json["id"].as_str().unwrap()));
    add(&function, Persona::Carl, offered("product", "prd_mug", 1)).expect(200);
    let item = add(&function, Persona::Ada, booking("elm", "03T10:00", "03T11:00")).expect(200);
    let order = check_out(&function, Persona::Carl, "k");
    let id = match path {
        path if path.contains("/proposals/") => &proposal.json["id"],
        path if path.contains("/orders/") => &order.json["id"],
        _ => &item.json["items"][0]["id"],
    };
    let setup = json!({ "name": "N", "off": { "kind": "percent", "off_ppm": 1 }, "scope": { "plans": true, "products": true, "bookings": true, "ids": [] },
        "audience": "everyone", "valid_from": null, "valid_until": null, "uses_max": null, "uses_per_customer_max": null, "archived": false });
    let body = match (method, path) {
        ("GET" | "DELETE", _) => Value::Null,
        (_, "/api/shop/basket/items") => offered("product", "prd_free", 1),
        (_, "/api/shop/basket/items/{id}") => json!({ "hold": true }),
        (_, "/api/shop/basket/code") => json!({ "code": "TENTH" }),
        (_, "/api/shop/orders") => {
            json!({ "basket_version": 1, "accepted_terms_version": "1", "expected_gross": { "minor": 2380, "currency": "EUR" } })
        }
        (_, "/api/shop/proposals/{id}/acceptance") => {
            json!({ "accepted_terms_version": "1", "expected_gross": seen.json["totals"]["gross"] })
        }
        (_, "/api/shop/codes") => json!({ "code": "NEW", "setup": setup }),
        (_, "/api/shop/codes/{code}") => setup,
        (_, "/api/shop/all/proposals") => proposed,
        _ => Value::Null,
    };
    let path = path.replace("{id}", id.as_str().unwrap()).replace("{code}", "TENTH");
    let query = if method == "PUT" && path.contains("/codes/") { "?version=1" } else { "" };
    function.send(who, method, &format!("{path}{query}"), body).status.to_string()
}

#[cfg(feature = "openapi")]
#[test]
fn the_openapi_document_is_current() {
    let promise = "The basket: what is chosen, held, checked out and paid, all or nothing.";
    let text = web::openapi::text("shop", promise, &shop::routes());
    testkit::golden(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/openapi.json"), &text);
}
