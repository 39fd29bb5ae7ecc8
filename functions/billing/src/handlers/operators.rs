//! What operators see and do about customers' money. Every act writes one row of the audit log in the batch of the deed.
mod charges;
mod corrections;
mod customers;
mod money;
mod settings;
mod unheard;

pub(crate) use charges::*;
pub(crate) use corrections::*;
pub(crate) use customers::*;
pub(crate) use money::*;
pub(crate) use settings::*;
pub(crate) use unheard::*;
