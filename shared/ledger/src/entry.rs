//! What stands on a customer's account.
use serde::{Deserialize, Serialize};

/// What happened on an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// An invoice was issued.
    Invoice,
    /// A credit note was issued.
    CreditNote,
    /// A payment came.
    Payment,
    /// Money went back.
    Refund,
    /// Money that had gone back came again.
    RefundFailed,
    /// A bank took a payment back.
    Dispute,
    /// A bank gave that up again.
    DisputeWon,
    /// The space gave a debt up.
    WriteOff,
}

impl EntryKind {
    /// The word in the database and in tables for programs.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Invoice => "invoice",
            Self::CreditNote => "credit_note",
            Self::Payment => "payment",
            Self::Refund => "refund",
            Self::RefundFailed => "refund_failed",
            Self::Dispute => "dispute",
            Self::DisputeWon => "dispute_won",
            Self::WriteOff => "write_off",
        }
    }
}
