//! The rules of deliveries. Pure: no clock, no database, no HTTP.
mod choice;
mod code;
mod collection;
mod fees;
mod names;
mod policy;
mod refusal;
mod storage;

pub use choice::{Choice, Wish, choose, completed, is_changeable, withdrawable};
pub use code::{code_of, read_code};
pub use collection::{Shown, Taken, hand_over};
pub use fees::{Charging, choice_key, fee_charge, priced, storage_charge, storage_key};
pub use names::{sought, tracking_of};
pub use policy::{broken_policy, offers, rules_for};
pub use refusal::Refusal;
pub use storage::{FEE_DAYS_MAX, Lying, Reminder, arriving, fee_days, lying, reminder_due};

use access::{Right, Section, Viewer, decide};
use web::Problem;

/// Lets a customer in to whom deliveries show.
pub fn admitted(viewer: &Viewer) -> Result<(), Problem> {
    decide(viewer, Section::Deliveries)?;
    // A section may be public; a delivery is somebody's.
    decide(viewer, Right::PrivateArea)?;
    Ok(())
}
