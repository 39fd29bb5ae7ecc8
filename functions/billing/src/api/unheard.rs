use crate::provider::TheirId;
use kernel::Instant;
use serde::Serialize;

/// Something that the payment provider told and that could not be written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct UnheardEvent {
    /// The provider's id of the event.
    pub id: TheirId,
    /// What it is about: `payment`, `refunded`, `refund`, `dispute`, `setup`, `mandate`, `method_changed`, `method_gone`; `unreadable`
    /// where that could not be read.
    pub kind: String,
    /// The provider's id of that; empty where it could not be read.
    pub about: String,
    /// When it happened.
    pub happened_at: Instant,
    /// How often it was tried since it failed first, or since an operator last let it be tried again.
    pub attempts: u32,
    /// Why it failed last, for whoever looks after it.
    pub why: String,
    /// When it was tried last.
    pub tried_at: Instant,
    /// When it is tried again; null while it waits for an operator.
    pub due_at: Option<Instant>,
}
