mod account;
mod invoices;
mod methods;
mod operators;
mod payments;
mod start;
mod webhook;

pub(crate) use account::*;
pub(crate) use invoices::*;
pub(crate) use methods::*;
pub(crate) use operators::*;
pub(crate) use payments::*;
pub(crate) use start::*;
pub(crate) use webhook::*;

use crate::api::ProviderFront;
use crate::rules::Ways;
use crate::{App, problems, store};
use access::customer_of;
use access::{Right, Section, Viewer, decide};
use db::{Queries, Statement};
use kernel::{Instant, Money};
use ledger::Books;
use serde::Serialize;
use web::{Claims, Problem};

impl App {
    /// Says what an operator did, in the batch of the deed.
    pub(crate) fn audit(&self, who: &Claims, action: &str, subject: &str, detail: impl Serialize) -> Statement {
        access::audit(who, action, subject, detail, self.clock.now(), &*self.ids)
    }

    /// How browsers reach the provider; nothing where none is set up.
    fn front(&self) -> Option<ProviderFront> {
        let front = &self.front;
        let known = self.provider.is_some() && !front.script_url.is_empty();
        known.then(|| ProviderFront {
            script_url: front.script_url.clone(),
            publishable_key: front.publishable_key.clone(),
        })
    }

    fn needed_front(&self) -> Result<ProviderFront, Problem> {
        self.front().ok_or_else(|| problems::NO_PROVIDER.because(""))
    }
}

/// Who may see what is owed.
fn may_see(viewer: &Viewer) -> Result<(), Problem> {
    decide(viewer, Section::Billing)?;
    Ok(decide(viewer, Right::SeeInvoices)?)
}

/// Who may pay it.
fn may_pay(viewer: &Viewer) -> Result<(), Problem> {
    may_see(viewer)?;
    Ok(decide(viewer, Right::PayInvoices)?)
}

/// How that amount can be paid now, out of the answers to `store::ways`.
fn into_ways(
    (settings, begins, books, rates): <store::WaysQueries as Queries>::Answers,
    amount: Money,
    now: Instant,
) -> Result<Ways, Problem> {
    Ok(Ways {
        taken: store::only_settings(settings, Vec::new())?.methods,
        amount,
        begins_on: begins.first().and_then(|row| row.begins_on),
        today: Books::alone((books, rates))?.day(now),
    })
}
