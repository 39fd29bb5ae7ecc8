//! The dashboard: what is next, in one request and one round trip. Read `routes` first, then `rules`.
pub mod api;
mod handlers;
mod routes;
pub mod rules;
pub mod store;

#[cfg(target_arch = "wasm32")]
mod entry;

pub use routes::routes;

use kernel::Clock;
use std::rc::Rc;

/// Everything from outside that a handler may touch.
#[derive(Clone)]
pub struct App {
    /// The request's way to the database.
    pub db: db::Db,
    /// The time.
    pub clock: Rc<dyn Clock>,
}
