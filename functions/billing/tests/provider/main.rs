//! The payment provider over a script: what is sent, and what is made of each answer. `provider_live` asks a real one.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
mod answers;
mod events;
mod failures;
mod orders;
mod script;
mod webhook;
