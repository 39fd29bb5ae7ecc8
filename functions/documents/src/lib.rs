//! What is in the ledger, as documents to be kept: invoices as page and as e-invoice, statements of account, lists.
//!
//! Read `routes` first, then `invoice`, which is what an invoice says; `einvoice` and `pdf` write it down.
pub mod api;
pub mod einvoice;
#[cfg(target_arch = "wasm32")]
mod entry;
mod handlers;
pub mod invoice;
pub mod pdf;
pub mod problems;
mod routes;
mod rules;
pub mod statement;
pub mod store;
mod tables;
mod texts;

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
