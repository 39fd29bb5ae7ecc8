//! The basket: what is chosen, held, checked out and paid, all or nothing.
//!
//! Read `routes` first, then `rules`: `facts` is what decides, `price` what each item comes to, `basket` how that is shown,
//! `checkout` what an order copies of it and `fulfil` what becomes of an order.
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
mod secrets;
pub mod store;

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
    /// New secrets, for the baskets of visitors.
    pub secrets: Rc<dyn Secrets>,
}
