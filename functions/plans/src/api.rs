//! What goes over the wire.
mod advice;
mod changes;
mod contracts;
mod grants;
mod import;
mod invoice;
mod mine;
mod offers;
mod prices;
mod setup;

pub use advice::*;
pub use changes::*;
pub use contracts::*;
pub use grants::*;
pub use import::*;
pub use invoice::*;
pub use mine::*;
pub use offers::*;
pub use prices::*;
pub use setup::*;

use serde::Serialize;

/// Whether something can be done, or the rule that forbids it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Decision {
    /// Whether it can.
    pub allowed: bool,
    /// The slug of the problem that it would be refused with.
    pub rule: Option<&'static str>,
}
