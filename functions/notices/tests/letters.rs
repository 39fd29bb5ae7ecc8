//! Every notice in every language, as plain text and as HTML, against files that people have read;
//! and the mail around it, read back by a parser.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
use kernel::{Instant, Money};
use mail_parser::{MessageParser, MimeHeaders};
use notices::letter::{Letterhead, Mail, html, letter, mail, text};
use outbox::{BookingNotice, DigestLine, DigestNotice, FactorNotice, Locale, Page, Topic, store::Stored};
use std::path::Path;

fn head() -> Letterhead {
    Letterhead::new("The Quay <portal@quay.example>", "https://portal.example").unwrap()
}

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

fn booking() -> BookingNotice {
    BookingNotice {
        booking_id: "bkg_1".to_owned(),
        name: "Ada Members".to_owned(),
        title: "Sprint <review> & \"demo\"".to_owned(),
        resource: "Oak room".to_owned(),
        location: "Harbour".to_owned(),
        starts_at: at("2030-01-01T08:30:00Z"),
        ends_at: at("2030-01-01T10:00:00Z"),
        zone: "Europe/Berlin".to_owned(),
        offsets_seconds: (3600, 3600),
        price: Money { minor: 123_450, currency: "EUR".parse().unwrap() },
        sequence: 0,
    }
}

fn topics() -> Vec<Topic> {
    let name = || "Ada <b>Members</b>".to_owned();
    let link = |page: &str| format!("https://portal.example/{page}?token=abc&x=1");
    let factor = |what: &str, page: &str| FactorNotice { name: name(), what: what.to_owned(), link: link(page) };
    let unled = |what: &str| FactorNotice { name: String::new(), what: what.to_owned(), link: String::new() };
    vec![
        Topic::VerifyEmail { name: name(), link: link("verify-email") },
        Topic::AlreadyRegistered { name: name(), link: link("reset-password") },
        Topic::ResetPassword { name: name(), link: link("reset-password") },
        Topic::PasswordChanged { name: name() },
        Topic::IdentityLinked { name: name(), provider: "Example & Co".to_owned(), link: link("account/sign-ins") },
        Topic::IdentityUnlinked { name: name(), provider: "Example & Co".to_owned(), link: link("account/sign-ins") },
        Topic::PasskeyAdded(factor("Phone & <co>", "account/sign-ins")),
        Topic::PasskeyRemoved(factor("Phone & <co>", "account/sign-ins")),
        Topic::SecondStepOn(factor("", "account/sign-ins")),
        Topic::SecondStepOff(factor("", "account/sign-ins")),
        Topic::SignedOut(factor("", "account/sign-ins")),
        Topic::LockLifted(factor("", "account/sign-ins")),
        Topic::ConfirmEmail(unled("abcd-efgh")),
        Topic::ConfirmEmailByLink(factor("", "new-address")),
        Topic::EmailChangeAsked(unled("n…@example.com")),
        Topic::EmailInUse(factor("", "sign-in")),
        Topic::EmailChanged(factor("n…@example.com", "former-address")),
        Topic::EmailPutBack(unled("")),
        Topic::ProveEmail(unled("abcd-efgh")),
        Topic::WayNotLinked(factor("Face & <book>", "sign-in")),
        Topic::GuestCode(unled("abcd-efgh")),
        Topic::GuestKnown(factor("", "sign-in")),
        Topic::RecoveryCodeUsed(factor("9", "account/sign-ins")),
        Topic::ApiTokenMade(factor("Door & <co>", "account/tokens")),
        Topic::BookingConfirmed(booking()),
        Topic::BookingCancelled(BookingNotice { sequence: 1, ..booking() }),
        Topic::Digest(DigestNotice {
            name: name(),
            lines: vec![
                DigestLine {
                    title: "Your request #17 is open".to_owned(),
                    text: "The Quay is at it again.".to_owned(),
                },
                DigestLine { title: "Payment of €12.00 received".to_owned(), text: "Thank you.".to_owned() },
            ],
            more: 3,
            page: Page::inbox(),
        }),
        Topic::AddressTried { name: name(), page: Page::notice_settings() },
        Topic::AddressBounced { page: Page::notice_settings() },
    ]
}

fn stored(topic: &Topic, locale: Locale) -> Stored {
    let (topic, payload) = topic.to_columns();
    Stored {
        id: "out_1".to_owned(),
        topic,
        recipient: "ada@example.org".to_owned(),
        locale: locale.tag().to_owned(),
        payload,
        created_at: at("2030-01-01T08:00:00Z"),
        attempts: 1,
    }
}

fn sent(topic: &Topic, locale: Locale) -> Mail {
    mail(&stored(topic, locale), &head(), at("2030-01-01T08:00:00Z")).unwrap()
}

#[test]
fn every_notice_reads_well_in_every_language() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    for topic in topics() {
        for locale in Locale::ALL {
            let letter = letter(&topic, *locale, &head());
            let name = format!("{}.{}", topic.to_columns().0, locale.tag());
            let plain = format!("Subject: {}\n\n{}", letter.subject, text(&letter));
            testkit::golden(folder.join(format!("{name}.txt")), &plain);
            testkit::golden(folder.join(format!("{name}.html")), &(html(&letter) + "\n"));
        }
    }
}

#[test]
fn a_mail_is_read_back_as_it_was_meant() {
    for topic in topics() {
        for locale in Locale::ALL {
            let mail = sent(&topic, *locale);
            let letter = letter(&topic, *locale, &head());
            let read = MessageParser::default().parse(mail.source.as_bytes()).unwrap();
            assert_eq!(read.subject(), Some(letter.subject.as_str()));
            assert_eq!(read.message_id(), Some("out_1@quay.example"));
            assert_eq!(
                read.date().map(mail_parser::DateTime::to_timestamp),
                Some(at("2030-01-01T08:00:00Z").as_seconds())
            );
            let from = read.from().and_then(|from| from.first()).unwrap();
            assert_eq!((from.name(), from.address()), (Some("The Quay"), Some("portal@quay.example")));
            assert_eq!(read.to().and_then(|to| to.first()).and_then(|to| to.address()), Some("ada@example.org"));
            assert_eq!(read.header_raw("Auto-Submitted").map(str::trim), Some("auto-generated"));
            assert_eq!(read.body_text(0).unwrap().replace("\r\n", "\n").trim(), text(&letter).trim());
            assert_eq!(read.body_html(0).unwrap().replace("\r\n", "\n").trim(), html(&letter).trim());
        }
    }
}

#[test]
fn a_mail_is_ascii_in_short_lines() {
    for topic in topics() {
        let source = sent(&topic, Locale::De).source;
        assert!(source.is_ascii(), "{source}");
        // RFC 5322, 2.1.1: 998 characters and CRLF, no bare CR or LF.
        assert!(source.split("\r\n").all(|line| line.len() <= 998 && !line.contains(['\r', '\n'])), "{source}");
    }
}

#[test]
fn a_booking_comes_with_its_calendar_object_and_nothing_else_does() {
    let method_of = |topic: &Topic| {
        let mail = sent(topic, Locale::Es);
        let read = MessageParser::default().parse(mail.source.as_bytes()).unwrap();
        let part = read.attachment(0)?;
        let kind = part.content_type().unwrap();
        assert_eq!((kind.ctype(), kind.subtype()), ("text", Some("calendar")));
        assert_eq!(part.attachment_name(), Some("booking.ics"));
        Some((kind.attribute("method").unwrap().to_owned(), lines_of(part.text_contents().unwrap())))
    };
    let methods: Vec<_> = topics().iter().map(method_of).collect();
    // Two of them are of a booking, one after the other.
    let first = methods.iter().position(Option::is_some).unwrap();
    assert!(methods[first + 2..].iter().all(Option::is_none));
    let (method, lines) = methods[first].clone().unwrap();
    assert_eq!(method, "PUBLISH");
    for expected in [
        "METHOD:PUBLISH",
        "UID:bkg_1",
        "SEQUENCE:0",
        "STATUS:CONFIRMED",
        "DTSTAMP:20300101T080000Z",
        "DTSTART:20300101T083000Z",
        "DTEND:20300101T100000Z",
        "LOCATION:Oak room\\, Harbour",
        "SUMMARY:Sprint <review> & \"demo\"",
        "ORGANIZER;CN=The Quay:mailto:portal@quay.example",
    ] {
        assert!(lines.iter().any(|line| line == expected), "{expected} in {lines:#?}");
    }
    let (method, lines) = methods[first + 1].clone().unwrap();
    assert_eq!(method, "CANCEL");
    for expected in ["METHOD:CANCEL", "UID:bkg_1", "SEQUENCE:1", "STATUS:CANCELLED"] {
        assert!(lines.iter().any(|line| line == expected), "{expected} in {lines:#?}");
    }
}

fn lines_of(text: &str) -> Vec<String> {
    text.replace("\r\n ", "").lines().map(str::to_owned).collect()
}

#[test]
fn nobody_can_write_headers_or_markup_through_a_name() {
    let evil = "x\r\nBcc: all@example.org\r\n\r\n<script>alert(1)</script>";
    let notice = BookingNotice {
        name: evil.to_owned(),
        title: evil.to_owned(),
        resource: evil.to_owned(),
        location: evil.to_owned(),
        zone: evil.to_owned(),
        ..booking()
    };
    for topic in [Topic::BookingConfirmed(notice), Topic::PasswordChanged { name: evil.to_owned() }] {
        let mail = sent(&topic, Locale::En);
        let read = MessageParser::default().parse(mail.source.as_bytes()).unwrap();
        assert!(read.bcc().is_none());
        assert!(!read.body_html(0).unwrap().contains("<script>"));
        let headers = mail.source.split("\r\n\r\n").next().unwrap();
        assert!(!headers.lines().any(|line| line.to_lowercase().starts_with("bcc")), "{headers}");
    }
    let head = Letterhead::new("Quay\r\nBcc: all@example.org <portal@quay.example>", "").unwrap();
    let source = mail(&stored(&topics()[3], Locale::En), &head, at("2030-01-01T08:00:00Z")).unwrap().source;
    assert!(!source.contains("\nBcc"), "{source}");
}

#[test]
fn a_free_booking_without_a_title_says_so() {
    let price = Money { minor: 0, currency: "EUR".parse().unwrap() };
    let notice = BookingNotice { title: String::new(), price, ..booking() };
    let plain = text(&letter(&Topic::BookingConfirmed(notice), Locale::De, &head()));
    assert!(plain.contains("Preis: Kostenlos\n") && !plain.contains("Titel"), "{plain}");
}

#[test]
fn a_message_that_is_none_of_ours_becomes_no_mail() {
    let of = |topic: &str, payload: &str, recipient: &str| {
        let stored = Stored {
            topic: topic.to_owned(),
            payload: payload.to_owned(),
            recipient: recipient.to_owned(),
            ..stored(&topics()[3], Locale::En)
        };
        mail(&stored, &head(), at("2030-01-01T08:00:00Z"))
    };
    let payload = r#"{"name":"Ada"}"#;
    assert!(of("identity.password_changed", payload, "ada@example.org").is_ok());
    assert_eq!(
        of("identity.unknown", payload, "ada@example.org"),
        Err("no notice is made of identity.unknown".to_owned())
    );
    assert!(of("identity.password_changed", "{}", "ada@example.org").is_err());
    assert!(of("identity.password_changed", payload, "ada").is_err());
}
