//! Tells what the outbox owes: by mail, in an inbox, by push, as each reader wants it.
//!
//! Read `jobs` first: it is what happens when the queue delivers and when the minute strikes. A
//! message becomes a `letter` (what it says, in the reader's `texts`); `rules` say by which ways it
//! is told, a `mailer` carries mails, `push` what goes to devices. `routes` is what readers and
//! operators see of this.
mod api;
mod clock;
mod handlers;
pub mod jobs;
pub mod letter;
pub mod mailer;
mod pages;
pub mod problems;
pub mod push;
mod routes;
mod rules;
pub mod secrets;
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
    /// What links are signed with, and pushes.
    pub keys: Rc<secrets::Keys>,
    /// What stands at the head of every mail, for previews.
    pub letterhead: Rc<letter::Letterhead>,
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
    /// What carries pushes.
    pub pusher: Rc<dyn push::Pusher>,
    /// What each push takes anew.
    pub chances: Rc<dyn secrets::Chances>,
    /// What links are signed with, and pushes.
    pub keys: Rc<secrets::Keys>,
    /// What stands at the head of every mail.
    pub letterhead: letter::Letterhead,
}
