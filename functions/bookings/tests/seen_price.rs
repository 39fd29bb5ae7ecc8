//! A booking is made at the price that was seen, or not at all.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use bookings::App;
use serde_json::{Value, json};
use support::{assert_consistent, book, function, wish};
use testkit::{Answer, Function, Persona};

/// An hour for Ada to book rooms with.
const HOUR: &str = "INSERT INTO grants (id, key, customer_id, contract_id, kind, name, amount, currency, scope, starts_at, expires_at, created_at)
  VALUES ('grt_hour', 'h', 'cus_ada', 'con_ada', 'time_credit', 'Room hours', 60, NULL, '{}', 1893456000000, 1896134400000, 0)";

/// The offer of an hour in Oak at ten on 2 January, as Ada finds it.
fn seen(function: &Function<App>) -> Value {
    let path = "/api/bookings/find?location=loc_utc&date=2030-01-02&time=10:00&length_minutes=60";
    let found = function.get(Ada, path).expect(200).json;
    let rooms = found["rooms"].as_array().unwrap();
    rooms.iter().find(|room| room["resource"]["id"] == "res_oak").unwrap()["offer"].clone()
}

/// Ada books that hour at the price that she has seen.
fn book_seen(function: &Function<App>, offer: &Value, key: &str) -> Answer {
    let mut wish = wish("oak", "02T10:00", "02T11:00");
    wish["expected_gross"] = offer["cost"]["gross"].clone();
    function.send_with(Ada, "POST", "/api/bookings", wish, &[("idempotency-key", key)])
}

fn nothing_is_written(function: &Function<App>) {
    let written =
        "SELECT (SELECT count(*) FROM bookings) + (SELECT count(*) FROM charges) + (SELECT count(*) FROM outbox)";
    assert_eq!(function.world.count(written), 0);
}

#[test]
fn what_is_booked_at_the_price_that_was_seen_costs_that() {
    for fixture in ["UPDATE bookings SET title = ''", HOUR] {
        let function = function();
        function.world.load(fixture);
        let offer = seen(&function);
        let made = book_seen(&function, &offer, "k").expect(201);
        assert_eq!((made.trips, &made.json["cost"]), (2, &offer["cost"]));
        assert_consistent(&function);
    }
}

#[test]
fn whose_credits_are_spent_since_they_were_seen_is_asked_again_and_books_at_the_new_price() {
    let function = function();
    function.world.load(HOUR);
    let offer = seen(&function);
    assert_eq!(offer["cost"]["gross"]["minor"], 0);
    book(&function, Ada, "elm", "03T10:00", "03T11:00").expect(201);
    let refused = book_seen(&function, &offer, "k").refused(409, "price-changed");
    assert_eq!(refused.trips, 1);
    assert_eq!(refused.json["offer"], seen(&function));
    assert_eq!(refused.json["offer"]["cost"]["gross"]["minor"], 1785);
    assert_eq!(function.world.count("SELECT count(*) FROM bookings"), 1);
    // Under the same key: what was refused has used it for nothing.
    let made = book_seen(&function, &refused.json["offer"], "k").expect(201).json;
    assert_eq!(made["cost"], refused.json["offer"]["cost"]);
    // Asked once more, as before: it is booked, whatever it costs another by now.
    assert_eq!(book_seen(&function, &offer, "k").expect(201).json, made);
    assert_consistent(&function);
}

#[test]
fn a_rate_a_tax_a_discount_and_a_currency_that_changed_are_told() {
    for (change, gross) in [
        ("UPDATE rates SET amount_minor = amount_minor + 1", json!({ "minor": 1786, "currency": "EUR" })),
        ("UPDATE rates SET amount_minor = amount_minor - 100", json!({ "minor": 1666, "currency": "EUR" })),
        ("UPDATE rates SET tax_class = 'reduced'", json!({ "minor": 1605, "currency": "EUR" })),
        (
            "UPDATE contracts SET terms = '{\"benefits\":[{\"name\":\"Off\",\"gives\":{\"kind\":\"discount\",\"off_ppm\":200000}}]}' WHERE id = 'con_ada'",
            json!({ "minor": 1428, "currency": "EUR" }),
        ),
        ("UPDATE locations SET currency = 'CHF' WHERE id = 'loc_utc'", json!({ "minor": 1785, "currency": "CHF" })),
        (HOUR, json!({ "minor": 0, "currency": "EUR" })),
    ] {
        let function = function();
        let offer = seen(&function);
        function.world.load(change);
        let refused = book_seen(&function, &offer, "k").refused(409, "price-changed");
        assert_eq!(refused.json["offer"]["cost"]["gross"], gross, "{change}");
        nothing_is_written(&function);
        book_seen(&function, &refused.json["offer"], "k").expect(201);
        assert_consistent(&function);
    }
}

#[test]
fn who_has_to_pay_at_once_by_now_is_told_the_price_first_and_where_to_pay_it() {
    let function = function();
    function.world.load(HOUR);
    let offer = seen(&function);
    function.world.load("UPDATE billing_settings SET members_pay = 'at_once'");
    function.world.load("DELETE FROM grants");
    let refused = book_seen(&function, &offer, "k").refused(409, "price-changed");
    assert_eq!(refused.json["offer"]["cost"]["pays"], "at_once");
    let told = book_seen(&function, &refused.json["offer"], "k").refused(402, "payment-needed");
    assert_eq!((&told.json["offer"], &told.json["item"]["subject_id"]), (&refused.json["offer"], &json!("res_oak")));
    nothing_is_written(&function);
}

#[test]
fn a_race_for_the_last_credit_brings_the_offer_without_it() {
    let function = function();
    function.world.load(HOUR);
    let offer = seen(&function);
    let refused = function.overtaken(
        |function| book_seen(function, &offer, "k"),
        || {
            book(&function, Ada, "elm", "02T10:00", "02T11:00").expect(201);
        },
    );
    let refused = refused.refused(409, "benefits-changed");
    assert_eq!(refused.json["offer"]["cost"]["gross"]["minor"], 1785);
    book_seen(&function, &refused.json["offer"], "k").expect(201);
    assert_consistent(&function);
}

#[test]
fn a_price_that_is_none_is_refused_by_its_field() {
    let function = function();
    for wrong in [json!({ "minor": 1.5, "currency": "EUR" }), json!({ "minor": 1 }), json!("17.85")] {
        let mut wish = wish("oak", "02T10:00", "02T11:00");
        wish["expected_gross"] = wrong;
        let refused = function.post(Ada, "/api/bookings", wish).expect(422).json;
        assert!(refused["errors"][0]["pointer"].as_str().unwrap().starts_with("/expected_gross"), "{refused}");
    }
    nothing_is_written(&function);
}
