//! What happens by itself: reminders, doors that have closed, what was kept long enough.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use futures::executor::block_on;
use serde_json::{Value, json};
use support::*;
use testkit::{Fault, Persona};
use visitors::jobs::Done;

#[test]
fn who_comes_tomorrow_is_reminded_once() {
    let function = function();
    register(&function, Ada, registration(&["Eve Adams"], "03")).expect(201);
    // Whoever comes within a day has just been invited.
    register(&function, Ada, registration(&["Max Berg"], "01")).expect(201);
    assert_eq!(run(&function), Done::default());
    function.world.set_now("2030-01-02T10:00:00Z");
    assert_eq!((run(&function).reminded, run(&function).reminded), (1, 0));
    let (topic, to, told) = told(&function).pop().unwrap();
    assert_eq!(
        (topic.as_str(), to.as_str(), told["path"].is_string()),
        ("visitors.reminder", "eve.adams@example.com", true)
    );
    // The code of the reminder opens the same visit as that of the invitation.
    assert_eq!(
        function.world.count("SELECT count(*) FROM visit_codes JOIN visits USING (guest_id) WHERE name = 'Eve Adams'"),
        2
    );
    assert_consistent(&function);
}

#[test]
fn a_visit_that_moves_is_reminded_of_anew_and_one_that_is_off_is_not() {
    let function = function();
    let visit = register(&function, Ada, registration(&["Eve Adams"], "03")).expect(201).json["visits"][0].clone();
    let off = register(&function, Ada, registration(&["Max Berg"], "03")).expect(201).json["visits"][0].clone();
    function.post(Ada, &at(&off, "/cancellation"), json!({ "following": false })).expect(200);
    function.world.set_now("2030-01-02T10:00:00Z");
    assert_eq!(run(&function).reminded, 1);
    let moved = json!({ "name": "Eve Adams", "email": "eve.adams@example.com", "company": "", "reason": "", "note": "",
        "starts_at": "2030-01-04T10:00:00Z", "ends_at": "2030-01-04T11:00:00Z" });
    function.put(Ada, &at(&visit, ""), moved).expect(200);
    assert_eq!(run(&function).reminded, 0);
    function.world.set_now("2030-01-03T10:00:00Z");
    assert_eq!(run(&function).reminded, 1);
}

#[test]
fn who_is_still_in_after_closing_has_left_when_it_closed() {
    let function = function();
    let tablet = kiosk(&function);
    let visit = expected(&function, Ada, "Eve Adams");
    come_in(&function, &tablet, &visit).expect(200);
    function.world.set_now("2030-01-01T19:59:00Z");
    assert_eq!(run(&function).left, 0);
    function.world.set_now("2030-01-01T20:10:00Z");
    assert_eq!((run(&function).left, run(&function).left), (1, 0));
    let row = function.world.rows("SELECT status, out_by, out_at FROM visits");
    assert_eq!(row, [json!({ "status": "left", "out_by": "closing", "out_at": 1_893_528_000_000_i64 })]);
    assert_consistent(&function);
}

#[test]
fn what_was_kept_long_enough_is_erased_with_its_codes() {
    let function = function();
    receive(&function, &json!({ "kept_days": 10 }));
    register(&function, Ada, registration(&["Eve Adams"], "02")).expect(201);
    register(&function, Ada, registration(&["Max Berg"], "08")).expect(201);
    function.world.set_now("2030-01-12T10:59:00Z");
    assert_eq!(run(&function).erased, 0);
    function.world.set_now("2030-01-12T11:01:00Z");
    assert_eq!((run(&function).erased, run(&function).erased), (1, 0));
    assert_eq!(function.world.rows("SELECT name FROM visits"), [json!({ "name": "Max Berg" })]);
    assert_eq!(
        function.world.count("SELECT count(*) FROM visit_codes WHERE guest_id NOT IN (SELECT guest_id FROM visits)"),
        0
    );
    assert_consistent(&function);
}

/// One of each at once: a reminder, a visit whose booking is gone, one whose booking has moved, somebody still in, something to erase.
fn much_due() -> Visitors {
    let function = function();
    function.world.load(include_str!("../../bookings/tests/rooms.sql"));
    function.world.load(
        "INSERT INTO bookings (id, resource_id, location_id, customer_id, starts_at, ends_at, first_slot, after_slot, status, title, people,
           price_minor, currency, price_why, cancel_until, created_at, cancelled_at) VALUES
         ('bkg_next', 'res_oak', 'loc_utc', 'cus_ada', 1895220000000, 1895223600000, 1, 5, 'confirmed', '', 1, 1500, 'EUR', '[]', 0, 0, NULL),
         ('bkg_then', 'res_oak', 'loc_utc', 'cus_ada', 1895223600000, 1895227200000, 5, 9, 'confirmed', '', 1, 1500, 'EUR', '[]', 0, 0, NULL)",
    );
    receive(&function, &json!({ "kept_days": 10 }));
    register(&function, Ada, registration(&["Old Dale"], "02")).expect(201);
    register(&function, Ada, registration(&["Eve Adams"], "16")).expect(201);
    for (name, booking) in [("Max Berg", "bkg_next"), ("Una Wolf", "bkg_then")] {
        let mut booked = registration(&[name], "21");
        booked["booking_id"] = json!(booking);
        register(&function, Ada, booked).expect(201);
    }
    let still_in = register(&function, Ada, registration(&["Ida Crow"], "14")).expect(201).json["visits"][0].clone();
    function.world.set_now("2030-01-14T10:00:00Z");
    function.post(Boss, &format!("/api/visitors/all/visits/{}/check-in", id_of(&still_in)), Value::Null).expect(200);
    function.world.load(
        "UPDATE bookings SET status = 'cancelled', cancelled_at = 1 WHERE id = 'bkg_next';
         UPDATE bookings SET starts_at = starts_at + 86400000, ends_at = ends_at + 86400000 WHERE id = 'bkg_then'",
    );
    function.world.set_now("2030-01-15T10:30:00Z");
    function
}

#[test]
fn a_run_that_is_killed_anywhere_is_made_up_for_by_the_next() {
    let outcome = |function: &Visitors| {
        let visits = "SELECT name, status, out_by, reminded_at IS NOT NULL AS reminded FROM visits ORDER BY name";
        let told = "SELECT topic, count(*) AS told FROM outbox GROUP BY topic ORDER BY topic";
        [function.world.rows(visits), function.world.rows(told)].concat()
    };
    let sound = much_due();
    assert_eq!(run(&sound), Done { reminded: 1, called_off: 1, moved: 1, left: 1, erased: 1, log: vec![] });
    let whole = outcome(&sound);
    let mut batches = 0;
    for nth in 1.. {
        let mut was_killed = false;
        for fault in [Fault::Before, Fault::After] {
            let sound = much_due();
            let killed = sound.world.failing(fault, nth);
            let done = block_on(visitors::jobs::run(&app(&killed, killed.db())));
            was_killed |= !done.log.is_empty();
            run(&sound);
            assert_eq!(outcome(&sound), whole, "{fault:?} {nth}");
            assert_eq!(run(&sound), Done::default(), "nothing is left: {fault:?} {nth}");
            assert_consistent(&sound);
        }
        if !was_killed {
            break;
        }
        batches += 1;
    }
    assert_eq!(batches, 10, "each looks and acts of four steps, and whom to erase");
}
