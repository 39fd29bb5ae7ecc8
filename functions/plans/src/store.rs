//! All SQL of plans. Owns `plans`, `products`, `plan_guards`, `price_rounds`, `price_round_contracts`; contracts, charges and grants are written by `ledger`.
mod benefits;
mod contracts;
mod day;
mod drawn;
mod facts;
mod grants;
mod history;
mod import;
mod plans;
mod rounds;
mod write;
mod zones;

pub(crate) use benefits::*;
pub(crate) use contracts::*;
pub(crate) use drawn::*;
pub(crate) use facts::*;
pub(crate) use grants::*;
pub(crate) use history::*;
pub(crate) use import::*;
pub use plans::sell;
pub(crate) use plans::*;
pub(crate) use rounds::*;
pub(crate) use write::*;
pub(crate) use zones::*;

/// Items on one page of a list.
pub(crate) const PAGE_ITEMS_MAX: usize = 50;
/// One more than a page, to learn whether there is a next one.
const ASKED: i64 = 51;

/// Every SQL text here, for the test that prepares and plans them.
pub fn all_sql() -> Vec<&'static str> {
    [
        benefits::ALL_SQL,
        contracts::ALL_SQL,
        drawn::ALL_SQL,
        facts::ALL_SQL,
        grants::ALL_SQL,
        history::ALL_SQL,
        import::ALL_SQL,
        plans::ALL_SQL,
        rounds::ALL_SQL,
        zones::ALL_SQL,
    ]
    .concat()
}
