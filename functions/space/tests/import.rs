//! Importing, and writes that fail.
mod support;

use serde_json::{Value, json};
use support::*;
use testkit::FAULTS;
use testkit::Persona::*;

fn rows() -> Value {
    json!({
        "locations": [{ "id": "loc_dock", "setup": dock(), "closures": [closure()] }],
    })
}

#[test]
fn an_import_writes_all_of_its_rows_and_repeating_it_changes_nothing() {
    let space = space();
    let counts = || {
        let all = "SELECT (SELECT count(*) FROM locations) AS locations, (SELECT count(*) FROM closures) AS closures";
        space.world.rows(all).remove(0)
    };
    let before = counts();
    let dry = space.post(Boss, "/api/space/import?dry_run=true", rows()).expect(200);
    assert_eq!((dry.trips, &dry.json), (1, &json!({ "dry_run": true, "written": 2 })));
    assert_eq!(counts(), before, "a dry run writes nothing");
    let done = space.post(Boss, "/api/space/import", rows()).expect(200);
    assert_eq!((done.trips, &done.json), (2, &json!({ "dry_run": false, "written": 2 })));
    let after = counts();
    assert_eq!(after, json!({ "locations": 2, "closures": 1 }));
    space.post(Boss, "/api/space/import", rows()).expect(200);
    assert_eq!(counts(), after);
    let told = space.world.rows("SELECT detail FROM audit WHERE action = 'import_space'");
    let told: Value = serde_json::from_str(told[0]["detail"].as_str().unwrap()).unwrap();
    assert_eq!(told, json!({ "rows": 2, "locations": [rows()["locations"][0]["id"]] }));
}

#[test]
fn an_import_names_every_broken_row_and_writes_none() {
    let space = space();
    let mut import = rows();
    import["locations"][0]["setup"]["name"] = "".into();
    import["locations"].as_array_mut().unwrap().push(json!({ "id": "x" }));
    let answer = space.post(Boss, "/api/space/import", import).refused(422, "invalid-fields");
    let pointers = |answer: &testkit::Answer| {
        let errors = answer.json["errors"].as_array().unwrap().clone();
        errors.iter().map(|e| e["pointer"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(pointers(&answer), ["/locations/0/setup/name", "/locations/1/id"]);
    let mut import = rows();
    import["locations"][0]["setup"]["slug"] = "harbour".into();
    let answer = space.post(Boss, "/api/space/import?dry_run=true", import).refused(422, "invalid-fields");
    let expected = ["/locations/0/setup/slug"];
    assert_eq!(pointers(&answer), expected);
    assert_eq!(space.world.count("SELECT count(*) FROM locations"), 1);
    assert_eq!(space.world.count("SELECT count(*) FROM audit"), 0);
}

/// Every write, broken before or after it persisted, then repeated: what was asked for is there once.
#[test]
fn a_write_that_failed_can_be_repeated() {
    let writes = [
        ("PUT /api/space/settings", "SELECT count(*) FROM space_settings WHERE name = 'Quayside' AND version = 2"),
        ("POST /api/space/locations", "SELECT count(*) FROM locations WHERE slug = 'dock'"),
        ("PUT /api/space/locations/{id}", "SELECT count(*) FROM locations WHERE id = 'loc_utc' AND version = 2"),
        ("POST /api/space/locations/{id}/closures", "SELECT count(*) FROM closures WHERE reason = 'Works'"),
        ("DELETE /api/space/closures/{id}", "SELECT count(*) = 0 FROM closures"),
    ];
    for (endpoint, there) in writes {
        for (fault, nth) in FAULTS {
            let mut space = space();
            space.world.load(CLOSED);
            let (path, body) = plausible(endpoint);
            let method = endpoint.split(' ').next().unwrap();
            let sound = space.world.clone();
            space.world = sound.failing(fault, nth);
            let first = space.send(Boss, method, &path, body.clone());
            if first.trips < nth {
                continue;
            }
            assert_eq!(first.status, 500, "{endpoint} {fault:?} {nth}");
            assert!(!first.text.contains("out of order") && !first.text.contains("was lost"), "{}", first.text);
            let again = space.send(Boss, method, &path, body);
            assert!(again.status < 500, "{endpoint} {fault:?} {nth}: {}", again.text);
            assert_eq!(sound.count(there), 1, "{endpoint} {fault:?} {nth}");
        }
    }
}

#[test]
fn an_import_that_failed_can_be_repeated() {
    for (fault, nth) in FAULTS {
        let mut space = space();
        let sound = space.world.clone();
        space.world = sound.failing(fault, nth);
        assert_eq!(space.post(Boss, "/api/space/import", rows()).status, 500);
        space.post(Boss, "/api/space/import", rows()).expect(200);
        assert_eq!(sound.count("SELECT count(*) FROM closures"), 1);
    }
}
