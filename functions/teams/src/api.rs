//! What goes over the wire.
mod invitations;
mod members;
mod operators;
mod profile;
mod setup;

pub use access::customers::{CustomerName, FindCustomers};
pub use invitations::*;
pub use members::*;
pub use operators::*;
pub use profile::*;
pub use setup::*;
