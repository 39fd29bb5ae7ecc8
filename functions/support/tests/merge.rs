//! Requests that belong together are one from then on, and nothing that was written is lost.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod desk;

use Persona::*;
use desk::*;
use serde_json::{Value, json};
use testkit::{Answer, Function, Persona};

type Desk = Function<support::App>;

/// A request as operators see it.
fn shown(function: &Desk, id: &str) -> Value {
    let answer = function.get(Boss, &format!("/api/support/all/tickets/{id}")).expect(200);
    assert_eq!(answer.trips, 1);
    answer.json
}

/// Of each message its kind and the number of the request that it was written in, if that was merged.
fn thread(shown: &Value) -> Vec<(String, Option<i64>)> {
    let of = |one: &Value| (one["kind"].as_str().unwrap().to_owned(), one["merged_from"]["number"].as_i64());
    shown["messages"].as_array().unwrap().iter().map(of).collect()
}

fn line(kind: &str, from: Option<i64>) -> (String, Option<i64>) {
    (kind.to_owned(), from)
}

fn note(function: &Desk, id: &str) -> Answer {
    let said = json!({ "kind": "note", "text": "Between us: the pump.", "file_ids": [] });
    function.post(Boss, &format!("/api/support/all/tickets/{id}/messages"), said)
}

#[test]
fn what_was_written_in_both_is_read_in_the_one_that_stays_in_its_order() {
    let function = function();
    let stays = ask(&function, Ada);
    function.world.set_now("2030-01-01T08:10:00Z");
    let file = hand_in(&function, Ada);
    let made = function.post(Ada, "/api/support/tickets", asked(&[&file])).expect(201).json;
    let gone = made["id"].as_str().unwrap();
    function.world.set_now("2030-01-01T08:20:00Z");
    reply(&function, Ada, &stays).expect(201);
    function.world.set_now("2030-01-01T08:25:00Z");
    note(&function, gone).expect(201);
    function.world.set_now("2030-01-01T08:30:00Z");
    let merged = merge(&function, (gone, 1), 1).expect(200);
    assert_eq!((merged.trips, &merged.json), (2, &json!({ "id": stays, "number": 1 })));
    let seen_now = seen(&function, Ada, &stays);
    assert_eq!(thread(&seen_now), [line("member", None), line("member", Some(2)), line("member", None)]);
    let second = &seen_now["messages"][1];
    assert_eq!(second["merged_from"], json!({ "number": 2, "subject": "Heating" }));
    assert_eq!((&second["files"][0]["id"], &seen_now["messages"][0]["merged_from"]), (&json!(file), &Value::Null));
    function.get(Ada, &format!("/api/support/files/{file}")).expect(200);
    assert_eq!(thread(&shown(&function, &stays))[3], line("note", Some(2)), "operators read notes, wherever they were");
    // The merged one is over, and says where it goes on, to either side.
    let gone_now = seen(&function, Ada, gone);
    assert_eq!(
        (&gone_now["ticket"]["status"], &gone_now["ticket"]["merged_into"]),
        (&json!("closed"), &json!({ "id": stays, "number": 1 }))
    );
    assert_eq!(shown(&function, gone)["ticket"]["merged_into"], json!({ "id": stays, "number": 1 }));
    let listed = function.get(Ada, "/api/support/tickets").expect(200).json;
    assert_eq!(listed["items"].as_array().unwrap().len(), 2);
    assert_eq!(
        told(&function),
        [
            "support.raised mia@example.org",
            "support.raised mia@example.org",
            "support.replied mia@example.org",
            "support.merged ada@example.org"
        ]
    );
    let notice = function.world.rows("SELECT payload ->> 'number' AS number, payload ->> 'into_number' AS stays, payload ->> 'page' AS page FROM outbox WHERE topic = 'support.merged'");
    assert_eq!(notice, [json!({ "number": 2, "stays": 1, "page": format!("/support/{stays}") })]);
    assert_eq!(count(&function, "SELECT count(*) FROM audit WHERE action = 'merge_ticket'"), 1);
    // Merged once is merged.
    merge(&function, (gone, 1), 1).expect(200);
    assert_eq!(count(&function, "SELECT count(*) FROM outbox WHERE topic = 'support.merged'"), 1);
    assert_consistent(&function);
}

#[test]
fn what_is_written_to_the_merged_one_goes_on_in_the_one_that_stays() {
    let function = function();
    let (stays, gone) = (ask(&function, Ada), ask(&function, Ada));
    let send = |text: &str| {
        let body = json!({ "text": text, "file_ids": [] });
        function.send_with(
            Ada,
            "POST",
            &format!("/api/support/tickets/{gone}/messages"),
            body,
            &[("idempotency-key", "k")],
        )
    };
    let before = send("Still cold").expect(201).json;
    assert_eq!(before["ticket_id"], json!(gone));
    merge(&function, (&gone, 2), 1).expect(200);
    answer(&function, &stays, "waiting").expect(201);
    // The same call again is the same message, wherever that is read by now.
    assert_eq!(send("Still cold").expect(201).json["id"], before["id"]);
    let after = reply(&function, Ada, &gone).expect(201);
    assert_eq!((after.trips, &after.json["ticket_id"], &after.json["status"]), (2, &json!(stays), &json!("open")));
    let answered = answer(&function, &gone, "solved").expect(201).json;
    assert_eq!((&answered["ticket_id"], &answered["status"]), (&json!(stays), &json!("solved")));
    note(&function, &gone).expect(201);
    let kinds = thread(&shown(&function, &stays));
    let own = kinds.iter().filter(|(_, from)| from.is_none()).count();
    assert_eq!((kinds.len(), own), (7, 5));
    assert_eq!(seen(&function, Ada, &stays)["ticket"]["status"], "solved");
    // Nothing else can be done with it.
    function.post(Ada, &format!("/api/support/tickets/{gone}/solution"), Value::Null).refused(409, "ticket-merged");
    let setup = json!({ "department_id": "dep_building", "priority": "low", "assignee_id": null, "status": "open" });
    function.put(Boss, &format!("/api/support/all/tickets/{gone}?version=3"), setup).refused(409, "ticket-merged");
    // Nor is it anybody else's.
    reply(&function, Bob, &gone).refused(404, "not-found");
    assert_consistent(&function);
}

#[test]
fn each_no_is_plain_and_writes_nothing() {
    let function = function();
    let (one, _, other, over) = (ask(&function, Ada), ask(&function, Ada), ask(&function, Bob), ask(&function, Ada));
    function.world.load("UPDATE tickets SET status = 'closed', closes_at = 1 WHERE number = 4");
    let itself = merge(&function, (&one, 1), 1).refused(422, "invalid-fields");
    let unknown = merge(&function, (&one, 1), 9).refused(422, "invalid-fields");
    let another = merge(&function, (&one, 1), 3).refused(409, "ticket-of-another-customer");
    let rules = [itself, unknown, another].map(|no| {
        let error = &no.json["errors"][0];
        (error["pointer"].as_str().unwrap().to_owned(), error["rule"].as_str().unwrap().to_owned())
    });
    assert_eq!(
        rules,
        [("/into", "itself"), ("/into", "unknown"), ("/into", "ticket-of-another-customer")]
            .map(|(pointer, rule)| (pointer.to_owned(), rule.to_owned()))
    );
    merge(&function, (&other, 1), 1).refused(409, "ticket-of-another-customer");
    let closed = merge(&function, (&one, 1), 4).refused(409, "ticket-closed");
    assert_eq!(closed.json["detail"], "Request #4 is closed.");
    merge(&function, (&over, 1), 1).refused(409, "ticket-closed");
    merge(&function, ("tkt_none", 1), 1).refused(404, "not-found");
    merge(&function, (&one, 7), 2).refused(409, "changed-meanwhile");
    function
        .post(Boss, &format!("/api/support/all/tickets/{one}/merge?version=1"), json!({ "into": 0 }))
        .refused(422, "invalid-fields");
    assert_eq!(
        count(
            &function,
            "SELECT (SELECT count(*) FROM audit) + (SELECT count(*) FROM outbox WHERE topic = 'support.merged')"
        ),
        0
    );
    // Neither into what was merged, nor what others were merged into.
    merge(&function, (&one, 1), 2).expect(200);
    let fifth = ask(&function, Ada);
    let into_gone = merge(&function, (&fifth, 1), 1).refused(409, "ticket-merged");
    assert_eq!(into_gone.json["detail"], "Request #1 was merged into another.");
    merge(&function, (&one, 2), 5).refused(409, "ticket-merged");
    let second = function.world.rows("SELECT id FROM tickets WHERE number = 2")[0]["id"].as_str().unwrap().to_owned();
    merge(&function, (&second, 2), 5).refused(409, "ticket-holds-others");
    merge(&function, (&fifth, 1), 2).expect(200);
    assert_consistent(&function);
}

#[test]
fn first_answers_stay_when_they_were_and_what_had_none_is_still_due() {
    let function = function();
    let stays = ask(&function, Ada);
    answer(&function, &stays, "solved").expect(201);
    function.world.set_now("2030-01-01T09:00:00Z");
    let gone = ask(&function, Ada);
    function.world.set_now("2030-01-01T10:00:00Z");
    merge(&function, (&gone, 1), 1).expect(200);
    let of = |id: &str| {
        let ticket = &shown(&function, id)["ticket"];
        ["first_answer_due_at", "first_answered_at", "merged_due_at", "status"].map(|name| ticket[name].clone())
    };
    let own = [json!("2030-01-01T12:00:00Z"), json!("2030-01-01T08:00:00Z")];
    assert_eq!(of(&stays)[..2], own);
    assert_eq!(of(&stays)[2..], [json!("2030-01-01T13:00:00Z"), json!("open")], "solved before, and now open again");
    assert_eq!(of(&gone)[..2], [json!("2030-01-01T13:00:00Z"), Value::Null], "being merged is no answer");
    let overdue = || {
        let found = function.get(Boss, "/api/support/all/tickets?queue=overdue").expect(200).json;
        found["items"].as_array().unwrap().iter().map(|one| one["number"].clone()).collect::<Vec<_>>()
    };
    function.world.set_now("2030-01-01T12:30:00Z");
    assert_eq!(overdue(), [0_i64; 0]);
    function.world.set_now("2030-01-01T13:00:00Z");
    assert_eq!((overdue(), shown(&function, &stays)["ticket"]["overdue"].clone()), (vec![json!(1)], json!(true)));
    answer(&function, &stays, "waiting").expect(201);
    assert_eq!(overdue(), [0_i64; 0]);
    assert_eq!((&of(&stays)[..2], &of(&stays)[2]), (&own[..], &Value::Null));
    assert_eq!(of(&gone)[1], json!("2030-01-01T13:00:00Z"), "the answer to both");
    assert_consistent(&function);
}

#[test]
fn what_it_can_be_merged_into_is_what_the_customer_has_that_is_not_over() {
    let function = function();
    let (first, _, gone) = (ask(&function, Ada), ask(&function, Ada), ask(&function, Ada));
    ask(&function, Bob);
    ask(&function, Ada);
    function.world.load("UPDATE tickets SET status = 'closed', closes_at = 1 WHERE number = 2");
    merge(&function, (&gone, 1), 5).expect(200);
    let others = function.get(Boss, &format!("/api/support/all/tickets/{first}/others")).expect(200);
    let numbers: Vec<_> = others.json["items"].as_array().unwrap().iter().map(|one| one["number"].clone()).collect();
    assert_eq!((others.trips, numbers, &others.json["next_cursor"]), (1, vec![json!(5)], &Value::Null));
    // Whoever looks for the merged one, by its number or its words, finds the one that stays.
    for search in ["3", "heating"] {
        let found = function.get(Boss, &format!("/api/support/all/tickets?search={search}")).expect(200).json;
        let numbers: Vec<_> = found["items"].as_array().unwrap().iter().map(|one| &one["number"]).collect();
        assert!(numbers.contains(&&json!(5)) && !numbers.contains(&&json!(3)), "{search}: {numbers:?}");
    }
    function.get(Boss, "/api/support/all/tickets/tkt_none/others").refused(404, "not-found");
}
