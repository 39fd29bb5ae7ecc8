//! What is somebody's own: profile, files, all of it to take along, and its end.
//!
//! Read `routes` first, then `rules`: `profile` is what is kept of what was typed, `sight` who sees it, `pack` how an export is
//! made. How an account is erased stands in `shared/erasure`.
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
pub const AREA: &str = "account";

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
