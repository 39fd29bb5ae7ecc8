use super::{Invitation, MemberSetup, PlanId, Sharing, TeamDetails, TeamMember};
use kernel::{CustomerId, TeamId};
use serde::{Deserialize, Serialize};

kernel::text!(
    /// What is looked for.
    Search,
    0..=100
);

/// Which teams.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ListTeams {
    /// With this in their name; all of them, if empty.
    pub search: Option<Search>,
    /// The page after this.
    pub cursor: Option<TeamId>,
}

/// A team as operators see it in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct OperatorTeamLine {
    /// The team.
    pub id: TeamId,
    /// What it is.
    #[serde(flatten)]
    pub details: TeamDetails,
    /// The name of who pays for it.
    pub payer_name: String,
    /// The name of its default plan.
    pub default_plan_name: Option<String>,
    /// How many people are in it.
    pub members: i64,
    /// Grows with every change; a change names the version that it was decided on.
    pub version: i64,
}

/// A team as operators see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct OperatorTeam {
    /// What the list says of it.
    pub team: OperatorTeamLine,
    /// Its people by name.
    pub members: Vec<TeamMember>,
    /// Those of them who are meant to have the default plan and have no contract of it, nor wait for one.
    pub without_plan: Vec<CustomerId>,
    /// Open invitations, the latest first; the latest 200.
    pub invitations: Vec<Invitation>,
    /// What its payer shares and who drew what, as its administrators see it.
    pub sharing: Sharing,
}

/// A new team.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateTeam {
    /// What it is.
    pub details: TeamDetails,
    /// Who runs it first; null for nobody yet.
    pub administrator_id: Option<CustomerId>,
}

/// A team that was made or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SavedTeam {
    /// The team.
    pub id: TeamId,
    /// As it is now.
    pub version: i64,
}

/// Somebody whom an operator put into a team, or changed in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SavedMember {
    /// Who.
    pub customer_id: CustomerId,
    /// What they are in it.
    #[serde(flatten)]
    pub setup: MemberSetup,
}

/// What the console's forms choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct KnownPlans {
    /// Plans that can be had, by name.
    pub plans: Vec<PlanName>,
}

/// A plan by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PlanName {
    /// The plan.
    pub id: PlanId,
    /// What it is called.
    pub name: String,
}
