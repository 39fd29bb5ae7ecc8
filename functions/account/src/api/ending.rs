use erasure::Obstacles;
use kernel::Instant;
use kernel::text::Email;
use serde::{Deserialize, Serialize};

/// What is, and what becomes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Holdings {
    /// Customers that go with the account; those that others act for too stay with them.
    pub customers: i64,
    /// Pictures and files that were handed in.
    pub files: i64,
    /// Files from the staff.
    pub given_files: i64,
    /// Requests to the staff: their words and files go, that there was one stays.
    pub tickets: i64,
    /// Visits that were registered.
    pub visits: i64,
    /// Bookings: their titles go, that a room was taken stays.
    pub bookings: i64,
    /// Mails that were sent.
    pub notices: i64,
    /// Invoices and credit notes: kept with the name and address on them, because tax law wants it.
    pub invoices: i64,
    /// Payments: kept, because tax law wants it.
    pub payments: i64,
    /// Contracts that are over: kept without the reason for leaving, because invoices rest on them.
    pub contracts: i64,
}

/// An erasure that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct AskedErasure {
    /// When.
    pub asked_at: Instant,
    /// Until when it can be taken back.
    pub due_at: Instant,
    /// Since when it is due and something stands in its way.
    pub held_since: Option<Instant>,
}

/// What erasing the account would mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Erasure {
    /// Whether it was asked for.
    pub asked: Option<AskedErasure>,
    /// In how many days it is due once it is.
    pub cooling_off_days: i64,
    /// What stands in its way.
    pub obstacles: Obstacles,
    /// What is there, and so goes or stays.
    pub holdings: Holdings,
}

/// Asks for it.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AskErasure {
    /// The account's address, typed once more: nobody presses that button by accident.
    pub email: Email,
}
