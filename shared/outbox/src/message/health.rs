use crate::Page;
use serde::{Deserialize, Serialize};

/// Something that must never be true is; told to operators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HealthNotice {
    /// The function that looked.
    pub function: String,
    /// What it found.
    pub rules: Vec<BrokenRule>,
    /// Where operators see how the portal is.
    pub page: Page,
}

/// A rule that does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BrokenRule {
    /// Its name in words, in English: it is for whoever looks into it.
    pub rule: String,
    /// How many cases there are.
    pub cases: i64,
}
