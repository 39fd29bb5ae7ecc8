//! The words every capability shares: instants, zones, money, ids. No I/O.
mod day;
pub mod hours;
pub mod id;
mod instant;
mod locale;
mod money;
mod number;
mod schema;
pub mod text;
pub mod zone;

pub use day::Day;
pub use id::{AccountId, BookingId, CustomerId, KindId, LocationId, NewIds, ResourceId, SessionId, TeamId};
pub use instant::{Clock, Instant, millis, millis_option};
pub use locale::Locale;
pub use money::{Currency, Money};
pub use zone::Zone;
