use super::{DepartmentId, File};
use files::FileId;
use kernel::text::Name;
use kernel::{Instant, LocationId};
use serde::{Deserialize, Serialize};

kernel::id!(
    /// A request to the staff.
    TicketId,
    "tkt"
);
kernel::id!(
    /// Something that was written about a request.
    MessageId,
    "msg"
);
kernel::text!(
    /// What a request is about.
    Subject,
    1..=150
);
kernel::text!(
    /// What is written.
    MessageText,
    1..=8000
);

/// Where a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TicketStatus {
    /// The staff are to do something.
    Open,
    /// The member is to reply.
    Waiting,
    /// Nothing is left to do; a reply opens it again.
    Solved,
    /// It is over.
    Closed,
}

/// Who wrote a message, and for whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MessageKind {
    /// The member.
    Member,
    /// An operator, to the member.
    Answer,
    /// An operator, to operators.
    Note,
}

/// A new request.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewTicket {
    /// Whose it is to be.
    pub department_id: DepartmentId,
    /// Where it is about.
    pub location_id: LocationId,
    /// What it is about.
    pub subject: Subject,
    /// What is asked for.
    pub text: MessageText,
    /// Files that were handed in before, by whoever asks.
    #[cfg_attr(feature = "openapi", schemars(length(max = super::FILES_MAX)))]
    pub file_ids: Vec<FileId>,
}

/// A reply.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewMessage {
    /// What is written.
    pub text: MessageText,
    /// Files that were handed in before, by whoever writes.
    #[cfg_attr(feature = "openapi", schemars(length(max = super::FILES_MAX)))]
    pub file_ids: Vec<FileId>,
}

/// A request that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct MadeTicket {
    /// The request.
    pub id: TicketId,
    /// What people call it by.
    pub number: i64,
}

/// The request that another one was merged into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct StayingTicket {
    /// The request.
    pub id: TicketId,
    /// What people call it by.
    pub number: i64,
}

/// A message that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct MadeMessage {
    /// The message.
    pub id: MessageId,
    /// The request that it is about: of one that was merged, the one that stays.
    pub ticket_id: TicketId,
    /// Where the request stands with it.
    pub status: TicketStatus,
}

/// A request in its member's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct TicketLine {
    /// The request.
    pub id: TicketId,
    /// What people call it by.
    pub number: i64,
    /// What it is about.
    pub subject: String,
    /// Where it stands.
    pub status: TicketStatus,
    /// Whose it is.
    pub department_name: String,
    /// Where it is about.
    pub location_name: String,
    /// When it was made.
    pub created_at: Instant,
    /// When something last became of it.
    pub changed_at: Instant,
    /// Until when a reply opens it again, of a solved one.
    pub closes_at: Option<Instant>,
    /// Where it goes on, if it was merged.
    pub merged_into: Option<StayingTicket>,
}

/// A request as its member sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Ticket {
    /// What the list says of it.
    pub ticket: TicketLine,
    /// What was written, the first first; of a long one the latest 500.
    pub messages: Vec<Message>,
}

/// Something that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Message {
    /// The message.
    pub id: MessageId,
    /// By whom, and for whom.
    pub kind: MessageKind,
    /// The name of whoever wrote it.
    pub author: String,
    /// What was written.
    pub text: String,
    /// When.
    pub created_at: Instant,
    /// What is attached.
    pub files: Vec<File>,
    /// In which request it was written, if that was merged into this one.
    pub merged_from: Option<MergedTicket>,
}

/// A request that was merged into another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct MergedTicket {
    /// What people call it by.
    pub number: i64,
    /// What it is about.
    pub subject: String,
}

/// What a new request chooses from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SupportOptions {
    /// Whose it can be.
    pub departments: Vec<OfferedDepartment>,
    /// Where it can be about.
    pub locations: Vec<OfferedLocation>,
}

/// A department to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct OfferedDepartment {
    /// The department.
    pub id: DepartmentId,
    /// What it is called.
    pub name: Name,
    /// What it is for; may be empty.
    pub description: String,
}

/// A location to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct OfferedLocation {
    /// The location.
    pub id: LocationId,
    /// What it is called.
    pub name: Name,
}
