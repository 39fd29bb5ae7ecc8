//! The operator's space: locations, opening hours, closures, sections and rights, audit.
//!
//! Read `routes` first, then `rules`.
pub mod api;
#[cfg(target_arch = "wasm32")]
mod entry;
mod handlers;
pub mod problems;
mod routes;
mod rules;
mod store;

pub use routes::routes;
pub use store::ALL_SQL;

use kernel::{Clock, NewIds};
use std::rc::Rc;

/// Everything from outside that a handler may touch.
#[derive(Clone)]
pub struct App {
    /// This request's way to the database.
    pub db: db::Db,
    /// What time it is.
    pub clock: Rc<dyn Clock>,
    /// New ids.
    pub ids: Rc<dyn NewIds>,
}
