//! Who owes for a day in the house.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use serde_json::{Value, json};
use support::*;
use testkit::Persona;

#[test]
fn a_day_is_not_charged_to_a_payer_who_is_suspended() {
    let function = function();
    set_up(&function, &json!({ "day_price_minor": 2500 }));
    function.world.load("UPDATE contracts SET payer_id = 'cus_tess' WHERE id = 'con_ada';
INSERT INTO billing_accounts (customer_id, tax_treatment, collects, suspended_at, version) VALUES ('cus_tess', 'as_usual', 0, 1, 1)");
    let house = function.get(Ada, "/api/activity/houses").expect(200).json["items"][0].clone();
    assert_eq!((&house["offer"], &house["refusal"]), (&Value::Null, &json!("pass-needed")));
    let wish = json!({ "location_id": "loc_utc", "accepted_minor": 2975 });
    function.post(Ada, "/api/activity/check-ins", wish.clone()).refused(409, "pass-needed");
    assert_eq!(function.world.count("SELECT (SELECT count(*) FROM check_ins) + (SELECT count(*) FROM charges)"), 0);
    function.world.load("UPDATE billing_accounts SET suspended_at = NULL");
    assert_eq!(function.post(Ada, "/api/activity/check-ins", wish).expect(201).json["covered_by"], "day_price");
    assert_consistent(&function);
}
