//! What visitors, hosts and operators are told, in the batch of its cause. Each mail to a visitor carries a code of its own:
//! only its hash is kept, so that none can be sent again.
use crate::api::{GuestId, VisitId};
use crate::rules::{PlaceFacts, StoredVisit};
use crate::store::NewVisit;
use crate::{App, secrets, store};
use db::Statement;
use kernel::text::Email;
use kernel::{Instant, Locale, NewIds, Zone};
use outbox::{
    GuestNotice, Message, Page, Topic, VisitDecision, VisitNotice, VisitSpan, VisitTime, VisitsFollowed, VisitsMoved,
    owe, owe_customer, owe_operators,
};
use web::{Problem, Role, role};

/// Where a visit is, for whoever is told of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Whereabouts<'a> {
    /// The location's name.
    pub(crate) location: &'a str,
    /// Where it is.
    pub(crate) address: &'a str,
    /// Its zone.
    pub(crate) zone: &'a Zone,
}

impl PlaceFacts {
    /// As it is told.
    pub(crate) fn whereabouts(&self) -> Whereabouts<'_> {
        Whereabouts { location: &self.name, address: &self.address, zone: &self.calendar.zone }
    }
}

/// When a visit is, as it is told.
pub(crate) fn time(id: &VisitId, (starts_at, ends_at): (Instant, Instant), sequence: u32, zone: &Zone) -> VisitTime {
    let offsets_seconds = (zone.offset_seconds(starts_at), zone.offset_seconds(ends_at));
    VisitTime { visit_id: id.to_string(), starts_at, ends_at, offsets_seconds, sequence }
}

/// The times of visits that are written down.
pub(crate) fn times(visits: &[&StoredVisit], sequence_after: u32, zone: &Zone) -> Vec<VisitTime> {
    visits.iter().map(|one| time(&one.id, (one.starts_at, one.ends_at), one.sequence + sequence_after, zone)).collect()
}

/// The times of visits that are to be written down.
pub(crate) fn new_times(visits: &[&NewVisit], zone: &Zone) -> Vec<VisitTime> {
    visits.iter().map(|one| time(&one.id, (one.slot.starts_at, one.slot.ends_at), 0, zone)).collect()
}

/// A visitor to be written to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Visitor<'a> {
    /// The person.
    pub(crate) guest: &'a GuestId,
    /// By name.
    pub(crate) name: &'a str,
    /// The address, if there is one.
    pub(crate) email: Option<&'a str>,
    /// In which language.
    pub(crate) locale: Locale,
    /// Whom they visit.
    pub(crate) host: &'a str,
}

impl StoredVisit {
    /// Its visitor.
    pub(crate) fn visitor(&self) -> Visitor<'_> {
        Visitor {
            guest: &self.guest_id,
            name: &self.name,
            email: self.email.as_deref(),
            locale: self.locale,
            host: &self.host_name,
        }
    }
}

/// A new code for a guest: the path of its page, and the statement that keeps its hash.
pub(crate) fn new_code(app: &App, guest: &GuestId, now: Instant) -> Result<(String, Statement), Problem> {
    let secret = app.secrets.fresh().ok_or_else(|| Problem::internal("no randomness for a code"))?;
    let code = secrets::code(secret);
    let kept = store::insert_codes(&[(guest.clone(), secrets::hash_of(&code))], now);
    Ok((format!("/visit/{code}"), kept))
}

/// Owes a visitor what `topic` makes of the notice, with a code of its own; nothing to whom has left no address.
pub(crate) fn with_code(
    app: &App,
    visitor: Visitor<'_>,
    place: Whereabouts<'_>,
    times: Vec<VisitTime>,
    topic: fn(VisitNotice) -> Topic,
    now: Instant,
) -> Result<Vec<Statement>, Problem> {
    let Some(recipient) = address(visitor) else { return Ok(Vec::new()) };
    let (path, kept) = new_code(app, visitor.guest, now)?;
    let message = message(visitor, place, times, Some(path), topic, recipient);
    Ok(vec![kept, owe(&message, now, &*app.ids)])
}

/// Owes a visitor that it does not happen. There is nothing to open any more, so that no code goes along.
pub(crate) fn cancelled(
    visitor: Visitor<'_>,
    place: Whereabouts<'_>,
    times: Vec<VisitTime>,
    now: Instant,
    ids: &dyn NewIds,
) -> Option<Statement> {
    let recipient = address(visitor)?;
    Some(owe(&message(visitor, place, times, None, Topic::VisitCancelled, recipient), now, ids))
}

fn address(visitor: Visitor<'_>) -> Option<Email> {
    visitor.email.and_then(|email| email.parse().ok())
}

fn message(
    visitor: Visitor<'_>,
    place: Whereabouts<'_>,
    times: Vec<VisitTime>,
    path: Option<String>,
    topic: fn(VisitNotice) -> Topic,
    recipient: Email,
) -> Message {
    let notice = VisitNotice {
        name: visitor.name.to_owned(),
        host: visitor.host.to_owned(),
        location: place.location.to_owned(),
        address: place.address.to_owned(),
        zone: place.zone.name.clone(),
        times,
        path,
    };
    Message { recipient, locale: visitor.locale, topic: topic(notice) }
}

/// What a host or an operator is told of a visitor.
pub(crate) fn guest(visit: &StoredVisit, zone: &Zone, at: Instant, page: Page) -> GuestNotice {
    GuestNotice {
        host: visit.host_name.clone(),
        visitor: visit.name.clone(),
        company: visit.company.clone(),
        reason: visit.reason.clone(),
        location: visit.location_name.clone(),
        at,
        offset_seconds: zone.offset_seconds(at),
        page,
    }
}

/// Owes the host that their visitor is here.
pub(crate) fn arrived(visit: &StoredVisit, zone: &Zone, now: Instant, ids: &dyn NewIds) -> Statement {
    let notice = guest(visit, zone, now, Page::visit(&visit.id));
    owe_customer(&visit.host_id, &Topic::VisitorArrived(notice), now, ids)
}

/// Owes the host the question whether somebody may come in.
pub(crate) fn at_the_door(visit: &StoredVisit, zone: &Zone, now: Instant, ids: &dyn NewIds) -> Statement {
    let notice = guest(visit, zone, now, Page::visit(&visit.id));
    owe_customer(&visit.host_id, &Topic::VisitorAtTheDoor(notice), now, ids)
}

/// Owes the operators the question whether a visit may be.
pub(crate) fn to_approve(visit: &StoredVisit, zone: &Zone, now: Instant, ids: &dyn NewIds) -> Statement {
    let notice = guest(visit, zone, visit.starts_at, Page::console_visit(&visit.id));
    owe_operators(role::Visitors::NAME, &Topic::VisitToApprove(notice), now, ids)
}

/// Owes the host what an operator said.
pub(crate) fn decided(
    visit: &StoredVisit,
    zone: &Zone,
    (approved, because): (bool, &str),
    now: Instant,
    ids: &dyn NewIds,
) -> Statement {
    let guest = guest(visit, zone, visit.starts_at, Page::visit(&visit.id));
    let decision = VisitDecision { guest, approved, because: because.to_owned() };
    owe_customer(&visit.host_id, &Topic::VisitDecided(decision), now, ids)
}

/// A visit that went with its booking.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Followed<'a> {
    /// As it was.
    pub(crate) visit: &'a StoredVisit,
    /// The zone of where it was.
    pub(crate) was: &'a Zone,
    /// As it is, and the zone of where that is; none if it was called off.
    pub(crate) now: Option<(&'a StoredVisit, &'a Zone)>,
}

/// Owes the host of visits, which are all of one host, one notice of what became of them.
pub(crate) fn followed(visits: &[Followed<'_>], now: Instant, ids: &dyn NewIds) -> Option<Statement> {
    let first = visits.first()?.visit;
    let mut moves: Vec<VisitsMoved> = Vec::new();
    for one in visits {
        let (was, is) = (span(one.visit, one.was), one.now.map(|(visit, zone)| span(visit, zone)));
        match moves.iter_mut().find(|known| known.was == was && known.now == is) {
            Some(known) => known.visitors.push(one.visit.name.clone()),
            None => moves.push(VisitsMoved { visitors: vec![one.visit.name.clone()], was, now: is }),
        }
    }
    let page = if visits.len() == 1 { Page::visit(&first.id) } else { Page::visitors() };
    let notice = VisitsFollowed { host: first.host_name.clone(), moves, page };
    Some(owe_customer(&first.host_id, &Topic::VisitsFollowed(notice), now, ids))
}

fn span(visit: &StoredVisit, zone: &Zone) -> VisitSpan {
    let (starts_at, ends_at) = (visit.starts_at, visit.ends_at);
    let offsets_seconds = (zone.offset_seconds(starts_at), zone.offset_seconds(ends_at));
    VisitSpan { starts_at, ends_at, offsets_seconds, location: visit.location_name.clone() }
}
