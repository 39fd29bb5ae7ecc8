//! Every notice about visits in every language, against files that people have read; and the mails around them.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
use kernel::Instant;
use mail_parser::{MessageParser, MimeHeaders};
use notices::letter::{Letter, Letterhead, html, letter, mail, text};
use outbox::{
    GuestNotice, Locale, Page, Topic, VisitDecision, VisitNotice, VisitSpan, VisitTime, VisitsFollowed, VisitsMoved,
    store::Stored,
};
use std::path::Path;

fn head() -> Letterhead {
    Letterhead::new("The Quay <portal@quay.example>", "https://portal.example").unwrap()
}

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

fn time(id: &str, day: &str) -> VisitTime {
    VisitTime {
        visit_id: id.to_owned(),
        starts_at: at(&format!("2030-01-{day}T09:00:00Z")),
        ends_at: at(&format!("2030-01-{day}T10:30:00Z")),
        offsets_seconds: (3600, 3600),
        sequence: 0,
    }
}

fn notice() -> VisitNotice {
    VisitNotice {
        name: "Eve Adams".to_owned(),
        host: "Ada Members".to_owned(),
        location: "Harbour".to_owned(),
        address: "1 Quay Street\nBerlin".to_owned(),
        zone: "Europe/Berlin".to_owned(),
        times: vec![time("vis_1", "01")],
        path: Some("/visit/k7qf2m9x4tca".to_owned()),
    }
}

fn often() -> VisitNotice {
    let times = (1..=12).map(|day| time(&format!("vis_{day}"), &format!("{day:02}"))).collect();
    VisitNotice { times, ..notice() }
}

fn guest() -> GuestNotice {
    GuestNotice {
        host: "Ada Members".to_owned(),
        visitor: "Eve Adams".to_owned(),
        company: "Acme & Sons".to_owned(),
        reason: "Demo".to_owned(),
        location: "Harbour".to_owned(),
        at: at("2030-01-01T09:00:00Z"),
        offset_seconds: 3600,
        page: Page::visit("vis_1"),
    }
}

fn span(day: &str, location: &str) -> VisitSpan {
    let VisitTime { starts_at, ends_at, offsets_seconds, .. } = time("vis_1", day);
    VisitSpan { starts_at, ends_at, offsets_seconds, location: location.to_owned() }
}

/// What became of visitors of those names, who were expected on the first, at the harbour.
fn followed(visitors: &[&str], now: Option<VisitSpan>) -> VisitsMoved {
    let visitors = visitors.iter().map(|name| (*name).to_owned()).collect();
    VisitsMoved { visitors, was: span("01", "Harbour"), now }
}

fn to_host(moves: Vec<VisitsMoved>) -> Topic {
    Topic::VisitsFollowed(VisitsFollowed { host: "Ada Members".to_owned(), moves, page: Page::visit("vis_1") })
}

/// Each topic, in each of the ways it can be told, under the name of its file.
fn told() -> Vec<(&'static str, Topic)> {
    let decided = |approved, because: &str| {
        Topic::VisitDecided(VisitDecision { guest: guest(), approved, because: because.to_owned() })
    };
    let unsaid = GuestNotice { company: String::new(), reason: String::new(), ..guest() };
    let to_approve = GuestNotice { page: Page::console_visit("vis_1"), ..guest() };
    vec![
        ("visitors.invited", Topic::VisitorInvited(notice())),
        ("visitors.invited.often", Topic::VisitorInvited(often())),
        ("visitors.changed", Topic::VisitChanged(notice())),
        ("visitors.cancelled", Topic::VisitCancelled(VisitNotice { path: None, ..notice() })),
        ("visitors.reminder", Topic::VisitReminder(notice())),
        ("visitors.arrived", Topic::VisitorArrived(guest())),
        ("visitors.at_the_door", Topic::VisitorAtTheDoor(unsaid)),
        ("visitors.to_approve", Topic::VisitToApprove(to_approve)),
        ("visitors.decided.approved", decided(true, "")),
        ("visitors.followed", to_host(vec![followed(&["Eve Adams"], Some(span("02", "Harbour")))])),
        (
            "visitors.followed.elsewhere",
            to_host(vec![
                followed(&["Eve Adams", "Max Berg"], Some(span("02", "Far"))),
                followed(&["Una Wolf", "Ida <Crow>"], Some(span("03", "Far"))),
            ]),
        ),
        ("visitors.followed.off", to_host(vec![followed(&["Eve Adams", "Max Berg"], None)])),
        ("visitors.decided.refused", decided(false, "The house is full that day.")),
    ]
}

fn letters() -> impl Iterator<Item = (String, Letter)> {
    told().into_iter().flat_map(|(name, topic)| {
        let written = move |locale: &Locale| (format!("{name}.{}", locale.tag()), letter(&topic, *locale, &head()));
        Locale::ALL.iter().map(written).collect::<Vec<_>>()
    })
}

fn source(topic: &Topic) -> String {
    let (topic, payload) = topic.to_columns();
    let stored = Stored {
        id: "out_1".to_owned(),
        topic,
        recipient: "eve@example.org".to_owned(),
        locale: "en".to_owned(),
        payload,
        created_at: at("2030-01-01T08:00:00Z"),
        attempts: 1,
    };
    mail(&stored, &head(), at("2030-01-01T08:00:00Z")).unwrap().source
}

#[test]
fn every_notice_about_visits_reads_well_in_every_language() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    for (name, letter) in letters() {
        let plain = format!("Subject: {}\n\n{}", letter.subject, text(&letter));
        assert!(!plain.contains(['{', '}']), "{name}: {plain}");
        testkit::golden(folder.join(format!("{name}.txt")), &plain);
    }
    for (name, topic) in told() {
        let page = html(&letter(&topic, Locale::En, &head()));
        testkit::golden(folder.join(format!("{name}.en.html")), &(page + "\n"));
    }
}

#[test]
fn an_invitation_carries_its_code_as_a_picture_and_its_times_as_a_calendar() {
    let source = source(&Topic::VisitorInvited(often()));
    let read = MessageParser::default().parse(source.as_bytes()).unwrap();
    let picture = read.attachments().find(|part| part.content_id() == Some("code")).unwrap();
    assert!(picture.contents().starts_with(b"\x89PNG\r\n"), "a PNG");
    assert!(read.body_html(0).unwrap().contains(r#"src="cid:code""#));
    let calendar = read.attachments().find(|part| part.attachment_name() == Some("visit.ics")).unwrap();
    let object = calendar.text_contents().unwrap();
    assert_eq!((object.matches("BEGIN:VEVENT").count(), object.matches("METHOD:PUBLISH").count()), (12, 1), "{object}");
    assert!(object.contains("UID:vis_12") && object.contains("SUMMARY:Ada Members"), "{object}");
    assert!(source.is_ascii() && source.split("\r\n").all(|line| line.len() <= 998));
}

#[test]
fn what_is_off_carries_no_code_and_takes_its_entry_away() {
    let gone = VisitNotice { path: None, times: vec![VisitTime { sequence: 3, ..time("vis_1", "01") }], ..notice() };
    let source = source(&Topic::VisitCancelled(gone));
    let read = MessageParser::default().parse(source.as_bytes()).unwrap();
    assert!(!source.contains("image/png"));
    let object = read.attachment(0).unwrap().text_contents().unwrap();
    for expected in ["METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:3", "UID:vis_1"] {
        assert!(object.lines().any(|line| line.trim_end() == expected), "{expected} in {object}");
    }
    assert!(
        letter(&Topic::VisitCancelled(VisitNotice { path: None, ..notice() }), Locale::En, &head()).action.is_none()
    );
}

#[test]
fn nobody_can_write_markup_or_headers_through_a_visitor_s_name() {
    let evil = "x\r\nBcc: all@example.org\r\n\r\n<script>".to_owned();
    let topics = [
        Topic::VisitorInvited(VisitNotice {
            name: evil.clone(),
            host: evil.clone(),
            location: evil.clone(),
            address: evil.clone(),
            ..notice()
        }),
        Topic::VisitorArrived(GuestNotice { visitor: evil.clone(), company: evil.clone(), reason: evil, ..guest() }),
    ];
    for topic in topics {
        assert!(!html(&letter(&topic, Locale::En, &head())).contains("<script>"));
        let source = source(&topic);
        let headers = source.split("\r\n\r\n").next().unwrap();
        assert!(!headers.lines().any(|line| line.to_lowercase().starts_with("bcc")), "{headers}");
    }
}

#[test]
fn what_is_stored_is_what_was_meant() {
    for (name, topic) in told() {
        let (column, payload) = topic.to_columns();
        assert_eq!(Topic::from_columns(&column, &payload), Some(topic), "{name}");
    }
}
