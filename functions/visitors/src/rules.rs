//! The rules of visits. Pure: no clock, no database, no HTTP.
mod caps;
mod closing;
mod door;
mod facts;
mod names;
mod refusal;
mod register;
mod repeat;

pub use caps::{Caps, Counted, PlanCaps, Span, check as check_caps, left as caps_left, spans as cap_spans};
pub use closing::left_at;
pub use door::{Agreement, Door, Entry, agree, came, find, may_come_in, may_leave, may_walk_in};
pub use facts::{Agreed, PlaceFacts, Reception, StoredVisit, TermsFacts};
pub use names::sought;
pub use refusal::Refusal;
pub use register::{Planned, Slot, Wish, change, is_at, permission, plan, taken_along, to_manage, views};
pub use repeat::days;

/// How far ahead a visit can be registered.
pub const AHEAD_DAYS_MAX: u32 = 366;
/// How long a visit lasts at the most.
pub const VISIT_HOURS_MAX: i64 = 24;
/// A visit may have begun that long ago: whoever registers somebody who stands beside them is late already.
pub const LATE_MINUTES_MAX: i64 = 60;
/// How long before a visit its visitor is reminded.
pub const REMINDED_HOURS_BEFORE: i64 = 24;
/// How long the link of a kiosk waits for its tablet.
pub const LINK_MINUTES: i64 = 30;
/// How many letters of a host's name a walk-in has to know.
pub const HOST_LETTERS_MIN: usize = 3;
