//! A team's picture, and the team as others see it.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]

mod support;

use Persona::*;
use serde_json::{Value, json};
use support::*;
use testkit::{FAULTS, Persona};

const PUBLIC: &str = "/api/teams/public/tea_tess";

fn logo(answer: &Value) -> String {
    format!("/api/teams/logos/{}", answer["logo_id"].as_str().unwrap())
}

fn make_public(function: &Teams) {
    function.world.load("UPDATE teams SET public = 1, description = 'Maps' WHERE id = 'tea_tess'");
}

#[test]
fn a_picture_is_drawn_anew_in_two_sizes_and_takes_the_place_of_the_one_before() {
    let function = function();
    let first = upload(&function, Tess, LOGO, picture(900, 600)).expect(201);
    assert_eq!(first.trips, 2);
    assert_eq!(function.get(Ada, "/api/teams/tea_tess").expect(200).json["logo_id"], first.json["logo_id"]);
    for size in ["", "?size=full", "?size=small"] {
        let shown = function.get(Ada, &format!("{}{size}", logo(&first.json))).expect(200);
        assert_eq!(shown.headers.get("cache-control"), Some("private, max-age=300"), "{size}");
    }
    let kept = function.world.rows("SELECT sizes, width, height FROM files");
    assert_eq!(kept, [json!({ "sizes": r#"["full","small"]"#, "width": 512, "height": 341 })]);
    assert_eq!(store().keys().len(), 2);
    let second = upload(&function, Tess, LOGO, picture(60, 60)).expect(201);
    function.get(Ada, &logo(&first.json)).refused(404, "not-found");
    assert_eq!(function.world.count("SELECT count(*) FROM files"), 1);
    assert_consistent(&function);
    function.delete(Tess, LOGO).expect(204);
    function.delete(Tess, LOGO).expect(204);
    function.get(Tess, &logo(&second.json)).refused(404, "not-found");
    // The bytes go with the next run.
    futures::executor::block_on(teams::jobs::run(&app(&function.world, function.world.db())));
    assert_eq!(store().keys(), Vec::<String>::new());
    assert_consistent(&function);
}

#[test]
fn only_who_runs_the_team_gives_it_a_picture_and_only_a_picture() {
    let function = function();
    upload(&function, Ada, LOGO, picture(40, 40)).refused(403, "team-administrators-only");
    upload(&function, Bob, LOGO, picture(40, 40)).refused(404, "not-found");
    upload(&function, Tess, LOGO, b"A text.".to_vec()).refused(415, "not-a-picture");
    upload(&function, Tess, LOGO, b"<svg/>".to_vec()).refused(415, "file-type");
    function.delete(Ada, LOGO).refused(403, "team-administrators-only");
    let late = function.overtaken(
        |slow| upload(slow, Tess, LOGO, picture(40, 40)),
        || {
            upload(&function, Tess, LOGO, picture(50, 50)).expect(201);
        },
    );
    late.refused(409, "changed-meanwhile");
    let gone = function.overtaken(
        |slow| upload(slow, Tess, LOGO, picture(40, 40)),
        || {
            function.world.load("UPDATE team_members SET is_administrator = 0 WHERE customer_id = 'cus_tess'");
        },
    );
    gone.refused(403, "team-administrators-only");
    // Of a try whose answer was lost the bytes stay until the sweep; of one that was refused they are gone.
    assert_eq!((store().keys().len(), function.world.count("SELECT count(*) FROM files")), (6, 1));
    assert_consistent(&function);
}

#[test]
fn a_database_that_fails_leaves_no_picture_without_a_team() {
    for (fault, nth) in FAULTS {
        let sound = function();
        let failing = sound.failing(fault, nth);
        upload(&failing, Tess, LOGO, picture(40, 40)).refused(500, "internal");
        upload(&failing, Tess, LOGO, picture(40, 40)).expect(201);
        assert_eq!(
            sound.world.count("SELECT count(*) FROM files WHERE attached_to = 'logo:tea_tess'"),
            1,
            "{fault:?} {nth}"
        );
        assert_consistent(&sound);
    }
}

#[test]
fn a_team_that_is_public_shows_to_who_may_use_the_directory_with_whom_it_shows() {
    let function = function();
    let made = upload(&function, Tess, LOGO, picture(40, 40)).expect(201).json;
    function.get(Bob, PUBLIC).refused(404, "not-found");
    function.get(Bob, &logo(&made)).refused(404, "not-found");
    assert_eq!(function.get(Bob, "/api/teams/public").expect(200).json["items"], json!([]));
    assert_eq!(function.get(Ada, PUBLIC).expect(200).json["is_member"], true, "its people see what others would");
    make_public(&function);
    function.world.load(
        r#"INSERT INTO profiles (account_id, about, phone, position, company, links, visibility, shown, photo_id, photo_alt, cover_alt, changed_at, version)
VALUES ('acc_ada', '', '', 'Maps', '', '[]', 'members', '["position"]', 'fil_hidden', '', '', 1, 1),
  ('acc_tess', '', '', 'Boss', '', '[]', 'nobody', '["position"]', NULL, '', '', 1, 1)"#,
    );
    let seen = function.get(Bob, PUBLIC).expect(200);
    assert_eq!(seen.trips, 1);
    let ada = json!({ "name": "Ada Members", "position": "Maps", "photo_id": null });
    assert_eq!((&seen.json["description"], &seen.json["members"]), (&json!("Maps"), &json!([ada])));
    function.get(Bob, &logo(&made)).expect(200);
    let listed = function.get(Bob, "/api/teams/public").expect(200).json;
    assert_eq!(listed["items"][0]["logo_id"], made["logo_id"]);
    // Who may not use the directory sees none; the team's own people see the team, and nobody's profile.
    function.world.load(r#"UPDATE space_settings SET rights = '{"use_directory":false}'"#);
    function.get(Bob, PUBLIC).refused(403, "right-withheld");
    function.get(Bob, "/api/teams/public").refused(403, "right-withheld");
    function.get(Bob, &logo(&made)).refused(404, "not-found");
    assert_eq!(function.get(Ada, PUBLIC).expect(200).json["members"], json!([]));
    function.get(Nobody, PUBLIC).refused(401, "sign-in-required");
}

#[test]
fn public_teams_page_by_name() {
    let function = function();
    function.world.load(
        "INSERT INTO teams (id, name, paying_customer_id, public) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 120)
         SELECT 'tea_' || i, 'Team ' || (i % 7), 'cus_tess', i % 2 FROM n",
    );
    let (mut names, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = function.get(Bob, &format!("/api/teams/public{cursor}")).expect(200).json;
        names.extend(page["items"].as_array().unwrap().iter().map(|team| team["name"].as_str().unwrap().to_owned()));
        let Some(next) = page["next_cursor"].as_str() else { break };
        cursor = format!("?cursor={next}");
    }
    assert_eq!(names.len(), 60);
    assert!(names.is_sorted());
}
