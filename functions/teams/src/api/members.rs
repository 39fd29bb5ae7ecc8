use super::{Invitation, Seats, Shares, Sharing};
use access::Right;
use files::FileId;
use kernel::text::{Name, Note, WebAddress};
use kernel::{BookingId, Currency, CustomerId, Day, Instant, TeamId};
use ledger::BenefitKind;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The teams that the caller is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct MyTeams {
    /// By name; the first 100.
    pub items: Vec<MyTeam>,
}

/// A team that the caller is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct MyTeam {
    /// The team.
    pub id: TeamId,
    /// What it is called.
    pub name: String,
    /// Whether the caller runs it.
    pub is_administrator: bool,
}

/// A team as its people see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Team {
    /// The team.
    pub id: TeamId,
    /// What its people say of it.
    #[serde(flatten)]
    pub profile: TeamProfile,
    /// Its picture.
    pub logo_id: Option<FileId>,
    /// Whether the caller runs it.
    pub is_administrator: bool,
    /// Who pays for it.
    pub payer_name: String,
    /// Whether that is the caller.
    pub caller_pays: bool,
    /// Whether its people spend what the payer has.
    pub shares: Shares,
    /// Which kinds they share.
    pub shared_kinds: BTreeSet<BenefitKind>,
    /// What is left of it, how much of it one may draw, who drew what.
    #[serde(flatten)]
    pub sharing: Sharing,
    /// Its people by name.
    pub members: Vec<TeamMember>,
    /// What only administrators see; null for others.
    pub administration: Option<Administration>,
    /// Grows with every change; a change names the version that it was decided on.
    pub version: i64,
}

/// What is left of the benefits of one name that a team shares and that end together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct SharedBenefit {
    /// Counted in what.
    pub kind: BenefitKind,
    /// What it is called.
    pub name: String,
    /// Of which currency, for money.
    pub currency: Option<Currency>,
    /// The last day on which it can be spent; null for ever.
    pub last_day: Option<Day>,
    /// How much is left: minutes, minor units, passes.
    pub left: i64,
    /// Of how much.
    pub given: i64,
}

/// What only administrators of a team see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Administration {
    /// Members and open invitations by mail at the most; null for no limit.
    pub seats_max: Option<Seats>,
    /// Members and open invitations by mail.
    pub seats_taken: usize,
    /// Open invitations, the latest first; the latest 200.
    pub invitations: Vec<Invitation>,
    /// What its people have booked from now on; the first 20.
    pub bookings: Vec<TeamBooking>,
}

/// What the people of a team say of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TeamProfile {
    /// What it is called.
    pub name: Name,
    /// What it does; may be empty.
    pub description: Note,
    /// Where there is more about it.
    pub website: Option<WebAddress>,
    /// Whether others may see that there is such a team.
    pub public: bool,
}

/// Of whom in a team something is asked.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OfMember {
    /// Who.
    pub customer: CustomerId,
}

/// Somebody in a team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct TeamMember {
    /// Who.
    pub customer_id: CustomerId,
    /// Their name.
    pub name: String,
    /// Whether they run the team.
    pub is_administrator: bool,
    /// Their address, for administrators; null for others.
    pub email: Option<String>,
    /// What is withheld from them in this team, for administrators and for themselves; null for others.
    pub withheld: Option<BTreeSet<Right>>,
    /// Whether it is the caller.
    pub is_me: bool,
}

/// What somebody is in a team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MemberSetup {
    /// Whether they run the team.
    pub is_administrator: bool,
    /// What they may not do although they could; nothing of an administrator. What they may do elsewhere cannot be widened here.
    pub withheld: BTreeSet<Right>,
}

/// A booking of somebody in the team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct TeamBooking {
    /// The booking.
    pub id: BookingId,
    /// Whose.
    pub customer_name: String,
    /// What.
    pub resource_name: String,
    /// Where.
    pub location_name: String,
    /// The IANA name of the zone there.
    pub zone: String,
    /// From when.
    #[serde(deserialize_with = "kernel::millis::deserialize")]
    pub starts_at: Instant,
    /// Until when.
    #[serde(deserialize_with = "kernel::millis::deserialize")]
    pub ends_at: Instant,
}

/// What goes and what stays when somebody leaves a team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Leaving {
    /// Who leaves.
    pub customer_id: CustomerId,
    /// Their name.
    pub name: String,
    /// What they leave.
    pub team_name: String,
    /// Whether it is the caller.
    pub is_me: bool,
    /// Upcoming bookings: they stay, because they were made with the member at their own price.
    pub bookings_stay: i64,
    /// Contracts that the team's payer pays: they go on until the payer or an operator ends them, and both are told.
    pub contracts_go_on: Vec<PaidContract>,
    /// What the team withheld, and what they may do again unless something else says no.
    pub withheld_ends: BTreeSet<Right>,
    /// What the team granted beyond what everybody has.
    pub granted_ends: BTreeSet<Right>,
    /// Whether they have spent, or could have, what the team's payer has: they no longer can. What was drawn stays drawn.
    pub sharing_ends: bool,
    /// Why they cannot leave, by the slug of the problem; null if they can.
    pub refusal: Option<String>,
}

/// A contract that somebody else pays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct PaidContract {
    /// The plan.
    pub plan_name: String,
    /// The first day on which it no longer holds; null while nobody has ended it.
    pub ends_on: Option<Day>,
}
