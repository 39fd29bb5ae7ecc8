//! What this capability tells people: notices, in the batch of their cause. What erasing somebody tells is identity's.
use crate::store::{PersonRow, ReaderRow};
use db::Statement;
use kernel::{CustomerId, Instant, Locale, NewIds};
use outbox::{Message, Page, Topic, owe, owe_customer};

fn told(reader: &ReaderRow, topic: Topic, now: Instant, ids: &dyn NewIds) -> Statement {
    let locale = Locale::from_tag(&reader.locale);
    owe(&Message { recipient: reader.email.clone(), locale, topic }, now, ids)
}

/// Owes a customer the notice of a file that they were given.
pub(crate) fn given(id: &CustomerId, name: &str, title: &str, now: Instant, ids: &dyn NewIds) -> Statement {
    let topic = Topic::FileGiven { name: name.to_owned(), title: title.to_owned(), page: Page::account_files() };
    owe_customer(id, &topic, now, ids)
}

/// Owes one of a customer's people the notice of a file that is for them alone.
pub(crate) fn given_to(person: &PersonRow, title: &str, now: Instant, ids: &dyn NewIds) -> Statement {
    let (name, title) = (person.name.clone(), title.to_owned());
    let topic = Topic::FileGiven { name, title, page: Page::account_files() };
    owe(&Message { recipient: person.email.clone(), locale: Locale::from_tag(&person.locale), topic }, now, ids)
}

/// Owes the notice that an export can be fetched.
pub(crate) fn export_made(reader: &ReaderRow, until: Instant, now: Instant, ids: &dyn NewIds) -> Option<Statement> {
    let until = reader.day(until)?;
    Some(told(reader, Topic::ExportMade { name: reader.name.clone(), until, page: Page::account_data() }, now, ids))
}

/// Owes the notice that the account will be erased, and how to take that back.
pub(crate) fn erasure_asked(reader: &ReaderRow, due: Instant, now: Instant, ids: &dyn NewIds) -> Option<Statement> {
    let due = reader.day(due)?;
    Some(told(reader, Topic::ErasureAsked { name: reader.name.clone(), due, page: Page::account_data() }, now, ids))
}

/// Owes the notice that the account stays.
pub(crate) fn erasure_taken_back(reader: &ReaderRow, now: Instant, ids: &dyn NewIds) -> Statement {
    told(reader, Topic::ErasureTakenBack { name: reader.name.clone(), page: Page::account_data() }, now, ids)
}
