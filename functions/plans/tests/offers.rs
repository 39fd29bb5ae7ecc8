//! What is offered to somebody who has it already: it says so, and how another quantity of it is had.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use plans::App;
use serde_json::{Value, json};
use support::*;
use testkit::Persona::*;
use testkit::{Function, Persona};

fn offer(plans: &Function<App>, who: Persona, list: &str, id: &str) -> Value {
    let offers = plans.get(who, "/api/plans/offers").expect(200);
    assert_eq!(offers.trips, 1);
    offers.json[list].as_array().unwrap().iter().find(|offer| offer["id"] == id).unwrap().clone()
}

fn no(rule: &str) -> Value {
    json!({ "allowed": false, "rule": rule })
}

#[test]
fn what_somebody_has_is_said_on_the_offer_with_the_way_to_another_quantity() {
    let plans = desk_of_ada();
    let desk = offer(&plans, Ada, "items", "pln_desk");
    let has = json!({ "contract_id": "con_1", "waits": false, "quantity": 1, "ends_on": null, "change": { "allowed": true, "rule": null } });
    assert_eq!((&desk["has"], &desk["join"]), (&has, &no("has-plan")));
    // The rule is the server's: whoever asks all the same is refused.
    plans.post(Ada, "/api/plans/contracts/preview", joining("pln_desk", "2030-01-15")).refused(409, "has-plan");
    assert_eq!(offer(&plans, Ada, "items", "pln_club")["has"], Value::Null);
    for who in [Bob, Carl] {
        let desk = offer(&plans, who, "items", "pln_desk");
        assert_eq!((&desk["has"], &desk["join"]["rule"]), (&Value::Null, &Value::Null), "{who:?}");
    }
    plans.world.load("UPDATE space_settings SET rights = '{\"change_plan\":false}'");
    assert_eq!(offer(&plans, Ada, "items", "pln_desk")["has"]["change"], no("right-withheld"));
}

#[test]
fn what_ends_can_be_had_anew_from_that_day_on() {
    let plans = desk_of_ada();
    plans.world.load("UPDATE billing_settings SET contacts_pay = 'next_invoice'");
    agree(&plans, Ada, "/api/plans/contracts/con_1/cancellation", json!({ "ends_on": "2030-02-10" })).expect(200);
    let desk = offer(&plans, Ada, "items", "pln_desk");
    assert_eq!((&desk["has"]["ends_on"], &desk["join"]["allowed"]), (&json!("2030-02-10"), &json!(true)));
    assert_eq!(desk["has"]["change"], no("ends-already"));
    plans.post(Ada, "/api/plans/contracts/preview", joining("pln_desk", "2030-02-09")).refused(409, "has-plan");
    agree(&plans, Ada, "/api/plans/contracts", joining("pln_desk", "2030-02-10")).expect(201);
    // Of two, the one that lasts longer stands in the way.
    let desk = offer(&plans, Ada, "items", "pln_desk");
    assert_eq!((&desk["has"]["ends_on"], &desk["join"]), (&Value::Null, &no("has-plan")));
    assert_eq!(desk["has"]["change"], no("not-begun"));
}

#[test]
fn what_waits_is_asked_for_and_what_another_has_or_pays_is_theirs() {
    let plans = plans();
    plans.world.load("UPDATE billing_settings SET contacts_pay = 'next_invoice'");
    agree(&plans, Carl, "/api/plans/contracts", joining("pln_asked", "2030-01-10")).expect(201);
    let asked = offer(&plans, Carl, "items", "pln_asked");
    assert_eq!(
        (&asked["has"]["waits"], &asked["join"], &asked["has"]["change"]),
        (&json!(true), &no("has-plan"), &no("not-agreed"))
    );
    let mut paid = contract("cus_bob", "pln_desk", "2030-01-02");
    paid["payer_id"] = "cus_tess".into();
    plans.post(Boss, "/api/plans/all", paid).expect(201);
    assert_eq!(offer(&plans, Tess, "items", "pln_desk")["has"], Value::Null, "Bob has it, whoever pays");
    assert_eq!(offer(&plans, Bob, "items", "pln_desk")["has"]["change"], no("paid-by-another"));
    plans.world.with_lockers();
    let locker = offer(&plans, Carl, "by_cycle", "pln_locker");
    assert_eq!((&locker["has"]["contract_id"], &locker["join"]), (&json!("con_locker_carl"), &no("has-plan")));
}

#[test]
fn a_place_can_be_had_from_the_day_on_which_it_is_free_and_until_somebody_else_has_it() {
    let plans = plans();
    plans.world.load("UPDATE billing_settings SET contacts_pay = 'next_invoice'");
    // Tess has the only one, and leaves.
    plans.world.load("UPDATE contracts SET ends_on = '2030-06-01', ends_at = 1906502400000, ended_by = 'member' WHERE id = 'con_tess'");
    let garden = offer(&plans, Carl, "items", "pln_full");
    assert_eq!(
        (&garden["join"]["allowed"], &garden["free_from"], &garden["places_left"]),
        (&json!(true), &json!("2030-06-01"), &json!(1))
    );
    let join = |day: &str| plans.post(Carl, "/api/plans/contracts/preview", joining("pln_full", day));
    join("2030-05-31").refused(409, "plan-full");
    join("2030-06-01").expect(200);
    let make = |day: &str, until: Option<&str>| {
        let mut wish = contract("cus_carl", "pln_full", day);
        wish["ends_on"] = json!(until);
        plans.post(Boss, "/api/plans/all", wish)
    };
    make("2030-05-31", None).refused(409, "plan-full");
    make("2030-07-01", None).expect(201);
    // Between the two it is free for a month, and no day longer.
    let wish = |until: &str| {
        let mut wish = contract("cus_bob", "pln_full", "2030-06-01");
        wish["ends_on"] = json!(until);
        plans.post(Boss, "/api/plans/all", wish)
    };
    wish("2030-07-02").refused(409, "plan-full");
    wish("2030-07-01").expect(201);
    let garden = offer(&plans, Ada, "items", "pln_full");
    assert_eq!((&garden["join"], &garden["free_from"]), (&no("plan-full"), &Value::Null));
}

#[test]
fn who_waits_for_another_quantity_keeps_what_they_have_until_then() {
    let plans = plans();
    plans.world.load("UPDATE plans SET approval = 1, subscribers_max = 3 WHERE id = 'pln_desk'");
    let made = plans.post(Boss, "/api/plans/all", json!({ "customer_id": "cus_ada", "payer_id": null, "plan_id": "pln_desk", "quantity": 2,
        "starts_on": "2030-01-01", "ends_on": null, "price_minor": null, "sign_up_fee_minor": null, "deposit_minor": null, "due_days": null })).expect(201);
    let id = made.json["contract_id"].as_str().unwrap().to_owned();
    run_the_day(&plans.world);
    let wish = json!({ "plan_id": "pln_desk", "quantity": 3, "when": "2030-06-01" });
    agree(&plans, Ada, &format!("/api/plans/contracts/{id}/changes"), wish).expect(200);
    let bob = |quantity: i64, until: Option<&str>| {
        let mut wish = contract("cus_bob", "pln_desk", "2030-02-01");
        (wish["quantity"], wish["ends_on"]) = (json!(quantity), json!(until));
        plans.post(Boss, "/api/plans/all/preview", wish)
    };
    // Until June one is left, and from then on none.
    bob(1, Some("2030-06-01")).expect(200);
    bob(2, Some("2030-06-01")).refused(409, "plan-full");
    bob(1, None).refused(409, "plan-full");
}

#[test]
fn an_end_or_a_change_is_taken_back_where_the_place_is_still_there() {
    let plans = desk_of_ada();
    plans.world.load("UPDATE plans SET subscribers_max = 3 WHERE id = 'pln_desk'");
    let act = |wish: Value| {
        let known = plans.get(Boss, "/api/plans/all/con_1").expect(200).json;
        plans.post(Boss, &format!("/api/plans/all/con_1/acts?version={}", known["version"]), wish)
    };
    // Another quantity from next month on, and back: what follows keeps no place beside it.
    act(json!({ "act": "quantity", "on": "2030-02-01", "quantity": 3 })).expect(200);
    act(json!({ "act": "reopen" })).expect(200);
    // One after the other has the third place: on each day one is left.
    act(json!({ "act": "end", "on": "2030-02-01", "reason": "" })).expect(200);
    for (who, from, until) in [
        ("cus_bob", "2030-02-01", "2030-03-01"),
        ("cus_carl", "2030-03-01", "2030-04-01"),
        ("cus_tess", "2030-03-10", "2030-03-20"),
    ] {
        let mut wish = contract(who, "pln_desk", from);
        wish["ends_on"] = json!(until);
        plans.post(Boss, "/api/plans/all", wish).expect(201);
    }
    act(json!({ "act": "reopen" })).expect(200);
    let mut fourth = contract("cus_bob", "pln_desk", "2030-03-12");
    fourth["ends_on"] = json!("2030-03-13");
    plans.post(Boss, "/api/plans/all", fourth).refused(409, "plan-full");
}
