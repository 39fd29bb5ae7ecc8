//! How visits are written. Every batch begins with what must still hold, and is refused by the name of what does not.
use super::facts::BookingRow;
use crate::api::{GuestId, OutBy, VisitId, VisitStatus};
use crate::rules::{Agreement, Caps, Entry, PlaceFacts, Slot, Span, StoredVisit, cap_spans};
use db::Statement;
use kernel::{CustomerId, Day, Instant, Locale, LocationId};
use serde_json::json;

pub(super) const ALL_SQL: &[&str] = &[
    INSERT,
    GUARD_CAPS,
    GUARD_SETUP,
    GUARD_STANDS,
    INSERT_CODES,
    CHANGE,
    TAKE_ALONG,
    SET_STATUS,
    AGREE,
    COME_IN,
    AWAY,
    COME_BACK,
    LEAVE,
    REMINDED,
    GUARD_UNREMINDED,
    CLOSE,
];

/// Somebody who is to be written down.
#[derive(Debug, Clone)]
pub(crate) struct NewVisit {
    /// Its id.
    pub(crate) id: VisitId,
    /// The person.
    pub(crate) guest: GuestId,
    /// The visitor's name.
    pub(crate) name: String,
    /// The visitor's address.
    pub(crate) email: Option<String>,
    /// The language to write in.
    pub(crate) locale: Locale,
    /// For whom they work.
    pub(crate) company: String,
    /// When.
    pub(crate) slot: Slot,
    /// Whether it is for the booking that they come for: of visits that repeat, those of its day.
    pub(crate) is_booked: bool,
}

/// What the visits of a registration have in common.
#[derive(Debug, Clone)]
pub(crate) struct Shared<'a> {
    /// Where.
    pub(crate) location: &'a LocationId,
    /// Whom they visit.
    pub(crate) host: &'a CustomerId,
    /// Who registers them.
    pub(crate) customer: &'a CustomerId,
    /// The booking that they come for.
    pub(crate) booking: Option<&'a BookingRow>,
    /// Why they come.
    pub(crate) reason: &'a str,
    /// What the front desk is told.
    pub(crate) note: &'a str,
    /// Whether they are several of one person.
    pub(crate) repeats: bool,
    /// Whether they come unannounced.
    pub(crate) walk_in: bool,
    /// Where they begin.
    pub(crate) status: VisitStatus,
    /// The request that makes them.
    pub(crate) key: &'a str,
    /// Now.
    pub(crate) now: Instant,
}

// Who is to come within a day of being invited is not reminded of it.
const INSERT: &str = "
INSERT INTO visits (id, guest_id, location_id, host_id, customer_id, booking_id, name, sought, email, locale, company, reason, note, starts_at,
  ends_at, local_day, repeats, walk_in, status, in_at, sequence, reminded_at, request_key, request_place, created_at, booked_from,
  booked_until)
SELECT value ->> 'id', value ->> 'guest', ?2, ?3, ?4, CASE WHEN value ->> 'is_booked' THEN ?5 END, value ->> 'name', value ->> 'sought', value ->> 'email', value ->> 'locale',
  value ->> 'company', ?6, ?7, value ->> 'starts_at', value ->> 'ends_at', value ->> 'day', ?8, ?9, ?10, value ->> 'in_at', 0,
  value ->> 'reminded_at', ?11, value ->> 'place', ?12, CASE WHEN value ->> 'is_booked' THEN ?13 END,
  CASE WHEN value ->> 'is_booked' THEN ?14 END
FROM json_each(?1)";

/// Writes visits down.
pub(crate) fn insert(visits: &[NewVisit], shared: &Shared<'_>) -> Statement {
    let soon = shared.now.plus_minutes(crate::rules::REMINDED_HOURS_BEFORE * 60);
    let row = |(place, visit): (usize, &NewVisit)| {
        json!({
            "id": visit.id, "guest": visit.guest, "name": visit.name, "sought": crate::rules::sought(&visit.name),
            "email": visit.email, "locale": visit.locale, "company": visit.company,
            "starts_at": visit.slot.starts_at.as_millis(), "ends_at": visit.slot.ends_at.as_millis(), "day": visit.slot.day,
            "in_at": (shared.status == VisitStatus::In).then_some(shared.now.as_millis()),
            "reminded_at": (visit.slot.starts_at <= soon).then_some(shared.now.as_millis()), "place": place,
            "is_booked": visit.is_booked,
        })
    };
    let rows: Vec<_> = visits.iter().enumerate().map(row).collect();
    Statement::new(
        INSERT,
        [
            json!(rows).into(),
            shared.location.as_str().into(),
            shared.host.as_str().into(),
            shared.customer.as_str().into(),
            shared.booking.map(|booking| booking.id.as_str()).into(),
            shared.reason.into(),
            shared.note.into(),
            shared.repeats.into(),
            shared.walk_in.into(),
            shared.status.word().into(),
            shared.key.into(),
            shared.now.into(),
            shared.booking.map(|booking| booking.starts_at).into(),
            shared.booking.map(|booking| booking.ends_at).into(),
        ],
    )
}

// After the visits are written: whatever was written at the same moment is counted too.
const GUARD_CAPS: &str = "
INSERT INTO visitor_guards (guard) SELECT 'visitor_cap_reached' FROM json_each(?3) AS span
WHERE span.value ->> 'max' < (SELECT count(*) FROM visits
  WHERE customer_id = ?1 AND span.value ->> 'from' <= local_day AND local_day < span.value ->> 'until'
    AND status NOT IN ('refused', 'cancelled') AND (NOT span.value ->> 'here' OR location_id = ?2))
LIMIT 1";

/// Refuses the batch where a customer has more visits than the caps allow on the days that it wrote to.
pub(crate) fn guard_caps(customer: &CustomerId, location: &LocationId, caps: Caps, days: &[Day]) -> Option<Statement> {
    let spans: Vec<Span> = cap_spans(caps, days);
    let params = || [customer.as_str().into(), location.as_str().into(), json!(spans).into()];
    (!spans.is_empty()).then(|| Statement::new(GUARD_CAPS, params()))
}

const GUARD_SETUP: &str = "
INSERT INTO visitor_guards (guard) SELECT 'visitor_setup_changed'
WHERE NOT EXISTS (SELECT 1 FROM visitor_settings WHERE place = ?1 AND version = ?2)
  OR ?1 = 'space' AND EXISTS (SELECT 1 FROM visitor_settings WHERE place = ?3)
  OR NOT EXISTS (SELECT 1 FROM v_locations WHERE id = ?3 AND version = ?4)";

/// Refuses the batch where hours or settings are not those that it was decided on.
pub(crate) fn guard_setup(place: &PlaceFacts) -> Statement {
    let reception = &place.reception;
    let params = [
        reception.place.as_str().into(),
        reception.version.into(),
        place.id.as_str().into(),
        place.location_version.into(),
    ];
    Statement::new(GUARD_SETUP, params)
}

const GUARD_STANDS: &str = "
INSERT INTO visitor_guards (guard) SELECT 'visit_moved' FROM json_each(?1) AS seen
WHERE NOT EXISTS (SELECT 1 FROM visits WHERE id = seen.value ->> 'id' AND status = seen.value ->> 'status'
  AND sequence = seen.value ->> 'sequence')
LIMIT 1";

/// Refuses the batch where a visit does not stand where it was seen.
pub(crate) fn guard_stands(visits: &[&StoredVisit]) -> Statement {
    let seen: Vec<_> = visits
        .iter()
        .map(|visit| json!({ "id": visit.id, "status": visit.status, "sequence": visit.sequence }))
        .collect();
    Statement::new(GUARD_STANDS, [json!(seen).into()])
}

const INSERT_CODES: &str = "
INSERT INTO visit_codes (code_hash, guest_id, made_at)
SELECT value ->> 'hash', value ->> 'guest', ?2 FROM json_each(?1)";

/// Writes down the hashes of codes, each with the guest whose visits it opens.
pub(crate) fn insert_codes(codes: &[(GuestId, String)], now: Instant) -> Statement {
    let rows: Vec<_> = codes.iter().map(|(guest, hash)| json!({ "guest": guest, "hash": hash })).collect();
    Statement::new(INSERT_CODES, [json!(rows).into(), now.into()])
}

const CHANGE: &str = "
UPDATE visits SET name = new.value ->> 'name', sought = new.value ->> 'sought', email = new.value ->> 'email',
  company = new.value ->> 'company', reason = new.value ->> 'reason', note = new.value ->> 'note',
  starts_at = new.value ->> 'starts_at', ends_at = new.value ->> 'ends_at', local_day = new.value ->> 'day',
  reminded_at = CASE WHEN starts_at = new.value ->> 'starts_at' THEN reminded_at ELSE new.value ->> 'reminded_at' END,
  sequence = sequence + 1
FROM json_each(?1) AS new WHERE visits.id = new.value ->> 'id'";

/// Changes visits to what they are in `changed`.
pub(crate) fn change(changed: &[StoredVisit], now: Instant) -> Statement {
    let soon = now.plus_minutes(crate::rules::REMINDED_HOURS_BEFORE * 60);
    let row = |changed: &StoredVisit| {
        json!({
            "id": changed.id, "name": changed.name, "sought": changed.sought, "email": changed.email,
            "company": changed.company, "reason": changed.reason, "note": changed.note,
            "starts_at": changed.starts_at.as_millis(), "ends_at": changed.ends_at.as_millis(), "day": changed.local_day,
            "reminded_at": (changed.starts_at <= soon).then_some(now.as_millis()),
        })
    };
    let rows: Vec<_> = changed.iter().map(row).collect();
    Statement::new(CHANGE, [json!(rows).into()])
}

const TAKE_ALONG: &str = "
UPDATE visits SET location_id = ?2, booked_from = ?3, booked_until = ?4 WHERE id = ?1";

/// Writes down where and when the booking of a visit is now.
pub(crate) fn take_along(id: &VisitId, booking: &BookingRow) -> Statement {
    let params =
        [id.as_str().into(), booking.location_id.as_str().into(), booking.starts_at.into(), booking.ends_at.into()];
    Statement::new(TAKE_ALONG, params)
}

const SET_STATUS: &str = "
UPDATE visits SET status = ?2, refusal = ?3, sequence = sequence + 1 WHERE id IN (SELECT value FROM json_each(?1))";

/// Calls visits off, refuses or approves them.
pub(crate) fn set_status(visits: &[&StoredVisit], status: VisitStatus, because: &str) -> Statement {
    let ids: Vec<_> = visits.iter().map(|visit| &visit.id).collect();
    Statement::new(SET_STATUS, [json!(ids).into(), status.word().into(), because.into()])
}

const AGREE: &str =
    "UPDATE visits SET terms_place = ?2, terms_version = ?3, signature = ?4, accepted_at = ?5 WHERE id = ?1";

/// Writes down what a visitor has agreed to.
pub(crate) fn agree(id: &VisitId, agreement: &Agreement, now: Instant) -> Statement {
    let Agreement { terms, signature } = agreement;
    let params =
        [id.as_str().into(), terms.place.as_str().into(), terms.version.into(), signature.clone().into(), now.into()];
    Statement::new(AGREE, params)
}

const COME_IN: &str = "UPDATE visits SET status = 'in', in_at = ?2 WHERE id = ?1";

/// Lets a visitor in. A guest who is in already breaks `visits.guest_id`.
fn come_in(id: &VisitId, now: Instant) -> Statement {
    Statement::new(COME_IN, [id.as_str().into(), now.into()])
}

const AWAY: &str = "
INSERT INTO visit_absences (visit_id, n, out_at, out_by, back_at)
SELECT id, 1 + (SELECT count(*) FROM visit_absences WHERE visit_id = ?1), out_at, out_by, ?2 FROM visits
WHERE id = ?1 AND status = 'left'";
const COME_BACK: &str = "UPDATE visits SET status = 'in', back_at = ?2, out_at = NULL, out_by = NULL WHERE id = ?1";

/// Lets a visitor in, for the first time or back; when they were away is written down.
pub(crate) fn enter(id: &VisitId, entry: Entry, now: Instant) -> Vec<Statement> {
    match entry {
        Entry::First => vec![come_in(id, now)],
        Entry::Back => [AWAY, COME_BACK].map(|sql| Statement::new(sql, [id.as_str().into(), now.into()])).into(),
    }
}

const LEAVE: &str = "UPDATE visits SET status = 'left', out_at = ?2, out_by = ?3 WHERE id = ?1";

/// Lets a visitor go.
pub(crate) fn leave(id: &VisitId, at: Instant, by: OutBy) -> Statement {
    Statement::new(LEAVE, [id.as_str().into(), at.into(), by.word().into()])
}

const GUARD_UNREMINDED: &str = "
INSERT INTO visitor_guards (guard) SELECT 'visit_moved'
WHERE NOT EXISTS (SELECT 1 FROM visits WHERE id = ?1 AND reminded_at IS NULL)";
const REMINDED: &str = "UPDATE visits SET reminded_at = ?2 WHERE id = ?1";

/// Writes down that a visitor was reminded, once.
pub(crate) fn reminded(id: &VisitId, now: Instant) -> Vec<Statement> {
    vec![
        Statement::new(GUARD_UNREMINDED, [id.as_str().into()]),
        Statement::new(REMINDED, [id.as_str().into(), now.into()]),
    ]
}

const CLOSE: &str = "
UPDATE visits SET status = 'left', out_at = closed.value ->> 'at', out_by = 'closing'
FROM json_each(?1) AS closed WHERE visits.id = closed.value ->> 'id' AND visits.status = 'in'";

/// Lets those go who are still in after closing; whoever went by themselves meanwhile is left as they are.
pub(crate) fn close(left: &[(&VisitId, Instant)]) -> Statement {
    let rows: Vec<_> = left.iter().map(|(id, at)| json!({ "id": id, "at": at.as_millis() })).collect();
    Statement::new(CLOSE, [json!(rows).into()])
}
