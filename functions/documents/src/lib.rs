//! What is in the ledger, as documents to be kept.
pub mod einvoice;
pub mod invoice;
pub mod pdf;
pub mod statement;
mod texts;
