//! What goes over the wire.
mod invitations;
mod members;
mod operators;
mod profile;
mod setup;
mod sharing;

pub use access::customers::{CustomerName, FindCustomers};
pub use invitations::*;
pub use members::*;
pub use operators::*;
pub use profile::*;
pub use setup::*;
pub use sharing::*;
