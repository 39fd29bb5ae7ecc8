//! What travels: a MIME message and its envelope.
use super::{Letter, Letterhead, code, html, letter, text};
use ics::{Entry, Organizer};
use kernel::{Instant, text::Email};
use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use outbox::{BookingNotice, Locale, Topic, VisitNotice, store::Stored};

/// A mail and its envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// From whom.
    pub sender: Email,
    /// Where it comes back to, if not to the sender: an address of this one mail (MAIL FROM). The domain is ours.
    pub return_path: Option<Email>,
    /// To whom.
    pub recipient: Email,
    /// The message (RFC 5322 and MIME): lines end in CRLF, and every byte is ASCII, so no server
    /// has to promise 8BITMIME.
    pub source: String,
}

/// The mail that a stored message becomes; an error if it is none of ours.
pub fn mail(stored: &Stored, head: &Letterhead, now: Instant) -> Result<Mail, String> {
    let (topic, letter) = written(stored, head)?;
    mail_of(stored, &topic, &letter, head, now)
}

/// What a stored message is about, and what it says; an error if it is none of ours.
pub(crate) fn written(stored: &Stored, head: &Letterhead) -> Result<(Topic, Letter), String> {
    let topic = Topic::from_columns(&stored.topic, &stored.payload)
        .ok_or_else(|| format!("no notice is made of {}", stored.topic))?;
    let letter = letter(&topic, Locale::from_tag(&stored.locale), head);
    Ok((topic, letter))
}

/// The mail that carries `letter`; an error if its recipient is no address.
pub(crate) fn mail_of(
    stored: &Stored,
    topic: &Topic,
    letter: &Letter,
    head: &Letterhead,
    now: Instant,
) -> Result<Mail, String> {
    let recipient: Email = stored.recipient.parse().map_err(|rule| format!("the recipient is {rule}"))?;
    let message = MessageBuilder::new()
        .message_id(format!("{}@{}", stored.id, head.domain()))
        .date(now.as_seconds())
        .from(Address::new_address(Some(head.space.as_str()), head.sender.as_str()))
        .to(Address::new_address(None::<&str>, recipient.as_str()))
        .subject(letter.subject.as_str())
        .header("Content-Language", Raw::new(letter.locale.tag()))
        // RFC 3834, 5: out-of-office programs do not answer.
        .header("Auto-Submitted", Raw::new("auto-generated"))
        .text_body(text(letter))
        .html_body(html(letter));
    let message = match &letter.unsubscribe {
        // RFC 8058: whoever reads mail for somebody may turn it off with one POST and no question.
        Some((_, link)) => message
            .header("List-Unsubscribe", Raw::new(format!("<{link}>")))
            .header("List-Unsubscribe-Post", Raw::new("List-Unsubscribe=One-Click")),
        None => message,
    };
    let picture = letter.code.as_ref().and_then(|(link, _)| code::picture(link));
    let message = match picture {
        Some(png) => message.inline("image/png", "code", png),
        None => message,
    };
    let message = match calendar(topic, head, now) {
        Some(Attached { method, name, object }) => message.attachment(calendar_type(method), name, object),
        None => message,
    };
    let source = message.write_to_string().map_err(|e| e.to_string())?;
    Ok(Mail { sender: head.sender.clone(), return_path: None, recipient, source })
}

fn calendar_type(method: &'static str) -> ContentType<'static> {
    ContentType::new("text/calendar").attribute("charset", "utf-8").attribute("method", method)
}

/// A calendar object, what it is to do, and what its file is called.
struct Attached {
    method: &'static str,
    name: &'static str,
    object: String,
}

/// The calendar object of a notice about a booking or a visit.
fn calendar(topic: &Topic, head: &Letterhead, now: Instant) -> Option<Attached> {
    let organizer = Organizer { name: &head.space, email: head.sender.as_str() };
    let method = |cancelled: bool| if cancelled { "CANCEL" } else { "PUBLISH" };
    match topic {
        Topic::BookingConfirmed(notice) | Topic::BookingCancelled(notice) => {
            let cancelled = matches!(topic, Topic::BookingCancelled(_));
            let object = ics::message(
                &of_booking(notice, cancelled, &ics::place(&notice.resource, &notice.location), now),
                &organizer,
            );
            Some(Attached { method: method(cancelled), name: "booking.ics", object })
        }
        Topic::VisitorInvited(notice) | Topic::VisitChanged(notice) | Topic::VisitCancelled(notice) => {
            let cancelled = matches!(topic, Topic::VisitCancelled(_));
            let place = ics::place(&notice.location, &notice.address);
            let entries: Vec<_> = of_visit(notice, cancelled, (&head.space, &place), now).collect();
            Some(Attached { method: method(cancelled), name: "visit.ics", object: ics::messages(&entries, &organizer) })
        }
        _ => None,
    }
}

fn of_booking<'a>(notice: &'a BookingNotice, cancelled: bool, place: &'a str, now: Instant) -> Entry<'a> {
    Entry {
        id: &notice.booking_id,
        stamped_at: now,
        starts_at: notice.starts_at,
        ends_at: notice.ends_at,
        summary: ics::summary(&notice.title, &notice.resource),
        location: place,
        sequence: notice.sequence,
        cancelled,
    }
}

fn of_visit<'a>(
    notice: &'a VisitNotice,
    cancelled: bool,
    (space, place): (&'a str, &'a str),
    now: Instant,
) -> impl Iterator<Item = Entry<'a>> {
    notice.times.iter().map(move |time| Entry {
        id: &time.visit_id,
        stamped_at: now,
        starts_at: time.starts_at,
        ends_at: time.ends_at,
        summary: ics::summary(&notice.host, space),
        location: place,
        sequence: time.sequence,
        cancelled,
    })
}
