//! Public pages that work without JavaScript. Read `routes` first, then `rules`, which say what a page shows, then `pages`,
//! which say how.
pub mod api;
mod handlers;
mod pages;
mod routes;
pub mod rules;
pub mod store;
mod texts;

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
    /// Where the portal is, without a slash at the end.
    pub portal_url: Rc<str>,
}
