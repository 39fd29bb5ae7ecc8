//! What a message, or an act, makes of a request.
use crate::api::{Then, TicketStatus};
use crate::problems;
use kernel::{AccountId, Instant};
use web::Problem;

/// Where a request stands, as far as it decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    /// As it is kept.
    pub status: TicketStatus,
    /// When a solved one closes.
    pub closes_at: Option<Instant>,
    /// Who sees to it.
    pub assignee: Option<AccountId>,
    /// For how many days a reply opens a solved one again.
    pub reopen_days: i64,
    /// Whether it was merged into another.
    pub is_merged: bool,
}

/// What becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Where it stands from now on.
    pub status: TicketStatus,
    /// When it closes, if it is solved.
    pub closes_at: Option<Instant>,
    /// Who sees to it from now on.
    pub assignee: Option<AccountId>,
}

/// Why nothing becomes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is over.
    Closed,
    /// It was merged into another, and goes on there.
    Merged,
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Closed => problems::TICKET_CLOSED.because(""),
            Refusal::Merged => problems::TICKET_MERGED.because(""),
        }
    }
}

/// Where it stands now: a solved one is closed when its time has come, whether or not the job has noted it.
pub fn status_of(status: TicketStatus, closes_at: Option<Instant>, now: Instant) -> TicketStatus {
    let over = status == TicketStatus::Solved && closes_at.is_some_and(|at| at <= now);
    if over { TicketStatus::Closed } else { status }
}

fn lives(stand: &Stand, now: Instant) -> Result<(), Refusal> {
    if stand.is_merged {
        return Err(Refusal::Merged);
    }
    let is_over = status_of(stand.status, stand.closes_at, now) == TicketStatus::Closed;
    if is_over { Err(Refusal::Closed) } else { Ok(()) }
}

/// A member wrote: the staff are to do something, solved or not.
pub fn member_wrote(stand: &Stand, now: Instant) -> Result<Moved, Refusal> {
    lives(stand, now)?;
    Ok(Moved { status: TicketStatus::Open, closes_at: None, assignee: stand.assignee.clone() })
}

/// An operator answered: it is theirs, if it was nobody's.
pub fn answered(stand: &Stand, then: Then, by: &AccountId, now: Instant) -> Result<Moved, Refusal> {
    lives(stand, now)?;
    Ok(Moved { assignee: stand.assignee.clone().or_else(|| Some(by.clone())), ..became(stand, then, now) })
}

/// The member says that it is solved.
pub fn solved(stand: &Stand, now: Instant) -> Result<Moved, Refusal> {
    lives(stand, now)?;
    Ok(became(stand, Then::Solved, now))
}

/// An operator says where it stands; what was closed can be opened again so, but not what was merged.
pub fn put(stand: &Stand, then: Then, now: Instant) -> Result<Moved, Refusal> {
    if stand.is_merged { Err(Refusal::Merged) } else { Ok(became(stand, then, now)) }
}

/// Where it stands after that. One that is solved already closes when it was to.
fn became(stand: &Stand, then: Then, now: Instant) -> Moved {
    let (status, closes_at) = match then {
        Then::Open => (TicketStatus::Open, None),
        Then::Waiting => (TicketStatus::Waiting, None),
        Then::Solved => {
            let closes_at = now.plus_minutes(stand.reopen_days * 24 * 60);
            let is_kept = status_of(stand.status, stand.closes_at, now) == TicketStatus::Solved;
            (TicketStatus::Solved, stand.closes_at.filter(|_| is_kept).or(Some(closes_at)))
        }
    };
    Moved { status, closes_at, assignee: stand.assignee.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        format!("2030-01-{text}T08:00:00Z").parse().unwrap()
    }

    fn stand(status: TicketStatus, closes_at: Option<&str>) -> Stand {
        Stand { status, closes_at: closes_at.map(at), assignee: None, reopen_days: 14, is_merged: false }
    }

    fn boss() -> AccountId {
        "acc_boss".parse().unwrap()
    }

    #[test]
    fn a_reply_opens_what_waits_or_is_solved_and_not_what_is_over() {
        let reply = |stand: Stand| member_wrote(&stand, at("10")).map(|moved| (moved.status, moved.closes_at));
        let open = Ok((TicketStatus::Open, None));
        assert_eq!(reply(stand(TicketStatus::Open, None)), open);
        assert_eq!(reply(stand(TicketStatus::Waiting, None)), open);
        assert_eq!(reply(stand(TicketStatus::Solved, Some("11"))), open);
        // The job has not come yet, and its time has.
        assert_eq!(reply(stand(TicketStatus::Solved, Some("10"))), Err(Refusal::Closed));
        assert_eq!(reply(stand(TicketStatus::Closed, Some("09"))), Err(Refusal::Closed));
    }

    #[test]
    fn what_was_merged_goes_on_elsewhere() {
        let merged = Stand { is_merged: true, ..stand(TicketStatus::Closed, Some("09")) };
        let no = Err(Refusal::Merged);
        assert_eq!(member_wrote(&merged, at("10")), no);
        assert_eq!(answered(&merged, Then::Open, &boss(), at("10")), no);
        assert_eq!(solved(&merged, at("10")), no);
        assert_eq!(put(&merged, Then::Open, at("10")), no);
        assert_eq!(
            put(&stand(TicketStatus::Closed, Some("09")), Then::Open, at("10")).map(|it| it.status),
            Ok(TicketStatus::Open)
        );
    }

    #[test]
    fn an_answer_takes_what_is_nobody_s_and_leaves_what_is_somebody_s() {
        let waiting = stand(TicketStatus::Open, None);
        let taken = answered(&waiting, Then::Waiting, &boss(), at("10")).unwrap();
        assert_eq!((taken.status, taken.assignee), (TicketStatus::Waiting, Some(boss())));
        let other: AccountId = "acc_other".parse().unwrap();
        let theirs = Stand { assignee: Some(other.clone()), ..waiting };
        assert_eq!(answered(&theirs, Then::Open, &boss(), at("10")).unwrap().assignee, Some(other));
        let over = stand(TicketStatus::Closed, Some("09"));
        assert_eq!(answered(&over, Then::Open, &boss(), at("10")), Err(Refusal::Closed));
    }

    #[test]
    fn what_is_solved_closes_once_and_when_it_was_to() {
        let closes = |stand: Stand| became(&stand, Then::Solved, at("10")).closes_at;
        assert_eq!(closes(stand(TicketStatus::Open, None)), Some(at("24")));
        assert_eq!(closes(stand(TicketStatus::Solved, Some("12"))), Some(at("12")));
        // Solved anew after it was over, it has its days again.
        assert_eq!(closes(stand(TicketStatus::Closed, Some("09"))), Some(at("24")));
        assert_eq!(became(&stand(TicketStatus::Closed, Some("09")), Then::Open, at("10")).status, TicketStatus::Open);
    }
}
