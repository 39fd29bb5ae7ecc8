//! What must be told.
//!
//! A function that owes a notice writes it with `owe` in the batch of its cause: if the batch
//! happened the notice is owed, and if not it is not. The queue is nudged after the answer, a
//! sweep finds what was left, and `notices` sends. A message may be tried more than once; its id
//! is also its mail's Message-ID.
#[macro_use]
pub mod gone;
mod message;
mod never;
mod owe;
mod page;
pub mod store;
mod stray;

pub use kernel::Locale;
pub use message::*;
pub use never::never;
pub use owe::{
    Message, OWED_ALREADY, owe, owe_account, owe_as, owe_customer, owe_free_again, owe_operators, owe_operators_among,
    owe_operators_as, owe_received,
};
pub use page::Page;
pub use stray::{
    BODY_CHARS_MAX, Form, Replay, STRAY_IS_GONE, Stray, StrayCount, dismiss_strays, forget_strays, replay, replayed,
    stray, stray_count, stray_ids, strays, take_replays,
};
