use super::{GuestId, Line, VisitId};
use kernel::text::{Email, Name, Note};
use kernel::{BookingId, CustomerId, Instant, LocationId};
use serde::{Deserialize, Serialize};

/// Where a visit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum VisitStatus {
    /// It waits for an operator's yes; nobody is invited yet.
    AwaitingOperator,
    /// The visitor is at the door and waits for the host's yes.
    AwaitingHost,
    /// The visitor is expected.
    Expected,
    /// The visitor is in.
    In,
    /// The visitor has left.
    Left,
    /// Somebody said no.
    Refused,
    /// It was called off.
    Cancelled,
    /// The visitor did not come. Nobody writes this down: time does it.
    Missed,
}

impl VisitStatus {
    /// The word in the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::AwaitingOperator => "awaiting_operator",
            Self::AwaitingHost => "awaiting_host",
            Self::Expected => "expected",
            Self::In => "in",
            Self::Left => "left",
            Self::Refused => "refused",
            Self::Cancelled => "cancelled",
            Self::Missed => "missed",
        }
    }
}

/// By whom a visitor was checked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OutBy {
    /// By themselves at the kiosk.
    Kiosk,
    /// By the host.
    Host,
    /// By an operator.
    Operator,
    /// By nobody: the location had closed.
    Closing,
}

impl OutBy {
    /// The word in the database.
    pub fn word(self) -> &'static str {
        match self {
            Self::Kiosk => "kiosk",
            Self::Host => "host",
            Self::Operator => "operator",
            Self::Closing => "closing",
        }
    }
}

/// Where a visit is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct VisitPlace {
    /// The location.
    pub id: LocationId,
    /// What people call it.
    pub name: String,
    /// The IANA name of its time zone.
    pub zone: String,
}

/// Somebody who receives visitors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Host {
    /// The customer.
    pub id: CustomerId,
    /// By name.
    pub name: String,
}

/// What can be done with a visit now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[expect(clippy::struct_excessive_bools, reason = "each is an answer of its own, for a button of its own")]
pub struct VisitMay {
    /// Change when it is, and what is said of it.
    pub change: bool,
    /// Call it off.
    pub cancel: bool,
    /// Hand on its invitation.
    pub link: bool,
    /// Say yes or no to it.
    pub decide: bool,
    /// Say that the visitor is here, or here again: operators.
    pub check_in: bool,
    /// Say that the visitor has left.
    pub check_out: bool,
}

/// A visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Visit {
    /// Its id.
    pub id: VisitId,
    /// The person, who has the same one in every visit of a registration.
    pub guest_id: GuestId,
    /// Where it stands.
    pub status: VisitStatus,
    /// The visitor's name.
    pub name: String,
    /// The visitor's address; null where there is none.
    pub email: Option<String>,
    /// For whom the visitor works; may be empty.
    pub company: String,
    /// Why they come; may be empty.
    pub reason: String,
    /// What the front desk is told; may be empty.
    pub note: String,
    /// Where.
    pub location: VisitPlace,
    /// Whom they visit.
    pub host: Host,
    /// The booking that they come for.
    pub booking_id: Option<BookingId>,
    /// From when.
    pub starts_at: Instant,
    /// Until when.
    pub ends_at: Instant,
    /// Whether it is one of several.
    pub repeats: bool,
    /// Whether the visitor came unannounced.
    pub walk_in: bool,
    /// When they came.
    pub in_at: Option<Instant>,
    /// When they came back, where they had left in between.
    pub back_at: Option<Instant>,
    /// When they left.
    pub out_at: Option<Instant>,
    /// Who said so.
    pub out_by: Option<OutBy>,
    /// Why it was refused; may be empty.
    pub refusal: String,
    /// What can be done with it now.
    pub may: VisitMay,
}

/// A change of a visit.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangeVisit {
    /// The visitor's name.
    pub name: Name,
    /// The visitor's address; null where there is none.
    pub email: Option<Email>,
    /// For whom the visitor works; may be empty.
    pub company: Line,
    /// Why they come; may be empty.
    pub reason: Line,
    /// What the front desk is told; may be empty.
    pub note: Note,
    /// From when.
    pub starts_at: Instant,
    /// Until when.
    pub ends_at: Instant,
    /// All that follow as well, where it repeats: what is said of them, and, if it moves, by as many days to the same time.
    #[serde(default)]
    pub following: bool,
}

/// How much of a visit that repeats is called off.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CancelVisit {
    /// All that follow as well.
    pub following: bool,
}

/// A yes or a no.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DecideVisit {
    /// Yes or no.
    pub approved: bool,
    /// Why; may be empty.
    pub because: Line,
}

/// An invitation to hand on by oneself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct InvitationLink {
    /// The path of its page, which is shown this once.
    pub path: String,
    /// The code as it is typed at a kiosk.
    pub code: String,
}
