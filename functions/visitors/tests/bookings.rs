//! Visits that are for a booking: they go where it goes, and are called off with it.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use serde_json::{Value, json};
use support::*;
use testkit::Persona;

/// A booking of Ada's on 2 January from ten to eleven, and a visitor who comes a quarter of an hour before.
fn booked() -> Visitors {
    let function = function();
    function.world.load(include_str!("../../bookings/tests/rooms.sql"));
    function.world.load(
        "INSERT INTO bookings (id, resource_id, location_id, customer_id, starts_at, ends_at, first_slot, after_slot, status, title, people,
           price_minor, currency, price_why, cancel_until, created_at, cancelled_at) VALUES
         ('bkg_next', 'res_oak', 'loc_utc', 'cus_ada', 1893578400000, 1893582000000, 1, 5, 'confirmed', 'Stand-up', 1, 1500, 'EUR', '[]', 0, 0, NULL)",
    );
    let mut body = registration(&["Eve Adams"], "02");
    body["booking_id"] = json!("bkg_next");
    body["starts_at"] = json!("2030-01-02T09:45:00Z");
    register(&function, Ada, body).expect(201);
    function
}

#[test]
fn visitors_go_where_their_booking_goes() {
    let function = booked();
    assert_eq!(run(&function).moved, 0);
    function.world.load("UPDATE bookings SET starts_at = starts_at + 86400000, ends_at = ends_at + 90000000");
    assert_eq!((run(&function).moved, run(&function).moved), (1, 0));
    let (topic, to, told) = support::told(&function).pop().unwrap();
    assert_eq!((topic.as_str(), to.as_str()), ("visitors.changed", "eve.adams@example.com"));
    let time = &told["times"][0];
    assert_eq!(
        (&time["starts_at"], &time["ends_at"], &time["sequence"]),
        (&json!(1_893_663_900_000_i64), &json!(1_893_672_000_000_i64), &json!(1)),
        "a day later, still a quarter of an hour before, and an hour longer"
    );
    assert!(told["path"].is_string(), "the code goes along");
    assert_eq!(function.world.rows("SELECT local_day FROM visits"), [json!({ "local_day": "2030-01-03" })]);
    // To another house: the address is told, and the tablet there knows them.
    function.world.load(
        "INSERT INTO locations (id, slug, name, address, currency, zone, hours, version)
         SELECT 'loc_far', 'far', 'Far', '', currency, zone, hours, 1 FROM locations WHERE id = 'loc_utc';
         UPDATE bookings SET location_id = 'loc_far'",
    );
    assert_eq!(run(&function).moved, 1);
    let (_, _, told) = support::told(&function).pop().unwrap();
    assert_eq!(told["location"], "Far");
    assert_eq!(function.world.count("SELECT count(*) FROM visits WHERE location_id = 'loc_far'"), 1);
    // Who is in stays in, wherever the booking goes.
    function.world.load("UPDATE visits SET status = 'in', in_at = 1893660000000");
    function.world.load("UPDATE bookings SET starts_at = starts_at + 60000");
    assert_eq!(run(&function).moved, 0);
    assert_consistent(&function);
}

#[test]
fn of_visits_that_repeat_those_of_the_booking_s_day_are_for_it() {
    let function = booked();
    let mut body = registration(&["Max Berg"], "02");
    body["booking_id"] = json!("bkg_next");
    body["repeat"] = json!({ "every": "week", "interval": 1, "weekdays": [], "until": "2030-01-16" });
    let visits = register(&function, Ada, body).expect(201).json["visits"].clone();
    let booked: Vec<_> = visits.as_array().unwrap().iter().map(|visit| visit["booking_id"].clone()).collect();
    assert_eq!(booked, [json!("bkg_next"), Value::Null, Value::Null]);
    function.world.load("UPDATE bookings SET status = 'cancelled', cancelled_at = 1");
    assert_eq!(run(&function).called_off, 2);
    assert_eq!(function.world.count("SELECT count(*) FROM visits WHERE status = 'expected'"), 2);
    assert_consistent(&function);
}

#[test]
fn a_booking_s_visitors_are_called_off_with_it() {
    let function = function();
    function.world.load(include_str!("../../bookings/tests/rooms.sql"));
    function.world.load(
        "INSERT INTO bookings (id, resource_id, location_id, customer_id, starts_at, ends_at, first_slot, after_slot, status, title, people,
           price_minor, currency, price_why, cancel_until, created_at, cancelled_at) VALUES
         ('bkg_next', 'res_oak', 'loc_utc', 'cus_ada', 1893578400000, 1893582000000, 1, 5, 'confirmed', 'Stand-up', 1, 1500, 'EUR', '[]', 0, 0, NULL)",
    );
    let form = function.get(Ada, "/api/visitors/form").expect(200).json;
    assert_eq!(form["bookings"][0]["title"], "Stand-up");
    let mut body = registration(&["Eve Adams"], "02");
    body["booking_id"] = json!("bkg_next");
    register(&function, Bob, body.clone()).refused(422, "invalid-fields");
    register(&function, Ada, body).expect(201);
    assert_eq!(run(&function).called_off, 0);
    function.world.load("UPDATE bookings SET status = 'cancelled', cancelled_at = 1");
    assert_eq!((run(&function).called_off, run(&function).called_off), (1, 0));
    assert_eq!(topics(&function).last().unwrap(), "visitors.cancelled eve.adams@example.com");
}
