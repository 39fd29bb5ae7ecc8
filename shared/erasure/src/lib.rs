//! Accounts whose owners want them erased.
//!
//! Somebody asks (`ask`), and may take it back until it is due. Then `identity` begins it in one batch: nothing may stand in
//! the way, all ways in and sessions end, the account and the customers that nobody else acts for lose their names. Once no
//! access token is out any more, each function's job erases what it owns (`sweep`); when every part has, the last that was known
//! of them, address and name, goes too (`finish`).
//!
//! **A function adds its part so:** its name in `PARTS`, a `Part` with its statements in its `jobs`, and `erasure::sweep` in its
//! run. `never` counts whoever was erased six days ago and is still known to a part.
mod ask;
mod obstacles;
mod sweep;

pub use ask::{ErasureRow, ask, begin, due, erasure, follow, hold, take_back};
pub use obstacles::{Obstacles, guard_nothing_blocks, obstacles};
pub use sweep::{Address, Erased, Known, Part, finish, mark, never, sweep, sweep_but};

/// Days in which it can be taken back.
pub const COOLING_OFF_DAYS: i64 = 7;

/// Minutes after which nobody acts for an account that has ended: an access token lasts five, and a request begun with it a
/// little longer. No part erases before, so that what came in meanwhile goes too.
pub const SIGNED_OUT_MINUTES: i64 = 10;

/// Who erases something. Each has a `Part` of that name in its jobs.
pub const PARTS: &[&str] = &[
    "identity",
    "account",
    "activity",
    "billing",
    "bookings",
    "deliveries",
    "notices",
    "plans",
    "shop",
    "support",
    "teams",
    "visitors",
];

/// What stands where a text was.
pub const BLANK: &str = "–";

/// Every SQL text here, for the tests that prepare and plan them.
pub fn all_sql() -> Vec<&'static str> {
    [ask::ALL_SQL, obstacles::ALL_SQL, sweep::ALL_SQL].concat()
}
