//! The sign at a door: a new one takes the place of the old one.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use serde_json::{Value, json};
use support::*;
use testkit::{FAULTS, Persona};

fn code_of(place: &Value) -> &str {
    place["door_path"].as_str().unwrap().split("door=").nth(1).unwrap()
}

#[test]
fn a_new_sign_takes_the_place_of_the_old_one() {
    let function = function();
    let path = |version: u32| format!("/api/activity/settings/loc_utc/sign?version={version}");
    function.post(Boss, &path(0), Value::Null).refused(404, "not-found");
    let first = set_up(&function, &json!({ "self_check_in": "door", "plan_ids": ["pln_flex"], "capacity": 30 }));
    let made = function.post(Boss, &path(1), Value::Null).expect(200);
    let second = made.json;
    assert_ne!(first["door_path"], second["door_path"]);
    assert_eq!((made.trips, &second["version"], &second["capacity"]), (2, &json!(2), &json!(30)));
    assert_eq!(function.get(Boss, "/api/activity/settings").expect(200).json["items"][0], second);
    let come_by =
        |place: &Value| function.post(Ada, "/api/activity/check-ins", wish(&json!({ "door_code": code_of(place) })));
    come_by(&first).refused(403, "door-sign-old");
    come_by(&second).expect(201);
    // Whoever saw the old sign decides anew, and of two at once one is made.
    function.post(Boss, &path(1), Value::Null).refused(409, "changed-meanwhile");
    let late = function.overtaken(
        |function| function.post(Boss, &path(2), Value::Null),
        || drop(function.post(Boss, &path(2), Value::Null).expect(200)),
    );
    late.refused(409, "changed-meanwhile");
    function.post(Boss, "/api/activity/settings/loc_none/sign?version=1", Value::Null).refused(404, "not-found");
    assert_eq!(function.world.count("SELECT count(*) FROM audit WHERE action = 'create_door_sign'"), 2);
    // A setup that is saved leaves the sign where it is.
    let third = function.get(Boss, "/api/activity/settings").expect(200).json["items"][0].clone();
    assert_eq!(set_up(&function, &json!({}))["door_path"], third["door_path"]);
    assert_consistent(&function);
}

#[test]
fn a_sign_that_fails_to_be_made_is_made_by_the_same_call_again() {
    for (fault, nth) in FAULTS {
        let sound = function();
        set_up(&sound, &json!({ "self_check_in": "door" }));
        let failing = sound.failing(fault, nth);
        let path = "/api/activity/settings/loc_utc/sign?version=1";
        assert_eq!(failing.post(Boss, path, Value::Null).status, 500, "{fault:?} {nth}");
        let second = failing.post(Boss, path, Value::Null);
        assert!([200, 409].contains(&second.status), "{fault:?} {nth} {}", second.text);
        let made = "SELECT (SELECT version FROM check_in_settings) * 10 + (SELECT count(*) FROM audit WHERE action = 'create_door_sign')";
        assert_eq!(sound.world.count(made), 21, "{fault:?} {nth}");
    }
}
