use super::super::teams::Teams;
use super::Words;

/// Teams in English.
pub(super) const TEXTS: Teams = Teams {
    invited: Words {
        subject: "{inviter} invites you into the team {team}",
        heading: "You are invited into a team",
        body: &[
            "{inviter} invites you into the team {team} at {space}.",
            "Sign in with this e-mail address, or sign up with it, and you can join.",
        ],
        action: "See the invitation",
        after: &["The invitation works once, until {day}. If you do not know {inviter}, do nothing."],
    },
    invited_to_run: Words {
        subject: "{inviter} invites you to run the team {team}",
        heading: "You are invited to run a team",
        body: &[
            "{inviter} invites you into the team {team} at {space}, as one of its administrators: you will see what its people have booked, invite others and say what each may do.",
            "Sign in with this e-mail address, or sign up with it, and you can join.",
        ],
        action: "See the invitation",
        after: &["The invitation works once, until {day}. If you do not know {inviter}, do nothing."],
    },
    joined: Words {
        subject: "{name} has joined the team {team}",
        heading: "Somebody new in a team",
        body: &[
            "{name} has joined the team {team}. Whoever joins it is meant to have the plan {plan}; no contract has been made yet.",
        ],
        action: "Open the team",
        after: &[],
    },
    left: Words {
        subject: "{name} has left the team {team}",
        heading: "Somebody has left a team",
        body: &[
            "{name} is no longer in the team {team}. What the team's payer pays for {name} goes on until it is ended: {plans}.",
        ],
        action: "See to it",
        after: &[],
    },
    removed: Words {
        subject: "You are no longer in the team {team}",
        heading: "You are no longer in a team",
        body: &[
            "An administrator of the team {team} at {space} has removed you from it. What you have booked stays booked, and your account stays yours.",
        ],
        action: "See your bookings",
        after: &["If you think that this is a mistake, please ask the team's administrators."],
    },
};
