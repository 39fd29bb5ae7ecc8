//! Files that the staff have given, and all of it to take along.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod own;

use Persona::*;
use image::ImageFormat;
use own::*;
use serde_json::{Value, json};
use testkit::{Answer, Persona};

#[test]
fn a_file_is_given_told_fetched_and_taken_back() {
    let function = function();
    let id = give(&function);
    assert_eq!(told(&function), ["account.file_given ada@example.org"]);
    let list = function.get(Ada, "/api/account/files").expect(200);
    assert_eq!(
        (&list.json["items"][0]["title"], &list.json["items"][0]["fetched_at"]),
        (&json!("Contract 1.2"), &json!(null))
    );
    let path = format!("/api/account/files/{id}");
    let fetched = function.get(Ada, &path).expect(200);
    assert_eq!(fetched.text, "We agree.");
    assert!(
        fetched.headers.get("content-disposition").unwrap().starts_with("attachment; filename=\"Contract 1.2.txt\"")
    );
    for who in [Bob, Tess, Carl] {
        function.get(who, &path).refused(404, "not-found");
    }
    let seen = function.get(Boss, "/api/account/all/customers/cus_ada/files").expect(200).json;
    assert_eq!(seen["items"][0]["fetched_at"], json!("2030-01-01T08:00:00Z"));
    assert_eq!(seen["customer_name"], json!("Ada Members"));
    let found = function.get(Boss, "/api/account/all/customers?search=ADA").expect(200).json;
    assert_eq!(found["items"], json!([{ "id": "cus_ada", "name": "Ada Members", "email": "ada@example.org" }]));
    function.get(Boss, &format!("/api/account/all/files/{id}")).expect(200);
    function.delete(Boss, &format!("/api/account/all/files/{id}")).expect(204);
    function.delete(Boss, &format!("/api/account/all/files/{id}")).refused(404, "not-found");
    function.get(Ada, &path).refused(404, "not-found");
    assert_eq!(run(&function).objects, 1);
    assert_eq!(store().keys().len(), 0);
    assert_eq!(count(&function, "SELECT count(*) FROM audit"), 2);
    assert_consistent(&function);
}

/// Bob acts for Ada's customer too.
fn shared() -> Own {
    let function = function();
    function.world.load("INSERT INTO account_customers (account_id, customer_id) VALUES ('acc_bob', 'cus_ada');\n");
    function.world.load("UPDATE sessions SET customer_id = 'cus_ada' WHERE id = 'ses_bob'");
    function
}

fn as_ada(function: &Own, who: Persona, path: &str) -> Answer {
    let mut request = web::Request::new("GET", path, Vec::new());
    request.claims = who.claims();
    if let Some(claims) = &mut request.claims {
        claims.customer = Some("cus_ada".parse().unwrap());
    }
    function.answer(request)
}

#[test]
fn a_file_for_one_person_of_a_customer_is_seen_told_and_taken_along_by_that_one_alone() {
    let function = shared();
    let all = give(&function);
    let made = upload(&function, Boss, &format!("{GIVE}&account_id=acc_bob"), b"For Bob.".to_vec()).expect(201).json;
    assert_eq!(made["person"], json!({ "id": "acc_bob", "name": "Bob Members" }));
    assert_eq!(told(&function), ["account.file_given ada@example.org", "account.file_given bob@example.org"]);
    let listed = |who| {
        let page = as_ada(&function, who, "/api/account/files").expect(200).json;
        page["items"].as_array().unwrap().iter().map(|file| file["id"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(listed(Ada), [json!(all)]);
    assert_eq!(listed(Bob).len(), 2);
    let path = format!("/api/account/files/{}", made["id"].as_str().unwrap());
    as_ada(&function, Ada, &path).refused(404, "not-found");
    assert_eq!(count(&function, "SELECT count(*) FROM customer_files WHERE fetched_at IS NOT NULL"), 0);
    assert_eq!(as_ada(&function, Bob, &path).expect(200).text, "For Bob.");
    let seen = function.get(Boss, "/api/account/all/customers/cus_ada/files").expect(200);
    assert_eq!((seen.trips, seen.json["items"].as_array().unwrap().len()), (1, 2));
    let people = json!([{ "id": "acc_ada", "name": "Ada Members" }, { "id": "acc_bob", "name": "Bob Members" }]);
    assert_eq!(seen.json["people"], people);
    for (who, holds) in [(Ada, 1), (Bob, 2)] {
        let asked = ask_export(&function, who).expect(202).json;
        run(&function);
        let zip = fetch(&function, who, asked["id"].as_str().unwrap(), 1).expect(200);
        let (names, _) = opened(zip.bytes);
        assert_eq!(names.iter().filter(|name| name.starts_with("files/")).count(), holds, "{who:?}: {names:?}");
    }
    assert_consistent(&function);
}

#[test]
fn a_file_is_for_nobody_who_does_not_act_for_the_customer() {
    let function = function();
    let for_bob = format!("{GIVE}&account_id=acc_bob");
    let refused = upload(&function, Boss, &for_bob, b"For Bob.".to_vec()).refused(422, "invalid-fields");
    assert_eq!(refused.json["errors"][0]["pointer"], json!("/account_id"));
    assert_eq!((store().keys().len(), told(&function).len()), (0, 0));
    // Between the look and the writing, Bob stops acting for it.
    let function = shared();
    let gone = || {
        function.world.load("DELETE FROM account_customers WHERE account_id = 'acc_bob' AND customer_id = 'cus_ada'");
    };
    let late = function.overtaken(|function| upload(function, Boss, &for_bob, b"For Bob.".to_vec()), gone);
    late.refused(422, "invalid-fields");
    assert_eq!((told(&function).len(), count(&function, "SELECT count(*) FROM customer_files")), (0, 0));
    assert_consistent(&function);
}

#[test]
fn a_list_of_files_has_pages_and_an_end() {
    let function = function();
    for minute in 0..25 {
        function.world.set_now(&format!("2030-01-01T08:{minute:02}:00Z"));
        give(&function);
    }
    let first = function.get(Ada, "/api/account/files").expect(200).json;
    let next = first["next_cursor"].as_str().unwrap();
    let second = function.get(Ada, &format!("/api/account/files?cursor={next}")).expect(200).json;
    let length = |page: &Value| page["items"].as_array().unwrap().len();
    assert_eq!((length(&first), length(&second), &second["next_cursor"]), (20, 5, &json!(null)));
}

#[test]
fn what_is_no_file_of_ours_or_for_nobody_is_refused() {
    let function = function();
    upload(&function, Boss, GIVE, b"<html>".to_vec()).refused(415, "file-type");
    upload(&function, Boss, &GIVE.replace("cus_ada", "cus_none"), b"Hi".to_vec()).refused(404, "not-found");
    upload(&function, Boss, &GIVE.replace("kind=contract", "kind=gift"), b"Hi".to_vec()).refused(422, "invalid-fields");
    function.get(Boss, "/api/account/all/customers/cus_none/files").refused(404, "not-found");
    assert_eq!((store().keys().len(), told(&function).len()), (0, 0));
}

#[test]
fn an_export_holds_all_that_is_theirs_and_lapses_after_a_week() {
    let function = function();
    function.world.load(include_str!("own/life.sql"));
    function.world.load(
        "INSERT INTO tickets (id, key, number, customer_id, account_id, department_id, location_id, subject, status, priority, created_at, changed_at, closes_at, version, merged_into)
         VALUES ('tkt_3', 'k3', 3, 'cus_ada', 'acc_ada', 'dep_general', 'loc_utc', 'Still cold', 'closed', 'normal', 1000, 1000, 1000, 1, 'tkt_1')",
    );
    put_photo(&function, Ada);
    give(&function);
    let asked = ask_export(&function, Ada).expect(202).json;
    let id = asked["id"].as_str().unwrap();
    fetch(&function, Ada, id, 1).refused(404, "not-found");
    assert_eq!(run(&function).parts, 1);
    assert_eq!(told(&function).last().unwrap(), "account.export_made ada@example.org");
    let list = function.get(Ada, "/api/account/exports").expect(200).json;
    assert_eq!((&list["items"][0]["status"], &list["next_at"]), (&json!("made"), &json!("2030-01-02T08:00:00Z")));
    let zip = fetch(&function, Ada, id, 1).expect(200);
    assert_eq!(zip.headers.get("content-type"), Some("application/zip"));
    let (names, mut read) = opened(zip.bytes);
    for name in
        ["account", "profile", "contracts", "invoices", "payments", "bookings", "visitors", "requests", "notices"]
    {
        let rows: Value = serde_json::from_str(&read(&format!("{name}.json"))).unwrap();
        assert!(!rows.as_array().unwrap().is_empty(), "{name} is empty");
        assert!(!rows.to_string().contains("bob@"), "{name}");
    }
    let requests: Vec<Value> = serde_json::from_str(&read("requests.json")).unwrap();
    let merged: Vec<_> = requests.iter().map(|row| (&row["number"], &row["merged_into_number"])).collect();
    assert_eq!(merged, [(&json!(1), &json!(null)), (&json!(3), &json!(1))]);
    assert!(read("request-messages.json").contains("It is cold."));
    assert!(!read("request-messages.json").contains("Between us."), "a note is between operators");
    assert_eq!(names.iter().filter(|name| name.starts_with("files/")).count(), 2, "{names:?}");
    for who in [Bob, Boss, Carl] {
        fetch(&function, who, id, 1).refused(404, "not-found");
    }
    fetch(&function, Ada, id, 2).refused(404, "not-found");
    function.world.set_now("2030-01-08T08:00:00Z");
    fetch(&function, Ada, id, 1).refused(404, "not-found");
    assert_eq!((run(&function).lapsed, run(&function).lapsed), (1, 0));
    assert!(!store().keys().iter().any(|key| key.starts_with("account-exports/")));
    assert_consistent(&function);
}

#[test]
fn one_export_a_day_by_whoever_has_just_signed_in() {
    let function = function();
    ask_export(&function, Ada).expect(202);
    let refused = ask_export(&function, Ada).refused(429, "export-asked-lately");
    assert_eq!(refused.headers.get("retry-after"), Some("86400"));
    function.world.set_now("2030-01-01T08:05:00Z");
    ask_export(&function, Bob).refused(403, "sign-in-again");
    assert_eq!(count(&function, "SELECT count(*) FROM exports"), 1);
}

#[test]
fn what_does_not_fit_into_one_zip_is_in_the_next_and_a_run_that_was_killed_is_made_up_for() {
    let function = function();
    for _ in 0..3 {
        give(&function);
    }
    // As large as files are at the most, without taking that long.
    function.world.load("UPDATE files SET bytes = 10000000;\n");
    let asked = ask_export(&function, Ada).expect(202).json;
    store().fail(true);
    let app = app(&function.world, function.world.db());
    let failed = futures::executor::block_on(account::jobs::run(&app));
    assert!(failed.log.iter().any(|line| line.starts_with("export: ")), "{failed:?}");
    store().fail(false);
    assert_eq!((run(&function).parts, run(&function).parts, run(&function).parts), (1, 1, 0));
    let parts =
        function.get(Ada, "/api/account/exports").expect(200).json["items"][0]["parts"].as_array().unwrap().len();
    assert_eq!(parts, 2);
    let (names, _) = opened(fetch(&function, Ada, asked["id"].as_str().unwrap(), 2).expect(200).bytes);
    assert_eq!(names.len(), 1);
    let picture = picture(8, 8, ImageFormat::Png);
    upload(&function, Ada, "/api/account/profile/photo", picture).expect(201);
    assert_consistent(&function);
}
