use serde::{Deserialize, Serialize};

/// Something has changed about how an account is got into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactorNotice {
    /// The owner's name.
    pub name: String,
    /// What the passkey or the token is called, or how many recovery codes are left; empty where there is but one.
    pub what: String,
    /// The page where its owner sees it.
    pub link: String,
}
