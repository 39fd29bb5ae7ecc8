//! A booking as an iCalendar object (RFC 5545), for mails and downloads.
//!
//! Both carry the same UID, so a calendar that gets one after the other has one entry, and a
//! cancellation finds what it cancels.
use chrono::{DateTime, Utc};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use kernel::Instant;

/// A booking as a calendar shows it.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// The booking's id, which is the UID as it stands: it is unique by its randomness, and a UID
    /// must not name a host (RFC 7986, 5.3).
    pub id: &'a str,
    /// When this was said of it: now in a mail, its last change in a download.
    pub stamped_at: Instant,
    /// When it starts.
    pub starts_at: Instant,
    /// When it ends.
    pub ends_at: Instant,
    /// What it is called.
    pub summary: &'a str,
    /// Where it is.
    pub location: &'a str,
    /// 0 when made, one more with every change: a calendar keeps the highest.
    pub sequence: u32,
    /// Whether it was cancelled.
    pub cancelled: bool,
}

/// Who speaks for the booking in a mail; RFC 5546 wants one wherever there is a METHOD.
#[derive(Debug, Clone, Copy)]
pub struct Organizer<'a> {
    /// The space's name.
    pub name: &'a str,
    /// The address that its mails come from.
    pub email: &'a str,
}

/// What an entry is called: its title, or the resource's name if it has none.
pub fn summary<'a>(title: &'a str, resource: &'a str) -> &'a str {
    if title.trim().is_empty() { resource } else { title }
}

/// Where an entry is: `Oak room, Harbour`.
pub fn place(resource: &str, location: &str) -> String {
    format!("{resource}, {location}")
}

/// The entry as a file to download. It has no METHOD, since nobody is told anything by it.
pub fn file(entry: &Entry<'_>) -> String {
    files(std::slice::from_ref(entry))
}

/// The entry as a mail carries it (RFC 5546, 3.2): METHOD:PUBLISH, which offers to add it and asks
/// for no answer, or METHOD:CANCEL.
pub fn message(entry: &Entry<'_>, organizer: &Organizer<'_>) -> String {
    messages(std::slice::from_ref(entry), organizer)
}

/// Several entries in one object, each with a UID of its own, so that each can be changed by itself; all of them cancelled,
/// or none.
pub fn messages(entries: &[Entry<'_>], organizer: &Organizer<'_>) -> String {
    let cancelled = entries.iter().any(|entry| entry.cancelled);
    calendar(
        entries.iter().map(|entry| organized(entry, organizer)),
        Some(if cancelled { "CANCEL" } else { "PUBLISH" }),
    )
}

/// Several entries as one file to download.
pub fn files(entries: &[Entry<'_>]) -> String {
    calendar(entries.iter().map(event), None)
}

fn organized(entry: &Entry<'_>, organizer: &Organizer<'_>) -> Event {
    let mut event = event(entry);
    // A quotation mark cannot be written in a parameter (RFC 5545, 3.2).
    let name = line(organizer.name).replace('"', "'");
    let address = format!("mailto:{}", line(organizer.email));
    event.append_property(Property::new("ORGANIZER", address).add_parameter("CN", &name).done());
    event.done()
}

fn event(entry: &Entry<'_>) -> Event {
    let status = if entry.cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed };
    let mut event = Event::with_uid(&line(entry.id));
    event
        .timestamp(utc(entry.stamped_at))
        .starts(utc(entry.starts_at))
        .ends(utc(entry.ends_at))
        .summary(&line(entry.summary))
        .location(&line(entry.location))
        .sequence(entry.sequence)
        .status(status);
    event.done()
}

fn calendar(events: impl Iterator<Item = Event>, method: Option<&str>) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0")).append_property(("PRODID", "-//Portico//Portico//EN"));
    if let Some(method) = method {
        calendar.append_property(("METHOD", method));
    }
    for event in events {
        calendar.push(event);
    }
    calendar.to_string()
}

fn utc(instant: Instant) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(instant.as_millis()).unwrap_or_default()
}

/// On one line: a text value may not hold control characters (RFC 5545, 3.3.11).
fn line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORGANIZER: Organizer<'_> = Organizer { name: "The \"Quay\": Desks, Rooms", email: "portal@example.org" };

    fn entry() -> Entry<'static> {
        let at = |text: &str| text.parse().unwrap();
        Entry {
            id: "bkg_1",
            stamped_at: at("2030-01-01T08:00:00.500Z"),
            starts_at: at("2030-01-01T10:00:00+01:00"),
            ends_at: at("2030-01-01T11:30:00+01:00"),
            summary: "Stand-up; all, of \\us",
            location: "Oak room, Harbour",
            sequence: 0,
            cancelled: false,
        }
    }

    #[test]
    fn a_file_says_when_what_and_where() {
        let expected = "BEGIN:VCALENDAR\r\n\
            VERSION:2.0\r\n\
            PRODID:-//Portico//Portico//EN\r\n\
            BEGIN:VEVENT\r\n\
            DTEND:20300101T103000Z\r\n\
            DTSTAMP:20300101T080000Z\r\n\
            DTSTART:20300101T090000Z\r\n\
            LOCATION:Oak room\\, Harbour\r\n\
            SEQUENCE:0\r\n\
            STATUS:CONFIRMED\r\n\
            SUMMARY:Stand-up\\; all\\, of \\\\us\r\n\
            UID:bkg_1\r\n\
            END:VEVENT\r\n\
            END:VCALENDAR\r\n";
        assert_eq!(file(&entry()), expected);
    }

    #[test]
    fn a_mail_publishes_or_cancels_in_the_name_of_the_space() {
        let published = message(&entry(), &ORGANIZER);
        assert!(published.contains("\r\nMETHOD:PUBLISH\r\n"), "{published}");
        let unfolded = published.replace("\r\n ", "");
        assert!(
            unfolded.contains("ORGANIZER;CN=\"The 'Quay': Desks, Rooms\":mailto:portal@example.org\r\n"),
            "{unfolded}"
        );
        let cancelled = message(&Entry { sequence: 1, cancelled: true, ..entry() }, &ORGANIZER);
        for expected in ["METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1", "UID:bkg_1"] {
            assert!(cancelled.contains(&format!("\r\n{expected}\r\n")), "{expected} in {cancelled}");
        }
    }

    #[test]
    fn several_entries_stand_in_one_object_each_by_itself() {
        let text = messages(&[entry(), Entry { id: "bkg_2", sequence: 3, ..entry() }], &ORGANIZER);
        let read: Calendar = text.parse().unwrap();
        let uids: Vec<_> = read.events().map(|event| event.get_uid().unwrap_or_default().to_owned()).collect();
        assert_eq!((uids, text.matches("METHOD:PUBLISH").count()), (vec!["bkg_1".to_owned(), "bkg_2".to_owned()], 1));
        assert_eq!(files(&[entry()]), file(&entry()));
    }

    #[test]
    fn what_was_written_is_read_back() {
        let summary = "Ünïcode 老虎 🐯, ".repeat(20);
        let text = file(&Entry { summary: &summary, ..entry() });
        assert!(text.lines().all(|line| line.len() <= 75), "{text}");
        let read: Calendar = text.parse().unwrap();
        let event = read.events().next().unwrap();
        assert_eq!(event.get_summary(), Some(summary.as_str()));
        assert_eq!(event.get_location(), Some("Oak room, Harbour"));
    }

    #[test]
    fn nothing_can_be_smuggled_onto_a_line_of_its_own() {
        let text = file(&Entry { summary: "x\r\nATTACH:evil", location: "y\nUID:other", ..entry() });
        assert!(!text.contains("\nATTACH") && !text.contains("\nUID:other"), "{text}");
    }

    #[test]
    fn an_entry_without_a_title_is_called_after_its_room() {
        assert_eq!(super::summary(" ", "Oak room"), "Oak room");
        assert_eq!(super::summary("Stand-up", "Oak room"), "Stand-up");
        assert_eq!(place("Oak room", "Harbour"), "Oak room, Harbour");
    }
}
