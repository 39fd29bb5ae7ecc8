//! Every way this capability says no.
use crate::rules::INVITATIONS_PER_DAY_MAX;
use db::DbError;
use web::{Problem, ProblemType};

/// It takes an administrator of the team.
pub const ADMINISTRATORS_ONLY: ProblemType =
    ProblemType::new(403, "team-administrators-only", "This is for the team's administrators");
/// Every seat is taken.
pub const TEAM_FULL: ProblemType = ProblemType::new(409, "team-full", "The team has no seat left");
/// Somebody must run it.
pub const LAST_ADMINISTRATOR: ProblemType =
    ProblemType::new(409, "last-administrator", "A team needs an administrator; make somebody else one first");
/// It leads nowhere any more.
pub const INVITATION_OVER: ProblemType =
    ProblemType::new(410, "team-invitation-over", "This invitation does not hold any more");
/// It is somebody else's.
pub const OTHER_ADDRESS: ProblemType =
    ProblemType::new(403, "team-invitation-for-another", "This invitation is for another e-mail address");
/// Enough invitations for now.
pub const TOO_MANY_INVITATIONS: ProblemType =
    ProblemType::new(429, "too-many-team-invitations", "Enough invitations for now; try again tomorrow");

/// What the schema refuses of a batch, by its own names.
pub fn lost(error: DbError) -> Problem {
    if let Some(problem) = files::problems::lost(&error) {
        return problem;
    }
    let DbError::Refused { rule } = &error else { return error.into() };
    match rule.as_str() {
        "team_is_full" => TEAM_FULL.because(""),
        "last_administrator" => LAST_ADMINISTRATOR.because(""),
        "not_an_administrator" => ADMINISTRATORS_ONLY.because(""),
        "not_in_the_team" => web::problem::NOT_FOUND.because(""),
        "team_invitation_is_over" | "team_invitation_is_used_up" => INVITATION_OVER.because(""),
        "too_many_team_invitations" => TOO_MANY_INVITATIONS
            .because(format!("At most {INVITATIONS_PER_DAY_MAX} invitations a day."))
            .retry_after_seconds(24 * 60 * 60),
        // Somebody set the team up, joined it or was invited to it at the same time; or what was there when we looked is gone.
        "team_changed"
        | "foreign key"
        | "teams.id"
        | "team_members.team_id, team_members.customer_id"
        | "team_invitations.team_id, team_invitations.email" => web::problem::CHANGED.because(""),
        _ => error.into(),
    }
}
