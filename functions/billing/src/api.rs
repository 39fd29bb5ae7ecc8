//! What goes over the wire.
mod account;
mod acts;
mod cursor;
mod exchange;
mod invoices;
mod ledgers;
mod methods;
mod party;
mod payments;
mod settings;
mod unheard;

pub use account::*;
pub use acts::*;
pub use cursor::*;
pub use exchange::*;
pub use invoices::*;
pub use ledgers::*;
pub use methods::*;
pub use party::*;
pub use payments::*;
pub use settings::*;
pub use unheard::*;
pub use web::ListCursor;
