//! What was ordered for a later day and paid at once is changed before it begins.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use serde_json::json;
use support::*;
use testkit::{Function, Persona, World};

#[test]
fn what_has_not_begun_is_changed_from_its_first_day_on() {
    let shop = function();
    shop.world.load(r#"UPDATE plans SET terms = '{"prorates_last":true}' WHERE id = 'pln_desk'"#);
    let wish = json!({ "starts_on": "2030-06-01" });
    add(&shop, Carl, json!({ "kind": "plan", "subject_id": "pln_desk", "wish": wish })).expect(200);
    let order = check_out(&shop, Carl, "k").expect(201).json;
    pay(&shop, &order);
    assert_eq!(complete(&shop, Carl, &order).expect(200).json["status"], "fulfilled");

    let app = |world: &World, db| plans::App { db, clock: world.clock(), ids: world.ids() };
    let plans = Function::new(plans::routes(), app).in_world(shop.world.clone());
    let contracts = shop.world.rows("SELECT id FROM contracts WHERE customer_id = 'cus_carl' AND plan_id = 'pln_desk'");
    let path = format!("/api/plans/contracts/{}/changes", contracts[0]["id"].as_str().unwrap());
    let mut change = json!({ "plan_id": "pln_desk", "quantity": 2, "when": "2030-01-03" });
    let early = plans.post(Carl, &format!("{path}/preview"), change.clone()).refused(422, "too-early");
    assert_eq!(early.json["earliest"], "2030-06-01");
    change["when"] = json!("now");
    let shown = plans.post(Carl, &format!("{path}/preview"), change.clone()).expect(200).json;
    assert_eq!(shown["takes_effect_on"], "2030-06-01");
    change["seen"] = shown["digest"].clone();
    plans.post(Carl, &path, change).expect(200);
    let rows = shop.world.rows(
        "SELECT starts_on, ends_on, quantity FROM contracts WHERE customer_id = 'cus_carl' AND plan_id = 'pln_desk' ORDER BY quantity",
    );
    let first = json!({ "starts_on": "2030-06-01", "ends_on": "2030-06-01", "quantity": 1 });
    assert_eq!(rows, [first, json!({ "starts_on": "2030-06-01", "ends_on": null, "quantity": 2 })]);
    assert_consistent(&shop);
}
