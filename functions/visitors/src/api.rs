//! What goes over the wire.
mod kiosk;
mod lists;
mod operators;
mod register;
mod settings;
mod visits;

pub use kiosk::*;
pub use lists::*;
pub use operators::*;
pub use register::*;
pub use settings::*;
pub use visits::*;

kernel::id!(
    /// A visit: one person on one day.
    VisitId,
    "vis"
);
kernel::id!(
    /// A person who visits, within one registration.
    GuestId,
    "gst"
);
kernel::id!(
    /// A tablet at a door.
    KioskId,
    "kio"
);
kernel::text!(
    /// A line that may be empty, such as a company's name.
    Line,
    0..=120
);
