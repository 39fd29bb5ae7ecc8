use crate::Page;
use kernel::Day;
use serde::{Deserialize, Serialize};

/// Something has changed about how an account is got into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactorNotice {
    /// The owner's name.
    pub name: String,
    /// What the passkey or the token is called, how many recovery codes are left, the code to type, the other address as its reader may
    /// see it; empty where there is but one.
    pub what: String,
    /// The page where its owner sees it; empty for a letter that leads nowhere.
    pub link: String,
}

/// An account waits until an operator approves, or an operator has decided about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovalNotice {
    /// The owner's name.
    pub name: String,
    /// To operators the owner's address; to the owner why not, in the operator's words, or nothing.
    pub words: String,
    /// Where to see to it.
    pub page: Page,
}

/// Somebody is invited to be an operator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OperatorInvitation {
    /// The name of whoever invites.
    pub inviter: String,
    /// The last whole day on which it holds.
    pub last_day: Day,
    /// The page that accepts, with the token.
    pub page: Page,
}
