//! Sends what the outbox owes: mail now, push and inbox later.
//!
//! Read `jobs` first: it is what happens when the queue delivers and when the minute strikes. A
//! message becomes a `letter` (what it says, in the reader's `texts`) and a mail, and a `mailer`
//! carries it. `routes` is the little that operators see of this.
mod api;
mod clock;
mod handlers;
pub mod jobs;
pub mod letter;
pub mod mailer;
mod routes;
mod rules;
pub mod store;
mod texts;

#[cfg(target_arch = "wasm32")]
mod entry;

pub use routes::routes;

use kernel::{Clock, NewIds};
use std::rc::Rc;

/// What the handlers need.
#[derive(Clone)]
pub struct App {
    /// This request's way to the database.
    pub db: db::Db,
    /// The time.
    pub clock: Rc<dyn Clock>,
    /// New ids.
    pub ids: Rc<dyn NewIds>,
}

/// What the queue consumer and the sweep need.
#[derive(Clone)]
pub struct Office {
    /// This run's way to the database.
    pub db: db::Db,
    /// The time.
    pub clock: Rc<dyn Clock>,
    /// What carries mails.
    pub mailer: Rc<dyn mailer::Mailer>,
    /// What stands at the head of every mail.
    pub letterhead: letter::Letterhead,
}
