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

/// The visitor's notice and the host's, which are owed last.
fn last(function: &Visitors) -> [(String, String, Value); 2] {
    let mut told = support::told(function);
    let host = told.pop().unwrap();
    [told.pop().unwrap(), host]
}

fn told_host(function: &Visitors) -> i64 {
    function.world.count("SELECT count(*) FROM outbox WHERE topic = 'visitors.followed'")
}

#[test]
fn visitors_go_where_their_booking_goes() {
    let function = booked();
    assert_eq!(run(&function).moved, 0);
    function.world.load("UPDATE bookings SET starts_at = starts_at + 86400000, ends_at = ends_at + 90000000");
    assert_eq!((run(&function).moved, run(&function).moved), (1, 0));
    let [(topic, to, told), host] = last(&function);
    assert_eq!((topic.as_str(), to.as_str()), ("visitors.changed", "eve.adams@example.com"));
    assert_eq!((host.0.as_str(), host.1.as_str()), ("visitors.followed", "ada@example.org"));
    let span = |starts_at: i64, ends_at: i64| json!({ "starts_at": starts_at, "ends_at": ends_at, "offsets_seconds": [0, 0], "location": "Harbour" });
    let (was, now) = (span(1_893_577_500_000, 1_893_582_000_000), span(1_893_663_900_000, 1_893_672_000_000));
    assert_eq!(host.2["moves"], json!([{ "visitors": ["Eve Adams"], "was": was, "now": now }]));
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
    let [(_, _, told), (_, _, host)] = last(&function);
    assert_eq!(told["location"], "Far");
    let places = ["was", "now"].map(|when| host["moves"][0][when]["location"].clone());
    assert_eq!(places, ["Harbour", "Far"]);
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
    let told = topics(&function);
    assert_eq!(
        told[told.len() - 2..],
        ["visitors.cancelled eve.adams@example.com", "visitors.followed ada@example.org"]
    );
}

#[test]
fn a_host_is_told_once_of_all_who_come_for_a_booking() {
    let function = booked();
    let mut several = registration(&["Max Berg", "Una Wolf"], "02");
    several["booking_id"] = json!("bkg_next");
    register(&function, Ada, several).expect(201);
    function.world.load("UPDATE bookings SET starts_at = starts_at + 86400000, ends_at = ends_at + 86400000");
    assert_eq!((run(&function).moved, run(&function).moved), (3, 0));
    let (topic, to, host) = support::told(&function).pop().unwrap();
    assert_eq!((topic.as_str(), to.as_str(), told_host(&function)), ("visitors.followed", "ada@example.org", 1));
    let who = |nth: usize| host["moves"][nth]["visitors"].clone();
    assert_eq!(
        (who(0), who(1), &host["page"]),
        (json!(["Eve Adams"]), json!(["Max Berg", "Una Wolf"]), &json!("/visitors"))
    );
    assert_eq!(function.world.count("SELECT count(*) FROM outbox WHERE topic = 'visitors.changed'"), 3);
    function.world.load("UPDATE bookings SET status = 'cancelled', cancelled_at = 1");
    assert_eq!((run(&function).called_off, run(&function).called_off, told_host(&function)), (3, 0, 2));
    let (_, _, host) = support::told(&function).pop().unwrap();
    assert_eq!((&host["moves"][0]["now"], host["moves"].as_array().unwrap().len()), (&Value::Null, 2));
    assert_consistent(&function);
}

#[test]
fn what_came_to_nothing_between_two_looks_is_told_to_nobody() {
    let function = booked();
    let before = topics(&function).len();
    function.world.load("UPDATE bookings SET starts_at = starts_at + 86400000, ends_at = ends_at + 86400000");
    function.world.load("UPDATE bookings SET starts_at = starts_at - 86400000, ends_at = ends_at - 86400000");
    assert_eq!((run(&function).moved, topics(&function).len()), (0, before));
    // Moved and then cancelled: it is off, and nobody hears of where it would have been.
    function.world.load("UPDATE bookings SET starts_at = starts_at + 86400000, ends_at = ends_at + 86400000, status = 'cancelled', cancelled_at = 1");
    assert_eq!((run(&function).called_off, run(&function).called_off), (1, 0));
    let [(visitor, ..), (host, _, told)] = last(&function);
    assert_eq!(
        (visitor.as_str(), host.as_str(), topics(&function).len()),
        ("visitors.cancelled", "visitors.followed", before + 2)
    );
    assert_eq!(told["moves"][0]["was"]["starts_at"], 1_893_577_500_000_i64);
}

#[test]
fn who_waits_for_a_yes_goes_along_and_their_host_alone_is_told() {
    let function = booked();
    function.world.load("UPDATE visits SET status = 'awaiting_operator'");
    let before = topics(&function).len();
    function.world.load("UPDATE bookings SET starts_at = starts_at + 86400000, ends_at = ends_at + 86400000");
    assert_eq!(run(&function).moved, 1);
    assert_eq!(topics(&function)[before..], ["visitors.followed ada@example.org"]);
}
