//! What a document says, out of the facts. Pure: no clock, no database, no HTTP.
mod invoice;
mod list;
mod reader;
mod setting;
mod statement;

pub(crate) use invoice::{InvoiceFacts, invoice};
pub(crate) use list::of_state;
pub(crate) use reader::{Reader, at_most};
pub(crate) use setting::Setting;
pub(crate) use statement::{StatementFacts, check_days, statement};
