//! A request through its life, as its member sees it.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod desk;

use Persona::*;
use desk::*;
use serde_json::{Value, json};
use testkit::Persona;

#[test]
fn a_request_is_made_with_a_number_a_due_time_and_a_mail_to_its_department() {
    let function = function();
    let file = hand_in(&function, Ada);
    let made = function.post(Ada, "/api/support/tickets", asked(&[&file])).expect(201);
    assert_eq!((made.trips, &made.json["number"]), (2, &json!(1)));
    let id = made.json["id"].as_str().unwrap();
    let shown = seen(&function, Ada, id);
    let ticket = json!({ "id": id, "number": 1, "subject": "Heating", "status": "open", "department_name": "Building",
        "location_name": shown["ticket"]["location_name"], "created_at": "2030-01-01T08:00:00Z",
        "changed_at": "2030-01-01T08:00:00Z", "closes_at": null, "merged_into": null });
    assert_eq!(shown["ticket"], ticket);
    let first = &shown["messages"][0];
    assert_eq!((&first["kind"], &first["author"]), (&json!("member"), &json!("Ada Members")));
    assert_eq!((&first["files"][0]["id"], &first["files"][0]["width"]), (&json!(file), &json!(40)));
    // Four hours of those in which the location is open.
    let due = function.get(Boss, &format!("/api/support/all/tickets/{id}")).expect(200).json;
    assert_eq!(due["ticket"]["first_answer_due_at"], "2030-01-01T12:00:00Z");
    assert_eq!(told(&function), ["support.raised mia@example.org"]);
    let listed = function.get(Ada, "/api/support/tickets").expect(200);
    assert_eq!((listed.trips, &listed.json["items"][0]), (1, &ticket));
    assert_consistent(&function);
}

#[test]
fn numbers_count_without_gaps() {
    let function = function();
    for (who, number) in [(Ada, 1), (Bob, 2), (Carl, 3)] {
        let made = function.post(who, "/api/support/tickets", asked(&[])).expect(201);
        assert_eq!(made.json["number"], number);
    }
    assert_consistent(&function);
}

#[test]
fn a_department_that_nobody_is_left_of_tells_all_who_answer() {
    let function = function();
    let mut wish = asked(&[]);
    wish["department_id"] = "dep_left".into();
    function.post(Ada, "/api/support/tickets", wish).expect(201);
    assert_eq!(told(&function), ["support.raised boss@example.org", "support.raised mia@example.org"]);
}

#[test]
fn what_is_wrong_with_a_request_is_told_at_its_field_and_nothing_is_written() {
    let function = function();
    let change = |field: &str, value: Value| {
        let mut wish = asked(&[]);
        wish[field] = value;
        wish
    };
    let table = [
        (change("department_id", json!("dep_none")), "/department_id"),
        (change("department_id", json!("loc_utc")), "/department_id"),
        (change("location_id", json!("loc_none")), "/location_id"),
        (change("subject", json!(" ")), "/subject"),
        (change("text", json!("")), "/text"),
        (change("file_ids", json!(["fil_1", "fil_2", "fil_3", "fil_4", "fil_5", "fil_6"])), "/file_ids"),
    ];
    for (wish, pointer) in table {
        let refused = function.post(Ada, "/api/support/tickets", wish).refused(422, "invalid-fields");
        assert_eq!(refused.json["errors"][0]["pointer"], pointer);
    }
    function
        .post(Ada, "/api/support/tickets", change("department_id", json!("dep_over")))
        .refused(409, "department-archived");
    function.post(Ada, "/api/support/tickets", change("file_ids", json!(["fil_none"]))).refused(409, "file-gone");
    let written = "SELECT (SELECT count(*) FROM tickets) + (SELECT count(*) FROM ticket_messages) + (SELECT count(*) FROM outbox)";
    assert_eq!(count(&function, written), 0);
}

#[test]
fn it_is_answered_replied_to_solved_and_opened_again() {
    let function = function();
    let id = ask(&function, Ada);
    assert_eq!(answer(&function, &id, "waiting").expect(201).json["status"], "waiting");
    let answered = function.get(Boss, &format!("/api/support/all/tickets/{id}")).expect(200).json;
    // Whoever answers what is nobody's sees to it.
    assert_eq!(
        (&answered["ticket"]["assignee_id"], &answered["ticket"]["first_answered_at"]),
        (&json!("acc_boss"), &json!("2030-01-01T08:00:00Z"))
    );
    function.world.set_now("2030-01-02T08:00:00Z");
    assert_eq!(reply(&function, Ada, &id).expect(201).json["status"], "open");
    answer(&function, &id, "solved").expect(201);
    let shown = seen(&function, Ada, &id);
    assert_eq!(
        (&shown["ticket"]["status"], &shown["ticket"]["closes_at"]),
        (&json!("solved"), &json!("2030-01-16T08:00:00Z"))
    );
    function.world.set_now("2030-01-15T08:00:00Z");
    assert_eq!(reply(&function, Ada, &id).expect(201).json["status"], "open");
    let kinds: Vec<_> =
        seen(&function, Ada, &id)["messages"].as_array().unwrap().iter().map(|one| one["kind"].clone()).collect();
    assert_eq!(kinds, ["member", "answer", "member", "answer", "member"]);
    // Each side hears of the other: first the department, then whoever sees to it.
    assert_eq!(
        told(&function),
        [
            "support.raised mia@example.org",
            "support.answered ada@example.org",
            "support.replied boss@example.org",
            "support.answered ada@example.org",
            "support.replied boss@example.org",
        ]
    );
    let until = function
        .world
        .rows("SELECT payload ->> 'solved_until' AS day FROM outbox WHERE topic = 'support.answered' ORDER BY rowid");
    assert_eq!(until, [json!({ "day": null }), json!({ "day": "2030-01-16" })]);
    assert_consistent(&function);
}

#[test]
fn what_was_solved_long_enough_is_closed_whether_the_job_came_or_not() {
    let function = function();
    let id = ask(&function, Ada);
    let solved = function.post(Ada, &format!("/api/support/tickets/{id}/solution"), Value::Null).expect(200);
    assert_eq!((&solved.json["status"], &solved.json["closes_at"]), (&json!("solved"), &json!("2030-01-15T08:00:00Z")));
    // Solved once is solved.
    function.post(Ada, &format!("/api/support/tickets/{id}/solution"), Value::Null).expect(200);
    function.world.set_now("2030-01-15T08:00:00Z");
    assert_eq!(seen(&function, Ada, &id)["ticket"]["status"], "closed");
    reply(&function, Ada, &id).refused(409, "ticket-closed");
    answer(&function, &id, "open").refused(409, "ticket-closed");
    assert_eq!(run(&function).closed, 1);
    assert_eq!(run(&function).closed, 0);
    assert_eq!(seen(&function, Ada, &id)["ticket"]["status"], "closed");
    reply(&function, Ada, &id).refused(409, "ticket-closed");
    assert_eq!(count(&function, "SELECT count(*) FROM ticket_messages"), 1);
    assert_consistent(&function);
}

#[test]
fn a_request_is_its_customer_s_and_nobody_else_s() {
    let function = function();
    let id = ask(&function, Ada);
    // Nor a team administrator's.
    for who in [Bob, Tess, Carl] {
        function.get(who, &format!("/api/support/tickets/{id}")).refused(404, "not-found");
        reply(&function, who, &id).refused(404, "not-found");
        assert_eq!(function.get(who, "/api/support/tickets").expect(200).json["items"], json!([]));
    }
    let note = json!({ "kind": "note", "text": "Between us: the pump.", "file_ids": [] });
    function.post(Boss, &format!("/api/support/all/tickets/{id}/messages"), note).expect(201);
    let shown = seen(&function, Ada, &id);
    assert_eq!(shown["messages"].as_array().unwrap().len(), 1);
    assert!(!shown.to_string().contains("pump"));
    // A note tells the member nothing, and answers nothing.
    assert_eq!(told(&function), ["support.raised mia@example.org"]);
    let open = function.get(Boss, &format!("/api/support/all/tickets/{id}")).expect(200).json;
    assert_eq!((&open["ticket"]["first_answered_at"], &open["messages"][1]["kind"]), (&Value::Null, &json!("note")));
}

#[test]
fn where_the_help_desk_does_not_show_nothing_of_it_can_be_called() {
    let function = function();
    let id = ask(&function, Carl);
    let path = format!("/api/support/tickets/{id}");
    for (levels, slug, status) in [
        (r#"{"base":"signed_in","sections":{"help_desk":"members"}}"#, "members-only", 403),
        (r#"{"base":"signed_in","sections":{"help_desk":"off"}}"#, "section-off", 404),
    ] {
        let sql: &'static str = Box::leak(format!("UPDATE space_settings SET levels = '{levels}'").into_boxed_str());
        function.world.load(sql);
        for path in ["/api/support/options", "/api/support/tickets", &path] {
            function.get(Carl, path).refused(status, slug);
        }
        function.post(Carl, "/api/support/tickets", asked(&[])).refused(status, slug);
        reply(&function, Carl, &id).refused(status, slug);
        function.post(Carl, &format!("{path}/solution"), Value::Null).refused(status, slug);
        upload(&function, Carl, "/api/support/files?name=a.txt", b"a".to_vec()).refused(status, slug);
    }
    // Public is for reading; a request is somebody's, and whoever has no private area has none.
    function.world.load("UPDATE space_settings SET levels = '{\"base\":\"public\",\"sections\":{}}', rights = '{\"private_area\":false}'");
    function.get(Carl, "/api/support/tickets").refused(403, "no-private-area");
    assert_eq!(count(&function, "SELECT (SELECT count(*) FROM tickets) * 10 + (SELECT count(*) FROM files)"), 10);
}

#[test]
fn a_flood_is_stopped_by_name_and_ends_with_the_hour() {
    let function = function();
    for _ in 0..10 {
        ask(&function, Ada);
    }
    let refused = function.post(Ada, "/api/support/tickets", asked(&[])).refused(429, "too-many-tickets");
    assert_eq!(refused.headers.get("retry-after"), Some("3600"));
    assert_eq!(count(&function, "SELECT (SELECT count(*) FROM tickets) * 100 + (SELECT count(*) FROM outbox)"), 1010);
    // It is each customer's own limit.
    let other = ask(&function, Bob);
    for _ in 0..59 {
        reply(&function, Bob, &other).expect(201);
    }
    reply(&function, Bob, &other).refused(429, "too-many-messages");
    function.world.set_now("2030-01-01T09:00:01Z");
    ask(&function, Ada);
    reply(&function, Bob, &other).expect(201);
    assert_consistent(&function);
}

#[test]
fn the_list_goes_on_where_the_page_before_ended() {
    let function = function();
    for hour in 8..11 {
        for _ in 0..8 {
            ask(&function, Ada);
        }
        let next: &'static str = Box::leak(format!("2030-01-01T{:02}:00:01Z", hour + 1).into_boxed_str());
        function.world.set_now(next);
    }
    let first = function.get(Ada, "/api/support/tickets").expect(200).json;
    let cursor = first["next_cursor"].as_str().unwrap();
    let second = function.get(Ada, &format!("/api/support/tickets?cursor={cursor}")).expect(200).json;
    assert_eq!((first["items"].as_array().unwrap().len(), second["items"].as_array().unwrap().len()), (20, 4));
    let mut numbers: Vec<i64> = [&first, &second]
        .iter()
        .flat_map(|page| page["items"].as_array().unwrap())
        .map(|one| one["number"].as_i64().unwrap())
        .collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=24).collect::<Vec<_>>());
    assert_eq!(second["next_cursor"], Value::Null);
}

#[test]
fn what_a_new_request_chooses_from_is_what_takes_requests() {
    let function = function();
    let options = function.get(Ada, "/api/support/options").expect(200);
    let names: Vec<_> = options.json["departments"].as_array().unwrap().iter().map(|one| one["name"].clone()).collect();
    assert_eq!((options.trips, names), (1, vec![json!("General"), json!("Building"), json!("Nobody left")]));
    assert!(!options.json["locations"].as_array().unwrap().is_empty());
}
