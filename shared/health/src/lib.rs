//! How the portal is. Each function that has jobs notes when they ran and what they complained of, and once a night looks for
//! what must never be true of its part of the database. Operators read it on one page, and are told of what is found.
mod note;

#[cfg(target_arch = "wasm32")]
pub mod edge;

pub use note::{Never, Run, note};

/// Every SQL text here, for the tests that prepare and plan them.
pub const ALL_SQL: &[&str] = note::ALL_SQL;
