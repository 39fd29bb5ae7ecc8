//! Who somebody is: accounts, customers, signing up and in, sessions, passwords, operator roles.
//!
//! Read `routes` first, then the topic at hand: each has its file in `handlers`, `rules` and `store`.
mod api;
mod cookies;
mod events;
mod handlers;
pub mod jobs;
pub mod passwords;
mod problems;
pub mod provider;
mod routes;
pub mod rules;
pub mod secrets;
mod store;

#[cfg(target_arch = "wasm32")]
mod entry;

pub use routes::routes;
pub use store::{ALL_SQL, never};

use kernel::{Clock, NewIds};
use std::rc::Rc;

/// What a request needs of the world.
#[derive(Clone)]
pub struct App {
    /// This request's way to the database.
    pub db: db::Db,
    /// The clock.
    pub clock: Rc<dyn Clock>,
    /// New ids.
    pub ids: Rc<dyn NewIds>,
    /// New secrets, and the successors of refresh tokens.
    pub secrets: Rc<dyn secrets::Secrets>,
    /// The cost of a password.
    pub passwords: Rc<dyn passwords::Passwords>,
    /// Signs access tokens.
    pub token_key: web::token::SecretKey,
    /// Where the pages live, without a slash at the end; links in mails begin with it.
    pub portal_url: String,
    /// The way to providers of identities.
    pub http: Rc<dyn web::outbound::Http>,
    /// What providers' secrets are sealed with; without it no provider can be set up or used.
    pub sealing_key: Option<secrets::SealingKey>,
    /// What the first operator proves their right with; without it there can be no first operator.
    pub setup_token: Option<String>,
}
