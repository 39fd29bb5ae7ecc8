//! The payment provider against a real server: the counterpart of `tests/counterparts/stripe`, through its schema gate and
//! its faults. `cargo xtask test counterparts` starts it and says where it is; without it there is nothing to ask, and
//! `tests/provider` plays the answers.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
mod banks;
mod cards;
mod faults;
mod news;
mod rig;
