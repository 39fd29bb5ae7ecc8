//! What a customer owes and how it is paid: invoices, payments, what goes back.
pub mod provider;
