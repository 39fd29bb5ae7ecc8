use crate::Page;
use kernel::{Day, Instant};
use serde::{Deserialize, Serialize};

/// What a member wrote to the staff; told to operators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketNotice {
    /// The customer's name.
    pub customer: String,
    /// What people call the ticket by; a new one is given its number in the batch that writes this.
    pub number: Option<i64>,
    /// What it is about.
    pub subject: String,
    /// Whose it is.
    pub department: String,
    /// Where it is about.
    pub location: String,
    /// What was written.
    pub text: String,
    /// When the first answer is due, if it is.
    pub due: Option<AnswerDue>,
    /// Its page in the console.
    pub page: Page,
}

/// When an answer is due, on the location's clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerDue {
    /// When.
    pub at: Instant,
    /// Seconds east of UTC there and then.
    pub offset_seconds: i32,
    /// The IANA name of the zone.
    pub zone: String,
}

/// What the staff answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketAnswer {
    /// The customer's name.
    pub name: String,
    /// What people call the ticket by.
    pub number: i64,
    /// What it is about.
    pub subject: String,
    /// What was answered.
    pub text: String,
    /// Until when a reply opens it again, if it is solved with that.
    pub solved_until: Option<Day>,
    /// Where to reply.
    pub page: Page,
}

/// What became of a ticket without a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketChange {
    /// The customer's name.
    pub name: String,
    /// What people call the ticket by.
    pub number: i64,
    /// What it is about.
    pub subject: String,
    /// What it has become.
    pub became: TicketBecame,
    /// Where to look at it.
    pub page: Page,
}

/// A ticket goes on in another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TicketMerge {
    /// The customer's name.
    pub name: String,
    /// What people called the ticket by.
    pub number: i64,
    /// What it was about.
    pub subject: String,
    /// What people call the one by in which it goes on.
    pub into_number: i64,
    /// What that is about.
    pub into_subject: String,
    /// Where it goes on.
    pub page: Page,
}

/// What a ticket has become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TicketBecame {
    /// The staff are at it again.
    Open,
    /// The staff wait for a reply.
    Waiting,
    /// The staff have done what there was to do.
    Solved {
        /// Until when a reply opens it again.
        until: Day,
    },
}
