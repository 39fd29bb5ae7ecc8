//! The page of an invitation: without JavaScript, for whoever has its address, and for nobody else.
#![allow(clippy::unwrap_used, reason = "a failure is what a test is for")]
mod support;

use Persona::*;
use support::*;
use testkit::Persona;

const PATH: &str = "/visit/k7qf2m9x4tca";

#[test]
fn an_invitation_says_when_where_and_who_and_shows_its_code() {
    let site = bare();
    invite(&site);
    let answer = site.get(Nobody, PATH).expect(200);
    assert_eq!((answer.trips, answer.headers.get("referrer-policy")), (1, Some("no-referrer")));
    assert_eq!(answer.headers.get("cache-control"), Some("private, no-cache"));
    let shown = seen(&answer.text, "<main", "</main>");
    for told in [
        "You are expected",
        "Ada Members expects you at Harbour.",
        "Eve &lt;Adams&gt;",
        "Tuesday, 1 January 2030, 10:00–11:00 (Etc/UTC)",
        "Tuesday, 8 January 2030, 10:00–11:00 (Etc/UTC)",
        "1 Quay Street",
        "K7QF-2M9X-4TCA",
        "Add to my calendar",
    ] {
        assert!(shown.contains(told), "{told}\nin {shown}");
    }
    assert!(answer.text.contains("<svg viewBox") && answer.text.contains(r#"<meta name="robots" content="noindex">"#));
    // Reason, note and address are between host and desk; a name cannot become markup.
    for kept in ["Secret plans", "dog", "eve@example.com", "<Adams>", "<script"] {
        assert!(!answer.text.contains(kept), "{kept}");
    }
    // As it is typed, too.
    assert_eq!(site.get(Nobody, "/visit/K7QF2M9X4TCA").expect(200).text, answer.text);
}

#[test]
fn the_calendar_s_file_has_what_is_still_to_come() {
    let site = bare();
    invite(&site);
    let file = site.get(Nobody, &format!("{PATH}/calendar")).expect(200);
    assert_eq!(file.headers.get("content-type"), Some("text/calendar; charset=utf-8"));
    let lines: Vec<&str> = file.text.lines().collect();
    for told in ["UID:vis_1", "UID:vis_2", "SEQUENCE:2", "DTSTART:20300101T100000Z", "SUMMARY:Ada Members"] {
        assert!(lines.contains(&told), "{told} in {lines:?}");
    }
}

#[test]
fn an_invitation_says_what_became_of_it() {
    let site = bare();
    invite(&site);
    let says = |title: &str, opens: bool| {
        let page = site.get(Nobody, PATH).expect(200).text;
        assert!(page.contains(&format!("<h1>{title}</h1>")), "{title} in {page}");
        assert_eq!((page.contains("K7QF-2M9X-4TCA"), page.contains("/calendar\"")), (opens, opens), "{title}");
    };
    site.world.load("UPDATE visits SET status = 'in', in_at = 1893492000000 WHERE id = 'vis_1'");
    says("You are checked in", true);
    // One is off, the other still stands.
    site.world.load("UPDATE visits SET status = 'cancelled', in_at = NULL WHERE id = 'vis_1'");
    says("You are expected", true);
    site.world.load("UPDATE visits SET status = 'cancelled'");
    says("Your visit is off", false);
    site.world.load("UPDATE visits SET status = 'expected'");
    site.world.set_now("2030-01-08T11:00:00Z");
    says("Your visit is over", false);
}

#[test]
fn an_address_that_nobody_was_given_is_none() {
    let site = bare();
    invite(&site);
    for path in ["/visit/000000000000", "/visit/short", "/visit/k7qf2m9x4tc%C3%A4", "/visit/", "/visit"] {
        let answer = site.get(Nobody, path).expect(404);
        assert!(answer.text.contains("<h1>Nothing here</h1>"), "{path}");
    }
}

#[test]
fn an_invitation_speaks_the_reader_s_language() {
    let site = bare();
    invite(&site);
    let german = ask(&site, PATH, &[("accept-language", "de")]).expect(200).text;
    assert!(german.contains("<h1>Du wirst erwartet</h1>") && german.contains("Dienstag, 1. Januar 2030"), "{german}");
    let spanish = ask(&site, &format!("{PATH}?lang=es"), &[]).expect(200).text;
    assert!(spanish.contains("<h1>Te esperan</h1>"));
}
