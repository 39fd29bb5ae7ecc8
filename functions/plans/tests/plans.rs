//! Plans through their routes: who gets which answer, every text of SQL, the document.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use plans::{all_sql, routes};
use support::*;
use testkit::Persona;
use testkit::check_sql;

#[test]
fn every_endpoint_answers_each_person_as_the_matrix_says() {
    let matrix = include_str!("access.txt");
    let rows: Vec<Vec<&str>> =
        matrix.lines().filter(|l| !l.starts_with('#')).map(|l| l.split_whitespace().collect()).collect();
    let known: Vec<String> = rows.iter().map(|row| format!("{} {}", row[0], row[1])).collect();
    let all: Vec<String> = routes().endpoints.iter().map(|e| format!("{} {}", e.method, e.path)).collect();
    assert_eq!(known, all, "the matrix names every endpoint once, in the order of the routes");
    for (row, endpoint) in rows.iter().zip(routes().endpoints) {
        let (access, expected) = row[2..].split_at(row.len() - 8);
        assert_eq!(access.join(" "), endpoint.access.to_string(), "{row:?}");
        for (persona, expected) in Persona::ALL.into_iter().zip(expected) {
            let plans = desk_of_ada();
            if row[1].contains("resumption") {
                agree(
                    &plans,
                    Persona::Ada,
                    "/api/plans/contracts/con_1/pauses",
                    serde_json::json!({ "from": "2030-03-01", "cycles": 1 }),
                )
                .expect(200);
            }
            if row[1].contains("withdrawal") {
                agree(
                    &plans,
                    Persona::Ada,
                    "/api/plans/contracts/con_1/cancellation",
                    serde_json::json!({ "ends_on": "2030-02-10" }),
                )
                .expect(200);
            }
            let before = plans.world.count("SELECT count(*) FROM audit");
            let (path, body) = plausible(&plans, persona, &format!("{} {}", row[0], row[1]));
            let answer = plans.send(persona, row[0], &path, body);
            assert_eq!(answer.status.to_string(), *expected, "{persona:?} {row:?} {} {:?}", answer.text, answer.cause);
            let deeds = plans.world.count("SELECT count(*) FROM audit") - before;
            let changes = expected.starts_with('2') && row[0] != "GET" && row[2] == "operator";
            assert_eq!(deeds, i64::from(changes), "one audit row for each deed, none otherwise: {persona:?} {row:?}");
            assert_right(&plans.world);
        }
    }
}

#[test]
fn every_sql_text_is_planned() {
    check_sql(&all_sql(), &["plans", "products", "kinds", "locations"]);
}

#[cfg(feature = "openapi")]
#[test]
fn the_openapi_document_is_current() {
    let promise = "Plans, products and contracts: what is offered, joined, changed, paused, left, each shown to the cent before it happens.";
    let text = web::openapi::text("plans", promise, &routes());
    testkit::golden(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/openapi.json"), &text);
}
