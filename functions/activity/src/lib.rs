//! Who is in the house, and what became of twelve months: check-ins, bookings, payments; mine and my team's.
//!
//! Read `routes` first, then `rules`: `admission` says who is let in and by what, `leaving` what of their time passes goes with
//! them, `year` makes months of counts.
pub mod api;
#[cfg(target_arch = "wasm32")]
mod entry;
mod handlers;
pub mod jobs;
pub mod problems;
mod routes;
pub mod rules;
pub mod store;
mod tables;

pub use routes::routes;

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
