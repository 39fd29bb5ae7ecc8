//! All SQL of the shop. Owns `baskets`, `basket_items`, `discount_codes`, `discount_uses`, `orders`, `order_places`,
//! `proposals` and `shop_guards`; what an order makes is written by `ledger`, `bookings` and `plans`.
mod basket;
mod codes;
mod erase;
mod facts;
mod jobs;
mod known;
mod never;
mod order;
mod orders;
mod pending;
mod proposals;
mod undone;

pub(crate) use basket::*;
pub(crate) use codes::*;
pub use erase::erase;
pub(crate) use facts::*;
pub(crate) use jobs::*;
pub(crate) use known::*;
pub use never::never;
pub(crate) use order::*;
pub(crate) use orders::*;
pub(crate) use pending::*;
pub(crate) use proposals::*;
pub(crate) use undone::*;

/// Items on one page of a list.
pub(crate) const PAGE_ITEMS_MAX: usize = 20;
/// One more than a page, to learn whether there is a next one.
const ASKED: i64 = 21;

/// Every SQL text here, for the test that prepares and plans them.
pub fn all_sql() -> Vec<&'static str> {
    let own = [basket::ALL_SQL, codes::ALL_SQL, erase::ALL_SQL, facts::ALL_SQL, jobs::ALL_SQL, order::ALL_SQL];
    [own.concat(), [known::ALL_SQL, orders::ALL_SQL, pending::ALL_SQL, proposals::ALL_SQL, undone::ALL_SQL].concat()]
        .concat()
}
