//! Finding: what is offered is exactly what can be booked.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use bookings::App;
use serde_json::{Value, json};
use support::{book, function};
use testkit::{Answer, Function, Persona};

fn find(function: &Function<App>, who: Persona, query: &str) -> Answer {
    function.get(who, &format!("/api/bookings/find?location=loc_utc&{query}"))
}

/// Some bookings of others, so that the day has holes.
fn busy_function() -> Function<App> {
    let function = function();
    book(&function, Bob, "oak", "02T10:00", "02T11:30").expect(201);
    book(&function, Bob, "grove", "02T14:00", "02T15:00").expect(201);
    book(&function, Tess, "hall", "02T12:00", "02T14:00").expect(201);
    book(&function, Tess, "desk", "02T09:00", "02T11:00").expect(201);
    function
}

/// Over every resource, every quarter-hour of the day and several lengths: an offer books, at its
/// price, and what is not offered does not.
#[test]
fn what_is_offered_is_exactly_what_can_be_booked() {
    for who in [Ada, Carl] {
        for length in [30, 60, 120, 240] {
            let found = find(&busy_function(), who, &format!("date=2030-01-02&length_minutes={length}")).expect(200);
            for room in found.json["rooms"].as_array().unwrap() {
                let offered: Vec<(&str, &Value)> =
                    room["starts"].as_array().unwrap().iter().map(|o| (o["starts_at"].as_str().unwrap(), o)).collect();
                for quarter in 0..96 {
                    let starts_at = format!("2030-01-02T{:02}:{:02}:00Z", quarter / 4, quarter % 4 * 15);
                    let ends_at = starts_at.parse::<kernel::Instant>().unwrap().plus_minutes(length);
                    // A world of its own for each attempt would be exact too, and slow: a booking that
                    // is made is undone instead.
                    check_one(who, &room["resource"]["id"], &starts_at, ends_at, &offered);
                }
            }
        }
    }
}

fn check_one(who: Persona, resource: &Value, starts_at: &str, ends_at: kernel::Instant, offered: &[(&str, &Value)]) {
    thread_local! { static WORLD: Function<App> = busy_function(); }
    WORLD.with(|function| {
        let wish = json!({ "resource_id": resource, "starts_at": starts_at, "ends_at": ends_at });
        let answer = function.post(who, "/api/bookings", wish.clone());
        let offer = offered.iter().find(|(at, _)| *at == starts_at);
        // What a contact pays at once is offered too; the basket is where it is booked.
        assert_eq!([201, 402].contains(&answer.status), offer.is_some(), "{wish} {}", answer.text);
        if let Some((_, offer)) = offer {
            assert_eq!(
                (answer.status == 402, &answer.json["cost"]),
                (offer["cost"]["pays"] == "at_once", &offer["cost"])
            );
        }
        if let (201, Some((_, offer))) = (answer.status, offer) {
            assert_eq!(answer.json["price"], offer["price"]);
            let id = answer.json["id"].as_str().unwrap();
            function.post(Boss, &format!("/api/bookings/all/{id}/cancellation"), Value::Null).expect(200);
        }
    });
}

#[test]
fn a_time_asked_for_is_offered_or_refused_by_name_with_alternatives() {
    let function = busy_function();
    let found = find(&function, Ada, "date=2030-01-02&time=10:00&length_minutes=60&kind=knd_room&people=4").expect(200);
    assert_eq!(found.trips, 1);
    let seen: Vec<(&str, bool, &str)> = found.json["rooms"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| {
            (
                r["resource"]["name"].as_str().unwrap(),
                r["offer"].is_object(),
                r["refusal"]["rule"].as_str().unwrap_or(""),
            )
        })
        .collect();
    assert_eq!(
        seen,
        [
            ("Elm", true, ""),
            ("Hall", true, ""),
            ("Team room", true, ""),
            ("Oak", false, "slot-taken"),
            ("Grove", false, "slot-taken"),
        ]
    );
    assert_eq!(found.json["alternatives"], json!([]), "the time is to be had");
    let oak = "date=2030-01-02&time=10:00&length_minutes=60&kind=knd_room&amenities=screen&people=5";
    book(&function, Tess, "elm", "02T10:00", "02T11:00").expect(201);
    let found = find(&function, Ada, oak).expect(200);
    let nearest: Vec<(&str, &str)> = found.json["alternatives"]
        .as_array()
        .unwrap()
        .iter()
        .map(|a| (a["resource_name"].as_str().unwrap(), &a["starts_at"].as_str().unwrap()[11..16]))
        .collect();
    assert_eq!(
        nearest[..3],
        [("Elm", "09:00"), ("Elm", "11:00"), ("Elm", "08:30")],
        "where nobody has it, the nearest come first"
    );
}

#[test]
fn rooms_are_narrowed_by_kind_people_and_amenities() {
    let function = function();
    let names = |query: &str| -> Vec<String> {
        let found = find(&function, Ada, &format!("date=2030-01-02&length_minutes=60&{query}")).expect(200);
        found.json["rooms"]
            .as_array()
            .unwrap()
            .iter()
            .map(|r| r["resource"]["name"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(names("kind=knd_desk"), ["Desk"]);
    assert_eq!(names("people=7"), ["Grove", "Hall"]);
    assert_eq!(names("amenities=screen,whiteboard"), ["Elm"]);
    assert_eq!(names("people=61"), [""; 0]);
}

#[test]
fn a_closed_day_says_why() {
    let found = find(&function(), Ada, "date=2030-01-07&length_minutes=60").expect(200);
    assert_eq!(found.json["day_refusal"], json!({ "rule": "location-closed", "detail": "Stocktaking" }));
    let sunday = find(&function(), Ada, "date=2030-01-06&length_minutes=60").expect(200);
    assert_eq!(sunday.json["day_refusal"]["rule"], "location-closed");
}

#[test]
fn a_query_that_breaks_a_rule_names_the_field() {
    for (query, pointer) in [
        ("date=2030-01-02", "/length_minutes"),
        ("date=2030-1-2&length_minutes=60", "/date"),
        ("date=2030-01-02&length_minutes=5", "/length_minutes"),
        ("date=2030-01-02&length_minutes=60&time=9", "/time"),
        ("date=2030-01-02&length_minutes=60&people=0", "/people"),
        ("date=2030-01-02&length_minutes=60&colour=red", "/colour"),
    ] {
        let answer = find(&function(), Ada, query).refused(422, "invalid-fields");
        assert_eq!(answer.json["errors"][0]["pointer"], pointer, "{query} {}", answer.text);
    }
    function()
        .get(Ada, "/api/bookings/find?location=loc_none&date=2030-01-02&length_minutes=60")
        .refused(404, "not-found");
}

#[test]
fn the_section_decides_who_may_look() {
    let function = function();
    find(&function, Nobody, "date=2030-01-02&length_minutes=60").refused(401, "sign-in-required");
    function.world.load("UPDATE space_settings SET levels = '{\"base\":\"public\",\"sections\":{}}'");
    let found = find(&function, Nobody, "date=2030-01-02&length_minutes=60").expect(200);
    assert_eq!(found.json["day_refusal"]["rule"], "sign-in-required");
    function.world.load("UPDATE space_settings SET levels = '{\"base\":\"off\",\"sections\":{}}'");
    find(&function, Ada, "date=2030-01-02&length_minutes=60").refused(404, "section-off");
}

#[test]
fn a_day_shows_what_is_taken_and_what_is_mine() {
    let function = busy_function();
    let mine = book(&function, Ada, "oak", "02T12:00", "02T13:00").expect(201);
    let day = function.get(Ada, "/api/bookings/day?location=loc_utc&date=2030-01-02").expect(200);
    assert_eq!(day.trips, 1);
    assert_eq!(
        (&day.json["opens_at"], &day.json["closes_at"]),
        (&json!("2030-01-02T08:00:00Z"), &json!("2030-01-02T20:00:00Z"))
    );
    let busy = |name: &str| -> Vec<String> {
        let all = day.json["resources"].as_array().unwrap();
        let one = all.iter().find(|r| r["resource"]["name"] == name).unwrap();
        let hour = |v: &Value| v.as_str().unwrap()[11..16].to_owned();
        let line = |b: &Value| {
            format!("{}-{}{}", hour(&b["starts_at"]), hour(&b["ends_at"]), if b["mine"] == true { " mine" } else { "" })
        };
        one["busy"].as_array().unwrap().iter().map(line).collect()
    };
    assert_eq!(busy("Oak"), ["10:00-11:30", "12:00-13:00 mine", "14:00-15:00"]);
    assert_eq!(busy("Grove"), ["10:00-11:30", "14:00-15:00"]);
    assert_eq!(busy("Hall"), ["11:30-14:15"]);
    assert_eq!(busy("Desk"), [""; 0], "two desks are left");
    let all = day.json["resources"].as_array().unwrap();
    assert!(all.iter().any(|r| r["busy"].as_array().unwrap().iter().any(|b| b["booking_id"] == mine.json["id"])));
    let closed = function.get(Ada, "/api/bookings/day?location=loc_utc&date=2030-01-08").expect(200);
    assert_eq!((&closed.json["opens_at"], &closed.json["closure"]), (&Value::Null, &json!("Stocktaking")));
}

#[test]
fn the_form_knows_its_choices() {
    let options = function().get(Ada, "/api/bookings/options").expect(200);
    assert_eq!(options.trips, 1);
    assert_eq!(options.json["amenities"], json!(["screen", "whiteboard"]));
    assert_eq!(options.json["locations"][0]["zone"], "Etc/UTC");
}

/// A booking of two days, far beyond the day that is asked about, is offered only if its far end is free.
#[test]
fn a_long_booking_is_offered_only_if_all_of_it_is_free() {
    let function = function();
    function.world.load("UPDATE policies SET length_minutes_max = 4320, horizon_days = 60, open_bookings_max = NULL");
    function.world.load(
        "UPDATE locations SET hours = '[{\"weekday\":1,\"opens\":\"00:00\",\"closes\":\"24:00\"},{\"weekday\":2,\"opens\":\"00:00\",\"closes\":\"24:00\"},{\"weekday\":3,\"opens\":\"00:00\",\"closes\":\"24:00\"},{\"weekday\":4,\"opens\":\"00:00\",\"closes\":\"24:00\"},{\"weekday\":5,\"opens\":\"00:00\",\"closes\":\"24:00\"}]'",
    );
    let starts = || {
        find(&function, Ada, "date=2030-01-02&length_minutes=2880&kind=knd_room&people=4").expect(200).json["rooms"]
            .as_array()
            .unwrap()
            .iter()
            .find(|r| r["resource"]["name"] == "Oak")
            .unwrap()["starts"]
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(starts(), 48);
    book(&function, Bob, "oak", "04T12:00", "04T13:00").expect(201);
    assert_eq!(starts(), 25, "the last one ends at noon on the fourth");
}
