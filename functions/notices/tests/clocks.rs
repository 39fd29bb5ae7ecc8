//! On whose clock it is night, and morning: the reader's own zone, else the location's that they chose, else the space's. With
//! clocks that go forward and back.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod given;
mod post;

use futures::executor::block_on;
use given::owing::*;
use notices::jobs;
use post::Post;

/// Nights are quiet for Ada from ten to seven.
const NIGHTS: &str = "INSERT INTO notice_settings VALUES ('acc_ada', 'off', 1320, 420, NULL, 1)";
/// Two more locations: in New York, and in Lisbon, which is the space's first by its slug.
const PLACES: &str = r#"
INSERT INTO locations (id, slug, name, address, currency, zone, hours, version) VALUES
  ('loc_ny', 'mill', 'Mill', '', 'USD', '{"name":"America/New_York","first_offset_seconds":-18000,"transitions":[]}', '[]', 1),
  ('loc_lis', 'alfama', 'Alfama', '', 'EUR', '{"name":"Europe/Lisbon","first_offset_seconds":0,"transitions":[]}', '[]', 1)"#;
/// Ada lives in Berlin: an hour east of UTC, and two from 31 March to 27 October 2030.
const BERLIN: &str = r#"
INSERT INTO profiles (account_id, about, phone, position, company, links, zone, visibility, shown, photo_alt, cover_alt, changed_at, version, zone_offsets, zone_release)
VALUES ('acc_ada', '', '', '', '', '[]', 'Europe/Berlin', 'nobody', '[]', '', '', 1, 1,
  '{"name":"Europe/Berlin","first_offset_seconds":3600,"transitions":[[1901149200,7200],[1919293200,3600]]}', '2025b')"#;

/// When what can wait is due that is owed and looked at then; `None` if it went out at once.
fn waits_until(post: &Post, now: &str) -> Option<String> {
    post.world.set_now(now);
    let id = owe(post, changed("Heating"));
    let mails = post.mails();
    post.deliver(&[&id]);
    if mails < post.mails() {
        return None;
    }
    let row = post.world.rows("SELECT due_at FROM outbox ORDER BY rowid DESC LIMIT 1").remove(0);
    Some(kernel::Instant::from_millis(row["due_at"].as_i64().unwrap()).unwrap().to_string())
}

#[test]
fn it_is_night_on_the_reader_s_own_clock_then_on_the_chosen_location_s_then_on_the_space_s() {
    let post = new_post();
    post.world.load(NIGHTS);
    post.world.load(PLACES);
    let evening = "2030-01-05T21:30:00Z";
    assert_eq!(waits_until(&post, evening), None, "half past nine in Lisbon, where the space is");
    post.world.load("UPDATE notice_settings SET location_id = 'loc_ny'");
    assert_eq!(waits_until(&post, "2030-01-06T11:59:00Z").as_deref(), Some("2030-01-06T12:00:00Z"));
    post.world.load(BERLIN);
    assert_eq!(waits_until(&post, "2030-01-07T21:30:00Z").as_deref(), Some("2030-01-08T06:00:00Z"));
    assert_eq!(waits_until(&post, "2030-01-08T11:59:00Z"), None, "noon in Berlin, whatever the clock in New York");
}

#[test]
fn a_night_in_which_clocks_change_ends_at_seven_on_the_wall() {
    let post = new_post();
    post.world.load(NIGHTS);
    post.world.load(BERLIN);
    for (now, expected) in [
        // Forward at one in UTC: the night has eight hours.
        ("2030-03-30T21:00:00Z", Some("2030-03-31T05:00:00Z")),
        ("2030-03-31T04:59:59Z", Some("2030-03-31T05:00:00Z")),
        ("2030-03-31T05:00:00Z", None),
        ("2030-03-31T19:59:59Z", None),
        ("2030-03-31T20:00:00Z", Some("2030-04-01T05:00:00Z")),
        // Back at one in UTC: the night has ten.
        ("2030-10-26T20:00:00Z", Some("2030-10-27T06:00:00Z")),
        ("2030-10-27T05:59:59Z", Some("2030-10-27T06:00:00Z")),
        ("2030-10-27T06:00:00Z", None),
    ] {
        assert_eq!(waits_until(&post, now).as_deref(), expected, "{now}");
    }
}

#[test]
fn a_digest_comes_at_eight_on_the_reader_s_wall_before_and_after_clocks_change() {
    let post = new_post();
    post.world.load("INSERT INTO notice_settings VALUES ('acc_ada', 'daily', NULL, NULL, 'loc_utc', 1)");
    post.world.load(BERLIN);
    for (owed, due) in [
        ("2030-03-30T12:00:00Z", "2030-03-31T06:00:00Z"),
        ("2030-03-31T12:00:00Z", "2030-04-01T06:00:00Z"),
        ("2030-10-26T12:00:00Z", "2030-10-27T07:00:00Z"),
    ] {
        post.world.set_now(owed);
        let id = owe(&post, changed("Heating"));
        post.deliver(&[&id]);
        let due: kernel::Instant = due.parse().unwrap();
        let collected = |at: kernel::Instant| {
            post.world.set_now(&at.to_string());
            assert_eq!(block_on(jobs::collect(&post.world.db(), at)), Vec::<String>::new());
            post.world.count("SELECT count(*) FROM digest_lines") == 0
        };
        assert_eq!((collected(due.plus_seconds(-1)), collected(due)), (false, true), "{owed}");
    }
}
