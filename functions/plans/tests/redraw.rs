//! Bookings ahead on benefits of a contract that changes, ends, rests and goes on after all.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use serde_json::{Value, json};
use support::booked::{book, charged, drawn};
use support::*;
use testkit::Function;
use testkit::Persona::*;

const DESK: &str = "/api/plans/contracts/con_1";

/// A desk of Ada's, with two hours in a room on 10 March at 30.00 that her credits of March cover.
fn booked_in_march() -> Function<plans::App> {
    let plans = desk_of_ada();
    plans.world.load(ROOM);
    book(&plans.world, "2030-03-10", 120, 3000, "bkg_march");
    plans
}

fn change(plan: &str, quantity: i64) -> Value {
    json!({ "plan_id": plan, "quantity": quantity, "when": "period_end" })
}

#[test]
fn a_booking_ahead_goes_on_to_what_the_next_contract_gives() {
    let plans = booked_in_march();
    let wish = change("pln_desk", 2);
    let shown = plans.post(Ada, &format!("{DESK}/changes/preview"), wish.clone()).expect(200);
    assert_eq!((shown.trips, &shown.json["charged_draws"]), (1, &json!([])));
    assert_eq!(agree(&plans, Ada, &format!("{DESK}/changes"), wish).expect(200).trips, 2);
    let march = "SELECT balance FROM v_grants WHERE contract_id <> 'con_1' AND starts_at = 1898553600000";
    assert_eq!((charged(&plans.world), drawn(&plans.world), plans.world.count(march)), (0, 120, 1200 - 120));
    assert_right(&plans.world);
    // The change is taken back: so is the draw.
    agree(&plans, Ada, &format!("{DESK}/withdrawal"), json!({})).expect(200);
    let march = "SELECT sum(balance) FROM v_grants WHERE contract_id = 'con_1' AND starts_at = 1898553600000";
    assert_eq!((charged(&plans.world), drawn(&plans.world), plans.world.count(march)), (0, 120, 600 - 120));
    room_cancelled(&plans.world, "bkg_march");
    assert_eq!((drawn(&plans.world), plans.world.count(march)), (0, 600));
    assert_right(&plans.world);
}

#[test]
fn what_the_next_contract_does_not_give_is_charged() {
    // Nothing at all; all but a minute; not there.
    for (setup, charge) in [
        ("UPDATE plans SET position = 9", 3570),
        (
            r#"UPDATE plans SET terms = '{"benefits":[{"name":"Rooms","gives":{"kind":"time_credit","minutes":119}}]}' WHERE id = 'pln_free'"#,
            30,
        ),
        (
            r#"UPDATE plans SET terms = '{"benefits":[{"name":"Rooms","gives":{"kind":"time_credit","minutes":600},"scope":{"kinds":["knd_desk"]}}]}' WHERE id = 'pln_free'"#,
            3570,
        ),
        (
            r#"UPDATE plans SET terms = '{"benefits":[{"name":"Rooms","gives":{"kind":"time_credit","minutes":120}}]}' WHERE id = 'pln_free'"#,
            0,
        ),
    ] {
        let plans = booked_in_march();
        plans.world.load(setup);
        let shown = plans.post(Ada, &format!("{DESK}/changes/preview"), change("pln_free", 1)).expect(200).json;
        assert_eq!(shown["charged_draws"].as_array().unwrap().len(), usize::from(0 < charge), "{setup}");
        agree(&plans, Ada, &format!("{DESK}/changes"), change("pln_free", 1)).expect(200);
        assert_eq!(charged(&plans.world), charge, "{setup}");
        assert_right(&plans.world);
    }
}

#[test]
fn the_earliest_bookings_go_on_first() {
    let plans = booked_in_march();
    book(&plans.world, "2030-03-05", 400, 9000, "bkg_earlier");
    plans.world.load(r#"UPDATE plans SET terms = '{"benefits":[{"name":"A","gives":{"kind":"time_credit","minutes":300}},{"name":"B","gives":{"kind":"time_credit","minutes":200}}]}' WHERE id = 'pln_free'"#);
    let shown = plans.post(Ada, &format!("{DESK}/changes/preview"), change("pln_free", 1)).expect(200).json;
    assert_eq!(
        shown["charged_draws"],
        json!([{ "name": "Rooms", "source_id": "bkg_march", "gross": { "minor": 595, "currency": "EUR" } }])
    );
    agree(&plans, Ada, &format!("{DESK}/changes"), change("pln_free", 1)).expect(200);
    let worth = "SELECT sum(worth_minor) FROM draws WHERE source_id = 'bkg_earlier'";
    assert_eq!(plans.world.count(worth), 9000, "of two benefits, at the same worth");
    assert_eq!(drawn(&plans.world), 500, "and of the later one as much as is left");
}

#[test]
fn who_stays_after_all_has_the_bookings_back_on_credits() {
    let plans = booked_in_march();
    agree(&plans, Ada, &format!("{DESK}/cancellation"), json!({ "ends_on": "2030-02-15" })).expect(200);
    assert_eq!((charged(&plans.world), drawn(&plans.world)), (3570, 0));
    // What is charged by an invoice already is given back by the next.
    go_to(&plans.world, "2030-02-01");
    plans
        .world
        .load("UPDATE contracts SET terms = json_set(terms, '$.prorates_last', json('false')) WHERE id = 'con_1'");
    let again = |plans: &Function<plans::App>| {
        plans.post(Ada, &format!("{DESK}/withdrawal/preview"), json!({})).expect(200).json
    };
    assert_eq!(again(&plans)["charged_draws"], json!([]));
    agree(&plans, Ada, &format!("{DESK}/withdrawal"), json!({})).expect(200);
    assert_eq!((charged(&plans.world), drawn(&plans.world)), (0, 120));
    assert_right(&plans.world);
    room_cancelled(&plans.world, "bkg_march");
    assert_eq!((charged(&plans.world), drawn(&plans.world)), (0, 0));
    assert_right(&plans.world);
}

#[test]
fn who_goes_on_early_has_the_bookings_back_on_credits() {
    let plans = booked_in_march();
    let pause = json!({ "from": "2030-02-01", "cycles": 2 });
    agree(&plans, Ada, &format!("{DESK}/pauses"), pause).expect(200);
    assert_eq!((charged(&plans.world), drawn(&plans.world)), (3570, 0));
    go_to(&plans.world, "2030-02-01");
    run_the_day(&plans.world);
    assert_eq!(plans.world.count("SELECT count(*) FROM open_charges"), 0, "it stands on an invoice");
    let shown =
        plans.post(Ada, &format!("{DESK}/resumption/preview"), json!({ "from": "2030-02-01" })).expect(200).json;
    assert_eq!(shown["invoices"][0]["gross"]["minor"], -3570);
    agree(&plans, Ada, &format!("{DESK}/resumption"), json!({ "from": "2030-02-01" })).expect(200);
    assert_eq!((charged(&plans.world), drawn(&plans.world)), (0, 120));
    assert_right(&plans.world);
}

#[test]
fn what_was_cancelled_or_credited_meanwhile_is_not_drawn_again() {
    let mut plans = booked_in_march();
    book(&plans.world, "2030-03-11", 60, 1000, "bkg_other");
    agree(&plans, Ada, &format!("{DESK}/cancellation"), json!({ "ends_on": "2030-02-15" })).expect(200);
    room_cancelled(&plans.world, "bkg_other");
    let shown = plans.post(Ada, &format!("{DESK}/withdrawal/preview"), json!({})).expect(200).json;
    // Between the look and the writing the other is cancelled too.
    let reversed = "INSERT INTO charges (id, key, payer_id, customer_id, source, source_id, name, quantity_thousandths, currency, net_minor, tax_minor, gross_minor,
      tax_category, tax_rate_ppm, why, reverses, occurred_at, invoice_by)
      SELECT 'chg_back', 'reversal:' || id, payer_id, customer_id, source, source_id, name, -1000, currency, -net_minor, -tax_minor, -gross_minor,
      tax_category, tax_rate_ppm, why, id, 1, invoice_by FROM charges WHERE source_id = 'bkg_march'";
    let sound = plans.world.clone();
    Meanwhile::in_plans(&mut plans, reversed);
    plans
        .post(Ada, &format!("{DESK}/withdrawal"), json!({ "seen": shown["digest"] }))
        .refused(409, "changed-meanwhile");
    assert_eq!(sound.count("SELECT count(*) FROM contracts WHERE ends_on IS NULL AND id = 'con_1'"), 0);
    plans.world = sound;
    agree(&plans, Ada, &format!("{DESK}/withdrawal"), json!({})).expect(200);
    assert_eq!(drawn(&plans.world), 0);
}

#[test]
fn a_change_that_an_operator_makes_or_approves_takes_bookings_along_too() {
    let plans = booked_in_march();
    plans.world.load("UPDATE plans SET approval = 1 WHERE id = 'pln_desk'");
    let asked = agree(&plans, Ada, &format!("{DESK}/changes"), change("pln_desk", 2)).expect(200).json;
    assert_eq!(plans.world.count("SELECT count(*) FROM draws"), 1, "while it waits nothing happens");
    let waiting = asked["followed_by"]["contract_id"].as_str().unwrap();
    plans.post(Boss, &format!("/api/plans/all/{waiting}/acts?version=1"), json!({ "act": "approve" })).expect(200);
    assert_eq!((charged(&plans.world), drawn(&plans.world)), (0, 120));
    assert_right(&plans.world);
}
