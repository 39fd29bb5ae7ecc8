//! Requests to the staff, and what became of them.
use super::Letter;
use super::pen::Pen;
use crate::clock;
use crate::texts::{Words, one_line};
use outbox::{AnswerDue, TicketAnswer, TicketBecame, TicketChange, TicketMerge, TicketNotice};

/// Lines of what was written that a mail repeats; the page has all of it.
const LINES_MAX: usize = 60;

pub(super) fn raised(pen: &Pen, notice: &TicketNotice) -> Letter {
    to_operators(pen, &pen.texts.support.raised, notice)
}

pub(super) fn replied(pen: &Pen, notice: &TicketNotice) -> Letter {
    to_operators(pen, &pen.texts.support.replied, notice)
}

fn to_operators(pen: &Pen, words: &Words, notice: &TicketNotice) -> Letter {
    let texts = &pen.texts.support;
    let values = vec![
        ("customer", notice.customer.clone()),
        ("number", notice.number.map(|number| number.to_string()).unwrap_or_default()),
    ];
    let letter = pen.letter(words, "", &notice.page, with_subject(values, &notice.subject));
    quoting(letter, &notice.text).with_facts([
        (texts.department, notice.department.clone()),
        (pen.texts.place, notice.location.clone()),
        (texts.due, notice.due.as_ref().map(|due| moment(pen, due)).unwrap_or_default()),
    ])
}

fn moment(pen: &Pen, due: &AnswerDue) -> String {
    let local = clock::wall_clock(due.at, due.offset_seconds);
    format!("{}, {} ({})", figures::weekday(local.date(), pen.locale), clock::time(local.time()), due.zone)
}

pub(super) fn answered(pen: &Pen, notice: &TicketAnswer) -> Letter {
    let texts = &pen.texts.support;
    let values = vec![("number", notice.number.to_string())];
    let mut values = with_subject(values, &notice.subject);
    let words = match notice.solved_until {
        Some(day) => {
            values.push(("day", pen.day(day)));
            &texts.answered_and_solved
        }
        None => &texts.answered,
    };
    quoting(pen.letter(words, &notice.name, &notice.page, values), &notice.text)
}

pub(super) fn changed(pen: &Pen, notice: &TicketChange) -> Letter {
    let texts = &pen.texts.support;
    let mut values = with_subject(vec![("number", notice.number.to_string())], &notice.subject);
    let words = match notice.became {
        TicketBecame::Open => &texts.reopened,
        TicketBecame::Waiting => &texts.waiting,
        TicketBecame::Solved { until } => {
            values.push(("day", pen.day(until)));
            &texts.solved
        }
    };
    pen.letter(words, &notice.name, &notice.page, values)
}

pub(super) fn merged(pen: &Pen, notice: &TicketMerge) -> Letter {
    let values = vec![
        ("number", notice.number.to_string()),
        ("into", notice.into_number.to_string()),
        ("into_subject", notice.into_subject.clone()),
    ];
    pen.letter(&pen.texts.support.merged, &notice.name, &notice.page, with_subject(values, &notice.subject))
}

fn with_subject(mut values: super::pen::Values, subject: &str) -> super::pen::Values {
    values.push(("subject", subject.to_owned()));
    values
}

/// With what was written, line by line.
fn quoting(mut letter: Letter, text: &str) -> Letter {
    letter.body.extend(text.lines().map(one_line).filter(|line| !line.is_empty()).take(LINES_MAX));
    letter
}
