//! The front desk: a day, who is in, a yes or a no, settings, the table.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use serde_json::{Value, json};
use support::*;
use testkit::Persona;

fn day(function: &Visitors, query: &str) -> Value {
    function.get(Boss, &format!("/api/visitors/all/visits?location=loc_utc&day=2030-01-01{query}")).expect(200).json
}

fn names(list: &Value) -> Vec<&str> {
    list["items"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect()
}

/// What an operator does to a visit.
fn act(function: &Visitors, visit: &Value, deed: &str, body: Value) -> testkit::Answer {
    function.post(Boss, &format!("/api/visitors/all/visits/{}/{deed}", id_of(visit)), body)
}

#[test]
fn the_desk_sees_its_day_and_finds_by_visitor_host_and_company() {
    let function = function();
    register(&function, Ada, registration(&["Eve Adams", "Max Berg"], "01")).expect(201);
    register(&function, Bob, registration(&["Ida Crow"], "01")).expect(201);
    register(&function, Bob, registration(&["Old Dale"], "02")).expect(201);
    assert_eq!(names(&day(&function, "")).len(), 3);
    assert_eq!(names(&day(&function, "&search=BERG")), ["Max Berg"]);
    assert_eq!(names(&day(&function, "&search=bob")), ["Ida Crow"]);
    assert_eq!(names(&day(&function, "&search=acme")).len(), 3);
    assert_eq!(day(&function, "&search=bob")["items"][0]["note"], "Has a dog");
}

#[test]
fn the_desk_lets_in_and_out_on_record() {
    let function = function();
    let visit = expected(&function, Ada, "Eve Adams");
    assert_eq!(act(&function, &visit, "check-in", Value::Null).expect(200).json["status"], "in");
    act(&function, &visit, "check-in", Value::Null).refused(409, "visit-moved");
    assert_eq!(
        names(&function.get(Boss, "/api/visitors/all/present?location=loc_utc").expect(200).json),
        ["Eve Adams"]
    );
    let left = act(&function, &visit, "check-out", Value::Null).expect(200).json;
    assert_eq!((&left["status"], &left["out_by"]), (&json!("left"), &json!("operator")));
    assert_eq!(
        names(&function.get(Boss, "/api/visitors/all/present?location=loc_utc").expect(200).json),
        Vec::<&str>::new()
    );
    let deeds = function.world.rows("SELECT action, subject FROM audit ORDER BY id");
    let ids: Vec<_> =
        deeds.iter().map(|row| (row["action"].as_str().unwrap(), row["subject"].as_str().unwrap())).collect();
    assert_eq!(ids, [("check_in_any", id_of(&visit)), ("check_out_any", id_of(&visit))]);
    assert_consistent(&function);
}

#[test]
fn a_host_checks_their_visitor_out() {
    let function = function();
    let visit = expected(&function, Ada, "Eve Adams");
    function.post(Ada, &at(&visit, "/check-out"), Value::Null).refused(409, "visit-moved");
    act(&function, &visit, "check-in", Value::Null).expect(200);
    function.post(Bob, &at(&visit, "/check-out"), Value::Null).refused(404, "not-found");
    assert_eq!(function.post(Ada, &at(&visit, "/check-out"), Value::Null).expect(200).json["out_by"], "host");
}

#[test]
fn nobody_is_invited_before_the_operator_s_yes() {
    let function = function();
    receive(&function, &json!({ "operator_approves": true }));
    let mut body = registration(&["Eve Adams"], "01");
    body["repeat"] = json!({ "every": "day", "interval": 1, "weekdays": [], "until": "2030-01-02" });
    let visits = register(&function, Ada, body).expect(201).json["visits"].clone();
    assert_eq!(
        (&visits[0]["status"], topics(&function)),
        (&json!("awaiting_operator"), vec!["visitors.to_approve boss@example.org".to_owned()])
    );
    assert_consistent(&function);
    act(&function, &visits[0], "check-in", Value::Null).refused(409, "visit-moved");
    function.post(Ada, &at(&visits[0], "/link"), Value::Null).refused(409, "visit-moved");
    // One yes is for all days of the person.
    act(&function, &visits[1], "decision", json!({ "approved": true, "because": "" })).expect(200);
    assert_eq!(function.world.count("SELECT count(*) FROM visits WHERE status = 'expected'"), 2);
    assert_eq!(topics(&function)[1..], ["visitors.invited eve.adams@example.com", "visitors.decided ada@example.org"]);
    act(&function, &visits[0], "decision", json!({ "approved": false, "because": "" })).refused(409, "visit-moved");
    assert_consistent(&function);
}

#[test]
fn a_no_is_told_to_the_host_with_its_reason_and_to_nobody_else() {
    let function = function();
    receive(&function, &json!({ "operator_approves": true }));
    let visit = expected(&function, Ada, "Eve Adams");
    let refused =
        act(&function, &visit, "decision", json!({ "approved": false, "because": "No space" })).expect(200).json;
    assert_eq!((&refused["status"], &refused["refusal"]), (&json!("refused"), &json!("No space")));
    let (topic, to, payload) = told(&function).pop().unwrap();
    assert_eq!(
        (topic.as_str(), to.as_str(), &payload["because"]),
        ("visitors.decided", "ada@example.org", &json!("No space"))
    );
    assert_eq!(function.get(Ada, &at(&visit, "")).expect(200).json["refusal"], "No space");
}

#[test]
fn a_visit_that_the_desk_calls_off_is_told_to_visitor_and_host() {
    let function = function();
    let visit = expected(&function, Ada, "Eve Adams");
    act(&function, &visit, "cancellation", json!({ "following": false })).expect(200);
    assert_eq!(
        topics(&function)[1..],
        ["visitors.cancelled eve.adams@example.com", "visitors.decided ada@example.org"]
    );
}

#[test]
fn settings_are_changed_on_the_version_that_was_seen() {
    let function = function();
    let list = function.get(Boss, "/api/visitors/settings").expect(200).json;
    assert_eq!(
        (&list["items"][0]["place"], &list["items"][1]["place"], &list["items"][1]["own"]),
        (&json!("space"), &json!("loc_utc"), &json!(false))
    );
    let put = |path: &str, body: Value| function.put(Boss, &format!("/api/visitors/settings/{path}"), body);
    let first = put("space?version=1", reception(&json!({ "terms_text": "Be kind" }))).expect(200).json;
    assert_eq!((&first["terms_version"], &first["version"]), (&json!(1), &json!(2)));
    put("space?version=1", reception(&json!({}))).refused(409, "changed-meanwhile");
    // The same words are the same version; others are another.
    let same = put("space?version=2", reception(&json!({ "terms_text": "Be kind", "kept_days": 30 }))).expect(200).json;
    assert_eq!(same["terms_version"], 1);
    assert_eq!(
        put("space?version=3", reception(&json!({ "terms_text": "Be kinder" }))).expect(200).json["terms_version"],
        2
    );
    assert_eq!(put("space?version=4", reception(&json!({}))).expect(200).json["terms_version"], 0);
    assert_eq!(
        put("space?version=5", reception(&json!({ "terms_text": "Be kind" }))).expect(200).json["terms_version"],
        3
    );
    assert_eq!(function.get(Boss, "/api/visitors/settings").expect(200).json["items"][1]["terms_text"], "Be kind");
    put("loc_none?version=0", reception(&json!({}))).refused(404, "not-found");
    for (field, value) in [
        ("day_max", json!(0)),
        ("kept_days", json!(0)),
        ("walk_ins", json!("maybe")),
        ("badge_fields", json!(["host", "host"])),
    ] {
        let refused = put("space?version=6", reception(&json!({ field: value }))).refused(422, "invalid-fields").json;
        assert!(refused["errors"][0]["pointer"].as_str().unwrap().starts_with(&format!("/{field}")), "{refused}");
    }
    function.delete(Boss, "/api/visitors/settings/space").expect(405);
    assert_eq!(function.world.count("SELECT count(*) FROM audit WHERE action = 'put_settings'"), 5);
    assert_consistent(&function);
}

#[test]
fn the_table_is_one_that_spreadsheets_read_and_cannot_run() {
    let function = function();
    let mut body = registration(&["Eve Adams"], "01");
    body["visitors"][0]["company"] = json!("=HYPERLINK(1)");
    register(&function, Ada, body).expect(201);
    let answer =
        function.get(Boss, "/api/visitors/all/export?location=loc_utc&from=2030-01-01&until=2030-01-31").expect(200);
    assert_eq!(answer.headers.get("content-type"), Some("text/csv"));
    let lines: Vec<&str> = answer.text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(
        lines[0],
        "day,location,visitor,company,email,host,registered_by,status,walk_in,starts_at,ends_at,in_at,out_at,out_by"
    );
    assert_eq!(
        lines[1],
        "2030-01-01,Harbour,Eve Adams,'=HYPERLINK(1),eve.adams@example.com,Ada Members,Ada Members,expected,no,2030-01-01T10:00:00Z,2030-01-01T11:00:00Z,,,"
    );
    function
        .get(Boss, "/api/visitors/all/export?location=loc_utc&from=2030-01-02&until=2030-01-01")
        .refused(422, "invalid-fields");
}

#[test]
fn the_desk_finds_customers_to_register_for() {
    let function = function();
    let found = function.get(Boss, "/api/visitors/all/customers?search=ADA").expect(200).json;
    assert_eq!(found["items"], json!([{ "id": "cus_ada", "name": "Ada Members", "email": "ada@example.org" }]));
    assert_eq!(
        function.get(Boss, "/api/visitors/all/customers").expect(200).json["items"].as_array().unwrap().len(),
        4
    );
    assert_eq!(
        function.get(Boss, "/api/visitors/all/customers?cursor=cus_bob").expect(200).json["items"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
}
