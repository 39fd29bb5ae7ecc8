//! What is somebody's own: files, all of it to take along, its end.
use super::Letter;
use super::pen::Pen;
use kernel::Day;
use outbox::{ApprovalNotice, OperatorInvitation, Page};

pub(super) fn operator_invited(pen: &Pen, notice: &OperatorInvitation) -> Letter {
    let values = vec![("inviter", notice.inviter.clone()), ("day", pen.day(notice.last_day))];
    // Whose mailbox it is has not been proven to whoever invites: nobody is greeted by a name.
    pen.letter(&pen.texts.factors.operator_invited, "", &notice.page, values)
}

pub(super) fn account_waits(pen: &Pen, notice: &ApprovalNotice) -> Letter {
    let values = vec![("name", notice.name.clone()), ("email", notice.words.clone())];
    pen.letter(&pen.texts.factors.account_waits, "", &notice.page, values)
}

pub(super) fn account_approved(pen: &Pen, notice: &ApprovalNotice) -> Letter {
    pen.letter(&pen.texts.factors.account_approved, &notice.name, &notice.page, Vec::new())
}

pub(super) fn account_declined(pen: &Pen, notice: &ApprovalNotice) -> Letter {
    let values = vec![("words", notice.words.clone())];
    pen.letter(&pen.texts.factors.account_declined, &notice.name, &notice.page, values)
}

pub(super) fn file_given(pen: &Pen, name: &str, title: &str, page: &Page) -> Letter {
    pen.letter(&pen.texts.account.file_given, name, page, vec![("title", title.to_owned())])
}

pub(super) fn export_made(pen: &Pen, name: &str, until: Day, page: &Page) -> Letter {
    pen.letter(&pen.texts.account.export_made, name, page, vec![("day", pen.day(until))])
}

pub(super) fn erasure_asked(pen: &Pen, name: &str, due: Day, page: &Page) -> Letter {
    pen.letter(&pen.texts.account.erasure_asked, name, page, vec![("day", pen.day(due))])
}

pub(super) fn erasure_taken_back(pen: &Pen, name: &str, page: &Page) -> Letter {
    pen.letter(&pen.texts.account.erasure_taken_back, name, page, Vec::new())
}

pub(super) fn erasure_held(pen: &Pen, name: &str, page: &Page) -> Letter {
    pen.letter(&pen.texts.account.erasure_held, name, page, Vec::new())
}
