//! As many visitors as there may be, and not one more, however many are registered at once.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use serde_json::{Value, json};
use support::*;
use testkit::Persona;

const VISITS: &str = "SELECT count(*) FROM visits";

#[test]
fn a_cap_says_what_it_is_and_when_there_is_room_again() {
    let function = function();
    receive(&function, &json!({ "day_max": 2, "week_max": 3 }));
    register(&function, Ada, registration(&["Eve Adams", "Max Berg"], "02")).expect(201);
    let refused = register(&function, Ada, registration(&["Ida Crow"], "02")).refused(409, "visitor-cap-reached").json;
    assert_eq!(
        (&refused["per"], &refused["visits_max"], &refused["visits_left"]),
        (&json!("day"), &json!(2), &json!(0))
    );
    assert_eq!(refused["room_again_on"], "2030-01-03");
    register(&function, Ada, registration(&["Ida Crow"], "03")).expect(201);
    let refused = register(&function, Ada, registration(&["Old Dale"], "04")).refused(409, "visitor-cap-reached").json;
    assert_eq!((&refused["per"], &refused["room_again_on"]), (&json!("week"), &json!("2030-01-07")));
    // Somebody else's visitors are somebody else's.
    register(&function, Bob, registration(&["Old Dale"], "02")).expect(201);
    let form = function.get(Ada, "/api/visitors/form").expect(200).json;
    assert_eq!(
        form["places"][0]["caps"],
        json!([
            { "per": "day", "visits_max": 2, "visits_left": 2 }, { "per": "week", "visits_max": 3, "visits_left": 0 }
        ])
    );
}

#[test]
fn what_is_called_off_counts_no_more() {
    let function = function();
    receive(&function, &json!({ "day_max": 1 }));
    let visit = expected(&function, Ada, "Eve Adams");
    register(&function, Ada, registration(&["Max Berg"], "01")).refused(409, "visitor-cap-reached");
    function.post(Ada, &at(&visit, "/cancellation"), json!({ "following": false })).expect(200);
    register(&function, Ada, registration(&["Max Berg"], "01")).expect(201);
}

#[test]
fn a_plan_s_cap_is_the_sum_of_its_contracts_and_none_where_one_has_none() {
    let function = function();
    let capped =
        r#"UPDATE contracts SET terms = '{"caps":{"visitors_per_month":1}}', quantity = 2 WHERE id = 'con_ada'"#;
    function.world.load(capped);
    register(&function, Ada, registration(&["Eve Adams", "Max Berg"], "02")).expect(201);
    let refused = register(&function, Ada, registration(&["Ida Crow"], "03")).refused(409, "visitor-cap-reached").json;
    assert_eq!((&refused["per"], &refused["room_again_on"]), (&json!("plan_month"), &json!("2030-02-01")));
    // A locker has no caps, and lifts none.
    function.world.with_lockers();
    register(&function, Ada, registration(&["Ida Crow"], "03")).refused(409, "visitor-cap-reached");
    function.world.load("UPDATE contracts SET terms = '{}' WHERE id = 'con_ada'");
    register(&function, Ada, registration(&["Ida Crow"], "03")).expect(201);
}

#[test]
fn a_plan_limits_days_and_weeks_as_well_as_months() {
    let function = function();
    let capped = r#"UPDATE contracts SET terms = '{"caps":{"visitors_per_day":1,"visitors_per_week":2}}', quantity = 1 WHERE id = 'con_ada'"#;
    function.world.load(capped);
    register(&function, Ada, registration(&["Eve Adams"], "02")).expect(201);
    let refused = register(&function, Ada, registration(&["Max Berg"], "02")).refused(409, "visitor-cap-reached").json;
    assert_eq!((&refused["per"], &refused["room_again_on"]), (&json!("plan_day"), &json!("2030-01-03")));
    register(&function, Ada, registration(&["Max Berg"], "03")).expect(201);
    let refused = register(&function, Ada, registration(&["Ida Crow"], "04")).refused(409, "visitor-cap-reached").json;
    assert_eq!((&refused["per"], &refused["room_again_on"]), (&json!("plan_week"), &json!("2030-01-07")));
    let form = function.get(Ada, "/api/visitors/form").expect(200).json;
    assert_eq!(form["places"][0]["caps"][1], json!({ "per": "plan_week", "visits_max": 2, "visits_left": 0 }));
    assert_consistent(&function);
}

#[test]
fn a_race_cannot_exceed_a_cap() {
    let function = function();
    receive(&function, &json!({ "day_max": 2 }));
    let meanwhile = || drop(register(&function, Ada, registration(&["Eve Adams", "Max Berg"], "02")).expect(201));
    let send = |slow: &Visitors| register(slow, Ada, registration(&["Ida Crow"], "02"));
    function.overtaken(send, meanwhile).refused(409, "visitor-cap-reached");
    assert_eq!((function.world.count(VISITS), function.world.count("SELECT count(*) FROM outbox")), (2, 2));
    // A change to a full day loses the same race.
    let visit = register(&function, Ada, registration(&["Ida Crow"], "03")).expect(201).json["visits"][0].clone();
    function.world.load("UPDATE visits SET status = 'cancelled' WHERE name = 'Eve Adams'");
    let moved = json!({ "name": "Ida Crow", "email": null, "company": "", "reason": "", "note": "",
        "starts_at": "2030-01-02T10:00:00Z", "ends_at": "2030-01-02T11:00:00Z" });
    let meanwhile = || drop(register(&function, Ada, registration(&["Old Dale"], "02")).expect(201));
    function
        .overtaken(|slow| slow.put(Ada, &at(&visit, ""), moved.clone()), meanwhile)
        .refused(409, "visitor-cap-reached");
    assert_eq!(
        function.world.count("SELECT count(*) FROM visits WHERE local_day = '2030-01-02' AND status = 'expected'"),
        2
    );
    assert_consistent(&function);
}

#[test]
fn settings_that_change_meanwhile_are_looked_at_again() {
    let function = function();
    let tighter = || drop(receive(&function, &json!({ "day_max": 1 })));
    let send = |slow: &Visitors| register(slow, Ada, registration(&["Eve Adams", "Max Berg"], "02"));
    function.overtaken(send, tighter).refused(409, "changed-meanwhile");
    let closed = || function.world.load("UPDATE locations SET hours = '[]', version = version + 1");
    function
        .overtaken(|slow| register(slow, Ada, registration(&["Eve Adams"], "02")), closed)
        .refused(409, "changed-meanwhile");
    assert_eq!(function.world.count(VISITS), 0);
}

#[test]
fn a_location_s_own_settings_hold_there_alone() {
    let function = function();
    function.put(Boss, "/api/visitors/settings/loc_utc?version=0", reception(&json!({ "day_max": 1 }))).expect(200);
    register(&function, Ada, registration(&["Eve Adams", "Max Berg"], "02")).refused(409, "visitor-cap-reached");
    function.delete(Boss, "/api/visitors/settings/loc_utc").expect(204);
    register(&function, Ada, registration(&["Eve Adams", "Max Berg"], "02")).expect(201);
}

#[test]
fn a_walk_in_counts_and_an_operator_s_word_is_not_bound() {
    let function = function();
    receive(&function, &json!({ "day_max": 1, "walk_ins": "open" }));
    let tablet = kiosk(&function);
    let wish = json!({ "name": "Max Berg", "company": "", "email": null, "host_id": "cus_ada", "locale": "en", "agreed": agreed_to_nothing() });
    tap(&function, &tablet, "POST", "/walk-ins", wish.clone()).expect(201);
    tap(&function, &tablet, "POST", "/walk-ins", wish).refused(409, "visitor-cap-reached");
    register(&function, Ada, registration(&["Eve Adams"], "01")).refused(409, "visitor-cap-reached");
    let mut late = registration(&["Eve Adams"], "01");
    late["ends_at"] = json!("2030-01-01T23:00:00Z");
    let wish = json!({ "customer_id": "cus_ada", "registration": late });
    function.post(Boss, "/api/visitors/all/visits", wish).expect(201);
    let audited = function.world.rows("SELECT action, detail FROM audit WHERE action = 'register_for_customer'");
    assert!(audited.len() == 1 && !audited[0].to_string().contains("Eve"), "{audited:?}");
    let nobody = json!({ "customer_id": "cus_none", "registration": registration(&["Eve Adams"], "01") });
    let refused = function.post(Boss, "/api/visitors/all/visits", nobody).refused(422, "invalid-fields").json;
    assert_eq!(
        (&refused["errors"][0]["pointer"], &refused["errors"][0]["rule"]),
        (&json!("/customer_id"), &json!("unknown")),
        "{refused}"
    );
    let _: Value = refused;
}
