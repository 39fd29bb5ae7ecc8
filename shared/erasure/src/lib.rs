//! Accounts whose owners want them erased.
//!
//! Somebody asks (`ask`), and may take it back until it is due. Then `identity` begins it in one batch: nothing may stand in the
//! way, all ways in and sessions end, the account and the customers that nobody else acts for lose their names. From that moment
//! each function's job sees them and erases what it owns (`sweep`), once, whenever it runs; when every part has, the last that was
//! known of them, address and name, goes too (`finish`).
//!
//! **A function adds its part so:** its name in `PARTS`, a `Part` with its statements in its `jobs`, and `erasure::sweep` in its
//! run. `never` counts whoever was erased for two days and is still known to a part.
mod ask;
mod obstacles;
mod sweep;

pub use ask::{ErasureRow, ask, begin, due, erasure, hold, take_back};
pub use obstacles::{Obstacles, guard_nothing_blocks, obstacles};
pub use sweep::{Erased, Part, finish, mark, never, sweep};

/// Days in which it can be taken back.
pub const COOLING_OFF_DAYS: i64 = 7;

/// Who erases something. Each has a `Part` of that name in its jobs.
pub const PARTS: &[&str] =
    &["identity", "account", "billing", "bookings", "notices", "plans", "shop", "space", "support", "visitors"];

/// What stands where a text was.
pub const BLANK: &str = "–";

/// Every SQL text here, for the tests that prepare and plan them.
pub fn all_sql() -> Vec<&'static str> {
    [ask::ALL_SQL, obstacles::ALL_SQL, sweep::ALL_SQL].concat()
}
