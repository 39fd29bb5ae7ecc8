//! Bookings: members find and book rooms and desks; operators say what can be booked, when and for
//! how much. Read `routes` first, then `rules`.
pub mod api;
mod events;
mod handlers;
pub mod jobs;
pub mod problems;
mod routes;
pub mod rules;
pub mod store;

#[cfg(all(target_arch = "wasm32", feature = "entry"))]
mod entry;

pub use routes::routes;

use kernel::{Clock, NewIds};
use std::rc::Rc;

/// Everything from outside that a handler may touch.
#[derive(Clone)]
pub struct App {
    /// The request's way to the database.
    pub db: db::Db,
    /// The time.
    pub clock: Rc<dyn Clock>,
    /// New ids.
    pub ids: Rc<dyn NewIds>,
}
