//! What travels: a MIME message and its envelope.
use super::{Letterhead, html, letter, text};
use ics::{Entry, Organizer};
use kernel::{Instant, text::Email};
use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use outbox::{BookingNotice, Locale, Topic, store::Stored};

/// A mail and its envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// From whom.
    pub sender: Email,
    /// To whom.
    pub recipient: Email,
    /// The message (RFC 5322 and MIME): lines end in CRLF, and every byte is ASCII, so no server
    /// has to promise 8BITMIME.
    pub source: String,
}

/// The mail that a stored message becomes; an error if it is none of ours.
pub fn mail(stored: &Stored, head: &Letterhead, now: Instant) -> Result<Mail, String> {
    let topic = Topic::from_columns(&stored.topic, &stored.payload)
        .ok_or_else(|| format!("no notice is made of {}", stored.topic))?;
    let recipient: Email = stored.recipient.parse().map_err(|rule| format!("the recipient is {rule}"))?;
    let letter = letter(&topic, Locale::from_tag(&stored.locale), head);
    let message = MessageBuilder::new()
        .message_id(format!("{}@{}", stored.id, head.domain()))
        .date(now.as_seconds())
        .from(Address::new_address(Some(head.space.as_str()), head.sender.as_str()))
        .to(Address::new_address(None::<&str>, recipient.as_str()))
        .subject(letter.subject.as_str())
        .header("Content-Language", Raw::new(letter.locale.tag()))
        // RFC 3834, 5: out-of-office programs do not answer.
        .header("Auto-Submitted", Raw::new("auto-generated"))
        .text_body(text(&letter))
        .html_body(html(&letter));
    let message = match calendar(&topic, head, now) {
        Some((method, object)) => message.attachment(calendar_type(method), "booking.ics", object),
        None => message,
    };
    let source = message.write_to_string().map_err(|e| e.to_string())?;
    Ok(Mail { sender: head.sender.clone(), recipient, source })
}

fn calendar_type(method: &'static str) -> ContentType<'static> {
    ContentType::new("text/calendar").attribute("charset", "utf-8").attribute("method", method)
}

/// The calendar object of a notice about a booking, and what it is to do.
fn calendar(topic: &Topic, head: &Letterhead, now: Instant) -> Option<(&'static str, String)> {
    let (notice, cancelled): (&BookingNotice, bool) = match topic {
        Topic::BookingConfirmed(notice) => (notice, false),
        Topic::BookingCancelled(notice) => (notice, true),
        _ => return None,
    };
    let place = ics::place(&notice.resource, &notice.location);
    let entry = Entry {
        id: &notice.booking_id,
        stamped_at: now,
        starts_at: notice.starts_at,
        ends_at: notice.ends_at,
        summary: ics::summary(&notice.title, &notice.resource),
        location: &place,
        sequence: notice.sequence,
        cancelled,
    };
    let organizer = Organizer { name: &head.space, email: head.sender.as_str() };
    Some((if cancelled { "CANCEL" } else { "PUBLISH" }, ics::message(&entry, &organizer)))
}
