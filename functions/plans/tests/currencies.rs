//! A contract in euros whose credits were drawn in a house that takes francs.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use futures::executor::block_on;
use kernel::{CustomerId, Instant};
use ledger::{Draw, draw, holding};
use serde_json::{Value, json};
use support::*;
use testkit::Persona::*;
use testkit::{Function, World};

const DESK: &str = "/api/plans/contracts/con_1";

/// Ada's desk for euros, and two hours of its March in a room at 30.00 francs.
fn booked_in_zurich() -> Function<plans::App> {
    let plans = desk_of_ada();
    plans.world.load(ROOM);
    let (customer, starts_at): (CustomerId, Instant) =
        ("cus_ada".parse().unwrap(), "2030-03-10T12:00:00Z".parse().unwrap());
    room_booked(&plans.world, starts_at, 120, "bkg_zurich");
    plans.world.load("UPDATE bookings SET currency = 'CHF'");
    let held = block_on(plans.world.db().read(holding(&customer, starts_at, starts_at.plus_minutes(1)))).unwrap();
    let drawn = Draw { currency: "CHF".parse().ok(), ..time_drawn(held[0].id.clone(), 120, 3000) };
    let written = draw(&[drawn], &customer, ("booking", "bkg_zurich"), plans.world.now());
    block_on(plans.world.db().commit(written)).unwrap();
    plans
}

/// What was charged for benefits and not taken back, by currency.
fn owed(world: &World) -> Vec<Value> {
    world.rows("SELECT currency, sum(gross_minor) AS minor FROM charges WHERE source = 'benefit' GROUP BY currency")
}

/// What the draws of bookings were in.
fn drawn_in(world: &World) -> Vec<Value> {
    world.rows("SELECT DISTINCT currency FROM draws WHERE source = 'booking'")
}

fn francs(minor: i64) -> Value {
    json!({ "minor": minor, "currency": "CHF" })
}

#[test]
fn what_it_saved_in_francs_is_charged_in_francs() {
    let plans = booked_in_zurich();
    let path = format!("{DESK}/cancellation");
    let shown = plans.post(Ada, &format!("{path}/preview"), json!({ "ends_on": "2030-02-15" })).expect(200).json;
    let charged = json!({ "name": "Rooms", "source_id": "bkg_zurich", "gross": francs(3570) });
    assert_eq!(shown["charged_draws"], json!([charged]));
    let of = |currency: &str| -> Vec<&Value> {
        let all = shown["invoices"].as_array().unwrap().iter();
        all.filter(|draft| draft["gross"]["currency"] == currency).collect()
    };
    assert_eq!(of("CHF").iter().map(|draft| &draft["gross"]).collect::<Vec<_>>(), [&francs(3570)]);
    // A sum for each currency: half of February's price less, the deposit back, and the francs by themselves.
    let [euros, more] = &shown["differences"].as_array().unwrap()[..] else { panic!("{shown}") };
    let sum = |side: &str| -> i64 {
        let all = shown[side].as_array().unwrap().iter().filter(|draft| draft["gross"]["currency"] == "EUR");
        all.map(|draft| draft["gross"]["minor"].as_i64().unwrap()).sum()
    };
    assert_eq!((&euros["currency"], &euros["minor"]), (&json!("EUR"), &json!(sum("invoices") - sum("unchanged"))));
    assert!(euros["minor"].as_i64().unwrap() < 0, "{euros}");
    assert_eq!(more, &francs(3570));
    agree(&plans, Ada, &path, json!({ "ends_on": "2030-02-15" })).expect(200);
    assert_eq!(owed(&plans.world), [francs(3570)]);
    go_to(&plans.world, "2030-02-01");
    run_the_day(&plans.world);
    let invoices = plans.world.rows("SELECT currency, gross_minor AS minor FROM invoices WHERE currency <> 'EUR'");
    assert_eq!(invoices, [francs(3570)], "what was foreseen has come, on an invoice of its own");
    assert_right(&plans.world);
    room_cancelled(&plans.world, "bkg_zurich");
    assert_eq!(owed(&plans.world), [francs(0)]);
    assert_eq!(drawn_in(&plans.world), [json!({ "currency": "CHF" })]);
    assert_right(&plans.world);
}

#[test]
fn who_stays_after_all_has_the_francs_back_and_the_draw_is_in_francs_again() {
    let plans = booked_in_zurich();
    agree(&plans, Ada, &format!("{DESK}/cancellation"), json!({ "ends_on": "2030-02-15" })).expect(200);
    let shown = plans.post(Ada, &format!("{DESK}/withdrawal/preview"), json!({})).expect(200).json;
    assert_eq!(
        shown["differences"].as_array().unwrap().iter().find(|sum| sum["currency"] == "CHF"),
        Some(&francs(-3570))
    );
    agree(&plans, Ada, &format!("{DESK}/withdrawal"), json!({})).expect(200);
    assert_eq!(owed(&plans.world), [francs(0)]);
    assert_eq!(drawn_in(&plans.world), [json!({ "currency": "CHF" })]);
    // And once more, of what was drawn anew.
    agree(&plans, Ada, &format!("{DESK}/cancellation"), json!({ "ends_on": "2030-02-15" })).expect(200);
    assert_eq!(owed(&plans.world), [francs(3570)]);
    assert_right(&plans.world);
}

#[test]
fn what_was_drawn_before_its_currency_was_kept_is_charged_in_the_contract_s() {
    let plans = booked_in_zurich();
    plans.world.load("UPDATE draws SET currency = NULL");
    agree(&plans, Ada, &format!("{DESK}/cancellation"), json!({ "ends_on": "2030-02-15" })).expect(200);
    assert_eq!(owed(&plans.world), [json!({ "currency": "EUR", "minor": 3570 })]);
}

#[test]
fn what_changes_nothing_says_so_in_one_sum() {
    let plans = desk_of_ada();
    let pause = json!({ "from": "2030-02-01", "cycles": 1 });
    plans.world.load("UPDATE contracts SET price_minor = 0, prices_ahead = '[]' WHERE id = 'con_1'");
    let shown = plans.post(Ada, &format!("{DESK}/pauses/preview"), pause).expect(200).json;
    assert_eq!(shown["differences"], json!([{ "minor": 0, "currency": "EUR" }]));
}
