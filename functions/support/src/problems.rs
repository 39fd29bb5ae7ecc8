//! Every way this capability says no. How a file is refused stands in `files::problems`.
use crate::api::FAQ_ENTRIES_MAX;
use crate::rules::{MESSAGES_PER_HOUR_MAX, TICKETS_PER_HOUR_MAX};
use db::DbError;
use web::{Problem, ProblemType};

/// It is over.
pub const TICKET_CLOSED: ProblemType =
    ProblemType::new(409, "ticket-closed", "That request is closed; please make a new one");
/// It goes on in another.
pub const TICKET_MERGED: ProblemType =
    ProblemType::new(409, "ticket-merged", "That request was merged into another; look at that one");
/// Merging is between requests of one customer.
pub const ANOTHER_CUSTOMER: ProblemType =
    ProblemType::new(409, "ticket-of-another-customer", "That is another customer's request");
/// One step is enough.
pub const HOLDS_OTHERS: ProblemType =
    ProblemType::new(409, "ticket-holds-others", "Others were merged into that request; merge the other one into it");
/// Enough requests for now.
pub const TOO_MANY_TICKETS: ProblemType =
    ProblemType::new(429, "too-many-tickets", "Enough requests for now; try again later");
/// Enough messages for now.
pub const TOO_MANY_MESSAGES: ProblemType =
    ProblemType::new(429, "too-many-messages", "Enough messages for now; try again later");
/// A department that takes no more.
pub const DEPARTMENT_ARCHIVED: ProblemType =
    ProblemType::new(409, "department-archived", "That department takes no more requests");
/// Taken already.
pub const NAME_TAKEN: ProblemType = ProblemType::new(409, "name-taken", "There is one of that name");
/// Asked already.
pub const QUESTION_TAKEN: ProblemType = ProblemType::new(409, "question-taken", "That question stands there already");
/// Enough of them.
pub const TOO_MANY_FAQ_ENTRIES: ProblemType =
    ProblemType::new(409, "too-many-faq-entries", "There are as many questions as there may be; remove one first");
/// The same key with another wish.
pub const KEY_REUSED: ProblemType =
    ProblemType::new(422, "idempotency-key-reused", "That key was used for something else");

/// What the schema refuses of a batch, by its own names.
pub fn lost(error: DbError) -> Problem {
    if let Some(problem) = files::problems::lost(&error) {
        return problem;
    }
    let DbError::Refused { rule } = &error else { return error.into() };
    match rule.as_str() {
        "ticket_is_closed" => TICKET_CLOSED.because(""),
        "ticket_is_merged" => TICKET_MERGED.because(""),
        "ticket_holds_others" => HOLDS_OTHERS.because(""),
        "too_many_tickets" => an_hour(TOO_MANY_TICKETS, TICKETS_PER_HOUR_MAX, "requests"),
        "too_many_messages" => an_hour(TOO_MANY_MESSAGES, MESSAGES_PER_HOUR_MAX, "messages"),
        "department_is_archived" => DEPARTMENT_ARCHIVED.because(""),
        "departments.name" | "canned_replies.name" => {
            NAME_TAKEN.at("/name", NAME_TAKEN.slug, "there is one of that name")
        }
        "faq_entries.language, faq_entries.question" => {
            QUESTION_TAKEN.at("/question", QUESTION_TAKEN.slug, "it is asked in that language already")
        }
        "too_many_faq_entries" => {
            TOO_MANY_FAQ_ENTRIES.because(format!("At most {FAQ_ENTRIES_MAX} questions are read at once."))
        }
        "ticket_changed" | "department_changed" | "canned_reply_changed" | "faq_entry_changed" => {
            web::problem::CHANGED.because("")
        }
        // The same request twice at once: the other one has it, and a repetition will show it.
        "tickets.key" | "ticket_messages.key" => {
            web::problem::CHANGED.because("The same request is being answered; repeat it.")
        }
        _ => error.into(),
    }
}

fn an_hour(kind: ProblemType, most: u32, what: &str) -> Problem {
    kind.because(format!("At most {most} {what} an hour.")).retry_after_seconds(60 * 60)
}
