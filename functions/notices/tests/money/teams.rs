use super::{NAME, PLAN, day};
use outbox::{Page, TeamInvitation, TeamJoined, TeamLeft, TeamRemoved, Topic};

pub(super) fn told() -> Vec<(&'static str, Topic)> {
    let invited = TeamInvitation {
        team: "Oak room".to_owned(),
        inviter: NAME.to_owned(),
        is_administrator: false,
        last_day: day("2030-01-14"),
        page: Page::team_invitation("token"),
    };
    let left = TeamLeft {
        name: NAME.to_owned(),
        team: "Oak room".to_owned(),
        plans: PLAN.to_owned(),
        page: Page::console_team("tea_1"),
    };
    let joined = TeamJoined {
        name: NAME.to_owned(),
        team: "Oak room".to_owned(),
        plan: PLAN.to_owned(),
        page: Page::console_team("tea_1"),
    };
    vec![
        ("", Topic::TeamInvited(invited.clone())),
        ("to_run", Topic::TeamInvited(TeamInvitation { is_administrator: true, ..invited })),
        ("", Topic::TeamJoined(joined)),
        ("", Topic::TeamLeft(left)),
        ("", Topic::TeamRemoved(TeamRemoved { name: NAME.to_owned(), team: "Oak room".to_owned() })),
    ]
}
