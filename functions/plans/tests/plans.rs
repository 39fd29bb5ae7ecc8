//! Plans through their routes: who gets which answer, every text of SQL, the document.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use plans::{all_sql, routes};
use serde_json::json;
use support::*;
use testkit::{Persona, access_matrix, check_sql};

#[test]
fn every_endpoint_answers_each_person_as_the_matrix_says() {
    access_matrix(&routes().endpoints, include_str!("access.txt"), status);
}

fn status(method: &str, path: &str, who: Persona) -> String {
    let plans = desk_of_ada();
    if path.contains("resumption") {
        let pause = json!({ "from": "2030-03-01", "cycles": 1 });
        agree(&plans, Persona::Ada, "/api/plans/contracts/con_1/pauses", pause).expect(200);
    }
    if path.contains("withdrawal") {
        let end = json!({ "ends_on": "2030-02-10" });
        agree(&plans, Persona::Ada, "/api/plans/contracts/con_1/cancellation", end).expect(200);
    }
    let before = plans.world.count("SELECT count(*) FROM audit");
    let (wish, body) = plausible(&plans, who, &format!("{method} {path}"));
    let answer = plans.send(who, method, &wish, body);
    let deeds = plans.world.count("SELECT count(*) FROM audit") - before;
    let changes = answer.status < 300 && method != "GET" && who == Persona::Boss && !path.ends_with("/preview");
    assert_eq!(deeds, i64::from(changes), "one audit row for each deed, none otherwise: {who:?} {method} {path}");
    assert_right(&plans.world);
    answer.status.to_string()
}

#[test]
fn every_sql_text_is_planned() {
    // `own` is what one customer has booked and ordered, found by an index.
    let small = ["plans", "products", "kinds", "locations", "billing_settings", "today", "ordered", "own"];
    check_sql(&all_sql(), &small);
}

#[cfg(feature = "openapi")]
#[test]
fn the_openapi_document_is_current() {
    let promise = "Plans, products and contracts: what is offered, joined, changed, paused, left, each shown to the cent before it happens.";
    let text = web::openapi::text("plans", promise, &routes());
    testkit::golden(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/openapi.json"), &text);
}
