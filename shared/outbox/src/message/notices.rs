use crate::Page;
use serde::{Deserialize, Serialize};

/// What an account was owed that could wait, collected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestNotice {
    /// The person's name.
    pub name: String,
    /// The oldest first.
    pub lines: Vec<DigestLine>,
    /// How many more there are than stand here.
    pub more: u16,
    /// The inbox.
    pub page: Page,
}

/// One notice in a digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestLine {
    /// Its subject.
    pub title: String,
    /// How it begins.
    pub text: String,
}
