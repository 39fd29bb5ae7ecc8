//! One function an endpoint, by topic; and what several of them need.
mod accounts;
mod customers;
mod imports;
mod operators;
mod passwords;
mod sessions;

pub(crate) use accounts::*;
pub(crate) use customers::*;
pub(crate) use imports::*;
pub(crate) use operators::*;
pub(crate) use passwords::*;
pub(crate) use sessions::*;

use crate::App;
use crate::rules::throttle::{self, Attempt};
use crate::secrets::Secret;
use crate::store::throttles::Counted;
use db::{DbError, Statement};
use kernel::Instant;
use outbox::Message;
use web::Problem;

impl App {
    fn fresh_secret(&self) -> Result<Secret, Problem> {
        self.secrets.fresh().ok_or_else(|| Problem::internal("the runtime gave no randomness"))
    }

    fn hash(&self, password: &str) -> Result<String, Problem> {
        let salt = self.fresh_secret()?;
        self.passwords.hash(password, &salt).ok_or_else(|| Problem::internal("the password could not be hashed"))
    }

    fn owe(&self, message: &Message, now: Instant) -> Statement {
        outbox::owe(message, now, &*self.ids)
    }
}

/// Lets an attempt go on by what `store::throttles::count` gave.
fn admit(attempt: &Attempt, (on, from, locks): Counted, now: Instant) -> Result<(), Problem> {
    let counted: Vec<String> = on.into_iter().chain(from).map(|row| row.subject).collect();
    Ok(throttle::admit(attempt, &counted, locks.first().map(|lock| lock.locked_until), now)?)
}

/// The one row that there always is.
fn only<T>(rows: Vec<T>) -> Result<T, Problem> {
    rows.into_iter().next().ok_or_else(|| Problem::internal("the space has no settings"))
}

/// Says `answer` when the schema refused a batch by `rule`; any other failure is ours.
fn refused_by(rule: &str, answer: impl Into<Problem>) -> impl FnOnce(DbError) -> Problem {
    move |error| if error.is_refused_by(rule) { answer.into() } else { error.into() }
}
