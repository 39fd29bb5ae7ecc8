//! One function an endpoint, by topic; and what several of them need.
mod accounts;
mod address;
mod approvals;
mod customers;
mod desk;
mod entries;
mod factors;
mod fields;
mod guests;
mod identities;
mod imports;
mod invitations;
mod operators;
mod passkeys;
mod passwords;
mod proofs;
mod providers;
mod sessions;
mod tokens;
mod ways;

pub(crate) use accounts::*;
pub(crate) use address::*;
pub(crate) use approvals::*;
pub(crate) use customers::*;
pub(crate) use desk::*;
pub(crate) use entries::*;
pub(crate) use factors::*;
pub(crate) use fields::*;
pub(crate) use guests::*;
pub(crate) use identities::*;
pub(crate) use imports::*;
pub(crate) use invitations::*;
pub(crate) use operators::*;
pub(crate) use passkeys::*;
pub(crate) use passwords::*;
pub(crate) use proofs::*;
pub(crate) use providers::*;
pub(crate) use sessions::*;
pub(crate) use tokens::*;
pub(crate) use ways::*;

use crate::App;
use crate::problems::{WAY_CLOSED, WAY_NOT_BELIEVED};
use crate::provider::Failure;
use crate::rules::Refusal;
use crate::rules::throttle::{self, Attempt};
use crate::secrets::Secret;
use crate::store::providers::ClaimRow;
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

/// Why nobody comes from a provider; the log learns more.
fn out(failure: Failure) -> Problem {
    match failure {
        Failure::Closed(cause) => Problem { internal: Some(cause), ..WAY_CLOSED.because("").retry_after_seconds(60) },
        Failure::NotBelieved(cause) => Problem { internal: Some(cause), ..WAY_NOT_BELIEVED.because("") },
    }
}

/// Refuses a password for an address whose domain's company is the only way in. It asks for no account.
fn unless_required(claim: Vec<ClaimRow>) -> Result<(), Refusal> {
    match claim.into_iter().next().map(ClaimRow::into_claim) {
        Some(claim) if claim.is_required => {
            Err(Refusal::ProviderRequired { provider: claim.provider, name: claim.name })
        }
        _ => Ok(()),
    }
}
