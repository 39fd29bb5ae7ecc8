//! What operators do: queues, search, assignment, answers, departments, canned replies.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod desk;

use Persona::*;
use desk::*;
use serde_json::{Value, json};
use support::App;
use testkit::{Function, Persona};

/// The numbers of the requests that a list has, in its order.
fn listed(function: &Function<App>, query: &str) -> Vec<i64> {
    let answer = function.get(Boss, &format!("/api/support/all/tickets{query}")).expect(200);
    answer.json["items"].as_array().unwrap().iter().map(|one| one["number"].as_i64().unwrap()).collect()
}

fn setup(department: &str, assignee: Option<&str>, status: &str) -> Value {
    json!({ "department_id": department, "priority": "high", "assignee_id": assignee, "status": status })
}

fn put(function: &Function<App>, id: &str, version: i64, setup: Value) -> testkit::Answer {
    function.put(Boss, &format!("/api/support/all/tickets/{id}?version={version}"), setup)
}

#[test]
fn each_queue_holds_what_it_says() {
    let function = function();
    let (first, second) = (ask(&function, Ada), ask(&function, Bob));
    function.world.set_now("2030-01-01T09:00:00Z");
    ask(&function, Carl);
    put(&function, &first, 1, setup("dep_building", Some("acc_boss"), "waiting")).expect(200);
    assert_eq!(listed(&function, ""), [3, 2], "what the staff are to do something about, the latest first");
    assert_eq!(listed(&function, "?queue=mine"), [1]);
    assert_eq!(listed(&function, "?queue=unassigned"), [3, 2]);
    assert_eq!(listed(&function, "?queue=overdue"), [0_i64; 0]);
    assert_eq!(listed(&function, "?queue=all&status=waiting"), [1]);
    assert_eq!(listed(&function, "?queue=all&department=dep_general"), [0_i64; 0]);
    assert_eq!(listed(&function, "?queue=all&department=dep_building&location=loc_utc"), [3, 1, 2]);
    function.world.set_now("2030-01-01T12:30:00Z");
    assert_eq!(listed(&function, "?queue=overdue"), [2], "the longest overdue first, and not what has hours left");
    function.world.set_now("2030-01-01T13:00:00Z");
    assert_eq!(listed(&function, "?queue=overdue"), [2, 3]);
    let overdue = function.get(Boss, &format!("/api/support/all/tickets/{second}")).expect(200).json;
    assert_eq!(overdue["ticket"]["overdue"], true);
    answer(&function, &second, "waiting").expect(201);
    assert_eq!(listed(&function, "?queue=overdue"), [3]);
}

#[test]
fn a_request_is_found_by_words_of_all_that_was_written_and_by_its_number() {
    let function = function();
    let first = ask(&function, Ada);
    let mut other = asked(&[]);
    (other["subject"], other["text"]) = (json!("Café key"), json!("I lost it."));
    function.post(Bob, "/api/support/tickets", other).expect(201);
    let note = json!({ "kind": "note", "text": "The pump is broken", "file_ids": [] });
    function.post(Boss, &format!("/api/support/all/tickets/{first}/messages"), note).expect(201);
    for (search, numbers) in [
        ("heating", vec![1]),
        ("HEAT%20oak", vec![1]),
        ("pump", vec![1]),
        ("cafe", vec![2]),
        ("lost%20heating", vec![]),
        ("%232", vec![2]),
        ("2", vec![2]),
        ("%22%20OR%20%22", vec![]),
        ("%22*%28", vec![]),
    ] {
        assert_eq!(listed(&function, &format!("?search={search}")), numbers, "{search}");
    }
    assert_eq!(listed(&function, "?search=heating&department=dep_general"), [0_i64; 0]);
}

#[test]
fn what_is_decided_is_told_and_noted_once() {
    let function = function();
    let id = ask(&function, Ada);
    let decided = put(&function, &id, 1, setup("dep_left", Some("acc_mia"), "open")).expect(200);
    let line = &decided.json;
    assert_eq!(
        (decided.trips, &line["department_name"], &line["assignee_name"], &line["priority"]),
        (2, &json!("Nobody left"), &json!("Mia Building"), &json!("high"))
    );
    // Another department, another target; this one has none.
    assert_eq!((&line["first_answer_due_at"], &line["version"]), (&Value::Null, &json!(2)));
    assert_eq!(function.get(Boss, &format!("/api/support/all/tickets/{id}")).expect(200).json["ticket"], *line);
    put(&function, &id, 1, setup("dep_general", None, "open")).refused(409, "changed-meanwhile");
    put(&function, &id, 2, setup("dep_none", None, "open")).refused(422, "invalid-fields");
    let nobody = put(&function, &id, 2, setup("dep_general", Some("acc_ada"), "open")).refused(422, "invalid-fields");
    assert_eq!(nobody.json["errors"][0]["pointer"], "/assignee_id");
    // What the member does not see changes nothing for them; what they do is told.
    assert_eq!(told(&function), ["support.raised mia@example.org"]);
    let solved = put(&function, &id, 2, setup("dep_building", Some("acc_mia"), "solved")).expect(200);
    assert_eq!(solved.json["closes_at"], "2030-01-15T08:00:00Z");
    function.world.set_now("2030-01-20T08:00:00Z");
    run(&function);
    // What is closed can be opened again by operators.
    put(&function, &id, 4, setup("dep_building", Some("acc_mia"), "open")).expect(200);
    let became = function.world.rows("SELECT payload ->> '$.became.kind' AS kind, payload ->> '$.became.until' AS until FROM outbox WHERE topic = 'support.changed' ORDER BY rowid");
    assert_eq!(became, [json!({ "kind": "solved", "until": "2030-01-15" }), json!({ "kind": "open", "until": null })]);
    assert_eq!(count(&function, "SELECT count(*) FROM audit WHERE action = 'put_ticket'"), 3);
    // A reply goes to whoever sees to it.
    reply(&function, Ada, &id).expect(201);
    assert_eq!(told(&function).last().map(String::as_str), Some("support.replied mia@example.org"));
    assert_consistent(&function);
}

#[test]
fn an_answer_that_is_given_often_is_filled_in() {
    let function = function();
    let id = ask(&function, Ada);
    let filled = function.get(Boss, &format!("/api/support/all/tickets/{id}/canned-replies")).expect(200);
    let expected = json!([
        { "id": "can_building", "name": "On our way", "text": "We come to Harbour about “Heating”." },
        { "id": "can_all", "name": "Thanks", "text": "Hello Ada Members, thank you for #1. Boss Operator" },
    ]);
    assert_eq!((filled.trips, &filled.json["items"]), (1, &expected));
    let new = json!({ "name": "Sorry", "department_id": null, "text": "Sorry {nmae}" });
    let refused = function.post(Boss, "/api/support/canned-replies", new).refused(422, "invalid-fields");
    assert_eq!(
        (&refused.json["errors"][0]["pointer"], &refused.json["errors"][0]["rule"]),
        (&json!("/text"), &json!("placeholder"))
    );
    let new =
        |name: &str, department: Value| json!({ "name": name, "department_id": department, "text": "Sorry {name}" });
    function.post(Boss, "/api/support/canned-replies", new("Sorry", json!("dep_none"))).refused(422, "invalid-fields");
    function.post(Boss, "/api/support/canned-replies", new("Thanks", Value::Null)).refused(409, "name-taken");
    let made = function.post(Boss, "/api/support/canned-replies", new("Sorry", json!("dep_building"))).expect(201).json;
    let path = format!("/api/support/canned-replies/{}", made["id"].as_str().unwrap());
    let changed = function.put(Boss, &format!("{path}?version=1"), new("Sorry again", Value::Null)).expect(200);
    assert_eq!((&changed.json["name"], &changed.json["version"]), (&json!("Sorry again"), &json!(2)));
    function.put(Boss, &format!("{path}?version=1"), new("Lost", Value::Null)).refused(409, "changed-meanwhile");
    function.delete(Boss, &path).expect(204);
    function.delete(Boss, &path).refused(404, "not-found");
    assert_eq!(count(&function, "SELECT count(*) FROM audit WHERE action LIKE '%canned_reply'"), 3);
}

#[test]
fn a_department_is_set_up_with_whoever_answers_for_it() {
    let function = function();
    let setup = |name: &str, operators: Value| json!({ "name": name, "description": "", "operators": operators, "first_answer_minutes": 60, "reopen_days": 7, "position": 9, "archived": false });
    let made = function.post(Boss, "/api/support/departments", setup("Money", json!(["acc_mia"]))).expect(201);
    assert_eq!((made.trips, &made.json["unsolved"], &made.json["version"]), (2, &json!(0), &json!(1)));
    let path = format!("/api/support/departments/{}", made.json["id"].as_str().unwrap());
    let unknown = function.put(Boss, &format!("{path}?version=1"), setup("Money", json!(["acc_mia", "acc_ada"])));
    assert_eq!(unknown.refused(422, "invalid-fields").json["errors"][0]["pointer"], "/operators/1");
    let taken =
        function.put(Boss, &format!("{path}?version=1"), setup("General", json!([]))).refused(409, "name-taken");
    assert_eq!(taken.json["errors"][0]["pointer"], "/name");
    assert_eq!(
        function.put(Boss, &format!("{path}?version=1"), setup("Billing", json!([]))).expect(200).json["version"],
        2
    );
    function.put(Boss, &format!("{path}?version=1"), setup("Lost", json!([]))).refused(409, "changed-meanwhile");
    function.put(Boss, "/api/support/departments/dep_none?version=1", setup("X", json!([]))).refused(404, "not-found");
    let mut wrong = setup("X", json!([]));
    wrong["reopen_days"] = json!(0);
    function.post(Boss, "/api/support/departments", wrong).refused(422, "invalid-fields");
    ask(&function, Ada);
    let known = function.get(Boss, "/api/support/known").expect(200);
    let of =
        |id: &str| known.json["departments"].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap().clone();
    assert_eq!(
        (known.trips, &of("dep_building")["unsolved"], &of("dep_over")["archived"]),
        (1, &json!(1), &json!(true))
    );
    let operators: Vec<_> = known.json["operators"].as_array().unwrap().iter().map(|one| one["id"].clone()).collect();
    assert_eq!(operators, [json!("acc_boss"), json!("acc_mia")]);
    assert_eq!(count(&function, "SELECT count(*) FROM audit WHERE action LIKE '%department'"), 2);
}

#[test]
fn a_request_without_a_department_cannot_be_written() {
    let function = function();
    ask(&function, Ada);
    let update = db::Statement::new("UPDATE tickets SET department_id = NULL", []);
    let refused = futures::executor::block_on(function.world.db().commit(vec![update])).unwrap_err();
    assert!(refused.is_refused_by("ticket_has_department"), "{refused}");
}
