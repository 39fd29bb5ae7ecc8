//! What stands in the way: as long as something runs or is owed, there is somebody it runs for.
use db::{Query, Statement};
use kernel::{AccountId, Instant};
use serde::{Deserialize, Serialize};

pub(crate) const ALL_SQL: &[&str] = &[OBSTACLES, GUARD];

const OBSTACLES: &str = include_str!("obstacles.sql");
const GUARD: &str = concat!(
    "INSERT INTO erasure_guards (guard) SELECT 'erasure_is_blocked' FROM (",
    include_str!("obstacles.sql"),
    ") WHERE 0 < contracts + invoices + charges + payments + credits + bookings + teams + deliveries + roles"
);

/// How many of each stand in the way; of the customers that nobody else acts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
pub struct Obstacles {
    /// Contracts that run, or wait for a yes.
    pub contracts: i64,
    /// Invoices that are not paid.
    pub invoices: i64,
    /// Charges that are not invoiced yet.
    pub charges: i64,
    /// Payments that are on their way.
    pub payments: i64,
    /// Payments and credit notes of which money is left, that is theirs.
    pub credits: i64,
    /// Bookings that are not over.
    pub bookings: i64,
    /// Teams that they pay for and others are in.
    pub teams: i64,
    /// Mail and parcels that wait for them.
    pub deliveries: i64,
    /// 1 for an operator.
    pub roles: i64,
}

impl Obstacles {
    /// Whether nothing does.
    pub fn is_clear(&self) -> bool {
        *self == Self::default()
    }
}

/// What stands in the way of erasing that account now.
pub fn obstacles(account: &AccountId, now: Instant) -> Query<Obstacles> {
    Query::new(OBSTACLES, [account.as_str().into(), now.into()])
}

/// Breaks `erasure_is_blocked` where something does.
pub fn guard_nothing_blocks(account: &AccountId, now: Instant) -> Statement {
    Statement::new(GUARD, [account.as_str().into(), now.into()])
}
