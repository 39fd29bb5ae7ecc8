//! Every notice about money in every language, against files that people have read.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
mod account;
mod billing;
mod plans;
mod shop;
mod support;
mod teams;

use kernel::{Day, Money};
use notices::letter::{Letter, Letterhead, html, letter, mail, text};
use outbox::{Locale, Method, MethodKind, Page, Topic, store::Stored};
use std::collections::BTreeSet;
use std::path::Path;

const NAME: &str = "Ada Members";
const PLAN: &str = "Flex desk";

fn euros(minor: i64) -> Money {
    Money { minor, currency: "EUR".parse().unwrap() }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn card() -> Method {
    Method { kind: MethodKind::Card, label: "Visa •••• 4242".to_owned() }
}

fn sepa() -> Method {
    Method { kind: MethodKind::SepaDebit, label: "Quay Bank •••• 3000".to_owned() }
}

fn transfer() -> Method {
    Method { kind: MethodKind::BankTransfer, label: String::new() }
}

fn head() -> Letterhead {
    Letterhead::new("The Quay <portal@quay.example>", "https://portal.example").unwrap()
}

/// Each topic, in each of the ways it can be told, under the name of its file.
fn all() -> Vec<(String, Topic)> {
    let told = billing::told()
        .into_iter()
        .chain(shop::told())
        .chain(support::told())
        .chain(account::told())
        .chain(plans::told())
        .chain(teams::told());
    let named = |(way, topic): (&str, Topic)| {
        let name = topic.to_columns().0;
        (if way.is_empty() { name } else { format!("{name}.{way}") }, topic)
    };
    told.map(named).collect()
}

/// The same, told of people and things whose names want to be more than names.
fn evil() -> Vec<(String, Topic)> {
    let renamed = |(name, topic): (String, Topic)| {
        let (column, mut payload) = topic.to_columns();
        for plain in [NAME, PLAN, "Oak room", "Corner desk", "WELCOME", "Visa", "Quay Bank", "flooded", "phone", "May"]
        {
            payload = payload.replace(plain, "x {space} <b>\\r\\nBcc: all@example.org\\r\\n\\r\\n<script>");
        }
        (name, Topic::from_columns(&column, &payload).unwrap())
    };
    all().into_iter().map(renamed).collect()
}

fn letters(topics: Vec<(String, Topic)>) -> Vec<(String, Letter)> {
    let written = |(name, topic): (String, Topic)| {
        Locale::ALL.iter().map(move |locale| (format!("{name}.{}", locale.tag()), letter(&topic, *locale, &head())))
    };
    topics.into_iter().flat_map(written).collect()
}

#[test]
fn every_notice_about_money_reads_well_in_every_language() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    for (name, letter) in letters(all()) {
        let plain = format!("Subject: {}\n\n{}", letter.subject, text(&letter));
        testkit::golden(folder.join(format!("{name}.txt")), &plain);
    }
    for (name, topic) in all() {
        let page = html(&letter(&topic, Locale::En, &head()));
        testkit::golden(folder.join(format!("{name}.en.html")), &(page + "\n"));
    }
}

#[test]
fn every_topic_of_money_is_among_them() {
    let told: BTreeSet<String> = all().into_iter().map(|(_, topic)| topic.to_columns().0).collect();
    assert_eq!(told.len(), 51, "{told:?}");
}

#[test]
fn nothing_is_left_to_be_filled_in_and_nothing_is_filled_in_twice() {
    for (name, letter) in letters(all()) {
        let plain = format!("{}\n{}", letter.subject, text(&letter));
        assert!(!plain.contains(['{', '}']), "{name}: {plain}");
        for torn in ["  \n", " .", " ,", "()", "..", ": \n"] {
            assert!(!plain.contains(torn), "{name} has {torn:?}: {plain}");
        }
        let empty = letter.body.iter().chain(&letter.after).any(String::is_empty);
        assert!(!empty && !letter.subject.is_empty() && !letter.heading.is_empty(), "{name}");
    }
}

#[test]
fn nobody_can_write_markup_headers_or_texts_of_ours_through_a_name() {
    for (name, letter) in letters(evil()) {
        let page = html(&letter);
        assert!(!page.contains("<b>") && !page.contains("<script>"), "{name}: {page}");
        let lines = [letter.hello, letter.subject].into_iter().chain(letter.body).chain(letter.after);
        assert!(
            lines.chain(letter.facts.into_iter().map(|(_, value)| value)).all(|line| !line.contains('\n')),
            "{name}"
        );
    }
    for (name, topic) in evil() {
        let (topic, payload) = topic.to_columns();
        let stored = Stored {
            id: "out_1".to_owned(),
            topic,
            recipient: "ada@example.org".to_owned(),
            locale: "de".to_owned(),
            payload,
            created_at: "2030-01-01T08:00:00Z".parse().unwrap(),
            attempts: 1,
        };
        let mail = mail(&stored, &head(), "2030-01-01T08:00:00Z".parse().unwrap()).unwrap();
        let headers = mail.source.split("\r\n\r\n").next().unwrap();
        assert!(!headers.lines().any(|line| line.to_lowercase().starts_with("bcc")), "{name}: {headers}");
        assert!(mail.source.split("\r\n").all(|line| line.len() <= 998), "{name}");
    }
}

#[test]
fn every_button_leads_into_the_portal() {
    for (name, letter) in letters(all()) {
        // Whose account is no more has nowhere to be led to.
        let Some((says, link)) = letter.action else {
            assert!(name.starts_with("account.erased"), "{name} leads nowhere");
            continue;
        };
        assert!(!says.is_empty() && link.starts_with("https://portal.example/"), "{name}: {link}");
    }
}

/// The front end's folders are its pages: `(portal)` and `(public)` say who sees them, and stand in no address.
#[test]
fn every_page_that_a_notice_can_lead_to_is_there() {
    let routes = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static/src/routes");
    for page in Page::ALL {
        let is_there =
            ["(portal)", "(public)"].iter().any(|part| routes.join(format!("{part}{page}/+page.svelte")).exists());
        assert!(is_there, "no page of the portal is {page}");
    }
}

#[test]
fn what_is_stored_is_what_was_meant() {
    for (name, topic) in all() {
        let (column, payload) = topic.to_columns();
        assert_eq!(Topic::from_columns(&column, &payload), Some(topic), "{name}");
    }
}
