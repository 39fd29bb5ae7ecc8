use crate::Page;
use kernel::Day;
use serde::{Deserialize, Serialize};

/// Somebody is invited into a team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamInvitation {
    /// The team's name.
    pub team: String,
    /// The name of whoever invites.
    pub inviter: String,
    /// Whether they are to run it.
    pub is_administrator: bool,
    /// The last whole day on which it holds.
    pub last_day: Day,
    /// The page that accepts, with the token.
    pub page: Page,
}

/// To operators: somebody joined a team whose people are meant to have a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamJoined {
    /// The customer's name.
    pub name: String,
    /// The team's name.
    pub team: String,
    /// The plan's name.
    pub plan: String,
    /// The team in the console.
    pub page: Page,
}

/// To the payer and to operators: somebody left a team, and contracts that its payer pays go on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamLeft {
    /// The customer's name.
    pub name: String,
    /// The team's name.
    pub team: String,
    /// The plans' names.
    pub plans: String,
    /// Where to see to it.
    pub page: Page,
}

/// To whoever was removed from a team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamRemoved {
    /// The customer's name.
    pub name: String,
    /// The team's name.
    pub team: String,
}
