use super::{DepartmentId, ListCursor, Message, MessageText, StayingTicket, TicketId, TicketStatus};
use files::FileId;
use kernel::{AccountId, CustomerId, Instant, LocationId};
use serde::{Deserialize, Serialize};

/// How soon something is to be seen to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// When there is time.
    Low,
    /// In its turn.
    Normal,
    /// Before others.
    High,
    /// Now.
    Urgent,
}

/// Which requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Queue {
    /// That the staff are to do something about.
    #[default]
    Open,
    /// Assigned to whoever asks, and not solved.
    Mine,
    /// Assigned to nobody, and not solved.
    Unassigned,
    /// Not answered by when they should have been; the longest overdue first, the first 100 of them.
    Overdue,
    /// Every one, whatever has become of it.
    All,
}

kernel::text!(
    /// What is looked for.
    Search,
    0..=100
);

/// Which requests to list.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TicketFilter {
    /// Which of the queues.
    #[serde(default)]
    pub queue: Queue,
    /// Of this department alone.
    pub department: Option<DepartmentId>,
    /// About this location alone.
    pub location: Option<LocationId>,
    /// Standing so alone.
    pub status: Option<TicketStatus>,
    /// With these words in the subject or in what was written, or with that number.
    pub search: Option<Search>,
    /// The page after this.
    pub cursor: Option<ListCursor>,
}

/// A request as operators see it in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct OperatorTicketLine {
    /// The request.
    pub id: TicketId,
    /// What people call it by.
    pub number: i64,
    /// What it is about.
    pub subject: String,
    /// Where it stands.
    pub status: TicketStatus,
    /// How soon it is to be seen to.
    pub priority: Priority,
    /// Whose request it is.
    pub customer_id: CustomerId,
    /// The customer's name.
    pub customer_name: String,
    /// Whose it is to answer.
    pub department_id: DepartmentId,
    /// The department's name.
    pub department_name: String,
    /// Where it is about.
    pub location_id: LocationId,
    /// The location's name.
    pub location_name: String,
    /// Who sees to it.
    pub assignee_id: Option<AccountId>,
    /// The name of whoever sees to it.
    pub assignee_name: Option<String>,
    /// When it was made.
    pub created_at: Instant,
    /// When something last became of it.
    pub changed_at: Instant,
    /// When its first answer is due.
    pub first_answer_due_at: Option<Instant>,
    /// When it had its first answer.
    pub first_answered_at: Option<Instant>,
    /// Whether it, or what was merged into it, waits for its first answer for too long.
    pub overdue: bool,
    /// Until when a reply opens it again, of a solved one.
    pub closes_at: Option<Instant>,
    /// When what was merged into it is to have its first answer, while it has none.
    pub merged_due_at: Option<Instant>,
    /// Where it goes on, if it was merged.
    pub merged_into: Option<StayingTicket>,
    /// Grows with every change; a change names the version that it was decided on.
    pub version: i64,
}

/// A request as operators see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct OperatorTicket {
    /// What the list says of it.
    pub ticket: OperatorTicketLine,
    /// What was written, notes too, the first first; of a long one the latest 500.
    pub messages: Vec<Message>,
}

/// What becomes of a request with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Then {
    /// The staff go on with it.
    Open,
    /// The member is to reply.
    Waiting,
    /// Nothing is left to do.
    Solved,
}

/// What an operator writes.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum NewAnswer {
    /// To the member.
    Answer {
        /// What is written.
        text: MessageText,
        /// What becomes of it.
        then: Then,
        /// Files that were handed in before, by whoever writes.
        #[cfg_attr(feature = "openapi", schemars(length(max = super::FILES_MAX)))]
        file_ids: Vec<FileId>,
    },
    /// To operators alone.
    Note {
        /// What is written.
        text: MessageText,
        /// Files that were handed in before, by whoever writes.
        #[cfg_attr(feature = "openapi", schemars(length(max = super::FILES_MAX)))]
        file_ids: Vec<FileId>,
    },
}

/// What operators decide about a request.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TicketSetup {
    /// Whose it is to answer.
    pub department_id: DepartmentId,
    /// How soon it is to be seen to.
    pub priority: Priority,
    /// Who sees to it; null for nobody yet.
    pub assignee_id: Option<AccountId>,
    /// Where it stands.
    pub status: Then,
}

kernel::number!(
    /// What people call a request by.
    TicketNumber, 1..=1_000_000_000, "must be the number of a request"
);

/// Into which request another one is merged; of the same customer.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Merge {
    /// The number of the request that stays.
    pub into: TicketNumber,
}
