//! Every notice about mail and parcels in every language, against files that people have read.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
use kernel::Money;
use notices::letter::{Letter, Letterhead, html, letter, text};
use outbox::{
    DeliveriesNotice, DeliveryBecame, DeliveryDone, DeliveryItem, DeliveryReminder, DeliverySort, DeliveryTime, Locale,
    Page, Topic,
};
use std::path::Path;

fn head() -> Letterhead {
    Letterhead::new("The Quay <portal@quay.example>", "https://portal.example").unwrap()
}

fn item(number: Option<i64>, sort: DeliverySort, sender: &str, carrier: &str) -> DeliveryItem {
    DeliveryItem { number, sort, sender: sender.to_owned(), carrier: carrier.to_owned() }
}

fn parcel() -> DeliveryItem {
    item(Some(17), DeliverySort::Parcel, "Acme & Sons", "DHL")
}

fn arrived(items: Vec<DeliveryItem>, until: Option<&str>) -> Topic {
    let page = if items.len() == 1 { Page::delivery("dlv_1") } else { Page::deliveries() };
    Topic::DeliveriesArrived(DeliveriesNotice {
        name: "Ada Members".to_owned(),
        location: "Harbour".to_owned(),
        items,
        free_until: until.map(|day| day.parse().unwrap()),
        page,
    })
}

fn reminder(time: DeliveryTime, fee: Option<i64>) -> Topic {
    Topic::DeliveryReminder(DeliveryReminder {
        name: "Ada Members".to_owned(),
        location: "Harbour".to_owned(),
        item: parcel(),
        free_until: "2030-01-15".parse().unwrap(),
        time,
        fee: fee.map(|minor| Money { minor, currency: "EUR".parse().unwrap() }),
        page: Page::delivery("dlv_1"),
    })
}

fn done(items: Vec<DeliveryItem>, became: DeliveryBecame) -> Topic {
    let (name, location) = ("Ada Members".to_owned(), "Harbour".to_owned());
    Topic::DeliveryDone(DeliveryDone { name, location, items, became, page: Page::delivery("dlv_1") })
}

/// Each topic, in each of the ways it can be told, under the name of its file.
fn told() -> Vec<(&'static str, Topic)> {
    let letter = || item(Some(18), DeliverySort::Mail, "", "");
    let new = |sort, sender: &str| item(None, sort, sender, "");
    let two = vec![new(DeliverySort::Parcel, "Acme & Sons"), new(DeliverySort::Cheque, "")];
    let became = |became| done(vec![parcel()], became);
    vec![
        ("arrived", arrived(vec![new(DeliverySort::Parcel, "Acme & Sons")], Some("2030-01-15"))),
        ("arrived.plain", arrived(vec![new(DeliverySort::Other, "")], None)),
        ("arrived.several", arrived(two, Some("2030-01-15"))),
        ("reminder.before", reminder(DeliveryTime::Before, Some(119))),
        ("reminder.last_day", reminder(DeliveryTime::LastDay, None)),
        ("reminder.after", reminder(DeliveryTime::After, Some(119))),
        ("done.collected", done(vec![parcel(), letter()], DeliveryBecame::Collected { by: "Eve Adams".to_owned() })),
        ("done.forwarded", became(DeliveryBecame::Forwarded { tracking: "JD014600003".to_owned() })),
        ("done.scanned", done(vec![letter()], DeliveryBecame::Scanned)),
        ("done.returned", became(DeliveryBecame::Returned)),
        ("done.recycled", became(DeliveryBecame::Recycled)),
        ("done.shredded", became(DeliveryBecame::Shredded)),
    ]
}

fn letters() -> impl Iterator<Item = (String, Letter)> {
    told().into_iter().flat_map(|(name, topic)| {
        let written = move |locale: &Locale| (format!("{name}.{}", locale.tag()), letter(&topic, *locale, &head()));
        Locale::ALL.iter().map(written).collect::<Vec<_>>()
    })
}

#[test]
fn every_notice_about_deliveries_reads_well_in_every_language() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    for (name, letter) in letters() {
        let plain = format!("Subject: {}\n\n{}", letter.subject, text(&letter));
        assert!(!plain.contains(['{', '}']), "{name}: {plain}");
        testkit::golden(folder.join(format!("deliveries.{name}.txt")), &plain);
    }
    for (name, topic) in told() {
        let page = html(&letter(&topic, Locale::En, &head()));
        testkit::golden(folder.join(format!("deliveries.{name}.en.html")), &(page + "\n"));
    }
}

#[test]
fn every_button_leads_into_the_portal() {
    for (name, letter) in letters() {
        let (says, link) = letter.action.unwrap();
        assert!(!says.is_empty() && link.starts_with("https://portal.example/deliveries"), "{name}: {link}");
    }
}

#[test]
fn nobody_can_write_markup_through_a_sender_s_name() {
    let evil = "x\r\nBcc: all@example.org\r\n\r\n<script>".to_owned();
    let item = DeliveryItem { sender: evil.clone(), carrier: evil.clone(), ..parcel() };
    for topic in [arrived(vec![item.clone()], None), done(vec![item], DeliveryBecame::Collected { by: evil })] {
        let letter = letter(&topic, Locale::En, &head());
        assert!(!html(&letter).contains("<script>"));
        let lines =
            [letter.subject].into_iter().chain(letter.body).chain(letter.facts.into_iter().map(|(_, value)| value));
        assert!(lines.into_iter().all(|line| !line.contains('\n')));
    }
}

#[test]
fn what_is_stored_is_what_was_meant() {
    for (name, topic) in told() {
        let (column, payload) = topic.to_columns();
        assert_eq!(Topic::from_columns(&column, &payload), Some(topic), "{name}");
    }
}
