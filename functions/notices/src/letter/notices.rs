//! What is told about the portal itself: digests, whether an address works again, what must never be true and is.
use super::Letter;
use super::pen::{Pen, counted};
use outbox::{DigestNotice, HealthNotice, Page};

pub(super) fn digest(pen: &Pen, notice: &DigestNotice) -> Letter {
    let texts = &pen.texts.notices;
    let count = u16::try_from(notice.lines.len()).unwrap_or(u16::MAX).saturating_add(notice.more);
    let counted_notices = counted(texts.counted, count);
    let letter = pen.letter(&texts.digest, &notice.name, &notice.page, vec![("notices", counted_notices)]);
    let more = (notice.more > 0).then(|| counted(texts.more, notice.more));
    letter.with_facts(notice.lines.iter().map(|line| (line.title.clone(), line.text.clone()))).with_last(more)
}

pub(super) fn broken(pen: &Pen, notice: &HealthNotice) -> Letter {
    let letter = pen.letter(&pen.texts.notices.broken, "", &notice.page, vec![("function", notice.function.clone())]);
    letter.with_facts(notice.rules.iter().map(|found| (found.rule.clone(), found.cases.to_string())))
}

pub(super) fn address_tried(pen: &Pen, name: &str, page: &Page) -> Letter {
    pen.letter(&pen.texts.notices.address_tried, name, page, Vec::new())
}

pub(super) fn address_bounced(pen: &Pen, page: &Page) -> Letter {
    pen.letter(&pen.texts.notices.address_bounced, "", page, Vec::new())
}

impl Letter {
    /// With one more paragraph at the end, if there is one.
    fn with_last(mut self, paragraph: Option<String>) -> Self {
        self.after.extend(paragraph);
        self
    }
}
