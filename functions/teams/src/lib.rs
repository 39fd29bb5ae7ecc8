//! Companies and their people: members, administrators, invitations, what each may do, who pays.
//!
//! Read `routes` first, then `rules`: `standing` says what a member may do in a team, `joining` who comes in by an invitation,
//! `leaving` what goes and what stays when somebody leaves, `sight` what others see, `import` what operators bring in.
pub mod api;
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

pub use routes::routes;
pub use secrets::Secrets;

use kernel::{Clock, NewIds};
use std::rc::Rc;

/// What this function's files lie under in the store.
pub const AREA: &str = "teams";

/// Everything from outside that a handler may touch.
#[derive(Clone)]
pub struct App {
    /// This request's way to the database.
    pub db: db::Db,
    /// What time it is.
    pub clock: Rc<dyn Clock>,
    /// New ids.
    pub ids: Rc<dyn NewIds>,
    /// New tokens for invitations.
    pub secrets: Rc<dyn Secrets>,
    /// Where pictures lie.
    pub files: Rc<dyn files::Store>,
}
