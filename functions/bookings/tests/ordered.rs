//! What is ordered and waits for its payment counts as a booking does: in caps, in how many are open, in gaps.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use support::{assert_consistent, book, function, wish};
use testkit::Persona;

/// Ada has ordered the oak room on 3 January, 10 to 12, and a bank carries out its payment.
const ORDERED: &str = "INSERT INTO orders (id, key, customer_id, status, lines, currency, net_minor, tax_minor, gross_minor, terms_version, created_at, changed_at)
  VALUES ('ord_1', 'k', 'cus_ada', 'awaiting_payment', '[{\"item\":\"itm_1\",\"made\":{\"made\":\"booking\",\"id\":\"bkg_ordered\",\"quote\":{\"resource\":{\"id\":\"res_oak\"},\"location\":{\"id\":\"loc_utc\"},\"starts_at\":\"2030-01-03T10:00:00Z\",\"ends_at\":\"2030-01-03T12:00:00Z\"}}}]',
    'EUR', 0, 0, 0, '1', 0, 0)";
/// Half of it is covered by what Ada has bought.
const BOUGHT: &str = "INSERT INTO grants (id, key, customer_id, contract_id, kind, name, amount, currency, scope, starts_at, expires_at, created_at)
  VALUES ('grt_hour', 'h', 'cus_ada', NULL, 'time_credit', 'Hours', 60, NULL, '{}', 1893456000000, NULL, 0);
INSERT INTO draws (key, grant_id, source, source_id, amount, worth_minor, at)
  VALUES ('booking:bkg_ordered:grt_hour', 'grt_hour', 'booking', 'bkg_ordered', 60, 1500, 0)";
const NOT_PAID: &str = "UPDATE orders SET status = 'lapsed'";

/// (what the space or the plan says, what is wanted of elm on 3 January, the refusal)
const LIMITS: [(&str, (&str, &str), &str); 4] = [
    (
        "UPDATE policies SET open_bookings_max = 1 WHERE id = 'pol_room'",
        ("22T10:00", "22T11:00"),
        "too-many-open-bookings",
    ),
    (
        "UPDATE policies SET return_gap_any_resource_minutes = 60 WHERE id = 'pol_room'",
        ("03T12:30", "03T13:30"),
        "gap-too-short",
    ),
    (
        "UPDATE contracts SET terms = '{\"caps\":{\"booking_minutes_per_week\":150}}' WHERE id = 'con_ada'",
        ("04T10:00", "04T11:00"),
        "plan-cap-reached",
    ),
    (
        "UPDATE contracts SET terms = '{\"caps\":{\"booking_minutes_per_month\":150}}' WHERE id = 'con_ada'",
        ("21T10:00", "21T11:00"),
        "plan-cap-reached",
    ),
];

#[test]
fn what_waits_for_its_payment_counts_towards_every_limit() {
    for (limit, (from, until), rule) in LIMITS {
        let function = function();
        function.world.load(limit);
        function.world.load(ORDERED);
        let refused = book(&function, Ada, "elm", from, until).refused(409, rule);
        assert_eq!(refused.trips, 1, "{rule}");
        // Another's is nothing to Bob, and what is not paid is none.
        book(&function, Bob, "oak", from, until).expect(201);
        function.world.load(NOT_PAID);
        book(&function, Ada, "elm", from, until).expect(201);
        assert_consistent(&function);
    }
}

#[test]
fn what_is_ordered_at_the_same_moment_counts_too() {
    for (limit, (from, until), rule) in LIMITS {
        let function = function();
        function.world.load(limit);
        let late = |function: &testkit::Function<bookings::App>| book(function, Ada, "elm", from, until);
        let refused = function.overtaken(late, || function.world.load(ORDERED)).refused(409, rule);
        assert_eq!(refused.trips, 2, "{rule}");
        assert_eq!(function.world.count("SELECT count(*) FROM bookings"), 0);
        assert_consistent(&function);
    }
}

#[test]
fn what_was_bought_for_it_counts_in_no_cap() {
    let function = function();
    function
        .world
        .load("UPDATE contracts SET terms = '{\"caps\":{\"booking_minutes_per_week\":120}}' WHERE id = 'con_ada'");
    function.world.load(ORDERED);
    book(&function, Ada, "elm", "04T10:00", "04T11:00").refused(409, "plan-cap-reached");
    function.world.load(BOUGHT);
    book(&function, Ada, "elm", "04T10:00", "04T11:00").expect(201);
    book(&function, Ada, "elm", "04T12:00", "04T13:00").refused(409, "plan-cap-reached");
}

#[test]
fn the_day_shows_as_one_s_own_what_is_booked() {
    let function = function();
    function.world.load(ORDERED);
    function.post(Ada, "/api/bookings", wish("elm", "03T10:00", "03T11:00")).expect(201);
    let day = function.get(Ada, "/api/bookings/day?location=loc_utc&date=2030-01-03").expect(200).json;
    let mine = |resource: usize| {
        day["resources"][resource]["busy"].as_array().unwrap().iter().filter(|busy| busy["mine"] == true).count()
    };
    assert_eq!((mine(0), mine(1)), (0, 1));
}
