//! What a customer owes and how it is paid: invoices, payments, what goes back.
//!
//! Read `routes` first, then `rules`. `jobs` is what happens by itself; `provider` is who carries the money.
pub mod api;
#[cfg(target_arch = "wasm32")]
mod entry;
mod events;
mod handlers;
pub mod jobs;
mod news;
pub mod problems;
pub mod provider;
mod routes;
mod rules;
mod store;

pub use routes::routes;
pub use store::all_sql;

use kernel::{Clock, NewIds};
use std::cell::RefCell;
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
    /// Who carries the money; nobody, where none is set up.
    pub provider: Option<Rc<dyn provider::Provider>>,
    /// How browsers reach the provider.
    pub front: Rc<Front>,
    /// With what the provider signs its events: one secret, or two while one is replaced.
    pub webhook_secrets: Rc<Vec<String>>,
    /// What is to be done beside the answer.
    pub aside: Rc<Aside>,
}

/// What is to be done beside the answer, once it is committed.
#[derive(Debug, Default)]
pub struct Aside {
    /// Orders that were paid, for `shop` to hear of.
    pub paid_orders: RefCell<Vec<String>>,
    /// What an operator has to look at, for the log.
    pub log: RefCell<Vec<String>>,
}

/// How browsers reach the provider.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Front {
    /// The provider's script.
    pub script_url: String,
    /// The key that the script is given.
    pub publishable_key: String,
}
