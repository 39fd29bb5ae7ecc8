//! Twelve months of a member and of a team, in the months of the space's zone.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use serde_json::{Value, json};
use support::*;
use testkit::{Answer, Persona};

/// Ten past eleven in the evening of 31 December in UTC is January in Berlin.
fn berlin(function: &Activity) {
    function.world.load(
        r#"UPDATE locations SET zone = '{"name":"Europe/Berlin","first_offset_seconds":3600,"transitions":[[1869872400,7200],[1887411600,3600]]}'"#,
    );
}

fn millis(text: &str) -> i64 {
    text.parse::<kernel::Instant>().unwrap().as_millis()
}

fn stay(function: &Activity, id: &str, customer: &str, (from, until): (&str, Option<&str>)) {
    let (out_at, out_by) = (until.map(millis), until.map(|_| "member"));
    write(
        function,
        "INSERT INTO check_ins (id, customer_id, location_id, local_day, in_at, in_by, out_at, out_by, covered_by, cover_name, counts)
         VALUES (?1, ?2, 'loc_utc', ?3, ?4, 'member', ?5, ?6, 'plan', 'Flex', 1)",
        [id.into(), customer.into(), from[..10].into(), millis(from).into(), out_at.into(), out_by.into()],
    );
}

fn pay(function: &Activity, id: &str, customer: &str, minor: i64, at: &str) {
    write(
        function,
        "INSERT INTO payments (id, key, customer_id, method, currency, amount_minor, status, purpose, on_session, created_at, changed_at)
         VALUES (?1, ?1, ?2, 'card', 'EUR', ?3, 'succeeded', '{}', 1, ?4, ?4)",
        [id.into(), customer.into(), minor.into(), millis(at).into()],
    );
}

fn year(function: &Activity, who: Persona, path: &str) -> Answer {
    function.get(who, &format!("/api/activity/{path}?until=2030-01-15"))
}

#[test]
fn a_space_that_moves_in_brings_its_past_along() {
    let function = function();
    let import = |dry_run: bool, rows: &[(&str, &str, &str)]| {
        let row = |(id, customer, day): &(&str, &str, &str)| {
            json!({ "id": id, "customer_id": customer, "location_id": "loc_utc", "in_at": format!("{day}T09:00:00Z"),
                "out_at": format!("{day}T17:00:00Z"), "cover_name": "Flex" })
        };
        let body = json!({ "check_ins": rows.iter().map(row).collect::<Vec<_>>() });
        function.post(Boss, &format!("/api/activity/import?dry_run={dry_run}"), body)
    };
    let rows =
        [("chk_a", "cus_ada", "2029-12-03"), ("chk_b", "cus_ada", "2029-12-04"), ("chk_c", "cus_bob", "2029-11-05")];
    assert_eq!(import(true, &rows).expect(200).json, json!({ "dry_run": true, "written": 3, "unchanged": 0 }));
    assert_eq!(function.world.count("SELECT count(*) FROM check_ins"), 0);
    let answer = import(false, &rows[..2]).expect(200);
    assert_eq!((answer.trips, &answer.json["written"]), (2, &json!(2)));
    assert_eq!(import(false, &rows).expect(200).json, json!({ "dry_run": false, "written": 1, "unchanged": 2 }));
    let told = function.world.rows("SELECT detail FROM audit WHERE action = 'import_check_ins' ORDER BY rowid");
    let told: Vec<Value> =
        told.iter().map(|row| serde_json::from_str(row["detail"].as_str().unwrap()).unwrap()).collect();
    let named = |rows: usize, ids: Value| json!({ "rows": rows, "check_ins": ids });
    assert_eq!(told, [named(2, json!(["chk_a", "chk_b"])), named(1, json!(["chk_c"]))], "each that came, once");
    let shown = year(&function, Ada, "year").expect(200).json;
    let december = &shown["months"][10];
    assert_eq!((&december["month"], &december["days_in"]), (&json!("2029-12-01"), &json!(2)));
    // One broken row, and none is written.
    let tomorrow = [("chk_d", "cus_ada", "2029-12-05"), ("chk_e", "cus_none", "2030-01-02")];
    let refused = import(false, &tomorrow).refused(422, "invalid-fields").json;
    let pointers: Vec<_> = refused["errors"].as_array().unwrap().iter().map(|error| error["pointer"].clone()).collect();
    assert_eq!(pointers, ["/check_ins/1/customer_id", "/check_ins/1/out_at"]);
    assert_eq!(function.world.count("SELECT count(*) FROM check_ins"), 3);
    assert_consistent(&function);
}

#[test]
fn a_year_is_counted_in_the_months_of_the_books() {
    let function = function();
    berlin(&function);
    stay(&function, "chk_a", "cus_ada", ("2029-12-31T22:50:00Z", Some("2029-12-31T22:59:00Z")));
    stay(&function, "chk_b", "cus_ada", ("2029-12-31T23:10:00Z", Some("2029-12-31T23:40:00Z")));
    stay(&function, "chk_c", "cus_ada", ("2029-06-30T21:59:00Z", Some("2029-06-30T22:59:00Z")));
    stay(&function, "chk_d", "cus_ada", ("2029-01-31T22:59:00Z", Some("2029-01-31T23:59:00Z")));
    stay(&function, "chk_e", "cus_bob", ("2029-12-01T10:00:00Z", Some("2029-12-01T11:00:00Z")));
    pay(&function, "pay_a", "cus_ada", 1000, "2029-12-31T23:00:00Z");
    pay(&function, "pay_b", "cus_ada", 500, "2029-12-31T22:59:59Z");
    let answer = year(&function, Ada, "year").expect(200);
    assert_eq!(answer.trips, 1);
    let shown = answer.json;
    assert_eq!((&shown["zone"], shown["months"].as_array().unwrap().len()), (&json!("Europe/Berlin"), 12));
    let month = |n: usize| {
        let month = &shown["months"][n];
        (
            month["month"].as_str().unwrap().to_owned(),
            month["days_in"].as_i64().unwrap(),
            month["minutes_in"].as_i64().unwrap(),
        )
    };
    assert_eq!(month(0), ("2029-02-01".to_owned(), 0, 0));
    assert_eq!(month(4), ("2029-06-01".to_owned(), 1, 60));
    assert_eq!(month(10), ("2029-12-01".to_owned(), 1, 9));
    assert_eq!(month(11), ("2030-01-01".to_owned(), 1, 30));
    assert_eq!(shown["months"][10]["paid"], json!([{ "minor": 500, "currency": "EUR" }]));
    assert_eq!(shown["months"][11]["paid"], json!([{ "minor": 1000, "currency": "EUR" }]));
    assert_eq!(shown["teams"], json!([]));
}

#[test]
fn who_may_not_see_invoices_sees_no_payments() {
    let function = function();
    pay(&function, "pay_a", "cus_ada", 1000, "2030-01-01T00:00:00Z");
    function.world.load(r#"UPDATE customers SET rights = '{"see_invoices":false}' WHERE id = 'cus_ada'"#);
    assert_eq!(year(&function, Ada, "year").expect(200).json["months"][11]["paid"], Value::Null);
    let table = year(&function, Ada, "year/export").expect(200).text;
    assert!(!table.contains("payment"), "{table}");
}

#[test]
fn a_team_s_year_is_its_administrator_s_alone() {
    let function = function();
    stay(&function, "chk_a", "cus_ada", ("2029-12-31T10:00:00Z", Some("2029-12-31T12:00:00Z")));
    stay(&function, "chk_t", "cus_tess", ("2030-01-01T07:00:00Z", None));
    stay(&function, "chk_b", "cus_bob", ("2029-12-31T10:00:00Z", Some("2029-12-31T12:00:00Z")));
    pay(&function, "pay_t", "cus_tess", 7700, "2029-12-31T10:00:00Z");
    let answer = year(&function, Tess, "teams/tea_tess/year").expect(200);
    assert_eq!(answer.trips, 1);
    let shown = answer.json;
    let names: Vec<&Value> = shown["people"].as_array().unwrap().iter().map(|person| &person["name"]).collect();
    assert_eq!(names, ["Ada Members", "Tess Teams"]);
    assert_eq!((&shown["people"][0]["minutes_in"], &shown["people"][1]["minutes_in"]), (&json!(120), &json!(60)));
    assert_eq!(
        (&shown["months"][10]["minutes_in"], &shown["months"][10]["paid"][0]["minor"]),
        (&json!(120), &json!(7700))
    );
    assert_eq!(
        year(&function, Tess, "year").expect(200).json["teams"],
        json!([{ "id": "tea_tess", "name": "Team of Tess" }])
    );
    // To a member of the team, and to everybody else, there is none.
    for who in [Ada, Bob, Carl] {
        year(&function, who, "teams/tea_tess/year").expect(404);
        year(&function, who, "teams/tea_tess/year/export").expect(404);
    }
    let table = year(&function, Tess, "teams/tea_tess/year/export").expect(200).text;
    assert_eq!(table.lines().count(), 1 + 2 * 12);
    assert!(table.contains("Ada Members,2029-12,0,0,1,120\r\n"), "{table}");
}

#[test]
fn a_table_holds_every_deed() {
    let function = function();
    stay(&function, "chk_a", "cus_ada", ("2029-12-31T10:00:00Z", Some("2029-12-31T12:00:00Z")));
    pay(&function, "pay_a", "cus_ada", 1234, "2029-12-30T10:00:00Z");
    function.world.load("UPDATE locations SET name = '=Harbour'");
    let answer = year(&function, Ada, "year/export").expect(200);
    assert_eq!(
        answer.headers.get("content-disposition"),
        Some("attachment; filename=\"activity-2029-02-2030-01.csv\"")
    );
    let table = answer.text;
    assert!(table.contains("payment,2029-12-30T10:00:00Z,,,card,EUR,12.34\r\n"), "{table}");
    assert!(table.contains("check_in,2029-12-31T10:00:00Z,2029-12-31T12:00:00Z,120,'=Harbour,,\r\n"), "{table}");
}

#[test]
fn stays_are_listed_latest_first_page_by_page() {
    let function = function();
    for n in 0..120 {
        let day = format!("2029-{:02}-{:02}", 1 + n / 28, 1 + n % 28);
        let span = (format!("{day}T10:00:00Z"), format!("{day}T11:00:00Z"));
        stay(&function, &format!("chk_{n:03}"), "cus_ada", (&span.0, Some(&span.1)));
    }
    let mut seen = Vec::new();
    let mut path = "/api/activity/check-ins".to_owned();
    loop {
        let page = function.get(Ada, &path).expect(200).json;
        seen.extend(page["items"].as_array().unwrap().iter().map(|stay| stay["id"].as_str().unwrap().to_owned()));
        let Some(cursor) = page["next_cursor"].as_str() else { break };
        path = format!("/api/activity/check-ins?cursor={cursor}");
    }
    assert_eq!((seen.len(), seen[0].as_str(), seen[119].as_str()), (120, "chk_119", "chk_000"));
    function.get(Ada, "/api/activity/check-ins?cursor=nonsense").refused(422, "invalid-fields");
    assert_eq!(function.get(Bob, "/api/activity/check-ins").expect(200).json["items"], json!([]));
}

#[test]
fn unless_said_the_year_ends_with_the_month_of_the_space() {
    let function = function();
    berlin(&function);
    function.world.set_now("2029-12-31T23:30:00Z");
    stay(&function, "chk_new", "cus_ada", ("2029-12-31T23:10:00Z", None));
    stay(&function, "chk_old", "cus_ada", ("2029-12-31T22:50:00Z", Some("2029-12-31T22:55:00Z")));
    stay(&function, "chk_past", "cus_ada", ("2029-01-31T22:50:00Z", Some("2029-01-31T22:55:00Z")));
    stay(&function, "chk_first", "cus_ada", ("2029-01-31T23:00:00Z", Some("2029-01-31T23:05:00Z")));
    for (path, who) in [("year", Ada), ("teams/tea_tess/year", Tess)] {
        let shown = function.get(who, &format!("/api/activity/{path}")).expect(200);
        assert_eq!(shown.trips, 1);
        let months = shown.json["months"].as_array().unwrap();
        let of = |n: usize| (months[n]["month"].as_str().unwrap(), months[n]["days_in"].as_i64().unwrap());
        assert_eq!(
            (months.len(), of(0), of(10), of(11)),
            (12, ("2029-02-01", 1), ("2029-12-01", 1), ("2030-01-01", 1))
        );
        // The same as if it had been said.
        let said = function.get(who, &format!("/api/activity/{path}?until=2030-01-01")).expect(200).json;
        assert_eq!(shown.json, said);
    }
    let file = function.get(Ada, "/api/activity/year/export").expect(200);
    assert_eq!(
        (file.trips, file.headers.get("content-disposition")),
        (1, Some("attachment; filename=\"activity-2029-02-2030-01.csv\""))
    );
}
