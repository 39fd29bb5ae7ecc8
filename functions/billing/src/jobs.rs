//! What happens by itself, each hour (collections more often): what is due is invoiced, told, collected, asked after, given back and
//! reminded of.
//!
//! Each job works in pages, each page is one batch, and what a page has done takes it off the list that the job reads: so a
//! job may be killed anywhere, run twice or run late, and goes on where it was. What nobody pays stays in its list, and so
//! does what banks take days for: there a run that had to stop leaves word of where. A page that cannot be written is tried
//! again payer by payer, so that one who cannot be billed holds up nobody else. No job fails; each hands back what belongs
//! in the log. What needs no provider comes first, and a provider that says nothing is asked no more in that run.
mod ask;
mod collect;
mod each;
mod erase;
mod give_back;
mod issue;
mod listen;
mod look_after;
mod patience;
mod remind;
mod round;
mod tell;
mod unheard;
mod unpaid;

pub use erase::ERASURE;

use crate::App;
use db::DbError;
use patience::Patience;

/// How many pages of a list one run sees to: 20 pages of 100 payers an hour are 48,000 a day.
const PAGES_MAX: u32 = 20;
/// How many payers one batch bills: with ten lines each, 400 KB of parameters; D1 takes 2 MB.
const PAGE_PAYERS: u32 = 100;
/// How many invoices one batch tells of or reminds of; each is a statement of the batch.
const PAGE_INVOICES: u32 = 100;

/// What a run has done, for the log and for tests.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Done {
    /// Invoices and credit notes that were issued.
    pub issued: usize,
    /// Customers who were told of one.
    pub told: usize,
    /// Collections that were begun.
    pub collected: usize,
    /// Payments of which something was learnt.
    pub learnt: usize,
    /// Events that nobody had heard.
    pub heard: usize,
    /// Refunds of which something was learnt.
    pub refunded: usize,
    /// Contracts whose benefits were granted further ahead.
    pub granted: usize,
    /// Reminders, fees and suspensions.
    pub dunned: usize,
    /// Whether something was left for the next run.
    pub more: bool,
    /// What went wrong.
    pub log: Vec<String>,
}

/// Everything that is due at this moment of the app's clock.
pub async fn run(app: &App) -> Done {
    let (mut done, mut patience) = (Done::default(), Patience::default());
    noted(issue::issue(app, &mut done).await, "issue", &mut done);
    noted(tell::tell(app, &mut done).await, "tell", &mut done);
    noted(look_after::grants(app, &mut done).await, "grants", &mut done);
    noted(look_after::credit(app, &mut done).await, "credit", &mut done);
    noted(look_after::suspended(app, &mut done).await, "suspended", &mut done);
    noted(look_after::expiring(app, &mut done).await, "expiring", &mut done);
    noted(collect::collect(app, &mut done).await, "collect", &mut done);
    // Whoever is reminded is so by what the provider says today; if it says nothing, not much later.
    noted(ask::ask(app, &mut patience, &mut done).await, "ask", &mut done);
    noted(listen::listen(app, &mut patience, &mut done).await, "listen", &mut done);
    noted(unheard::try_again(app, &mut done).await, "unheard", &mut done);
    noted(give_back::give_back(app, &mut patience, &mut done).await, "give back", &mut done);
    noted(remind::remind(app, &mut done).await, "remind", &mut done);
    noted(erase::erase(app, &mut patience, &mut done).await, "erase", &mut done);
    noted(look_after::methods(app, &mut patience, &mut done).await, "methods", &mut done);
    noted(look_after::sweep(app, &mut patience, &mut done).await, "sweep", &mut done);
    noted(look_after::odd(app, &mut done).await, "odd", &mut done);
    patience.end(&mut done);
    done
}

/// The cron of `collect_on`; every other is for `run`.
pub const COLLECTIONS_CRON: &str = "15-55/10 * * * *";

/// What happens between two of those runs: a due day brings more collections than one of them asks for, and their customers were
/// told the day. What was begun is asked for, as much as one run may; and what could not be acted on is tried again.
pub async fn collect_on(app: &App) -> Done {
    let (mut done, mut patience) = (Done::default(), Patience::default());
    noted(ask::begin_all(app, &mut patience, &mut done).await, "ask", &mut done);
    noted(unheard::try_again(app, &mut done).await, "unheard", &mut done);
    patience.end(&mut done);
    done
}

fn noted(outcome: Result<(), DbError>, job: &str, done: &mut Done) {
    if let Err(cause) = outcome {
        done.log.push(format!("{job}: {cause:?}"));
    }
}
