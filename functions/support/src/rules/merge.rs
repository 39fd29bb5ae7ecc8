//! What becomes of two requests of which one is merged into the other.
use super::thread::{Moved, Stand, status_of};
use crate::api::{Priority, TicketStatus};
use crate::problems;
use kernel::{CustomerId, Instant};
use web::{Problem, ProblemType};

/// A request, as far as it decides whether and how it is merged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party<'a> {
    /// What people call it by.
    pub number: i64,
    /// Whose it is.
    pub customer: &'a CustomerId,
    /// Where it stands.
    pub stand: Stand,
    /// How soon it is to be seen to.
    pub priority: Priority,
    /// When its first answer is due, while it has none.
    pub due: Option<Instant>,
    /// The same of what was merged into it before.
    pub merged_due: Option<Instant>,
}

/// What the one that stays becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Where it stands from now on, and who sees to it.
    pub moved: Moved,
    /// How soon it is to be seen to.
    pub priority: Priority,
    /// When what was merged into it is to have its first answer.
    pub merged_due: Option<Instant>,
}

/// Why one is not merged into the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unmergeable {
    /// It is the same one.
    Itself,
    /// It is another customer's.
    AnotherCustomer,
    /// One of the two is over.
    Closed {
        /// Which.
        number: i64,
        /// Whether it is the one that was to stay.
        stays: bool,
    },
    /// One of the two was merged already.
    Merged {
        /// Which.
        number: i64,
        /// Whether it is the one that was to stay.
        stays: bool,
    },
    /// Others were merged into the one that is to go.
    HoldsOthers {
        /// Which.
        number: i64,
    },
}

impl From<Unmergeable> for Problem {
    fn from(refusal: Unmergeable) -> Self {
        match refusal {
            Unmergeable::Itself => Problem::field("/into", "itself", "a request cannot be merged into itself"),
            Unmergeable::AnotherCustomer => {
                of(problems::ANOTHER_CUSTOMER, true, "That is another customer's request.".to_owned())
            }
            Unmergeable::Closed { number, stays } => {
                of(problems::TICKET_CLOSED, stays, format!("Request #{number} is closed."))
            }
            Unmergeable::Merged { number, stays } => {
                of(problems::TICKET_MERGED, stays, format!("Request #{number} was merged into another."))
            }
            Unmergeable::HoldsOthers { number } => problems::HOLDS_OTHERS
                .because(format!("Others were merged into request #{number}; merge the other one into it instead.")),
        }
    }
}

/// A no that is about the one that was to stay stands at its field.
fn of(kind: ProblemType, stays: bool, detail: String) -> Problem {
    let error = || web::broken("/into", kind.slug, detail.clone());
    let errors = stays.then(error).into_iter().collect();
    Problem { errors, ..kind.because(detail) }
}

/// Merges `gone`, which `holds` others if some were merged into it, into `stays`. What stays is as open as the more open of the
/// two, as urgent as the more urgent one, and whoever saw to one of them sees to it. Its own first answer stays when it was or
/// is due; what the other one's was due by is kept beside it.
pub fn merged(gone: &Party<'_>, holds: bool, stays: &Party<'_>, now: Instant) -> Result<Merged, Unmergeable> {
    if gone.number == stays.number {
        return Err(Unmergeable::Itself);
    }
    if gone.customer != stays.customer {
        return Err(Unmergeable::AnotherCustomer);
    }
    for (Party { number, stand, .. }, is_to_stay) in [(gone, false), (stays, true)] {
        if stand.is_merged {
            return Err(Unmergeable::Merged { number: *number, stays: is_to_stay });
        }
        if status_now(stand, now) == TicketStatus::Closed {
            return Err(Unmergeable::Closed { number: *number, stays: is_to_stay });
        }
    }
    if holds {
        return Err(Unmergeable::HoldsOthers { number: gone.number });
    }
    let statuses = [gone, stays].map(|party| status_now(&party.stand, now));
    let status = [TicketStatus::Open, TicketStatus::Waiting].into_iter().find(|status| statuses.contains(status));
    let status = status.unwrap_or(TicketStatus::Solved);
    let waits = gone.due.filter(|_| statuses[0] == TicketStatus::Open);
    Ok(Merged {
        moved: Moved {
            status,
            closes_at: stays.stand.closes_at.filter(|_| status == TicketStatus::Solved),
            assignee: stays.stand.assignee.clone().or_else(|| gone.stand.assignee.clone()),
        },
        priority: gone.priority.max(stays.priority),
        merged_due: [waits, stays.merged_due].into_iter().flatten().min(),
    })
}

fn status_now(stand: &Stand, now: Instant) -> TicketStatus {
    status_of(stand.status, stand.closes_at, now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use TicketStatus::{Closed, Open, Solved, Waiting};

    fn at(text: &str) -> Instant {
        format!("2030-01-{text}T08:00:00Z").parse().unwrap()
    }

    fn party(customer: &CustomerId, number: i64, status: TicketStatus) -> Party<'_> {
        let closes_at = matches!(status, Solved | Closed).then(|| at("20"));
        let stand = Stand { status, closes_at, assignee: None, reopen_days: 14, is_merged: false };
        Party { number, customer, stand, priority: Priority::Normal, due: None, merged_due: None }
    }

    #[test]
    fn what_stays_is_as_open_as_the_more_open_of_the_two() {
        let ada: CustomerId = "cus_ada".parse().unwrap();
        for (gone, stays, expected) in [
            (Open, Open, (Open, None)),
            (Open, Solved, (Open, None)),
            (Waiting, Solved, (Waiting, None)),
            (Solved, Waiting, (Waiting, None)),
            (Waiting, Open, (Open, None)),
            (Solved, Solved, (Solved, Some(at("20")))),
        ] {
            let became = merged(&party(&ada, 1, gone), false, &party(&ada, 2, stays), at("10")).unwrap().moved;
            assert_eq!((became.status, became.closes_at), expected, "{gone:?} into {stays:?}");
        }
    }

    #[test]
    fn what_has_no_answer_is_still_due_when_it_was() {
        let ada: CustomerId = "cus_ada".parse().unwrap();
        let due = |status, day| Party { due: Some(at(day)), ..party(&ada, 1, status) };
        let stays = Party { due: Some(at("13")), ..party(&ada, 2, Waiting) };
        let kept = |gone: &Party<'_>, stays: &Party<'_>| merged(gone, false, stays, at("10")).unwrap().merged_due;
        assert_eq!(kept(&due(Open, "12"), &stays), Some(at("12")));
        assert_eq!(kept(&due(Waiting, "12"), &stays), None, "nobody waits for an answer");
        let holds = Party { merged_due: Some(at("11")), ..stays };
        assert_eq!(kept(&due(Open, "12"), &holds), Some(at("11")));
    }

    #[test]
    fn who_sees_to_one_sees_to_both_and_the_more_urgent_one_counts() {
        let ada: CustomerId = "cus_ada".parse().unwrap();
        let mut gone = Party { priority: Priority::Urgent, ..party(&ada, 1, Open) };
        gone.stand.assignee = "acc_mia".parse().ok();
        let mut stays = party(&ada, 2, Open);
        let became = merged(&gone, false, &stays, at("10")).unwrap();
        assert_eq!((became.moved.assignee, became.priority), ("acc_mia".parse().ok(), Priority::Urgent));
        stays.stand.assignee = "acc_boss".parse().ok();
        assert_eq!(merged(&gone, false, &stays, at("10")).unwrap().moved.assignee, "acc_boss".parse().ok());
    }

    #[test]
    fn each_no_says_which_of_the_two() {
        let (ada, bob): (CustomerId, CustomerId) = ("cus_ada".parse().unwrap(), "cus_bob".parse().unwrap());
        let is_merged = |number| {
            let mut party = party(&ada, number, Closed);
            party.stand.is_merged = true;
            party
        };
        let [one, two] = [1, 2].map(|number| party(&ada, number, Open));
        let no = |gone: &Party<'_>, holds, stays: &Party<'_>| merged(gone, holds, stays, at("10")).unwrap_err();
        assert_eq!(no(&one, false, &one), Unmergeable::Itself);
        assert_eq!(no(&one, false, &party(&bob, 2, Open)), Unmergeable::AnotherCustomer);
        assert_eq!(no(&one, false, &party(&ada, 2, Closed)), Unmergeable::Closed { number: 2, stays: true });
        assert_eq!(no(&party(&ada, 1, Closed), false, &two), Unmergeable::Closed { number: 1, stays: false });
        assert_eq!(no(&one, false, &is_merged(2)), Unmergeable::Merged { number: 2, stays: true });
        assert_eq!(no(&is_merged(1), false, &two), Unmergeable::Merged { number: 1, stays: false });
        assert_eq!(no(&one, true, &two), Unmergeable::HoldsOthers { number: 1 });
        // The job has not come yet, and its time has.
        let late = merged(&one, false, &party(&ada, 2, Solved), at("20"));
        assert_eq!(late, Err(Unmergeable::Closed { number: 2, stays: true }));
    }
}
