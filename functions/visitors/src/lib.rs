//! Who is expected, who is in, and who has left: invitations, the kiosk at the door, the front desk.
//!
//! Read `routes` first, then `rules`: `register` decides what may be announced, `caps` how often, `door` who comes in and goes
//! out, `closing` who is taken to have left.
pub mod api;
mod cookies;
#[cfg(target_arch = "wasm32")]
mod entry;
mod events;
mod handlers;
pub mod jobs;
pub mod problems;
mod routes;
pub mod rules;
pub mod secrets;
pub mod store;
mod tables;

pub use routes::routes;
pub use secrets::Secrets;

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
    /// New codes for invitations, new secrets for kiosks.
    pub secrets: Rc<dyn Secrets>,
}
