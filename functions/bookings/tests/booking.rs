//! Booking and cancelling.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use serde_json::{Value, json};
use support::{assert_consistent, book, function, wish};
use testkit::{Fault, Function, Persona};

#[test]
fn a_booking_is_made_in_two_round_trips_and_told_once() {
    let function = function();
    let answer = book(&function, Ada, "oak", "01T10:00", "01T11:30").expect(201);
    assert_eq!(answer.trips, 2);
    assert_eq!(answer.json["status"], "confirmed");
    assert_eq!(answer.json["price"], json!({ "minor": 2250, "currency": "EUR" }));
    assert_eq!(answer.json["price_why"][0]["rate"], "Members hourly");
    // It starts in two hours under a policy of two hours: the last minute is still in time.
    assert_eq!(answer.json["cancellable"], json!({ "allowed": true, "rule": null, "until": "2030-01-01T08:00:00Z" }));
    assert_eq!(function.world.count("SELECT count(*) FROM slot_claims"), 6);
    let told = function.world.rows("SELECT topic, recipient, payload ->> 'resource' AS resource FROM outbox");
    assert_eq!(told, [json!({ "topic": "bookings.confirmed", "recipient": "ada@example.org", "resource": "Oak" })]);
    assert_consistent(&function);
}

#[test]
fn a_taken_room_is_refused_with_the_nearest_alternatives() {
    let function = function();
    book(&function, Ada, "oak", "01T10:00", "01T11:00").expect(201);
    let answer = book(&function, Bob, "oak", "01T10:00", "01T11:00").refused(409, "slot-taken");
    assert_eq!(answer.trips, 1, "what is known to be taken is not tried");
    let alternatives: Vec<String> = answer.json["alternatives"]
        .as_array()
        .unwrap()
        .iter()
        .map(|a| {
            format!(
                "{} {} {}",
                a["resource_name"].as_str().unwrap(),
                a["starts_at"].as_str().unwrap(),
                a["change"].as_str().unwrap()
            )
        })
        .collect();
    assert_eq!(alternatives[0], "Elm 2030-01-01T10:00:00Z other_room");
    assert!(alternatives.contains(&"Oak 2030-01-01T11:00:00Z shift".to_owned()), "{alternatives:?}");
    assert_eq!(function.world.count("SELECT count(*) FROM bookings"), 1);
    assert_eq!(function.world.count("SELECT count(*) FROM outbox"), 1);
}

#[test]
fn every_alternative_can_be_booked() {
    let function = function();
    book(&function, Ada, "oak", "01T10:00", "01T12:00").expect(201);
    let answer = book(&function, Bob, "oak", "01T09:00", "01T11:00").refused(409, "slot-taken");
    let alternatives = answer.json["alternatives"].as_array().unwrap().clone();
    assert!(alternatives.iter().any(|a| a["change"] == "shorten"), "{alternatives:#?}");
    for offer in alternatives {
        let fresh = support::function();
        book(&fresh, Ada, "oak", "01T10:00", "01T12:00").expect(201);
        let wish = json!({ "resource_id": offer["resource_id"], "starts_at": offer["starts_at"], "ends_at": offer["ends_at"] });
        let made = fresh.post(Bob, "/api/bookings", wish).expect(201);
        assert_eq!(made.json["price"], offer["price"]);
    }
}

/// Each rule in its order, by a wish that breaks it first.
#[test]
fn every_refusal_names_its_rule() {
    let table = [
        (Boss, wish("oak", "01T10:00", "01T11:00"), 403, "no-customer"),
        (Nobody, wish("oak", "01T10:00", "01T11:00"), 401, "sign-in-required"),
        (Ada, wish("nowhere", "01T10:00", "01T11:00"), 404, "not-found"),
        (Ada, wish("old", "01T10:00", "01T11:00"), 404, "resource-gone"),
        (Carl, wish("hall", "01T10:00", "01T11:00"), 403, "resource-closed-to-you"),
        (Bob, wish("team", "01T10:00", "01T11:00"), 403, "resource-closed-to-you"),
        (Ada, wish("oak", "07T10:00", "07T11:00"), 422, "location-closed"),
        (Ada, wish("oak", "01T07:00", "01T08:30"), 422, "outside-opening-hours"),
        (Ada, wish("oak", "01T19:30", "01T20:30"), 422, "outside-opening-hours"),
        (Ada, wish("oak", "05T10:00", "05T11:00"), 422, "location-closed"),
        (Ada, wish("oak", "01T08:00", "01T09:00"), 422, "in-the-past"),
        (Ada, wish("oak", "01T08:30", "01T09:30"), 422, "too-soon"),
        (
            Ada,
            json!({ "resource_id": "res_oak", "starts_at": "2030-03-04T10:00:00Z", "ends_at": "2030-03-04T11:00:00Z" }),
            422,
            "too-far-ahead",
        ),
        (Ada, wish("oak", "01T10:00", "01T10:15"), 422, "too-short"),
        (Ada, wish("oak", "01T10:00", "01T15:00"), 422, "too-long"),
        (Ada, wish("oak", "01T10:15", "01T11:15"), 422, "off-the-grain"),
        (Ada, wish("oak", "01T11:00", "01T10:00"), 422, "too-short"),
        (Carl, wish("desk", "01T10:00", "01T11:00"), 422, "no-rate"),
    ];
    for (who, wish, status, slug) in table {
        let function = function();
        let answer = function.post(who, "/api/bookings", wish.clone());
        assert_eq!((answer.status, answer.problem()), (status, slug), "{wish} {}", answer.text);
        assert_eq!(function.world.count("SELECT count(*) FROM bookings"), 0);
        assert_eq!(function.world.count("SELECT count(*) FROM outbox"), 0);
    }
}

#[test]
fn more_people_than_it_holds_are_refused() {
    let function = function();
    let mut wish = wish("oak", "01T10:00", "01T11:00");
    wish["people"] = 5.into();
    function.post(Ada, "/api/bookings", wish).refused(422, "too-many-people");
}

#[test]
fn members_only_sections_and_withheld_rights_are_named() {
    let function = function();
    function.world.load("UPDATE space_settings SET levels = '{\"base\":\"members\",\"sections\":{}}'");
    book(&function, Carl, "oak", "01T10:00", "01T11:00").refused(403, "members-only");
    function.world.load("UPDATE customers SET rights = '{\"book\":false}' WHERE id = 'cus_ada'");
    let answer = book(&function, Ada, "oak", "01T10:00", "01T11:00").refused(403, "right-withheld");
    assert_eq!(answer.json["withheld_by"], "customer");
    book(&function, Bob, "oak", "01T10:00", "01T11:00").expect(201);
    function.world.load(
        "INSERT INTO billing_accounts (customer_id, party, tax_treatment, collects, suspended_at, version)
         VALUES ('cus_bob', '{}', 'as_usual', 0, 1000, 1)",
    );
    book(&function, Bob, "oak", "01T12:00", "01T13:00").refused(403, "suspended");
    assert_eq!(function.world.count("SELECT count(*) FROM bookings"), 1);
}

#[test]
fn a_combined_room_and_its_parts_exclude_each_other() {
    let function = function();
    book(&function, Ada, "grove", "01T10:00", "01T11:00").expect(201);
    book(&function, Bob, "oak", "01T10:30", "01T11:30").refused(409, "slot-taken");
    book(&function, Bob, "elm", "01T10:00", "01T11:00").refused(409, "slot-taken");
    book(&function, Bob, "oak", "01T11:00", "01T12:00").expect(201);
    book(&function, Ada, "grove", "01T11:30", "01T12:30").refused(409, "slot-taken");
    assert_consistent(&function);
}

#[test]
fn buffers_keep_others_away_on_both_sides() {
    let function = function();
    book(&function, Ada, "hall", "02T12:00", "02T13:00").expect(201);
    book(&function, Bob, "hall", "02T13:00", "02T14:00").refused(409, "slot-taken");
    book(&function, Bob, "hall", "02T11:00", "02T12:00").refused(409, "slot-taken");
    book(&function, Bob, "hall", "02T14:00", "02T15:00").expect(201);
}

#[test]
fn three_desks_have_three_winners() {
    let function = function();
    for who in [Ada, Bob, Tess] {
        book(&function, who, "desk", "02T10:00", "02T12:00").expect(201);
    }
    function.world.load(
        "INSERT INTO contracts (id, customer_id, payer_id, plan_id, starts_on, starts_at, charged_until, granted_until, currency, price_minor, terms, created_at)
         VALUES ('con_carl', 'cus_carl', 'cus_carl', 'pln_flex', '1970-01-01', 0, '2030-02-01', '2031-01-01', 'EUR', 0, '{}', 1000)",
    );
    book(&function, Carl, "desk", "02T11:00", "02T12:00").refused(409, "slot-taken");
    assert_eq!(function.world.count("SELECT count(DISTINCT unit) FROM claims"), 3);
    assert_consistent(&function);
}

#[test]
fn open_bookings_are_capped_and_gaps_kept() {
    let function = function();
    for hour in ["02", "03", "04"] {
        book(&function, Ada, "oak", &format!("{hour}T10:00"), &format!("{hour}T11:00")).expect(201);
    }
    book(&function, Ada, "elm", "02T12:00", "02T13:00").refused(409, "too-many-open-bookings");
    book(&function, Bob, "hall", "02T09:00", "02T10:00").expect(201);
    book(&function, Bob, "hall", "02T11:00", "02T12:00").refused(409, "gap-too-short");
    book(&function, Bob, "hall", "02T12:00", "02T13:00").expect(201);
    book(&function, Bob, "desk", "02T13:00", "02T14:00").refused(409, "gap-too-short");
}

#[test]
fn the_same_request_again_is_the_same_booking() {
    let function = function();
    let send =
        |key: &str, wish: Value| function.send_with(Ada, "POST", "/api/bookings", wish, &[("idempotency-key", key)]);
    let first = send("k1", wish("oak", "02T10:00", "02T11:00")).expect(201);
    let again = send("k1", wish("oak", "02T10:00", "02T11:00")).expect(201);
    assert_eq!(first.json, again.json);
    send("k1", wish("oak", "02T12:00", "02T13:00")).refused(422, "idempotency-key-reused");
    assert_eq!(function.world.count("SELECT count(*) FROM bookings"), 1);
    assert_eq!(function.world.count("SELECT count(*) FROM outbox"), 1);
}

/// Whichever batch fails, before or after it happened, the repeated request makes one booking.
#[test]
fn a_database_that_fails_loses_and_doubles_nothing() {
    for fault in [Fault::Before, Fault::After] {
        for nth in [1, 2] {
            let sound = function();
            let failing = sound.failing(fault, nth);
            let key = [("idempotency-key", "k")];
            let wish = wish("oak", "02T10:00", "02T11:00");
            failing.send_with(Ada, "POST", "/api/bookings", wish.clone(), &key).refused(500, "internal");
            let made = failing.send_with(Ada, "POST", "/api/bookings", wish, &key).expect(201);
            assert_eq!(sound.world.count("SELECT count(*) FROM bookings"), 1, "{fault:?} {nth}");
            assert_eq!(sound.world.count("SELECT count(*) FROM outbox"), 1);
            assert_consistent(&sound);
            let id = made.json["id"].as_str().unwrap();
            assert_cancels_once(&sound, id, fault, nth);
        }
    }
}

fn assert_cancels_once(sound: &Function<bookings::App>, id: &str, fault: Fault, nth: u32) {
    let failing = sound.failing(fault, nth);
    let path = format!("/api/bookings/{id}/cancellation");
    failing.post(Ada, &path, Value::Null).refused(500, "internal");
    let again = failing.post(Ada, &path, Value::Null);
    assert!([200, 409].contains(&again.status), "{}", again.text);
    assert_eq!(sound.world.count("SELECT count(*) FROM bookings WHERE status = 'cancelled'"), 1);
    assert_eq!(sound.world.count("SELECT count(*) FROM outbox WHERE topic = 'bookings.cancelled'"), 1);
    assert_consistent(sound);
}

#[test]
fn a_change_of_the_set_up_between_look_and_writing_is_noticed() {
    // The guards alone, as a writer meets them that looked too early.
    let function = function();
    book(&function, Ada, "oak", "02T10:00", "02T11:00").expect(201);
    for (sql, rule) in [
        (
            "INSERT INTO booking_guards (guard) SELECT 'setup_changed' WHERE NOT EXISTS (SELECT 1 FROM resources WHERE version = 9)",
            "setup_changed",
        ),
        (
            "INSERT INTO slot_claims (resource_id, unit, slot) SELECT resource_id, unit, first_slot FROM claims",
            "slot_claims.resource_id, slot_claims.unit, slot_claims.slot",
        ),
    ] {
        let refused = futures::executor::block_on(function.world.db().commit(vec![db::Statement::new(sql, [])]));
        assert!(refused.unwrap_err().is_refused_by(rule));
    }
    assert_consistent(&function);
}

#[test]
fn cancelling_gives_the_slots_back_and_tells_once() {
    let function = function();
    let made = book(&function, Ada, "grove", "02T10:00", "02T11:00").expect(201);
    let path = format!("/api/bookings/{}/cancellation", made.json["id"].as_str().unwrap());
    function.post(Bob, &path, Value::Null).refused(404, "not-found");
    let cancelled = function.post(Ada, &path, Value::Null).expect(200);
    assert_eq!(cancelled.trips, 2);
    assert_eq!(cancelled.json["status"], "cancelled");
    assert_eq!(cancelled.json["cancellable"]["rule"], "already-cancelled");
    assert_eq!(function.world.count("SELECT count(*) FROM slot_claims"), 0);
    function.post(Ada, &path, Value::Null).refused(409, "already-cancelled");
    assert_eq!(function.world.count("SELECT count(*) FROM outbox WHERE topic = 'bookings.cancelled'"), 1);
    book(&function, Bob, "oak", "02T10:00", "02T11:00").expect(201);
    assert_consistent(&function);
}

#[test]
fn a_booking_is_cancelled_in_time_or_not_at_all() {
    let function = function();
    let made = book(&function, Ada, "oak", "01T12:00", "01T13:00").expect(201);
    let path = format!("/api/bookings/{}/cancellation", made.json["id"].as_str().unwrap());
    function.world.set_now("2030-01-01T10:00:01Z");
    function.post(Ada, &path, Value::Null).refused(409, "too-late-to-cancel");
    function.world.set_now("2030-01-01T12:00:00Z");
    function.post(Ada, &path, Value::Null).refused(409, "already-started");
    function.world.set_now("2030-01-01T10:00:00Z");
    function.world.load("UPDATE customers SET rights = '{\"edit_bookings\":false}' WHERE id = 'cus_ada'");
    function.post(Ada, &path, Value::Null).refused(403, "right-withheld");
    function.world.load("UPDATE customers SET rights = '{}' WHERE id = 'cus_ada'");
    function.post(Ada, &path, Value::Null).expect(200);
}

#[test]
fn an_operator_cancels_for_anybody_until_it_starts() {
    let function = function();
    let made = book(&function, Ada, "oak", "01T10:00", "01T11:00").expect(201);
    let path = format!("/api/bookings/all/{}/cancellation", made.json["id"].as_str().unwrap());
    function.world.set_now("2030-01-01T09:59:00Z");
    function.post(Ada, &path, Value::Null).refused(403, "forbidden");
    let cancelled = function.post(Boss, &path, Value::Null).expect(200);
    assert_eq!((cancelled.trips, &cancelled.json["customer_id"]), (2, &json!("cus_ada")));
    assert_eq!(function.world.count("SELECT count(*) FROM audit WHERE action = 'cancel_any_booking'"), 1);
    assert_eq!(function.world.count("SELECT count(*) FROM outbox WHERE recipient = 'ada@example.org'"), 2);
}

#[test]
fn my_bookings_are_listed_page_by_page() {
    let function = function();
    function.world.load("UPDATE policies SET open_bookings_max = NULL");
    for day in 2..=4 {
        for hour in 9..18 {
            book(&function, Ada, "oak", &format!("{day:02}T{hour:02}:00"), &format!("{day:02}T{:02}:00", hour + 1))
                .expect(201);
        }
    }
    let first = function.get(Ada, "/api/bookings").expect(200);
    assert_eq!((first.trips, first.json["items"].as_array().unwrap().len()), (1, 20));
    let cursor = first.json["next_cursor"].as_str().unwrap();
    let second = function.get(Ada, &format!("/api/bookings?cursor={cursor}")).expect(200);
    assert_eq!((second.json["items"].as_array().unwrap().len(), &second.json["next_cursor"]), (7, &Value::Null));
    assert_eq!(function.get(Ada, "/api/bookings?when=past").expect(200).json["items"], json!([]));
    function.world.set_now("2030-01-05T08:00:00Z");
    let past = function.get(Ada, "/api/bookings?when=past").expect(200);
    assert_eq!(past.json["items"][0]["starts_at"], "2030-01-04T17:00:00Z");
    let cursor = past.json["next_cursor"].as_str().unwrap();
    let rest = function.get(Ada, &format!("/api/bookings?when=past&cursor={cursor}")).expect(200);
    assert_eq!(rest.json["items"].as_array().unwrap().len(), 7);
    assert_eq!(function.get(Bob, "/api/bookings").expect(200).json["items"], json!([]));
}

#[test]
fn a_booking_is_shown_to_its_owner_alone_and_as_a_calendar_object() {
    let function = function();
    let made = book(&function, Ada, "oak", "02T10:00", "02T11:00").expect(201);
    let path = format!("/api/bookings/{}", made.json["id"].as_str().unwrap());
    let shown = function.get(Ada, &path).expect(200);
    assert_eq!((shown.trips, &shown.json), (1, &made.json));
    function.get(Bob, &path).refused(404, "not-found");
    let calendar = function.get(Ada, &format!("{path}/calendar.ics")).expect(200);
    assert_eq!(calendar.headers.get("content-type"), Some("text/calendar; charset=utf-8"));
    assert!(calendar.text.contains("DTSTART:20300102T100000Z"), "{}", calendar.text);
    function.get(Bob, &format!("{path}/calendar.ics")).refused(404, "not-found");
}
