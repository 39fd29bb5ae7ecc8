//! What a basket holds is taken; what it has held for too long is free, whoever cleans up.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use bookings::App;
use serde_json::json;
use support::{assert_consistent, book, function};
use testkit::{Function, Persona};

/// Carl's basket holds the grove (Oak and Elm) from 10 to 11 on 2 January, until 08:15 today.
fn held() -> Function<App> {
    let function = function();
    function.world.load(
        "INSERT INTO baskets (id, customer_id, created_at, changed_at, version) VALUES ('bsk_1', 'cus_carl', 0, 0, 1);
INSERT INTO basket_items (id, basket_id, kind, subject_id, quantity, wish, held_until, added_at)
  VALUES ('itm_1', 'bsk_1', 'booking', 'res_grove', 1, '{}', 1893485700000, 0);
INSERT INTO claims (resource_id, first_slot, unit, after_slot, holder) VALUES ('res_oak', 2103976, 0, 2103980, 'itm_1'), ('res_elm', 2103976, 0, 2103980, 'itm_1');
INSERT INTO slot_claims (resource_id, unit, slot) SELECT resource_id, unit, slot.value FROM claims, json_each('[2103976,2103977,2103978,2103979]') AS slot",
    );
    function
}

#[test]
fn a_hold_keeps_others_out_until_it_lapses() {
    let function = held();
    function.world.set_now("2030-01-01T08:14:59Z");
    book(&function, Ada, "oak", "02T10:30", "02T11:30").refused(409, "slot-taken");
    function.world.set_now("2030-01-01T08:15:00Z");
    let path = "/api/bookings/find?location=loc_utc&date=2030-01-02&time=10:30&length_minutes=60";
    assert_eq!(function.get(Ada, path).expect(200).json["rooms"][0]["offer"]["resource_id"], "res_oak");
    assert_eq!(book(&function, Ada, "oak", "02T10:30", "02T11:30").expect(201).trips, 2);
    // The whole hold is gone with the part that was needed.
    assert_consistent(&function);
    book(&function, Bob, "elm", "02T10:00", "02T11:00").expect(201);
    assert_consistent(&function);
}

#[test]
fn a_hold_whose_item_is_gone_blocks_nobody() {
    let function = held();
    function.world.load("DELETE FROM basket_items");
    book(&function, Ada, "grove", "02T10:00", "02T11:00").expect(201);
    assert_consistent(&function);
}

#[test]
fn a_hold_that_is_prolonged_meanwhile_stays() {
    let function = held();
    function.world.set_now("2030-01-01T08:15:00Z");
    let late = |function: &Function<App>| book(function, Ada, "oak", "02T10:00", "02T11:00");
    let prolonged = || function.world.load("UPDATE basket_items SET held_until = 1893489300000");
    function.overtaken(late, prolonged).refused(409, "slot-taken");
    assert_eq!(function.world.count("SELECT count(*) FROM claims WHERE holder = 'itm_1'"), 2);
    assert_eq!(function.world.count("SELECT count(*) FROM slot_claims"), 8);
}

#[test]
fn an_import_takes_the_place_of_a_lapsed_hold_and_not_of_a_live_one() {
    let function = held();
    let row = json!({ "id": "bkg_old", "resource_id": "res_elm", "customer_id": "cus_ada", "starts_at": "2030-01-02T10:00:00Z",
        "ends_at": "2030-01-02T11:00:00Z", "status": "confirmed", "title": "", "people": 1, "price": { "minor": 1500, "currency": "EUR" } });
    let import = json!({ "bookings": [row] });
    function.post(Boss, "/api/bookings/import", import.clone()).refused(422, "import-refused");
    function.world.set_now("2030-01-01T08:15:00Z");
    function.post(Boss, "/api/bookings/import", import).expect(200);
    assert_eq!(function.world.count("SELECT count(*) FROM charges"), 0, "an import charges nothing");
    assert_eq!(function.get(Ada, "/api/bookings/bkg_old").expect(200).json["cost"], json!(null));
    assert_consistent(&function);
}
