//! What happens by itself: reminders, each once; days that are charged, each once; bytes that belong to nothing.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod desk;

use deliveries::jobs::Done;
use desk::*;
use futures::executor::block_on;
use serde_json::json;
use testkit::Fault;
use testkit::Persona::*;

#[test]
fn a_customer_is_reminded_before_on_and_after_the_last_day_once_each() {
    let function = function();
    let id = waits(&function);
    let times: [(&str, usize); 8] = [
        ("2030-01-01T09:00:00Z", 0),
        ("2030-01-11T23:00:00Z", 0),
        ("2030-01-12T00:30:00Z", 1),
        ("2030-01-12T01:30:00Z", 0),
        ("2030-01-15T08:00:00Z", 1),
        ("2030-01-16T08:00:00Z", 1),
        ("2030-01-16T09:00:00Z", 0),
        ("2030-03-01T09:00:00Z", 0),
    ];
    for (now, reminded) in times {
        function.world.set_now(now);
        assert_eq!(run(&function).reminded, reminded, "{now}");
        assert_eq!(run(&function).reminded, 0, "{now}, again");
        assert_consistent(&function);
    }
    let told = function.world.rows("SELECT payload ->> '$.time' AS time, payload ->> '$.fee.minor' AS fee, recipient FROM outbox WHERE topic = 'deliveries.reminder' ORDER BY rowid");
    let said = |time: &str| json!({ "time": time, "fee": 119, "recipient": "ada@example.org" });
    assert_eq!(told, [said("before"), said("last_day"), said("after")]);
    let history = seen(&function, Ada, &id)["history"].clone();
    assert_eq!(history.as_array().unwrap().iter().filter(|past| past["act"] == "reminded").count(), 3);
}

#[test]
fn after_an_outage_there_is_one_reminder_and_every_day_is_charged_once() {
    let function = function();
    waits(&function);
    function.world.set_now("2030-01-20T08:00:00Z");
    let done = run(&function);
    assert_eq!((done.reminded, done.days), (1, 5));
    assert_eq!(run(&function), Done::default());
    let told =
        function.world.rows("SELECT payload ->> '$.time' AS time FROM outbox WHERE topic = 'deliveries.reminder'");
    assert_eq!(told, [json!({ "time": "after" })]);
    let charges = function.world.rows("SELECT key, name, gross_minor, period_from FROM charges ORDER BY key LIMIT 1");
    let key = json!({ "key": "delivery:dlv_1:storage:2030-01-16", "name": "Storage, #1", "gross_minor": 119, "period_from": "2030-01-16" });
    assert_eq!(charges, [key]);
    function.world.set_now("2030-01-21T08:00:00Z");
    assert_eq!(run(&function).days, 1);
    assert_eq!(count(&function, "SELECT sum(gross_minor) FROM charges"), 6 * 119);
    assert_consistent(&function);
}

#[test]
fn what_is_collected_or_chosen_for_costs_nothing_more() {
    let function = function();
    let ids = register(&function, &[parcel(Some("cus_ada"), ""), parcel(Some("cus_ada"), "")]);
    function.world.set_now("2030-01-16T08:00:00Z");
    assert_eq!(run(&function).days, 2);
    let shown = code(&function, Ada);
    collect(&function, by_code(&shown, &[(&ids[0], 1)])).expect(201);
    choose(&function, &ids[1], wish("return", 0, 1)).expect(200);
    function.world.set_now("2030-01-18T08:00:00Z");
    assert_eq!(run(&function), Done::default());
    // Taken back, it costs something again from that day on.
    function.post(Ada, &format!("/api/deliveries/mine/{}/withdrawal", ids[1]), json!(null)).expect(200);
    assert_eq!(run(&function).days, 1);
    assert_consistent(&function);
}

#[test]
fn a_quarter_is_charged_at_the_most() {
    let function = function();
    waits(&function);
    function.world.set_now("2030-12-01T08:00:00Z");
    let days: usize = (0..5).map(|_| run(&function).days).sum();
    assert_eq!((days, count(&function, "SELECT count(*) FROM charges")), (90, 90));
    assert_consistent(&function);
}

#[test]
fn a_new_policy_is_for_what_comes_from_then_on() {
    let function = function();
    waits(&function);
    function.world.load("DELETE FROM delivery_policies");
    let later = waits(&function);
    assert_eq!(seen(&function, Ada, &later)["delivery"]["free_until"], json!(null));
    function.world.set_now("2030-01-17T08:00:00Z");
    let done = run(&function);
    assert_eq!((done.reminded, done.days), (1, 2));
    assert_consistent(&function);
}

/// Where it is earlier, the day has not come yet.
#[test]
fn days_are_those_of_the_location() {
    let function = function();
    function.world.load("UPDATE locations SET zone = '{\"name\":\"Pacific/Honolulu\",\"first_offset_seconds\":-36000,\"transitions\":[]}'");
    // On 31 December, there.
    waits(&function);
    assert_eq!(
        function.world.rows("SELECT free_until, local_day FROM deliveries"),
        [json!({ "free_until": "2030-01-14", "local_day": "2029-12-31" })]
    );
    function.world.set_now("2030-01-15T09:30:00Z");
    let done = run(&function);
    assert_eq!((done.reminded, done.days), (1, 0));
    function.world.set_now("2030-01-15T10:30:00Z");
    let done = run(&function);
    assert_eq!((done.reminded, done.days), (1, 1));
}

/// Three things that are due in each way, a file that nobody attached.
fn much_due() -> Desk {
    let function = function();
    register(&function, &[parcel(Some("cus_ada"), ""), parcel(Some("cus_tess"), ""), parcel(Some("cus_bob"), "")]);
    hand_in(&function);
    function.world.set_now("2030-01-20T08:00:00Z");
    function
}

#[test]
fn a_run_that_is_killed_anywhere_is_made_up_for_by_the_next() {
    let outcome = "SELECT (SELECT count(*) FROM outbox WHERE topic = 'deliveries.reminder') * 1000 + (SELECT count(*) FROM charges) * 10 + (SELECT count(*) FROM files)";
    let mut batches = 0;
    for nth in 1..40 {
        let mut was_killed = false;
        for fault in [Fault::Before, Fault::After] {
            let sound = much_due();
            let app = desk::app(&sound.world, sound.world.failing(fault, nth).db());
            was_killed |= !block_on(deliveries::jobs::run(&app)).log.is_empty();
            run(&sound);
            assert_eq!(count(&sound, outcome), 2100, "{fault:?} {nth}");
            assert_eq!(run(&sound), Done::default(), "nothing is left: {fault:?} {nth}");
            assert_consistent(&sound);
        }
        if !was_killed {
            break;
        }
        batches += 1;
    }
    assert!(10 < batches, "{batches}");
}
