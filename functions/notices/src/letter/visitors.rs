//! Visits: what visitors, hosts and operators are told of them.
use super::Letter;
use super::pen::{Pen, Values, counted};
use crate::clock;
use crate::texts::{Words, fill, one_line};
use outbox::{GuestNotice, VisitDecision, VisitNotice, VisitSpan, VisitTime, VisitsFollowed};

/// Times that are written out; the calendar's file has all of them.
const TIMES_MAX: usize = 10;
/// Visitors who are named in a line of the subject.
const NAMED_MAX: usize = 3;

pub(super) fn invited(pen: &Pen, notice: &VisitNotice) -> Letter {
    to_visitor(pen, &pen.texts.visitors.invited, notice)
}

pub(super) fn changed(pen: &Pen, notice: &VisitNotice) -> Letter {
    to_visitor(pen, &pen.texts.visitors.changed, notice)
}

pub(super) fn cancelled(pen: &Pen, notice: &VisitNotice) -> Letter {
    to_visitor(pen, &pen.texts.visitors.cancelled, notice)
}

pub(super) fn reminder(pen: &Pen, notice: &VisitNotice) -> Letter {
    to_visitor(pen, &pen.texts.visitors.reminder, notice)
}

fn to_visitor(pen: &Pen, words: &Words, notice: &VisitNotice) -> Letter {
    let texts = &pen.texts.visitors;
    let mut values = vec![("host", notice.host.clone()), ("location", notice.location.clone())];
    if let Some(first) = notice.times.first() {
        values.extend(day_and_time(pen, first.starts_at, first.offsets_seconds.0));
    }
    let place = [notice.location.as_str(), notice.address.as_str()].map(one_line);
    let place = place.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ");
    let link = notice.path.as_ref().map(|path| format!("{}{path}", pen.head.portal_url));
    let further = u16::try_from(notice.times.len().saturating_sub(TIMES_MAX)).unwrap_or(u16::MAX);
    let mut letter = pen
        .letter_to(words, &notice.name, link.as_deref().unwrap_or_default(), values)
        .with_facts(notice.times.iter().take(TIMES_MAX).map(|time| (pen.texts.when, span(pen, time, &notice.zone))))
        .with_facts([
            (texts.further, if further == 0 { String::new() } else { counted(texts.more, further) }),
            (pen.texts.place, place),
            (texts.host, notice.host.clone()),
        ]);
    if let (Some(link), Some(path)) = (link, &notice.path) {
        letter.after.push(fill(texts.code, &[("code", grouped(path))]));
        letter.code = Some((link, texts.picture));
    } else {
        letter.action = None;
    }
    letter
}

fn span(pen: &Pen, time: &VisitTime, zone: &str) -> String {
    let (first, last) = time.offsets_seconds;
    let (starts, ends) = (clock::wall_clock(time.starts_at, first), clock::wall_clock(time.ends_at, last));
    format!("{} ({zone})", clock::span(starts, ends, pen.locale))
}

fn day_and_time(pen: &Pen, at: kernel::Instant, offset_seconds: i32) -> Values {
    let at = clock::wall_clock(at, offset_seconds);
    vec![("day", figures::weekday(at.date(), pen.locale)), ("from", clock::time(at.time()))]
}

/// The code at the end of `/visit/k7qf2m9x4tca` as it is read and typed: `K7QF-2M9X-4TCA`.
fn grouped(path: &str) -> String {
    let code = path.rsplit('/').next().unwrap_or_default().to_uppercase();
    let letters: Vec<char> = code.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

pub(super) fn arrived(pen: &Pen, notice: &GuestNotice) -> Letter {
    to_host(pen, &pen.texts.visitors.arrived, &notice.host, notice)
}

pub(super) fn at_the_door(pen: &Pen, notice: &GuestNotice) -> Letter {
    to_host(pen, &pen.texts.visitors.at_the_door, &notice.host, notice)
}

pub(super) fn to_approve(pen: &Pen, notice: &GuestNotice) -> Letter {
    let host = (pen.texts.visitors.host, notice.host.clone());
    to_host(pen, &pen.texts.visitors.to_approve, "", notice).with_facts([host])
}

pub(super) fn decided(pen: &Pen, notice: &VisitDecision) -> Letter {
    let texts = &pen.texts.visitors;
    let words = if notice.approved { &texts.approved } else { &texts.refused };
    to_host(pen, words, &notice.guest.host, &notice.guest).with_facts([(texts.because, notice.because.clone())])
}

fn to_host(pen: &Pen, words: &Words, name: &str, notice: &GuestNotice) -> Letter {
    let texts = &pen.texts.visitors;
    let mut values = day_and_time(pen, notice.at, notice.offset_seconds);
    let when = values.iter().map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(", ");
    values.push(("visitor", notice.visitor.clone()));
    values.push(("host", notice.host.clone()));
    values.push(("location", notice.location.clone()));
    pen.letter(words, name, &notice.page, values).with_facts([
        (texts.visitor, notice.visitor.clone()),
        (texts.company, notice.company.clone()),
        (texts.reason, notice.reason.clone()),
        (pen.texts.when, when),
        (pen.texts.place, notice.location.clone()),
    ])
}

pub(super) fn followed(pen: &Pen, notice: &VisitsFollowed) -> Letter {
    let texts = &pen.texts.visitors;
    let is_off = notice.moves.iter().all(|one| one.now.is_none());
    let words = if is_off { &texts.followed_off } else { &texts.followed };
    let everybody: Vec<_> = notice.moves.iter().flat_map(|one| &one.visitors).map(|name| one_line(name)).collect();
    let named = everybody.iter().take(NAMED_MAX).cloned().collect::<Vec<_>>().join(", ");
    let visitor = if NAMED_MAX < everybody.len() { format!("{named} …") } else { named };
    let mut values = vec![("visitor", visitor)];
    if let Some(first) = notice.moves.first() {
        let told = first.now.as_ref().unwrap_or(&first.was);
        values.extend(day_and_time(pen, told.starts_at, told.offsets_seconds.0));
    }
    let facts = notice.moves.iter().take(TIMES_MAX).flat_map(|one| {
        let is_elsewhere = one.now.as_ref().is_some_and(|now| now.location != one.was.location);
        let written = |time: &VisitSpan| whole_span(pen, time, is_elsewhere);
        let was = if one.now.is_none() { pen.texts.when } else { texts.was };
        [
            (texts.visitor, one.visitors.join(", ")),
            (was, written(&one.was)),
            (texts.now, one.now.as_ref().map(written).unwrap_or_default()),
        ]
    });
    pen.letter(words, &notice.host, &notice.page, values).with_facts(facts)
}

/// `Tuesday, 1 January 2030, 10:00–11:00`, and where if that is what has changed.
fn whole_span(pen: &Pen, time: &VisitSpan, with_place: bool) -> String {
    let (first, last) = time.offsets_seconds;
    let (starts, ends) = (clock::wall_clock(time.starts_at, first), clock::wall_clock(time.ends_at, last));
    let span = clock::span(starts, ends, pen.locale);
    if with_place { format!("{span}, {}", time.location) } else { span }
}
