//! The days on which clocks change, at a location in Berlin that never closes.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::Ada;
use bookings::App;
use chrono::{DateTime, Offset, TimeZone};
use kernel::Zone;
use serde_json::{Value, json};
use testkit::{Function, Persona};

fn in_berlin(now: &str) -> Function<App> {
    let function = support::function();
    let tz = chrono_tz::Europe::Berlin;
    let zone = Zone::from_offsets(tz.name(), |seconds| {
        let utc = DateTime::from_timestamp(seconds, 0).unwrap().naive_utc();
        tz.offset_from_utc_datetime(&utc).fix().local_minus_utc()
    });
    let week: Vec<Value> = (1..=7).map(|day| json!({ "weekday": day, "opens": "00:00", "closes": "24:00" })).collect();
    let sql = "UPDATE locations SET zone = ?1, hours = ?2";
    let statement = db::Statement::new(sql, [json!(zone).into(), Value::from(week).into()]);
    futures::executor::block_on(function.world.db().commit(vec![statement])).unwrap();
    function.world.set_now(now);
    function
}

fn starts(function: &Function<App>, date: &str, length: i64) -> Vec<String> {
    let path =
        format!("/api/bookings/find?location=loc_utc&date={date}&length_minutes={length}&kind=knd_room&people=4");
    let found = function.get(Ada, &path).expect(200);
    let oak = found.json["rooms"].as_array().unwrap().iter().find(|r| r["resource"]["name"] == "Oak").unwrap();
    oak["starts"].as_array().unwrap().iter().map(|o| o["starts_at"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_day_of_23_hours_offers_46_half_hours_and_one_of_25_offers_50() {
    let spring = in_berlin("2030-03-29T12:00:00Z");
    assert_eq!(starts(&spring, "2030-03-30", 30).len(), 48);
    assert_eq!(starts(&spring, "2030-03-31", 30).len(), 46);
    let autumn = in_berlin("2030-10-25T12:00:00Z");
    assert_eq!(starts(&autumn, "2030-10-27", 30).len(), 50);
}

#[test]
fn the_repeated_hour_is_offered_twice_and_both_can_be_booked() {
    let autumn = in_berlin("2030-10-25T12:00:00Z");
    let offered = starts(&autumn, "2030-10-27", 60);
    let (first, again) = ("2030-10-27T00:00:00Z", "2030-10-27T01:00:00Z"); // 02:00 summer time, 02:00 winter time
    assert!(offered.iter().any(|o| o == first) && offered.iter().any(|o| o == again), "{offered:?}");
    for at in [first, again] {
        let ends_at = at.parse::<kernel::Instant>().unwrap().plus_minutes(60);
        let wish = json!({ "resource_id": "res_oak", "starts_at": at, "ends_at": ends_at });
        autumn.post(Ada, "/api/bookings", wish).expect(201);
    }
}

#[test]
fn an_hour_that_crosses_the_change_lasts_and_costs_an_hour() {
    let spring = in_berlin("2030-03-29T12:00:00Z");
    // 01:30 to 03:30 on the wall clock.
    let wish =
        json!({ "resource_id": "res_oak", "starts_at": "2030-03-31T00:30:00Z", "ends_at": "2030-03-31T01:30:00Z" });
    let made = spring.post(Ada, "/api/bookings", wish).expect(201);
    assert_eq!((&made.json["price"]["minor"], &made.json["price_why"][0]["minutes"]), (&json!(1500), &json!(60)));
}

#[test]
fn lead_time_and_horizon_are_counted_on_the_location_s_calendar() {
    let spring = in_berlin("2030-01-30T23:30:00Z"); // 00:30 on the 31st in Berlin
    let wish = |day: &str| json!({ "resource_id": "res_oak", "starts_at": format!("{day}T10:00:00Z"), "ends_at": format!("{day}T11:00:00Z") });
    spring.post(Ada, "/api/bookings", wish("2030-04-01")).expect(201);
    spring.post(Ada, "/api/bookings", wish("2030-04-02")).refused(422, "too-far-ahead");
}

#[test]
fn an_operator_s_day_is_the_location_s_whatever_its_clocks_do() {
    const EACH_HOUR: &str = "
INSERT INTO bookings (id, resource_id, location_id, customer_id, starts_at, ends_at, first_slot, after_slot, status, title, people, price_minor, currency, price_why, cancel_until, created_at)
SELECT printf('bkg_%03d', value), 'res_oak', 'loc_utc', 'cus_ada', 1900980000000 + value * 3600000, 1900980000000 + value * 3600000 + 60000, 0, 1, 'confirmed', '', 1, 0, 'EUR', '[]', 0, 0
FROM (WITH RECURSIVE counted (value) AS (SELECT 0 UNION ALL SELECT value + 1 FROM counted WHERE value < 199) SELECT value FROM counted)";
    // From 28 March 2030, 22:00, on: three days of 24, 23 and 24 hours.
    let function = in_berlin("2030-03-20T12:00:00Z");
    function.world.load(EACH_HOUR);
    for (date, first, hours) in [
        ("2030-03-30", "2030-03-29T23:00:00Z", 24),
        ("2030-03-31", "2030-03-30T23:00:00Z", 23),
        ("2030-04-01", "2030-03-31T22:00:00Z", 24),
    ] {
        let path = format!("/api/bookings/all?location=loc_utc&date={date}");
        let day = function.get(testkit::Persona::Boss, &path).expect(200).json;
        let items = day["items"].as_array().unwrap();
        assert_eq!((&items[0]["booking"]["starts_at"], items.len()), (&json!(first), hours), "{date}");
    }
}
