//! What members are shown before they agree, beside the invoices: what is left of benefits, what they have, what they are bound to.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use serde_json::{Value, json};
use support::booked::book;
use support::*;
use testkit::Persona::*;

const DESK: &str = "/api/plans/contracts/con_1";

fn names(benefits: &Value) -> Vec<&str> {
    benefits.as_array().unwrap().iter().map(|benefit| benefit["name"].as_str().unwrap()).collect()
}

fn rooms(now: i64, now_until: &str, then: i64, then_until: &str) -> Value {
    json!([{ "name": "Rooms", "kind": "time_credit", "currency": null, "from": "2030-01-01",
        "now": now, "now_until": now_until, "then": then, "then_until": then_until }])
}

#[test]
fn who_leaves_is_shown_what_is_left_of_benefits_until_then_and_told_of_it() {
    let plans = desk_of_ada();
    plans.world.load(ROOM);
    book(&plans.world, "2030-01-05", 100, 1000, "bkg_now");
    let leave = |on: &str| json!({ "ends_on": on });
    let preview = format!("{DESK}/cancellation/preview");
    let whole = plans.post(Ada, &preview, leave("2030-02-01")).expect(200).json;
    assert_eq!(whole["left"], json!([]), "nothing is cut");
    let shown = plans.post(Ada, &preview, leave("2030-01-16")).expect(200).json;
    assert_eq!(shown["left"], rooms(500, "2030-02-01", 190, "2030-01-16"));
    assert_eq!(
        (names(&shown["benefits"]["now"]), names(&shown["benefits"]["then"])),
        (vec!["Rooms", "Off rooms"], vec![])
    );
    assert_eq!(shown["bound"], Value::Null);
    agree(&plans, Ada, &format!("{DESK}/cancellation"), leave("2030-01-16")).expect(200);
    let known = plans.get(Ada, "/api/plans").expect(200).json;
    assert_eq!(known["benefits"][0]["periods"][0]["balance"], 190, "as it was shown");
    let told = plans.world.rows("SELECT payload FROM outbox WHERE topic = 'plans.cancelled'");
    let told: Value = serde_json::from_str(told[0]["payload"].as_str().unwrap()).unwrap();
    let left = json!([{ "kind": "time_credit", "minutes": 190 }]);
    assert_eq!((&told["left"], &told["can_take_back"]), (&left, &json!(true)));
    let back = plans.post(Ada, &format!("{DESK}/withdrawal/preview"), json!({})).expect(200).json;
    assert_eq!(back["left"], rooms(190, "2030-01-16", 500, "2030-02-01"));
    assert_eq!(
        (names(&back["benefits"]["now"]), names(&back["benefits"]["then"])),
        (vec![], vec!["Rooms", "Off rooms"])
    );
}

#[test]
fn what_an_operator_ends_is_not_said_to_be_taken_back_by_whose_it_is() {
    let plans = desk_of_ada();
    let version = plans.get(Boss, "/api/plans/all/con_1").expect(200).json["version"].clone();
    let end = json!({ "act": "end", "on": "2030-02-01", "reason": "" });
    plans.post(Boss, &format!("/api/plans/all/con_1/acts?version={version}"), end).expect(200);
    let told = plans.world.rows("SELECT payload FROM outbox WHERE topic = 'plans.cancelled'");
    let told: Value = serde_json::from_str(told[0]["payload"].as_str().unwrap()).unwrap();
    assert_eq!((told.get("left"), &told["can_take_back"]), (None, &json!(false)));
}

#[test]
fn a_change_that_cuts_both_periods_says_what_is_left_of_either() {
    let plans = desk_of_ada();
    plans.world.load(ROOM);
    book(&plans.world, "2030-01-05", 400, 4000, "bkg_now");
    let wish = json!({ "plan_id": "pln_desk", "quantity": 2, "when": "2030-01-16" });
    let shown = plans.post(Ada, &format!("{DESK}/changes/preview"), wish.clone()).expect(200).json;
    let row = |from: &str, now: i64, now_until: Value, then: i64, then_until: Value| {
        json!({ "name": "Rooms", "kind": "time_credit", "currency": null, "from": from,
            "now": now, "now_until": now_until, "then": then, "then_until": then_until })
    };
    let of_old = row("2030-01-01", 200, json!("2030-02-01"), 0, Value::Null);
    let of_new = row("2030-01-16", 0, Value::Null, 1200 - 110, json!("2030-02-16"));
    assert_eq!(shown["left"], json!([of_old, of_new]));
    agree(&plans, Ada, &format!("{DESK}/changes"), wish).expect(200);
    let told = plans.world.rows("SELECT payload FROM outbox WHERE topic = 'plans.changed'");
    let told: Value = serde_json::from_str(told[0]["payload"].as_str().unwrap()).unwrap();
    assert_eq!(told["left"], json!([{ "kind": "time_credit", "minutes": 0 }]));
}

#[test]
fn benefits_as_they_are_are_those_of_the_day_on_which_it_would_hold() {
    let plans = desk_of_ada();
    let wish = json!({ "plan_id": "pln_club", "quantity": 1, "when": "period_end" });
    let shown = plans.post(Ada, &format!("{DESK}/changes/preview"), wish.clone()).expect(200).json;
    assert_eq!(
        (names(&shown["benefits"]["now"]), names(&shown["benefits"]["then"])),
        (vec!["Rooms", "Off rooms"], vec!["Days"])
    );
    agree(&plans, Ada, &format!("{DESK}/changes"), wish).expect(200);
    let back = plans.post(Ada, &format!("{DESK}/withdrawal/preview"), json!({})).expect(200).json;
    assert_eq!(
        (names(&back["benefits"]["now"]), names(&back["benefits"]["then"])),
        (vec!["Days"], vec!["Rooms", "Off rooms"])
    );
}

#[test]
fn a_contract_beside_another_adds_to_what_there_is() {
    let plans = desk_of_ada();
    let beside =
        plans.post(Boss, "/api/plans/all/preview", contract("cus_ada", "pln_club", "2030-01-10")).expect(200).json;
    let benefits = &beside["preview"]["benefits"];
    assert_eq!(
        (names(&benefits["now"]), names(&benefits["then"])),
        (vec!["Rooms", "Off rooms"], vec!["Days", "Rooms", "Off rooms"])
    );
}

#[test]
fn who_joins_is_told_what_they_are_bound_to() {
    let plans = plans();
    plans.world.load("UPDATE billing_settings SET contacts_pay = 'next_invoice'");
    let bound = |plan: &str, day: &str| {
        plans.post(Carl, "/api/plans/contracts/preview", joining(plan, day)).expect(200).json["bound"].clone()
    };
    // 22 of 31 days of 600.00 with 19 %, then three months of 714.00; the deposit is not spent.
    assert_eq!(
        bound("pln_asked", "2030-01-10"),
        json!({ "price": { "minor": 71_400, "currency": "EUR" }, "cycle": { "unit": "month", "count": 1 }, "notice_days": 30,
            "until": "2030-05-01", "least": { "minor": 50_671 + 3 * 71_400, "currency": "EUR" } })
    );
    // Without a term it is what comes before the earliest end.
    let club = bound("pln_club", "2030-01-01");
    assert_eq!((&club["until"], &club["least"]["minor"]), (&json!("2030-01-01"), &json!(0)));
}

#[test]
fn what_ends_rests_before_that_or_not_at_all() {
    for (ends_on, first_days) in [("2030-02-15", None), ("2030-03-01", Some(json!(["2030-02-01"])))] {
        let plans = desk_of_ada();
        agree(&plans, Ada, &format!("{DESK}/cancellation"), json!({ "ends_on": ends_on })).expect(200);
        let desk = plans.get(Ada, "/api/plans").expect(200).json["contracts"][0].clone();
        let rule = if first_days.is_some() { Value::Null } else { json!("ends-already") };
        assert_eq!(desk["may"]["pause"], json!({ "allowed": first_days.is_some(), "rule": rule }));
        assert_eq!(desk["pause_options"].get("first_days"), first_days.as_ref());
    }
}

#[test]
fn a_deposit_is_to_come_until_the_first_period_is_charged() {
    let plans = plans();
    plans.world.load("UPDATE billing_settings SET contacts_pay = 'next_invoice'");
    agree(&plans, Carl, "/api/plans/contracts", joining("pln_desk", "2030-01-10")).expect(201);
    let charged = || plans.get(Carl, "/api/plans").expect(200).json["contracts"][0]["deposit_charged"].clone();
    assert_eq!(charged(), false);
    go_to(&plans.world, "2030-01-10");
    run_the_day(&plans.world);
    assert_eq!(charged(), true);
}
