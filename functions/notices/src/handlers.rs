//! One file for each of those who ask: operators, readers, their devices, whoever opens a link.
mod desk;
mod devices;
mod inbox;
mod returned;
mod settings;
mod strays;
mod texts;
mod unsubscribe;

pub(crate) use desk::*;
pub(crate) use devices::*;
pub(crate) use inbox::*;
pub(crate) use returned::*;
pub(crate) use settings::*;
pub(crate) use strays::*;
pub(crate) use texts::*;
pub(crate) use unsubscribe::*;

use web::{Problem, problem};

fn not_found() -> Problem {
    problem::NOT_FOUND.because("")
}
