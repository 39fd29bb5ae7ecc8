//! The help desk: requests by department, answered, assigned, solved, with files.
//!
//! Read `routes` first, then `rules`: `thread` is what a message makes of a ticket, `due` when it is to be answered, `canned`
//! how an answer that is given often is filled in.
pub mod api;
#[cfg(target_arch = "wasm32")]
mod entry;
mod events;
mod handlers;
pub mod jobs;
pub mod problems;
mod routes;
pub mod rules;
pub mod store;

pub use routes::routes;

use kernel::{Clock, NewIds};
use std::rc::Rc;

/// What this function's files lie under in the store.
pub const AREA: &str = "support";

/// Everything from outside that a handler may touch.
#[derive(Clone)]
pub struct App {
    /// This request's way to the database.
    pub db: db::Db,
    /// What time it is.
    pub clock: Rc<dyn Clock>,
    /// New ids.
    pub ids: Rc<dyn NewIds>,
    /// Where files lie.
    pub files: Rc<dyn files::Store>,
}
