//! Two at once: the limit holds, and a reply does not open what is over by then.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod desk;

use desk::*;
use serde_json::json;
use testkit::Persona::*;

#[test]
fn a_reply_does_not_open_what_was_closed_meanwhile() {
    let function = function();
    let id = ask(&function, Ada);
    let late = function.overtaken(
        |function| reply(function, Ada, &id),
        || function.world.load("UPDATE tickets SET status = 'closed', closes_at = 1"),
    );
    late.refused(409, "ticket-closed");
    assert_eq!(count(&function, "SELECT count(*) FROM ticket_messages"), 1);
}

#[test]
fn the_last_request_of_an_hour_is_one() {
    let function = function();
    for _ in 0..9 {
        ask(&function, Ada);
    }
    let late = function.overtaken(
        |function| function.post(Ada, "/api/support/tickets", asked(&[])),
        || drop(function.post(Ada, "/api/support/tickets", asked(&[])).expect(201)),
    );
    late.refused(429, "too-many-tickets");
    assert_eq!(count(&function, "SELECT count(*) FROM tickets"), 10);
    assert_consistent(&function);
}

#[test]
fn a_file_is_attached_to_one_message() {
    let function = function();
    let file = hand_in(&function, Ada);
    let wish = asked(&[&file]);
    let late = function.overtaken(
        |function| function.post(Ada, "/api/support/tickets", wish.clone()),
        || drop(function.post(Ada, "/api/support/tickets", wish.clone()).expect(201)),
    );
    late.refused(409, "file-gone");
    assert_eq!(count(&function, "SELECT count(*) FROM tickets"), 1);
    assert_consistent(&function);
}

#[test]
fn a_department_that_is_archived_meanwhile_takes_no_more() {
    let function = function();
    let late = function.overtaken(
        |function| function.post(Ada, "/api/support/tickets", asked(&[])),
        || function.world.load("UPDATE departments SET archived = 1 WHERE id = 'dep_building'"),
    );
    late.refused(409, "department-archived");
    assert_eq!(count(&function, "SELECT count(*) FROM tickets"), 0);
}

#[test]
fn two_operators_who_decide_at_once_are_told_of_each_other() {
    let function = function();
    let id = ask(&function, Ada);
    let path = format!("/api/support/all/tickets/{id}?version=1");
    let setup = |priority: &str| json!({ "department_id": "dep_building", "priority": priority, "assignee_id": null, "status": "open" });
    let late = function.overtaken(
        |function| function.put(Boss, &path, setup("urgent")),
        || drop(function.put(Boss, &path, setup("low")).expect(200)),
    );
    late.refused(409, "changed-meanwhile");
    assert_eq!(count(&function, "SELECT count(*) FROM tickets WHERE priority = 'low'"), 1);
}

#[test]
fn of_two_merges_at_once_one_is_made() {
    let function = function();
    let (one, _, three) = (ask(&function, Ada), ask(&function, Ada), ask(&function, Ada));
    let late = function
        .overtaken(|function| merge(function, (&one, 1), 3), || drop(merge(&function, (&one, 1), 2).expect(200)));
    late.refused(409, "ticket-merged");
    let late = function.overtaken(
        |function| merge(function, (&three, 1), 2),
        || function.world.load("UPDATE tickets SET status = 'closed', closes_at = 1 WHERE number = 2"),
    );
    late.refused(409, "ticket-closed");
    assert_eq!(count(&function, "SELECT count(*) FROM outbox WHERE topic = 'support.merged'"), 1);
    assert_consistent(&function);
}

#[test]
fn two_requests_are_not_merged_into_each_other() {
    let function = function();
    let (one, two) = (ask(&function, Ada), ask(&function, Ada));
    let late = function
        .overtaken(|function| merge(function, (&one, 1), 2), || drop(merge(&function, (&two, 1), 1).expect(200)));
    late.refused(409, "ticket-merged");
    // Nor into one that holds others by then.
    let (three, four) = (ask(&function, Ada), ask(&function, Ada));
    let late = function
        .overtaken(|function| merge(function, (&three, 1), 1), || drop(merge(&function, (&four, 1), 3).expect(200)));
    late.refused(409, "ticket-holds-others");
    assert_eq!(count(&function, "SELECT count(*) FROM tickets WHERE merged_into IS NOT NULL"), 2);
    assert_consistent(&function);
}

#[test]
fn whoever_writes_to_what_is_merged_meanwhile_is_told_and_writes_it_once() {
    let function = function();
    let (gone, stays) = (ask(&function, Ada), ask(&function, Ada));
    let late = function
        .overtaken(|function| reply(function, Ada, &gone), || drop(merge(&function, (&gone, 1), 2).expect(200)));
    late.refused(409, "ticket-merged");
    assert_eq!(count(&function, "SELECT count(*) FROM ticket_messages"), 2);
    assert_eq!(reply(&function, Ada, &gone).expect(201).json["ticket_id"], json!(stays));
    assert_consistent(&function);
}

#[test]
fn what_is_answered_meanwhile_is_looked_at_before_it_is_merged() {
    let function = function();
    let (gone, stays) = (ask(&function, Ada), ask(&function, Ada));
    for (version, answered) in [(1, &gone), (2, &stays)] {
        let late = function.overtaken(
            |function| merge(function, (&gone, version), 2),
            || drop(answer(&function, answered, "waiting").expect(201)),
        );
        late.refused(409, "changed-meanwhile");
    }
    assert_eq!(count(&function, "SELECT count(*) FROM tickets WHERE merged_into IS NOT NULL"), 0);
    merge(&function, (&gone, 2), 2).expect(200);
    assert_consistent(&function);
}
