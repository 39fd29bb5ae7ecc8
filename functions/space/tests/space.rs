//! The space through its routes: a real database, real migrations.
mod support;

use serde_json::{Value, json};
use space::{ALL_SQL, routes};
use support::*;
use testkit::Persona::{self, *};
use testkit::{access_matrix, check_sql};

#[test]
fn every_endpoint_answers_each_person_as_the_matrix_says() {
    access_matrix(&routes().endpoints, include_str!("access.txt"), status);
}

fn status(method: &str, path: &str, who: Persona) -> String {
    let space = space();
    space.world.load(CLOSED);
    let (wish, body) = plausible(&format!("{method} {path}"));
    let answer = space.send(who, method, &wish, body);
    let deeds = space.world.count("SELECT count(*) FROM audit");
    let changes = answer.status < 300 && method != "GET" && path != "/api/space/import";
    assert_eq!(deeds, i64::from(changes), "one audit row for each change, none otherwise: {who:?} {method} {path}");
    let trips_max = if method == "GET" { 1 } else { 2 };
    assert!(answer.trips <= trips_max, "{method} {path} took {} trips", answer.trips);
    answer.status.to_string()
}

#[test]
fn every_sql_text_is_planned() {
    check_sql(ALL_SQL, &["space_settings", "locations", "billing_settings"]);
    check_sql(access::viewer::ALL_SQL, &["locations", "space_settings"]);
    check_sql(access::store::ALL_SQL, &["space_settings"]);
}

#[test]
fn the_portal_shows_its_locations_and_what_shows_to_whom() {
    let space = space();
    space.world.load(CLOSED);
    space.world.load("UPDATE space_settings SET levels = '{\"base\":\"members\",\"sections\":{\"home\":\"public\"}}'");
    let portal = space.get(Nobody, "/api/space/portal").expect(200);
    assert_eq!(portal.trips, 1);
    assert_eq!(portal.json["locations"][0]["zone"], "Etc/UTC");
    assert_eq!(portal.json["locations"][0]["closures"][0]["reason"], "Holiday");
    assert_eq!(portal.json["terms"], json!({ "version": "1", "url": null }));
    let shows = |who, section: &str| {
        let portal = space.get(who, "/api/space/portal").expect(200).json;
        let sections = portal["sections"].as_array().unwrap();
        sections.iter().find(|decision| decision["section"] == section).unwrap()["rule"].clone()
    };
    assert_eq!(shows(Nobody, "home"), Value::Null);
    assert_eq!(shows(Nobody, "bookings"), "sign-in-required");
    assert_eq!(shows(Carl, "bookings"), "members-only");
    assert_eq!(shows(Ada, "bookings"), Value::Null);
}

#[test]
fn a_viewer_learns_who_they_are_and_what_they_may_do() {
    let space = space();
    let ada = space.get(Ada, "/api/space/viewer").expect(200);
    assert_eq!((ada.trips, &ada.json["customer"]["standing"]), (1, &json!("member")));
    assert_eq!(
        ada.json["locations"],
        json!([{ "id": "loc_utc", "name": "Harbour", "zone": "Etc/UTC", "currency": "EUR" }])
    );
    let carl = space.get(Carl, "/api/space/viewer").expect(200).json;
    assert_eq!(carl["customer"]["standing"], "contact");
    let boss = space.get(Boss, "/api/space/viewer").expect(200).json;
    assert_eq!((&boss["customer"], boss["roles"].as_array().unwrap().len()), (&Value::Null, web::role::ALL.len()));
}

#[test]
fn whoever_has_products_by_the_cycle_alone_is_a_contact_with_the_rights_that_these_give() {
    let space = space();
    space.world.with_lockers();
    space.world.load(r#"UPDATE space_settings SET levels = '{"base":"signed_in","sections":{"bookings":"members"}}'"#);
    let seen = |who| {
        let viewer = space.get(who, "/api/space/viewer").expect(200).json;
        let rule = |list: &str, name: &str, of: &str| {
            let all = viewer[list].as_array().unwrap();
            all.iter().find(|decision| decision[name] == of).unwrap()["rule"].clone()
        };
        let (bookings, boards) = (rule("sections", "section", "bookings"), rule("rights", "right", "use_boards"));
        (viewer["customer"]["standing"].clone(), bookings, boards)
    };
    assert_eq!(seen(Carl), (json!("contact"), json!("members-only"), json!("right-withheld")));
    assert_eq!(seen(Bob), (json!("member"), Value::Null, Value::Null));
    // Ada's plan says nothing of boards; her locker does.
    assert_eq!(seen(Ada), (json!("member"), Value::Null, json!("right-withheld")));
    // What runs on is theirs to leave, whoever has it, and whoever pays for it.
    let has = |who| space.get(who, "/api/space/viewer").expect(200).json["has_contracts"].clone();
    assert_eq!([has(Carl), has(Bob), has(Boss)], [true, true, false]);
    space
        .world
        .load("UPDATE contracts SET customer_id = 'cus_bob', plan_id = 'pln_locker' WHERE id = 'con_locker_carl'");
    assert_eq!(has(Carl), true);
    space.world.load("UPDATE contracts SET payer_id = 'cus_bob' WHERE id = 'con_locker_carl'");
    assert_eq!(has(Carl), false);
}

#[test]
fn a_right_withdrawn_now_is_withdrawn_in_the_next_answer() {
    let space = space();
    let may_change_plan = || {
        let viewer = space.get(Ada, "/api/space/viewer").expect(200).json;
        let rights = viewer["rights"].as_array().unwrap().clone();
        rights.into_iter().find(|decision| decision["right"] == "change_plan").unwrap()["allowed"].clone()
    };
    assert_eq!(may_change_plan(), true);
    space.put(Boss, "/api/space/settings?version=1", settings()).expect(200);
    assert_eq!(may_change_plan(), false);
}

#[test]
fn who_is_suspended_for_what_is_unpaid_still_sees_and_pays_invoices() {
    let space = space();
    let rules = || {
        let viewer = space.get(Ada, "/api/space/viewer").expect(200);
        assert_eq!(viewer.trips, 1);
        let rights = viewer.json["rights"].as_array().unwrap().clone();
        let rule = |decision: &Value| (decision["right"].as_str().unwrap().to_owned(), decision["rule"].clone());
        rights.iter().map(rule).filter(|(_, rule)| !rule.is_null()).collect::<Vec<_>>()
    };
    assert_eq!(rules(), []);
    space.world.load(
        "INSERT INTO billing_accounts (customer_id, party, tax_treatment, collects, suspended_at, version)
         VALUES ('cus_ada', '{}', 'as_usual', 0, 1000, 1)",
    );
    let lost = ["book", "buy_products", "buy_tickets", "register_visitors"];
    assert_eq!(rules(), lost.map(|right| (right.to_owned(), json!("suspended"))));
    space.world.load("UPDATE billing_accounts SET suspended_at = NULL");
    assert_eq!(rules(), []);
}

#[test]
fn of_whom_a_second_factor_is_wanted_is_a_setting() {
    let space = space();
    let mut wish = settings();
    wish["second_factor_of"] = "operators".into();
    wish["sign_up_approval"] = true.into();
    wish["second_factor_from"] = "2030-02-01T00:00:00Z".into();
    let changed = space.put(Boss, "/api/space/settings?version=1", wish.clone()).expect(200).json;
    for field in ["second_factor_of", "second_factor_from", "sign_up_approval"] {
        assert_eq!(changed[field], wish[field]);
    }
    assert_eq!(space.get(Boss, "/api/space/settings").expect(200).json, changed);
    wish["second_factor_of"] = "strangers".into();
    space.put(Boss, "/api/space/settings?version=2", wish).refused(422, "invalid-fields");
    // Who says nothing of it wants it of nobody.
    let changed = space.put(Boss, "/api/space/settings?version=2", settings()).expect(200).json;
    assert_eq!(
        (&changed["second_factor_of"], &changed["second_factor_from"]),
        (&"nobody".into(), &serde_json::Value::Null)
    );
}

#[test]
fn guests_are_let_in_where_an_operator_says_so_and_nothing_would_stop_them() {
    let space = space();
    let are_welcome = || {
        let portal = space.get(Nobody, "/api/space/portal").expect(200);
        assert_eq!(portal.trips, 1);
        portal.json["guest_checkout"].clone()
    };
    assert_eq!(are_welcome(), false);
    let mut wish = settings();
    wish["guest_checkout"] = true.into();
    let refused = space.put(Boss, "/api/space/settings?version=1", wish.clone()).refused(422, "invalid-fields");
    assert_eq!(
        (&refused.json["errors"][0]["pointer"], &refused.json["errors"][0]["rule"]),
        (&json!("/guest_checkout"), &json!("guests-sign-up"))
    );
    wish["sign_up_open"] = true.into();
    let changed = space.put(Boss, "/api/space/settings?version=1", wish.clone()).expect(200).json;
    assert_eq!(space.get(Boss, "/api/space/settings").expect(200).json, changed);
    assert_eq!((&changed["guest_checkout"], are_welcome()), (&json!(true), json!(true)));
    // However the settings came about: what would stop a guest says so first.
    for stops in [
        "UPDATE space_settings SET sign_up_open = 0",
        "UPDATE space_settings SET sign_up_approval = 1",
        "UPDATE space_settings SET second_factor_of = 'everybody'",
    ] {
        space
            .world
            .load("UPDATE space_settings SET sign_up_open = 1, sign_up_approval = 0, second_factor_of = 'nobody'");
        assert_eq!(are_welcome(), true);
        space.world.load(stops);
        assert_eq!(are_welcome(), false, "{stops}");
    }
}

#[test]
fn settings_that_somebody_else_changed_meanwhile_are_not_overwritten() {
    let space = space();
    let changed = space.put(Boss, "/api/space/settings?version=1", settings()).expect(200).json;
    assert_eq!((&changed["version"], &changed["name"]), (&json!(2), &json!("Quayside")));
    assert_eq!(space.get(Boss, "/api/space/settings").expect(200).json, changed);
    let mut other = settings();
    other["name"] = "Lost".into();
    space.put(Boss, "/api/space/settings?version=1", other).refused(409, "changed-meanwhile");
    assert_eq!(space.world.count("SELECT count(*) FROM space_settings WHERE name = 'Quayside' AND version = 2"), 1);
    assert_eq!(space.world.count("SELECT count(*) FROM audit"), 1, "the refused change leaves no trace");
}

#[test]
fn a_new_location_has_the_offsets_of_its_zone() {
    let space = space();
    let made = space.post(Boss, "/api/space/locations", dock()).expect(201).json;
    assert_eq!((&made["zone"], &made["version"]), (&json!("Europe/Berlin"), &json!(1)));
    let zone = space.world.rows("SELECT zone FROM locations WHERE slug = 'dock'");
    let zone: kernel::Zone = serde_json::from_str(zone[0]["zone"].as_str().unwrap()).unwrap();
    assert_eq!(zone.offset_seconds(space.world.now()), 3600);
    assert!(100 < zone.transitions.len(), "{}", zone.transitions.len());
}

#[test]
fn a_slug_names_one_location() {
    let space = space();
    space.post(Boss, "/api/space/locations", harbour()).refused(409, "slug-taken");
    space.post(Boss, "/api/space/locations", dock()).expect(201);
    space.put(Boss, "/api/space/locations/loc_utc?version=1", dock()).refused(409, "slug-taken");
    assert_eq!(space.world.count("SELECT count(*) FROM locations"), 2);
    assert_eq!(space.world.count("SELECT version FROM locations WHERE id = 'loc_utc'"), 1);
}

#[test]
fn every_change_of_a_location_gives_it_a_new_version() {
    let space = space();
    let version = || space.world.count("SELECT version FROM locations WHERE id = 'loc_utc'");
    let changed = space.put(Boss, "/api/space/locations/loc_utc?version=1", harbour()).expect(200).json;
    assert_eq!((version(), &changed["version"]), (2, &json!(2)));
    space.put(Boss, "/api/space/locations/loc_utc?version=1", harbour()).refused(409, "changed-meanwhile");
    assert_eq!(version(), 2);
    let made = space.post(Boss, "/api/space/locations/loc_utc/closures", closure()).expect(201).json;
    assert_eq!(version(), 3);
    let id = made["closure"]["id"].as_str().unwrap();
    space.delete(Boss, &format!("/api/space/closures/{id}")).expect(204);
    assert_eq!(version(), 4);
    space.delete(Boss, &format!("/api/space/closures/{id}")).refused(404, "not-found");
    assert_eq!(version(), 4);
    space.put(Boss, "/api/space/locations/loc_none?version=1", harbour()).refused(404, "not-found");
}

#[test]
fn hours_that_overlap_and_zones_that_do_not_exist_are_refused() {
    let space = space();
    let mut overlapping = dock();
    overlapping["hours"] = json!([
        { "weekday": 1, "opens": "08:00", "closes": "12:00" }, { "weekday": 1, "opens": "11:00", "closes": "13:00" },
    ]);
    let answer = space.post(Boss, "/api/space/locations", overlapping).refused(422, "invalid-fields");
    assert_eq!(answer.json["errors"][0]["pointer"], "/hours/1");
    let mut nowhere = dock();
    nowhere["zone"] = "Europe/Atlantis".into();
    let answer = space.post(Boss, "/api/space/locations", nowhere).refused(422, "invalid-fields");
    assert_eq!(answer.json["errors"][0]["pointer"], "/zone");
    assert_eq!(space.world.count("SELECT count(*) FROM locations"), 1);
}

#[test]
fn a_closure_says_how_many_bookings_it_hits() {
    let space = space();
    space.world.load(include_str!("bookings.sql"));
    let made = space.post(Boss, "/api/space/locations/loc_utc/closures", closure()).expect(201);
    assert_eq!((made.trips, &made.json["affected_bookings"]), (2, &json!(2)));
    space.post(Boss, "/api/space/locations/loc_utc/closures", closure()).refused(409, "closure-exists");
    space.post(Boss, "/api/space/locations/loc_none/closures", closure()).refused(404, "not-found");
    let mut backwards = closure();
    backwards["ends_on"] = "2030-01-01".into();
    space.post(Boss, "/api/space/locations/loc_utc/closures", backwards).refused(422, "invalid-fields");
    assert_eq!(space.world.count("SELECT count(*) FROM closures"), 1);
    assert_eq!(space.world.count("SELECT count(*) FROM bookings WHERE status = 'confirmed'"), 4, "none is cancelled");
}

#[test]
fn what_operators_did_is_told_page_by_page() {
    let space = space();
    for n in 0..60 {
        space.put(Boss, &format!("/api/space/settings?version={}", n + 1), settings()).expect(200);
    }
    let first = space.get(Boss, "/api/space/audit").expect(200).json;
    let cursor = first["next_cursor"].as_str().unwrap();
    let second = space.get(Boss, &format!("/api/space/audit?cursor={cursor}")).expect(200).json;
    let told = |page: &Value| page["items"].as_array().unwrap().iter().map(|d| d["id"].to_string()).collect::<Vec<_>>();
    let mut all = [told(&first), told(&second)].concat();
    assert_eq!((told(&first).len(), told(&second).len(), &second["next_cursor"]), (50, 10, &Value::Null));
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 60);
    assert_eq!(first["items"][0]["account_name"], "Boss Operator");
}

#[cfg(feature = "openapi")]
#[test]
fn the_openapi_document_is_current() {
    let promise = "Says what the space is: its locations and their calendars, and who sees what.";
    let text = web::openapi::text("space", promise, &routes());
    testkit::golden(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/openapi.json"), &text);
}
