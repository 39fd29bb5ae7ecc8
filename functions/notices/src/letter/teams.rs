//! Teams: who is invited, who came, who went.
use super::Letter;
use super::pen::Pen;
use outbox::{Page, TeamInvitation, TeamJoined, TeamLeft, TeamRemoved};

pub(super) fn invited(pen: &Pen, notice: &TeamInvitation) -> Letter {
    let texts = &pen.texts.teams;
    let words = if notice.is_administrator { &texts.invited_to_run } else { &texts.invited };
    let values =
        vec![("team", notice.team.clone()), ("inviter", notice.inviter.clone()), ("day", pen.day(notice.last_day))];
    // Whose mailbox it is has not been proven to whoever invites: nobody is greeted by a name.
    pen.letter(words, "", &notice.page, values)
}

pub(super) fn joined(pen: &Pen, notice: &TeamJoined) -> Letter {
    let values = vec![("name", notice.name.clone()), ("team", notice.team.clone()), ("plan", notice.plan.clone())];
    pen.letter(&pen.texts.teams.joined, "", &notice.page, values)
}

pub(super) fn left(pen: &Pen, notice: &TeamLeft) -> Letter {
    let values = vec![("name", notice.name.clone()), ("team", notice.team.clone()), ("plans", notice.plans.clone())];
    pen.letter(&pen.texts.teams.left, "", &notice.page, values)
}

pub(super) fn removed(pen: &Pen, notice: &TeamRemoved) -> Letter {
    let values = vec![("team", notice.team.clone())];
    pen.letter(&pen.texts.teams.removed, &notice.name, &Page::bookings(), values)
}
