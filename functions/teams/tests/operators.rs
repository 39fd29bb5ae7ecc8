//! Teams as operators set them up and bring them in.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use serde_json::{Value, json};
use support::*;
use testkit::Persona;

#[test]
fn a_team_is_made_with_who_runs_it() {
    let function = function();
    let wish = json!({ "details": details(&json!({ "name": "Bobs" })), "administrator_id": "cus_bob" });
    let made = function.post(Boss, "/api/teams/all", wish.clone()).expect(201).json;
    let path = format!("/api/teams/all/{}", made["id"].as_str().unwrap());
    let seen = function.get(Boss, &path).expect(200).json;
    assert_eq!((&seen["team"]["name"], &seen["team"]["payer_name"]), (&json!("Bobs"), &json!("Tess Teams")));
    assert_eq!(
        (&seen["members"][0]["name"], &seen["members"][0]["is_administrator"]),
        (&json!("Bob Members"), &json!(true))
    );
    let mut bad = wish;
    bad["administrator_id"] = "cus_none".into();
    bad["details"]["paying_customer_id"] = "cus_none".into();
    // A product by the cycle makes nobody a member.
    function.world.with_lockers();
    bad["details"]["default_plan_id"] = "pln_locker".into();
    let refused = function.post(Boss, "/api/teams/all", bad).refused(422, "invalid-fields").json;
    let pointers: Vec<_> = refused["errors"].as_array().unwrap().iter().map(|error| error["pointer"].clone()).collect();
    assert_eq!(pointers, ["/details/paying_customer_id", "/details/default_plan_id", "/administrator_id"]);
}

#[test]
fn a_change_names_the_version_that_it_was_decided_on() {
    let function = function();
    let path = "/api/teams/all/tea_tess?version=1";
    function.put(Boss, path, details(&json!({ "seats_max": 5, "default_plan_id": "pln_flex" }))).expect(200);
    function.put(Boss, path, details(&json!({}))).refused(409, "changed-meanwhile");
    function.put(Boss, "/api/teams/all/tea_none?version=1", details(&json!({}))).refused(404, "not-found");
    function
        .put(Boss, "/api/teams/all/tea_tess?version=2", details(&json!({ "paying_customer_id": "cus_none" })))
        .refused(422, "invalid-fields");
    let seen = function.get(Boss, "/api/teams/all/tea_tess").expect(200).json["team"].clone();
    assert_eq!(
        (&seen["seats_max"], &seen["default_plan_name"], &seen["members"]),
        (&json!(5), &json!("Flex"), &json!(2))
    );
    assert_eq!(function.world.count("SELECT count(*) FROM audit WHERE action = 'set_team'"), 1);
}

#[test]
fn operators_see_who_lacks_the_plan_that_the_team_is_meant_to_have() {
    let function = function();
    let lacking = || function.get(Boss, "/api/teams/all/tea_tess").expect(200).json["without_plan"].clone();
    assert_eq!(lacking(), json!([]));
    // Ada has the flexible one, Tess another.
    set(&function, &json!({ "default_plan_id": "pln_flex" })).expect(200);
    assert_eq!(lacking(), json!(["cus_tess"]));
    let seen = function.get(Nobody, &link(&function, 2)).expect(200).json;
    assert_eq!(seen["default_plan_name"], "Flex");
}

#[test]
fn operators_see_what_is_shared_and_who_drew_what_as_the_administrator_does() {
    let function = function();
    function.world.load(
        "INSERT INTO grants (id, key, customer_id, contract_id, kind, name, amount, currency, scope, starts_at, expires_at, created_at) VALUES
  ('grt_hours', 'h', 'cus_tess', NULL, 'time_credit', 'Hours', 600, NULL, '{}', 0, 1896134400000, 0),
  ('grt_money', 'm', 'cus_tess', NULL, 'money_credit', 'Money', 5000, 'EUR', '{}', 0, NULL, 0),
  ('grt_own', 'o', 'cus_ada', NULL, 'time_credit', 'Own', 600, NULL, '{}', 0, NULL, 0);
INSERT INTO team_members (team_id, customer_id) VALUES ('tea_tess', 'cus_carl');
INSERT INTO draws (key, grant_id, source, source_id, amount, worth_minor, at, drawn_by, month) VALUES
  ('a', 'grt_hours', 'booking', 'bkg_1', 90, 0, 1, 'cus_ada', '2030-01-01'), ('a:back', 'grt_hours', 'booking', 'bkg_1', -30, 0, 1, 'cus_ada', '2030-01-01'),
  ('b', 'grt_hours', 'booking', 'bkg_2', 20, 0, 1, 'cus_ada', '2029-12-01'), ('c', 'grt_hours', 'booking', 'bkg_3', 10, 0, 1, 'cus_carl', '2030-01-01'),
  ('d', 'grt_own', 'booking', 'bkg_4', 10, 0, 1, NULL, NULL)",
    );
    let seen = || function.get(Boss, "/api/teams/all/tea_tess").expect(200);
    let nothing = json!({ "benefits": [], "share_caps": {}, "month": "2030-01-01", "drawn": [] });
    assert_eq!((seen().trips, &seen().json["sharing"]), (1, &nothing), "what is not shared shows to nobody");
    set(&function, &json!({ "shares": "pooled", "shared_kinds": ["time_credit"] })).expect(200);
    let caps = json!({ "caps": { "time_credit": 120 } });
    function.put(Tess, "/api/teams/tea_tess/share-caps?version=2", caps).expect(200);
    let drawn = |who: &str, minutes: i64| json!({ "customer_id": who, "kind": "time_credit", "currency": null, "amount": minutes });
    let hours = json!({ "kind": "time_credit", "name": "Hours", "currency": null, "last_day": "2030-01-31", "left": 510, "given": 600 });
    let expected = json!({ "benefits": [hours], "share_caps": { "time_credit": 120 }, "month": "2030-01-01",
        "drawn": [drawn("cus_ada", 60), drawn("cus_carl", 10)] });
    assert_eq!((seen().trips, &seen().json["sharing"]), (1, &expected));
    // From the same code: what the administrator sees, and what is of a member there.
    let run = function.get(Tess, "/api/teams/tea_tess").expect(200).json;
    for (name, value) in expected.as_object().unwrap() {
        assert_eq!(&run[name], value, "{name}");
    }
    // In the next month nothing has been drawn yet.
    function.world.set_now("2030-02-01T08:00:00Z");
    let later = seen().json["sharing"].clone();
    assert_eq!((&later["month"], &later["drawn"], &later["benefits"]), (&json!("2030-02-01"), &json!([]), &json!([])));
    function.get(Boss, "/api/teams/all/tea_none").refused(404, "not-found");
    function.get(Tess, "/api/teams/all/tea_tess").refused(403, "forbidden");
}

#[test]
fn operators_say_who_is_in_a_team() {
    let function = function();
    let path = |customer: &str| format!("/api/teams/all/tea_tess/members?customer={customer}");
    function.put(Boss, &path("cus_bob"), setup(false, &["book"])).expect(200);
    function.put(Boss, &path("cus_none"), setup(false, &[])).refused(404, "not-found");
    function.put(Boss, "/api/teams/all/tea_none/members?customer=cus_bob", setup(false, &[])).refused(404, "not-found");
    // They may leave a team without anybody who runs it; its people may still go.
    function.delete(Boss, &path("cus_tess")).expect(204);
    function.delete(Boss, &path("cus_tess")).refused(404, "not-found");
    function.delete(Ada, &of("cus_ada")).expect(204);
    assert!(in_team(&function, "cus_bob"));
    assert_eq!(function.world.count("SELECT count(*) FROM audit WHERE subject = 'tea_tess'"), 2);
}

#[test]
fn teams_are_found_by_name_page_by_page() {
    let function = function();
    function.world.load(
        "INSERT INTO teams (id, name, paying_customer_id) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 120)
         SELECT 'tea_' || i, 'Crew ' || (i % 7), 'cus_bob' FROM n",
    );
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = function.get(Boss, &format!("/api/teams/all?search=crew{cursor}")).expect(200).json;
        seen.extend(page["items"].as_array().unwrap().iter().map(|team| team["id"].to_string()));
        let Some(next) = page["next_cursor"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    assert_eq!(seen.len(), 120);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 120);
    let found = function.get(Boss, "/api/teams/all?search=TESS").expect(200).json;
    assert_eq!(found["items"][0]["id"], "tea_tess");
    assert_eq!(function.get(Boss, "/api/teams/all/known").expect(200).json["plans"].as_array().unwrap().len(), 2);
    assert_eq!(
        function.get(Boss, "/api/teams/all/customers?search=carl").expect(200).json["items"][0]["id"],
        "cus_carl"
    );
}

fn row(id: &str, members: &[&str]) -> Value {
    let member = |id: &&str| json!({ "customer_id": id, "is_administrator": false, "narrowed": { "book": false } });
    json!({ "id": id, "setup": { "name": "Team", "paying_customer_id": "cus_tess", "rights": {},
        "members": members.iter().map(member).collect::<Vec<_>>() } })
}

#[test]
fn an_import_writes_all_of_its_rows_and_repeating_it_changes_nothing() {
    let function = function();
    let import = json!({ "teams": [row("tea_new", &["cus_ada", "cus_bob"])] });
    let dry = function.post(Boss, "/api/teams/import?dry_run=true", import.clone()).expect(200);
    assert_eq!((dry.trips, &dry.json), (1, &json!({ "dry_run": true, "written": 3 })));
    assert_eq!(function.world.count("SELECT count(*) FROM team_members WHERE team_id = 'tea_new'"), 0);
    for _ in 0..2 {
        let done = function.post(Boss, "/api/teams/import", import.clone()).expect(200);
        assert_eq!((done.trips, &done.json), (2, &json!({ "dry_run": false, "written": 3 })));
        assert_eq!(function.world.count("SELECT count(*) FROM team_members WHERE team_id = 'tea_new'"), 2);
    }
    assert_consistent(&function);
}

#[test]
fn whoever_an_imported_team_does_not_name_has_left_it_and_what_it_does_not_name_stays() {
    let function = function();
    set(&function, &json!({ "seats_max": 2, "description": "Maps" })).expect(200);
    let import = |members: &[&str]| json!({ "teams": [row("tea_tess", members)] });
    function.post(Boss, "/api/teams/import", import(&["cus_bob", "cus_tess"])).expect(200);
    assert!(in_team(&function, "cus_bob") && !in_team(&function, "cus_ada"));
    let seen = function.get(Boss, "/api/teams/all/tea_tess").expect(200).json["team"].clone();
    assert_eq!((&seen["seats_max"], &seen["description"], &seen["name"]), (&json!(2), &json!("Maps"), &json!("Team")));
    function.post(Boss, "/api/teams/import", import(&["cus_bob", "cus_tess", "cus_ada"])).refused(409, "team-full");
    let mut bad = import(&["cus_none"]);
    bad["teams"].as_array_mut().unwrap().push(json!({ "id": "x" }));
    let refused = function.post(Boss, "/api/teams/import", bad).refused(422, "invalid-fields").json;
    assert_eq!(refused["errors"][0]["pointer"], "/teams/1/id");
    function.post(Boss, "/api/teams/import", import(&["cus_none"])).refused(422, "invalid-fields");
}

#[test]
fn a_team_can_be_as_large_as_its_schema_says() {
    let function = function();
    function.world.load(
        "INSERT INTO customers (id, name, email, created_at) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
         SELECT 'cus_of_the_largest_team_' || i, 'Person', 'person@example.org', 1 FROM n",
    );
    let everybody = |count: usize| (1..=count).map(|i| format!("cus_of_the_largest_team_{i}")).collect::<Vec<_>>();
    let import = |ids: &[String]| {
        let ids: Vec<_> = ids.iter().map(String::as_str).collect();
        function.post(Boss, "/api/teams/import", json!({ "teams": [row("tea_tess", &ids)] }))
    };
    import(&everybody(999)).expect(200);
    assert_eq!(function.world.count("SELECT count(*) FROM team_members WHERE team_id = 'tea_tess'"), 999);
    import(&everybody(1000)).refused(422, "invalid-fields");
}
