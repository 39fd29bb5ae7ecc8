//! Whose day it is: contracts and places are those of the books' day, caps those of where something is booked.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use serde_json::{Value, json};
use support::*;
use testkit::Persona::*;

#[test]
fn contracts_and_places_are_told_by_the_books_day() {
    // Thirteen hours ahead since the first of January, and eleven behind.
    for (zone, now, is_over) in [
        (
            r#"{"name":"A","first_offset_seconds":0,"transitions":[[1893456000,46800],[2000000000,0]]}"#,
            "2030-01-01T12:00:00Z",
            true,
        ),
        (
            r#"{"name":"A","first_offset_seconds":0,"transitions":[[1893456000,46800],[2000000000,0]]}"#,
            "2030-01-01T10:59:59Z",
            false,
        ),
        (r#"{"name":"B","first_offset_seconds":-39600,"transitions":[]}"#, "2030-01-02T10:59:00Z", false),
        (r#"{"name":"B","first_offset_seconds":-39600,"transitions":[]}"#, "2030-01-02T11:00:00Z", true),
    ] {
        let plans = plans();
        plans.world.load(format!("UPDATE locations SET zone = '{zone}';
INSERT INTO contracts (id, customer_id, payer_id, plan_id, status, starts_on, starts_at, ends_on, ends_at, charged_until, granted_until, currency, price_minor, quantity, terms, created_at)
  VALUES ('con_ends', 'cus_carl', 'cus_carl', 'pln_desk', 'agreed', '2029-12-01', 1, '2030-01-02', 2, '2030-01-02', '2030-01-02', 'EUR', 0, 3, '{{}}', 1)").leak());
        plans.world.set_now(now);
        let told = |state: &str| {
            let listed = plans.get(Boss, &format!("/api/plans/all?customer=cus_carl&state={state}")).expect(200);
            (listed.trips, listed.json["items"].as_array().unwrap().len())
        };
        let counts = [told("current"), told("leaving"), told("over")];
        let expected = if is_over { [0, 0, 1] } else { [1, 1, 0] };
        assert_eq!(counts, expected.map(|count| (1, count)), "{now} {zone}");
        let listed = plans.get(Boss, "/api/plans/setup").expect(200);
        let desk = listed.json["items"].as_array().unwrap().iter().find(|plan| plan["id"] == "pln_desk").unwrap();
        assert_eq!((listed.trips, &desk["taken"]), (1, &json!(if is_over { 0 } else { 3 })), "{now} {zone}");
        // Whoever wants a place is told the same.
        let starts_on = if is_over { "2030-01-02" } else { "2030-01-01" };
        let wish = json!({ "plan_id": "pln_desk", "quantity": 1, "starts_on": starts_on });
        let joining = plans.post(Bob, "/api/plans/contracts/preview", wish);
        assert_eq!(joining.json["type"] == "/problems/plan-full", !is_over, "{now} {:?}", joining.json);
    }
}

#[test]
fn what_is_booked_counts_towards_caps_on_the_calendar_of_where_it_is() {
    let plans = desk_of_ada();
    // One in the afternoon of a Sunday, and of the last of November, by the books: the next day where it is.
    plans.world.load(
        "INSERT INTO locations (id, slug, name, address, currency, zone, hours, version)
  SELECT 'loc_far', 'far', 'Far', '', 'EUR', '{\"name\":\"A\",\"first_offset_seconds\":46800,\"transitions\":[]}', hours, 1 FROM locations;
UPDATE contracts SET terms = json_set(terms, '$.caps', json('{\"booking_minutes_per_week\":600}')) WHERE id = 'con_1'",
    );
    plans.world.load(ROOM.replace("loc_utc", "loc_far").leak());
    for (starts_at, id) in [("2029-12-30T12:00:00Z", "bkg_week"), ("2029-11-30T12:00:00Z", "bkg_month")] {
        room_booked(&plans.world, starts_at.parse().unwrap(), 60, id);
    }
    plans.world.load("UPDATE bookings SET location_id = 'loc_far', price_minor = 1000");
    let mine = plans.get(Ada, "/api/plans").expect(200);
    assert_eq!((mine.trips, &mine.json["caps"][0]["used"]), (1, &json!(60)));
    let advice = plans.get(Ada, "/api/plans/advice").expect(200);
    assert_eq!((advice.trips, &advice.json["months"]), (1, &json!(["2029-12"])));
    assert_eq!(advice.json["bookings"], 2);
    // By the books' calendar the first would be in the week before.
    plans.world.load("UPDATE bookings SET location_id = 'loc_utc'");
    assert_eq!(plans.get(Ada, "/api/plans").expect(200).json["caps"][0]["used"], Value::from(0));
}

#[test]
fn however_much_is_booked_its_sum_counts() {
    let plans = desk_of_ada();
    plans.world.load(ROOM);
    // 35 of a quarter-hour on each of 71 days from the fourth of December on.
    plans.world.load(
        "UPDATE contracts SET terms = json_set(terms, '$.caps', json('{\"booking_minutes_per_week\":600,\"booking_minutes_per_month\":600}')) WHERE id = 'con_1';
INSERT INTO bookings (id, resource_id, location_id, customer_id, starts_at, ends_at, first_slot, after_slot, status, title, people, price_minor, currency,
    price_why, cancel_until, created_at)
  WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 2484)
  SELECT printf('bkg_%04d', i), 'res_room', 'loc_utc', 'cus_ada', 1891036800000 + (i / 35) * 86400000 + (i % 35) * 900000,
    1891037700000 + (i / 35) * 86400000 + (i % 35) * 900000, 0, 1, 'confirmed', '', 1, 0, 'EUR', '[]', 1, 1 FROM n",
    );
    let mine = plans.get(Ada, "/api/plans").expect(200);
    let used = |n: usize| mine.json["caps"][n]["used"].as_i64().unwrap();
    assert_eq!((mine.trips, used(0), used(1)), (1, 7 * 35 * 15, 31 * 35 * 15));
}
