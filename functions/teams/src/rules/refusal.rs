//! Every way in which something is refused in a team, as data.
use crate::problems::*;
use web::{Problem, ProblemType};

/// Why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It takes an administrator of the team.
    AdministratorsOnly,
    /// Nobody else runs the team.
    LastAdministrator,
    /// The invitation is used up, revoked or too old.
    InvitationOver,
    /// The invitation is for another address.
    OtherAddress,
    /// No seat is left.
    Full {
        /// How many there are.
        seats_max: i64,
    },
}

impl Refusal {
    /// The problem that says it, by its slug.
    pub fn slug(self) -> &'static str {
        self.kind().slug
    }

    fn kind(self) -> ProblemType {
        match self {
            Self::AdministratorsOnly => ADMINISTRATORS_ONLY,
            Self::LastAdministrator => LAST_ADMINISTRATOR,
            Self::InvitationOver => INVITATION_OVER,
            Self::OtherAddress => OTHER_ADDRESS,
            Self::Full { .. } => TEAM_FULL,
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let problem = refusal.kind().because("");
        match refusal {
            Refusal::Full { seats_max } => problem.with("seats_max", seats_max),
            _ => problem,
        }
    }
}
