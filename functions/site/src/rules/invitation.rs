//! What the page of an invitation says: the next visit that it opens, or what became of the last.
use crate::api::{Code, Invitation, Standing, Time};
use crate::store::InvitationRow;
use kernel::Instant;
use web::Problem;

fn standing(row: &InvitationRow, now: Instant) -> Standing {
    match row.status.as_str() {
        "in" => Standing::In,
        "expected" if now < row.ends_at => Standing::Expected,
        "cancelled" | "refused" => Standing::Off,
        _ => Standing::Over,
    }
}

/// The invitation that a code opens; nothing if it opens no visit.
pub fn invitation(rows: &[InvitationRow], code: &Code, now: Instant) -> Result<Option<Invitation>, Problem> {
    let is_open = |row: &&InvitationRow| matches!(standing(row, now), Standing::Expected | Standing::In);
    let is_in = |row: &&InvitationRow| standing(row, now) == Standing::In;
    let Some(next) = rows.iter().find(is_in).or_else(|| rows.iter().find(is_open)).or(rows.last()) else {
        return Ok(None);
    };
    let time = |row: &InvitationRow| Time {
        id: row.id.clone(),
        starts_at: row.starts_at,
        ends_at: row.ends_at,
        sequence: row.sequence,
        standing: standing(row, now),
    };
    let later = rows.iter().filter(|row| next.starts_at < row.starts_at).filter(is_open).map(time).collect();
    Ok(Some(Invitation {
        code: code.clone(),
        space: next.space.clone(),
        visitor: next.name.clone(),
        host: next.host.clone(),
        location: next.location.clone(),
        address: next.address.clone(),
        zone: db::json(&next.zone)?,
        next: time(next),
        later,
    }))
}

/// The visits that are still to come as a calendar's file, and the one that the page is about whatever became of it.
pub fn calendar(invitation: &Invitation, now: Instant) -> String {
    let place = ics::place(&invitation.location, &invitation.address);
    let times = std::iter::once(&invitation.next).chain(&invitation.later);
    let entries: Vec<_> = times
        .map(|time| ics::Entry {
            id: &time.id,
            stamped_at: now,
            starts_at: time.starts_at,
            ends_at: time.ends_at,
            summary: ics::summary(&invitation.host, &invitation.space),
            location: &place,
            sequence: time.sequence,
            cancelled: time.standing == Standing::Off,
        })
        .collect();
    ics::files(&entries)
}
