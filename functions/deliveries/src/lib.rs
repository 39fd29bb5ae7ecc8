//! Mail and parcels: registered at the desk, told, handled as their plan allows, handed over against proof.
//!
//! Read `routes` first, then `rules`: `policy` is what can be done with what has come, `choice` what becomes of it, `storage`
//! how long it lies here for nothing and when its customer hears of it, `collection` who may take it away.
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
pub const AREA: &str = "deliveries";

/// Everything from outside that a handler may touch.
#[derive(Clone)]
pub struct App {
    /// This request's way to the database.
    pub db: db::Db,
    /// What time it is.
    pub clock: Rc<dyn Clock>,
    /// New ids, and the codes that are made of them.
    pub ids: Rc<dyn NewIds>,
    /// Where files lie.
    pub files: Rc<dyn files::Store>,
}
