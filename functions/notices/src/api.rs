//! The wire types: what operators see, an account's inbox and settings, its devices, the texts.
mod desk;
mod devices;
mod inbox;
mod link;
mod settings;
mod texts;

pub(crate) use desk::*;
pub(crate) use devices::*;
pub(crate) use inbox::*;
pub(crate) use link::{Language, Token};
pub(crate) use settings::*;
pub(crate) use texts::*;
