//! What is somebody's own: files, all of it to take along, its end.
use super::Letter;
use super::pen::Pen;
use kernel::Day;
use outbox::Page;

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
