//! What somebody says of themselves, and who sees it.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod own;

use Persona::*;
use image::{GenericImageView, ImageFormat};
use own::*;
use serde_json::json;
use testkit::{Answer, Persona};

const PROFILE: &str = "/api/account/profile";

#[test]
fn a_profile_is_written_read_and_changed_on_the_version_that_was_seen() {
    let function = function();
    let blank = function.get(Ada, PROFILE).expect(200);
    assert_eq!((&blank.json["version"], &blank.json["visibility"], blank.trips), (&json!(0), &json!("nobody"), 1));
    let put =
        |version: u32| function.put(Ada, &format!("{PROFILE}?version={version}"), said("members", &["about", "photo"]));
    let written = put(0).expect(200);
    assert_eq!((&written.json["version"], &written.json["skills"]), (&json!(1), &json!(["Rust", "Web design"])));
    let read = function.get(Ada, PROFILE).expect(200).json;
    assert_eq!((&read["skills"], &read["zone"]), (&json!(["Rust", "Web design"]), &json!("Europe/Berlin")));
    put(0).refused(409, "changed-meanwhile");
    put(1).expect(200);
    assert_eq!(function.get(Bob, PROFILE).expect(200).json["about"], json!(""));
    assert_consistent(&function);
}

#[test]
fn what_is_no_telephone_link_zone_or_skill_is_refused_at_its_field() {
    let function = function();
    let broken = |field: &str, value: serde_json::Value, pointer: &str| {
        let mut body = said("nobody", &[]);
        body[field] = value;
        let refused = function.put(Ada, &format!("{PROFILE}?version=0"), body).refused(422, "invalid-fields");
        assert_eq!(refused.json["errors"][0]["pointer"], json!(pointer), "{}", refused.text);
    };
    broken("phone", json!("call me"), "/phone");
    broken("links", json!(["javascript:alert(1)"]), "/links/0");
    broken("links", json!(vec!["https://example.org"; 6]), "/links");
    broken("zone", json!("Berlin, Germany"), "/zone");
    broken("zone", json!("Europe/Atlantis"), "/zone");
    broken("skills", json!(["x".repeat(41)]), "/skills/0");
    broken("skills", json!((0..21).map(|i| i.to_string()).collect::<Vec<_>>()), "/skills");
    broken("shown", json!(["about", "about"]), "/shown");
    broken("visibility", json!("friends"), "/visibility");
    assert_eq!(count(&function, "SELECT count(*) FROM profiles"), 0);
}

#[test]
fn a_zone_stands_as_data_beside_its_name_and_follows_the_tz_database() {
    let function = function();
    let offsets =
        || function.world.rows("SELECT zone ->> 'name' AS name, zone -> 'transitions' AS changes FROM v_account_zones");
    function.put(Ada, &format!("{PROFILE}?version=0"), said("nobody", &[])).expect(200);
    let written = offsets();
    assert_eq!(written[0]["name"], json!("Europe/Berlin"));
    assert!(100 < serde_json::from_str::<Vec<(i64, i32)>>(written[0]["changes"].as_str().unwrap()).unwrap().len());
    assert_eq!(run(&function).zones, 0, "nothing is computed twice");
    // As a row is that is older than the offsets, or a release of the database.
    function.world.load("UPDATE profiles SET zone_offsets = NULL, zone_release = ''");
    assert_eq!((run(&function).zones, run(&function).zones), (1, 0));
    assert_eq!(offsets(), written);
    function.world.load("UPDATE profiles SET zone = 'Europe/Atlantis', zone_release = '1999a'");
    assert_eq!((run(&function).zones, run(&function).zones, offsets().len()), (1, 0, 0));
    assert_eq!(function.get(Ada, PROFILE).expect(200).json["zone"], json!(null), "a name that nobody knows is none");
    let mut none = said("nobody", &[]);
    none["zone"] = json!(null);
    function.put(Ada, &format!("{PROFILE}?version=1"), none).expect(200);
    assert_eq!(offsets().len(), 0);
    assert_consistent(&function);
}

#[test]
fn a_day_in_a_mail_is_the_reader_s_own() {
    let function = function();
    let due = |who| {
        let email = format!("{}@example.org", format!("{who:?}").to_lowercase());
        function.post(who, "/api/account/erasure", json!({ "email": email })).expect(202);
        let last = "SELECT payload ->> 'due' AS due FROM outbox ORDER BY rowid DESC LIMIT 1";
        function.world.rows(last)[0]["due"].clone()
    };
    function.world.load("UPDATE sessions SET created_at = 1893484200000");
    let mut far = said("nobody", &[]);
    far["zone"] = json!("Pacific/Midway");
    function.put(Ada, &format!("{PROFILE}?version=0"), far).expect(200);
    function.world.load("UPDATE contracts SET ends_on = '2029-12-31', ends_at = 1893369600000");
    assert_eq!((due(Ada), due(Carl)), (json!("2030-01-07"), json!("2030-01-08")), "it is due at eight in UTC");
}

#[test]
fn a_skill_is_suggested_as_it_is_written_while_somebody_has_it() {
    let function = function();
    let suggested = |begins: &str| {
        function.get(Bob, &format!("/api/account/skills?begins={begins}")).expect(200).json["items"].clone()
    };
    function.put(Ada, &format!("{PROFILE}?version=0"), said("nobody", &[])).expect(200);
    let mut bobs = said("nobody", &[]);
    bobs["skills"] = json!(["RUST", "Rugby"]);
    function.put(Bob, &format!("{PROFILE}?version=0"), bobs).expect(200);
    assert_eq!(suggested("Ru"), json!(["Rugby", "Rust"]));
    assert_eq!(suggested("web%20d"), json!(["Web design"]));
    assert_eq!((suggested(""), suggested("%25")), (json!([]), json!([])));
    let mut fewer = said("nobody", &[]);
    fewer["skills"] = json!([]);
    function.put(Ada, &format!("{PROFILE}?version=1"), fewer).expect(200);
    assert_eq!((suggested("ru"), suggested("web")), (json!(["Rugby", "Rust"]), json!([])));
    assert_consistent(&function);
}

fn look(function: &Own, who: Persona, id: &str) -> Answer {
    function.get(who, &format!("/api/account/pictures/{id}?size=small"))
}

#[test]
fn a_photo_is_drawn_anew_in_three_sizes_and_takes_the_place_of_the_one_before() {
    let function = function();
    let first = put_photo(&function, Ada);
    for (size, width) in [("full", 600), ("medium", 384), ("small", 128)] {
        let shown = function.get(Ada, &format!("/api/account/pictures/{first}?size={size}")).expect(200);
        assert_eq!(image::load_from_memory(&shown.bytes).unwrap().dimensions().0, width);
        assert_eq!((shown.headers.get("cache-control"), shown.trips), (Some("private, max-age=300"), 1));
    }
    let read = function.get(Ada, PROFILE).expect(200).json;
    assert_eq!((&read["photo_id"], &read["photo_alt"]), (&json!(first), &json!("At work")));
    let second = put_photo(&function, Ada);
    look(&function, Ada, &first).refused(404, "not-found");
    look(&function, Ada, &second).expect(200);
    let cover = upload(&function, Ada, "/api/account/profile/cover", picture(1700, 400, ImageFormat::Png)).expect(201);
    look(&function, Ada, cover.json["cover_id"].as_str().unwrap()).expect(200);
    function.delete(Ada, "/api/account/profile/photo").expect(204);
    function.delete(Ada, "/api/account/profile/photo").expect(204);
    look(&function, Ada, &second).refused(404, "not-found");
    assert_eq!(count(&function, "SELECT count(*) FROM files"), 1);
    assert_eq!(run(&function).objects, 6);
    assert_eq!(store().keys().len(), 3);
    assert_consistent(&function);
}

#[test]
fn what_is_no_picture_is_none_and_nothing_is_kept() {
    let function = function();
    let path = "/api/account/profile/photo";
    upload(&function, Ada, path, b"A text.".to_vec()).refused(415, "not-a-picture");
    upload(&function, Ada, path, b"<svg/>".to_vec()).refused(415, "file-type");
    upload(&function, Ada, path, Vec::new()).refused(422, "file-empty");
    assert_eq!((store().keys().len(), count(&function, "SELECT count(*) FROM files")), (0, 0));
}

#[test]
fn a_photo_is_seen_by_whom_the_profile_shows_it_to() {
    let function = function();
    let photo = put_photo(&function, Ada);
    let set = |visibility: &str, shown: &[&str]| {
        let version = function.get(Ada, PROFILE).expect(200).json["version"].clone();
        function.put(Ada, &format!("{PROFILE}?version={version}"), said(visibility, shown)).expect(200);
    };
    let seen = || [Nobody, Bob, Ada, Boss].map(|who| look(&function, who, &photo).status);
    assert_eq!(seen(), [404, 404, 200, 404]);
    set("members", &["photo"]);
    assert_eq!(seen(), [404, 200, 200, 404]);
    set("members", &["about"]);
    assert_eq!(seen(), [404, 404, 200, 404]);
    set("public", &["photo"]);
    assert_eq!(seen(), [200, 200, 200, 200]);
    assert_eq!(look(&function, Nobody, &photo).headers.get("cache-control"), Some("public, max-age=300"));
    // What others read of it holds no more than that.
    let shown = function.world.rows("SELECT about, phone, photo_id FROM v_profiles");
    assert_eq!(shown, [json!({ "about": "", "phone": "", "photo_id": photo })]);
    assert_eq!(count(&function, "SELECT count(*) FROM v_profile_skills"), 0);
}
