//! What an account was told in the portal.
use super::NoticeId;
use kernel::Instant;
use serde::{Deserialize, Serialize};

/// A notice in an account's inbox.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct InboxItem {
    /// Its id.
    pub(crate) id: NoticeId,
    /// What about, such as `bookings.confirmed`.
    pub(crate) topic: String,
    /// What it says, in a line.
    pub(crate) title: String,
    /// How it begins.
    pub(crate) text: String,
    /// The page of the portal that it is about, if there is one.
    pub(crate) page: Option<String>,
    /// When it was owed.
    pub(crate) created_at: Instant,
    /// When it was read, if it was.
    pub(crate) read_at: Option<Instant>,
}

/// How many were not read yet.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub(crate) struct Unread {
    /// So many; 100 for that and more.
    #[cfg_attr(feature = "openapi", schemars(range(max = 100)))]
    pub(crate) unread: u32,
}

/// Which to mark as read.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ReadUntil {
    /// All that were owed until then: the `created_at` of the newest that was seen, so that none is read that came since.
    pub(crate) until: Instant,
}
