use crate::Page;
use kernel::Instant;
use serde::{Deserialize, Serialize};

/// When somebody is expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitTime {
    /// The visit; also the UID of its calendar object.
    pub visit_id: String,
    /// From when.
    #[serde(with = "kernel::millis")]
    pub starts_at: Instant,
    /// Until when.
    #[serde(with = "kernel::millis")]
    pub ends_at: Instant,
    /// Seconds east of UTC at the start and at the end, to write wall-clock times with.
    pub offsets_seconds: (i32, i32),
    /// 0 when made, one more with every change: the SEQUENCE of its calendar object.
    pub sequence: u32,
}

/// What a visitor is told of their visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitNotice {
    /// The visitor's name.
    pub name: String,
    /// Whom they visit.
    pub host: String,
    /// The location's name.
    pub location: String,
    /// Where it is.
    pub address: String,
    /// The IANA name of the location's zone.
    pub zone: String,
    /// When; of a visit that repeats every time.
    pub times: Vec<VisitTime>,
    /// The path of the invitation's page, which its code is part of; none where there is nothing to open any more.
    pub path: Option<String>,
}

/// What a host, or an operator, is told of a visitor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuestNotice {
    /// The host's name.
    pub host: String,
    /// The visitor's name.
    pub visitor: String,
    /// For whom the visitor works; empty if they did not say.
    pub company: String,
    /// Why they come; empty if nobody said.
    pub reason: String,
    /// The location's name.
    pub location: String,
    /// When they came, or are to come.
    #[serde(with = "kernel::millis")]
    pub at: Instant,
    /// Seconds east of UTC then.
    pub offset_seconds: i32,
    /// Where to look at it, or to decide.
    pub page: Page,
}

/// What an operator said to a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitDecision {
    /// Of whom.
    pub guest: GuestNotice,
    /// Yes or no.
    pub approved: bool,
    /// Why, as the operator wrote; empty if they did not.
    pub because: String,
}

/// From when until when somebody is expected, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitSpan {
    /// From when.
    #[serde(with = "kernel::millis")]
    pub starts_at: Instant,
    /// Until when.
    #[serde(with = "kernel::millis")]
    pub ends_at: Instant,
    /// Seconds east of UTC at the start and at the end, to write wall-clock times with.
    pub offsets_seconds: (i32, i32),
    /// The location's name.
    pub location: String,
}

/// Visitors of one host who went along with the booking that they come for, or were called off with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitsFollowed {
    /// The host's name.
    pub host: String,
    /// Who, from when to when; those of the same times together.
    pub moves: Vec<VisitsMoved>,
    /// Where to look at it.
    pub page: Page,
}

/// Visitors who were expected at the same time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitsMoved {
    /// Their names.
    pub visitors: Vec<String>,
    /// When they were expected.
    pub was: VisitSpan,
    /// When they are expected now; none if they were called off.
    pub now: Option<VisitSpan>,
}
