//! Whose day it is: contracts and places are those of the books' day, caps those of where something is booked.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use serde_json::json;
use support::*;
use testkit::Persona::*;

#[test]
fn contracts_and_places_are_told_by_the_books_day() {
    // Thirteen hours ahead since the first of January, and eleven behind.
    for (zone, now, is_over) in [
        (
            r#"{"name":"A","first_offset_seconds":0,"transitions":[[1893456000,46800],[2000000000,0]]}"#,
            "2030-01-01T12:00:00Z",
            true,
        ),
        (
            r#"{"name":"A","first_offset_seconds":0,"transitions":[[1893456000,46800],[2000000000,0]]}"#,
            "2030-01-01T10:59:59Z",
            false,
        ),
        (r#"{"name":"B","first_offset_seconds":-39600,"transitions":[]}"#, "2030-01-02T10:59:00Z", false),
        (r#"{"name":"B","first_offset_seconds":-39600,"transitions":[]}"#, "2030-01-02T11:00:00Z", true),
    ] {
        let plans = plans();
        plans.world.load(format!("UPDATE locations SET zone = '{zone}';
INSERT INTO contracts (id, customer_id, payer_id, plan_id, status, starts_on, starts_at, ends_on, ends_at, charged_until, granted_until, currency, price_minor, quantity, terms, created_at)
  VALUES ('con_ends', 'cus_carl', 'cus_carl', 'pln_desk', 'agreed', '2029-12-01', 1, '2030-01-02', 2, '2030-01-02', '2030-01-02', 'EUR', 0, 3, '{{}}', 1)").leak());
        plans.world.set_now(now);
        let told = |state: &str| {
            let listed = plans.get(Boss, &format!("/api/plans/all?customer=cus_carl&state={state}")).expect(200);
            (listed.trips, listed.json["items"].as_array().unwrap().len())
        };
        let counts = [told("current"), told("leaving"), told("over")];
        let expected = if is_over { [0, 0, 1] } else { [1, 1, 0] };
        assert_eq!(counts, expected.map(|count| (1, count)), "{now} {zone}");
        let listed = plans.get(Boss, "/api/plans/setup").expect(200);
        let desk = listed.json["items"].as_array().unwrap().iter().find(|plan| plan["id"] == "pln_desk").unwrap();
        assert_eq!((listed.trips, &desk["taken"]), (1, &json!(if is_over { 0 } else { 3 })), "{now} {zone}");
        // Whoever wants a place is told the same.
        let wish = json!({ "plan_id": "pln_desk", "quantity": 1, "starts_on": "2030-01-02" });
        let joining = plans.post(Bob, "/api/plans/contracts/preview", wish);
        assert_eq!(joining.json["type"] == "/problems/plan-full", !is_over, "{now} {:?}", joining.json);
    }
}
