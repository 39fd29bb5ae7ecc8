use access::Rights;
use kernel::text::{Name, Note, WebAddress};
use kernel::{CustomerId, TeamId};
use ledger::BenefitKind;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use web::Row;

kernel::id!(
    /// A plan, as `plans` names it.
    PlanId,
    "pln"
);
kernel::number!(
    /// How many people a team may have.
    Seats, 1..=999, "must be 1 to 999 people"
);

/// Whether the people of a team spend what its payer has (docs/money.md, part 7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Shares {
    /// They do not.
    None,
    /// When nothing is left of their own.
    AfterOwn,
    /// One's own and the payer's as one, the soonest expiry first.
    Pooled,
}

impl Shares {
    /// The word in the database.
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::AfterOwn => "after_own",
            Self::Pooled => "pooled",
        }
    }
}

/// What a team is, as operators set it up; its people apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TeamDetails {
    /// What it is called.
    pub name: Name,
    /// What it does; may be empty.
    pub description: Note,
    /// Where there is more about it.
    pub website: Option<WebAddress>,
    /// Whether others may see that there is such a team.
    pub public: bool,
    /// Who pays for it.
    pub paying_customer_id: CustomerId,
    /// The rights that it grants or withholds.
    pub rights: Rights,
    /// Members and open invitations by mail at the most; null for no limit.
    pub seats_max: Option<Seats>,
    /// The plan that whoever joins is meant to have. An operator is told and makes the contract.
    pub default_plan_id: Option<PlanId>,
    /// Whether its people spend what its payer has.
    pub shares: Shares,
    /// Which kinds of it.
    pub shared_kinds: BTreeSet<BenefitKind>,
}

/// A team with its people, as it is imported. Of what it does not name, a team that there is keeps what it has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TeamSetup {
    /// What it is called.
    pub name: Name,
    /// What it does.
    #[serde(default)]
    pub description: Option<Note>,
    /// Where there is more about it.
    #[serde(default)]
    pub website: Option<WebAddress>,
    /// Whether others may see that there is such a team.
    #[serde(default)]
    pub public: Option<bool>,
    /// Who pays for it.
    pub paying_customer_id: CustomerId,
    /// The rights that it grants or withholds.
    pub rights: Rights,
    /// Members and open invitations by mail at the most.
    #[serde(default)]
    pub seats_max: Option<Seats>,
    /// The plan that whoever joins is meant to have.
    #[serde(default)]
    pub default_plan_id: Option<PlanId>,
    /// Whether its people spend what its payer has.
    #[serde(default)]
    pub shares: Option<Shares>,
    /// Which kinds of it.
    #[serde(default)]
    pub shared_kinds: Option<BTreeSet<BenefitKind>>,
    /// Its people, all of them: whoever is not named leaves it. With the team itself they are the 1,000 rows of one call.
    #[cfg_attr(feature = "openapi", schemars(length(max = 999)))]
    pub members: Vec<ImportedMember>,
}

/// A customer in a team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ImportedMember {
    /// Who.
    pub customer_id: CustomerId,
    /// Whether they run the team.
    pub is_administrator: bool,
    /// What an administrator withheld from them (`false`); nothing can be granted here.
    pub narrowed: Rights,
}

/// Rows to bring in, at most 1,000 of them, members counted: all or none. A row whose id is known replaces what was there.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Import {
    /// Teams.
    #[cfg_attr(feature = "openapi", schemars(length(max = 1000)))]
    pub teams: Vec<Row<ImportedTeam>>,
}

/// A team with the id that it has or is to have.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ImportedTeam {
    /// Its id.
    pub id: TeamId,
    /// What it is.
    pub setup: TeamSetup,
}

/// What an import did, or would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Imported {
    /// Whether nothing was written.
    pub dry_run: bool,
    /// Rows written, members counted.
    pub written: usize,
}
