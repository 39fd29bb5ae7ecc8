//! Who is let in, by what, and what goes with them when they leave.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use serde_json::{Value, json};
use support::*;
use testkit::{FAULTS, Persona};

#[test]
fn a_plan_lets_in_and_a_second_tap_is_the_same_stay() {
    let function = by_plan();
    let first = come(&function, Ada).expect(201).json;
    assert_eq!((&first["covered_by"], &first["cover_name"]), (&json!("plan"), &json!("Flex")));
    assert_eq!((&first["day"], &first["out_at"], &first["minutes"]), (&json!("2030-01-01"), &Value::Null, &json!(0)));
    assert_eq!(come(&function, Ada).expect(201).json["id"], first["id"]);
    let houses = function.get(Ada, "/api/activity/houses").expect(200).json;
    assert_eq!((&houses["current"]["id"], &houses["items"][0]["people_in"]), (&first["id"], &json!(1)));
    function.world.set_now("2030-01-01T09:30:10Z");
    let out = go(&function, Ada).expect(200).json;
    assert_eq!((&out["minutes"], &out["out_by"], &out["uncovered_minutes"]), (&json!(91), &json!("member"), &json!(0)));
    go(&function, Ada).refused(409, "not-checked-in");
    assert_consistent(&function);
}

#[test]
fn who_has_no_plan_that_includes_the_house_needs_a_pass() {
    let function = by_plan();
    come(&function, Tess).refused(409, "pass-needed");
    come(&function, Carl).refused(409, "pass-needed");
    let house = function.get(Carl, "/api/activity/houses").expect(200).json["items"][0].clone();
    assert_eq!((&house["offer"], &house["refusal"]), (&Value::Null, &json!("pass-needed")));
    // A plan that rests includes nothing.
    function
        .world
        .load(r#"UPDATE contracts SET pauses = '[{"from":"2030-01-01","until":"2030-02-01"}]' WHERE id = 'con_ada'"#);
    come(&function, Ada).refused(409, "pass-needed");
    assert_eq!(function.world.count("SELECT count(*) FROM check_ins"), 0);
}

#[test]
fn a_day_pass_is_drawn_once_for_all_stays_of_a_day() {
    let function = function();
    set_up(&function, &json!({}));
    give(&function, "grt_day", "cus_carl", ("day_pass", 2), None);
    let offer = function.get(Carl, "/api/activity/houses").expect(200).json["items"][0]["offer"].clone();
    assert_eq!(
        (&offer["covered_by"], &offer["left"]),
        (&json!("day_pass"), &json!({ "kind": "day_pass", "amount": 2 }))
    );
    come(&function, Carl).expect(201);
    go(&function, Carl).expect(200);
    assert_eq!(left(&function, "grt_day"), 1);
    function.world.set_now("2030-01-01T15:00:00Z");
    assert_eq!(come(&function, Carl).expect(201).json["covered_by"], "day_pass");
    go(&function, Carl).expect(200);
    assert_eq!(left(&function, "grt_day"), 1);
    function.world.set_now("2030-01-02T09:00:00Z");
    come(&function, Carl).expect(201);
    assert_eq!(left(&function, "grt_day"), 0);
    go(&function, Carl).expect(200);
    // The last one of a day is spent and lasts all the same.
    come(&function, Carl).expect(201);
    go(&function, Carl).expect(200);
    function.world.set_now("2030-01-03T09:00:00Z");
    come(&function, Carl).refused(409, "pass-needed");
    assert_consistent(&function);
}

#[test]
fn a_time_pass_gives_the_minutes_that_were_stayed() {
    let function = function();
    set_up(&function, &json!({}));
    give(&function, "grt_a", "cus_carl", ("time_pass", 60), None);
    give(&function, "grt_b", "cus_carl", ("time_pass", 60), None);
    assert_eq!(come(&function, Carl).expect(201).json["covered_by"], "time_pass");
    assert_eq!((left(&function, "grt_a"), left(&function, "grt_b")), (60, 60));
    function.world.set_now("2030-01-01T09:10:01Z");
    assert_eq!(go(&function, Carl).expect(200).json["uncovered_minutes"], 0);
    assert_eq!((left(&function, "grt_a"), left(&function, "grt_b")), (0, 49));
    come(&function, Carl).expect(201);
    function.world.set_now("2030-01-01T10:10:01Z");
    // Eleven minutes more than there were: told, and charged to nobody.
    assert_eq!(go(&function, Carl).expect(200).json["uncovered_minutes"], 11);
    assert_eq!(function.world.count("SELECT count(*) FROM charges"), 0);
    come(&function, Carl).refused(409, "pass-needed");
    assert_consistent(&function);
}

#[test]
fn a_pass_that_a_team_shares_lets_in_and_says_whose_it_is() {
    let function = function();
    set_up(&function, &json!({}));
    function.world.load("UPDATE teams SET shares = 'after_own' WHERE id = 'tea_tess'");
    give(&function, "grt_team", "cus_tess", ("day_pass", 1), None);
    give(&function, "grt_time", "cus_tess", ("time_pass", 600), None);
    let offer = function.get(Ada, "/api/activity/houses").expect(200).json["items"][0]["offer"].clone();
    assert_eq!((&offer["covered_by"], &offer["of"]), (&json!("day_pass"), &json!("Tess Teams")));
    assert_eq!(come(&function, Ada).expect(201).json["cover_of"], "Tess Teams");
    assert_eq!(
        (left(&function, "grt_team"), go(&function, Ada).expect(200).json["cover_of"].clone()),
        (0, json!("Tess Teams"))
    );
    // Another day, on minutes; whoever is let go while they stay draws none of them.
    function.world.set_now("2030-01-02T09:00:00Z");
    assert_eq!(come(&function, Ada).expect(201).json["covered_by"], "time_pass");
    function.world.set_now("2030-01-02T10:00:00Z");
    let meanwhile = || function.world.load("DELETE FROM team_members WHERE customer_id = 'cus_ada'");
    function.overtaken(|slow| go(slow, Ada), meanwhile).refused(409, "changed-meanwhile");
    assert_eq!(go(&function, Ada).expect(200).json["uncovered_minutes"], 60);
    assert_eq!(left(&function, "grt_time"), 600);
    // Somebody who is still shared with is out when the doors are shut, on the team's minutes.
    function.world.load("INSERT INTO team_members (team_id, customer_id) VALUES ('tea_tess', 'cus_carl')");
    come(&function, Carl).expect(201);
    function.world.set_now("2030-01-02T23:00:00Z");
    assert_eq!(run(&function), 1);
    assert_eq!(left(&function, "grt_time"), 0);
    assert_consistent(&function);
}

#[test]
fn a_member_has_as_many_of_the_team_s_passes_and_minutes_as_one_may() {
    let function = function();
    set_up(&function, &json!({}));
    function.world.load(
        "UPDATE teams SET shares = 'pooled', share_caps = '{\"day_pass\":1,\"time_pass\":90}' WHERE id = 'tea_tess'",
    );
    give(&function, "grt_team", "cus_tess", ("day_pass", 10), None);
    give(&function, "grt_time", "cus_tess", ("time_pass", 300), None);
    give(&function, "grt_zoo", "cus_tess", ("time_pass", 300), None);
    assert_eq!(come(&function, Ada).expect(201).json["covered_by"], "day_pass");
    go(&function, Ada).expect(200);
    // The second day is on minutes, of which she may have an hour and a half, of all grants together.
    function.world.set_now("2030-01-02T09:00:00Z");
    assert_eq!(come(&function, Ada).expect(201).json["covered_by"], "time_pass");
    function.world.set_now("2030-01-02T11:00:00Z");
    assert_eq!(go(&function, Ada).expect(200).json["uncovered_minutes"], 30);
    assert_eq!(left(&function, "grt_time") + left(&function, "grt_zoo"), 510);
    function.world.set_now("2030-01-03T09:00:00Z");
    let offer = function.get(Ada, "/api/activity/houses").expect(200).json["items"][0]["offer"].clone();
    assert_ne!(offer["of"], json!("Tess Teams"), "{offer}");
    // February is another month.
    function.world.set_now("2030-02-01T09:00:00Z");
    assert_eq!(come(&function, Ada).expect(201).json["covered_by"], "day_pass");
    assert_eq!(left(&function, "grt_team"), 8);
    assert_consistent(&function);
}

#[test]
fn a_stay_of_no_time_costs_a_minute() {
    let function = function();
    set_up(&function, &json!({}));
    give(&function, "grt_a", "cus_carl", ("time_pass", 5), None);
    come(&function, Carl).expect(201);
    go(&function, Carl).expect(200);
    assert_eq!(left(&function, "grt_a"), 4);
    assert_consistent(&function);
}

#[test]
fn a_booking_lets_in_from_half_an_hour_before() {
    let function = function();
    set_up(&function, &json!({}));
    function.world.load(
        "INSERT INTO kinds (id, name, category) VALUES ('knd_r', 'Room', 'meeting_room');
         INSERT INTO policies (id, name, length_minutes_min, length_minutes_max, grain_minutes, lead_time_minutes, horizon_days,
           open_bookings_max, return_gap_same_resource_minutes, return_gap_any_resource_minutes, buffer_before_minutes,
           buffer_after_minutes, cancel_until_minutes) VALUES ('pol_r', 'R', 30, 480, 30, 0, 60, NULL, 0, 0, 0, 0, 0);
         INSERT INTO resources (id, location_id, kind_id, policy_id, name, description, capacity, units, amenities, audience, plan_ids,
           team_ids, position, archived, version) VALUES ('res_r', 'loc_utc', 'knd_r', 'pol_r', 'Oak', '', 8, 1, '[]', 'everyone', '[]', '[]', 0, 0, 1);
         INSERT INTO bookings (id, resource_id, location_id, customer_id, starts_at, ends_at, first_slot, after_slot, status, title, people,
           price_minor, currency, price_why, cancel_until, created_at) VALUES ('bkg_r', 'res_r', 'loc_utc', 'cus_carl',
           1893488400000, 1893492000000, 2103876, 2103880, 'confirmed', '', 1, 0, 'EUR', '[]', 0, 0)",
    );
    // It begins at nine.
    function.world.set_now("2030-01-01T08:29:00Z");
    come(&function, Carl).refused(409, "pass-needed");
    function.world.set_now("2030-01-01T08:30:00Z");
    assert_eq!(come(&function, Carl).expect(201).json["covered_by"], "booking");
    assert_consistent(&function);
}

#[test]
fn a_day_without_a_pass_is_charged_when_its_price_was_accepted_and_once_a_day() {
    let function = function();
    set_up(&function, &json!({ "day_price_minor": 2500 }));
    let offer = function.get(Ada, "/api/activity/houses").expect(200).json["items"][0]["offer"].clone();
    let gross = offer["price"]["minor"].as_i64().unwrap();
    assert_eq!((&offer["covered_by"], &offer["price"]["currency"]), (&json!("day_price"), &json!("EUR")));
    let refused = come(&function, Ada).refused(409, "day-price-not-accepted").json;
    assert_eq!(refused["price"]["minor"], gross);
    function
        .post(Ada, "/api/activity/check-ins", wish(&json!({ "accepted_minor": gross - 1 })))
        .refused(409, "day-price-not-accepted");
    let accepted = wish(&json!({ "accepted_minor": gross }));
    assert_eq!(function.post(Ada, "/api/activity/check-ins", accepted).expect(201).json["covered_by"], "day_price");
    go(&function, Ada).expect(200);
    come(&function, Ada).expect(201);
    go(&function, Ada).expect(200);
    let charges = function.world.rows("SELECT name, gross_minor, payer_id FROM charges");
    assert_eq!(charges, vec![json!({ "name": "Harbour, 2030-01-01", "gross_minor": gross, "payer_id": "cus_ada" })]);
    // Who pays at once buys a pass first; who is suspended owes no more.
    come(&function, Carl).refused(409, "pass-needed");
    assert_consistent(&function);
}

#[test]
fn the_door_the_desk_the_hours_and_the_room_decide() {
    let function = function();
    come(&function, Ada).refused(409, "no-check-in");
    let place = set_up(&function, &json!({ "self_check_in": "door", "plan_ids": ["pln_flex"], "capacity": 1 }));
    come(&function, Ada).refused(403, "check-in-at-the-door");
    let code = place["door_path"].as_str().unwrap().split("door=").nth(1).unwrap().to_owned();
    function.post(Ada, "/api/activity/check-ins", wish(&json!({ "door_code": "guess" }))).refused(403, "door-sign-old");
    function.post(Ada, "/api/activity/check-ins", wish(&json!({ "door_code": code }))).expect(201);
    let full =
        function.post(Bob, "/api/activity/check-ins", wish(&json!({ "door_code": code }))).refused(409, "house-full");
    assert_eq!(full.json["capacity"], 1);
    set_up(&function, &json!({ "self_check_in": "desk", "plan_ids": ["pln_flex"] }));
    come(&function, Bob).refused(403, "check-in-at-the-desk");
    set_up(&function, &json!({ "plan_ids": ["pln_flex"] }));
    function.world.set_now("2030-01-01T20:00:00Z");
    let closed = come(&function, Bob).refused(409, "house-closed").json;
    assert_eq!(closed["open"], json!([["2030-01-01T08:00:00Z", "2030-01-01T20:00:00Z"]]));
    function.world.set_now("2030-01-05T10:00:00Z");
    come(&function, Bob).refused(409, "house-closed");
    function
        .post(Bob, "/api/activity/check-ins", wish(&json!({ "location_id": "loc_none" })))
        .refused(422, "invalid-fields");
}

#[test]
fn above_the_cap_of_the_plan_only_what_was_bought_lets_in() {
    let function = by_plan();
    function.world.load(r#"UPDATE contracts SET terms = '{"caps":{"check_ins_per_week":2}}' WHERE id = 'con_ada'"#);
    give(&function, "grt_plan", "cus_ada", ("day_pass", 5), Some("con_ada"));
    for day in ["01", "02"] {
        function.world.set_now(&format!("2030-01-{day}T09:00:00Z"));
        come(&function, Ada).expect(201);
        go(&function, Ada).expect(200);
        // Coming back is no second day.
        come(&function, Ada).expect(201);
        go(&function, Ada).expect(200);
    }
    function.world.set_now("2030-01-03T09:00:00Z");
    // A locker beside the plan has no caps, and lifts none.
    function.world.with_lockers();
    let refused = come(&function, Ada).refused(409, "check-in-cap-reached").json;
    assert_eq!((&refused["days_max"], &refused["until"]), (&json!(2), &json!("2030-01-07")));
    give(&function, "grt_own", "cus_ada", ("day_pass", 1), None);
    assert_eq!(come(&function, Ada).expect(201).json["cover_name"], "Pass grt_own");
    go(&function, Ada).expect(200);
    assert_eq!((left(&function, "grt_own"), left(&function, "grt_plan")), (0, 5));
    function.world.set_now("2030-01-07T09:00:00Z");
    assert_eq!(come(&function, Ada).expect(201).json["covered_by"], "plan");
    assert_consistent(&function);
}

#[test]
fn two_at_once_do_not_share_the_last_pass_the_last_place_or_the_last_day() {
    let function = function();
    set_up(&function, &json!({ "capacity": 1 }));
    give(&function, "grt_day", "cus_carl", ("day_pass", 1), None);
    give(&function, "grt_tess", "cus_tess", ("day_pass", 1), None);
    let meanwhile = || drop(come(&function, Carl).expect(201));
    function.overtaken(|slow| come(slow, Tess), meanwhile).refused(409, "house-full");
    assert_eq!(left(&function, "grt_tess"), 1);
    go(&function, Carl).expect(200);
    // One person, two taps: one stay, one pass.
    function.world.set_now("2030-01-02T09:00:00Z");
    let meanwhile = || drop(come(&function, Tess).expect(201));
    function.overtaken(|slow| come(slow, Tess), meanwhile).refused(409, "changed-meanwhile");
    assert_eq!(
        (
            left(&function, "grt_tess"),
            function.world.count("SELECT count(*) FROM check_ins WHERE customer_id = 'cus_tess'")
        ),
        (0, 1)
    );
    // Checked out twice at once: once.
    let meanwhile = || drop(go(&function, Tess).expect(200));
    function.overtaken(|slow| go(slow, Tess), meanwhile).refused(409, "not-checked-in");
    // The setup that was decided on has to stand.
    give(&function, "grt_more", "cus_carl", ("day_pass", 1), None);
    let meanwhile = || drop(set_up(&function, &json!({ "self_check_in": "desk" })));
    function.overtaken(|slow| come(slow, Carl), meanwhile).refused(409, "changed-meanwhile");
    assert_eq!(left(&function, "grt_more"), 1);
    assert_consistent(&function);
}

#[test]
fn nothing_is_half_written_and_a_second_try_comes_to_the_same() {
    for (fault, nth) in FAULTS {
        let sound = function();
        set_up(&sound, &json!({ "day_price_minor": 2500 }));
        give(&sound, "grt_day", "cus_carl", ("day_pass", 1), None);
        let failing = sound.failing(fault, nth);
        assert_eq!(come(&failing, Carl).status, 500, "{fault:?} {nth}");
        assert_consistent(&sound);
        come(&failing, Carl).expect(201);
        let stays = sound.world.count("SELECT count(*) FROM check_ins");
        assert_eq!((left(&sound, "grt_day"), stays), (0, 1), "{fault:?} {nth}");
        assert_consistent(&sound);
    }
}

#[test]
fn the_desk_lets_in_and_out_and_may_do_so_for_nothing() {
    let function = function();
    set_up(&function, &json!({ "capacity": 1 }));
    let wish = |customer: &str, courtesy: bool| json!({ "customer_id": customer, "location_id": "loc_utc", "courtesy": courtesy, "accepted_minor": null });
    let desk = |body: Value| function.post(Boss, "/api/activity/all/check-ins", body);
    desk(wish("cus_carl", false)).refused(409, "pass-needed");
    desk(wish("cus_none", false)).refused(422, "invalid-fields");
    let carl = desk(wish("cus_carl", true)).expect(201).json;
    assert_eq!(
        (&carl["covered_by"], &carl["customer_name"], &carl["in_by"]),
        (&json!("courtesy"), &json!("Carl Contact"), &json!("desk"))
    );
    desk(wish("cus_ada", true)).expect(201);
    let present = function.get(Boss, "/api/activity/all/present?location=loc_utc").expect(200).json;
    assert_eq!(
        (&present["people_in"], &present["capacity"], present["items"].as_array().unwrap().len()),
        (&json!(2), &json!(1), 2)
    );
    let path = format!("/api/activity/all/check-ins/{}/check-out", carl["id"].as_str().unwrap());
    assert_eq!(function.post(Boss, &path, Value::Null).expect(200).json["out_by"], "desk");
    function.post(Boss, &path, Value::Null).refused(409, "not-checked-in");
    let day = function.get(Boss, "/api/activity/all/check-ins?location=loc_utc&day=2030-01-01").expect(200).json;
    assert_eq!(day["items"].as_array().unwrap().len(), 2);
    assert_eq!(
        function.world.count("SELECT count(*) FROM audit WHERE action IN ('check_in_customer', 'check_out_any')"),
        3
    );
    assert_consistent(&function);
}

#[test]
fn who_is_still_in_when_the_doors_are_shut_has_left_then() {
    let function = by_plan();
    give(&function, "grt_time", "cus_carl", ("time_pass", 10_000), None);
    come(&function, Ada).expect(201);
    come(&function, Carl).expect(201);
    function.world.set_now("2030-01-01T19:59:00Z");
    assert_eq!(run(&function), 0);
    // A job that was down for a day ends the stay when it ended.
    function.world.set_now("2030-01-02T20:30:00Z");
    assert_eq!((run(&function), run(&function)), (2, 0));
    let stay = function.get(Carl, "/api/activity/check-ins").expect(200).json["items"][0].clone();
    assert_eq!((&stay["out_at"], &stay["out_by"]), (&json!("2030-01-01T20:00:00Z"), &json!("closing")));
    assert_eq!(left(&function, "grt_time"), 10_000 - 12 * 60);
    assert_consistent(&function);
}

#[test]
fn who_comes_elsewhere_has_left_here() {
    let function = by_plan();
    function.world.load(
        "INSERT INTO locations (id, slug, name, address, currency, zone, hours, version)
         SELECT 'loc_two', 'two', 'Quay', address, currency, zone, hours, 1 FROM locations WHERE id = 'loc_utc'",
    );
    function
        .put(Boss, "/api/activity/settings/loc_two?version=0", setup(&json!({ "plan_ids": ["pln_flex"] })))
        .expect(200);
    let first = come(&function, Ada).expect(201).json;
    function.world.set_now("2030-01-01T10:00:00Z");
    function.post(Ada, "/api/activity/check-ins", wish(&json!({ "location_id": "loc_two" }))).expect(201);
    let stays = function.get(Ada, "/api/activity/check-ins").expect(200).json;
    assert_eq!((&stays["items"][1]["id"], &stays["items"][1]["out_by"]), (&first["id"], &json!("elsewhere")));
    assert_eq!(stays["items"][0]["location"]["name"], "Quay");
    assert_consistent(&function);
}

#[test]
fn a_setup_names_what_is_wrong_with_it() {
    let function = function();
    let put = |version: u32, body: Value| {
        function.put(Boss, &format!("/api/activity/settings/loc_utc?version={version}"), body)
    };
    let unknown = put(0, setup(&json!({ "plan_ids": ["pln_flex", "pln_none"] }))).refused(422, "invalid-fields").json;
    assert_eq!(unknown["errors"][0]["pointer"], "/plan_ids/1");
    put(0, setup(&json!({ "capacity": 0 }))).refused(422, "invalid-fields");
    put(0, setup(&json!({ "day_price_minor": -1 }))).refused(422, "invalid-fields");
    put(3, setup(&json!({}))).refused(409, "changed-meanwhile");
    let first = put(0, setup(&json!({}))).expect(200).json;
    put(0, setup(&json!({}))).refused(409, "changed-meanwhile");
    // The sign at the door need not be printed anew.
    assert_eq!(put(1, setup(&json!({ "capacity": 40 }))).expect(200).json["door_path"], first["door_path"]);
    function.put(Boss, "/api/activity/settings/loc_none?version=0", setup(&json!({}))).expect(404);
}
