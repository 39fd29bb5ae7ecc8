//! Plans, products and contracts: what is offered, joined, changed, paused, left.
//!
//! Read `routes` first, then `rules`: what a wish would change (`rules::outcome`), what that comes to
//! (`rules::preview`) and what is written (`store::write`) are the same value.
pub mod api;
#[cfg(all(target_arch = "wasm32", feature = "entry"))]
mod entry;
mod events;
mod handlers;
pub mod jobs;
pub mod problems;
mod routes;
pub mod rules;
pub mod store;

pub use routes::routes;
pub use store::all_sql;

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
