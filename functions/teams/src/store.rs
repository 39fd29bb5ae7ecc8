//! All SQL of teams. Owns `teams`, `team_members`, `team_invitations` and `team_guards`.
mod benefits;
mod erase;
mod import;
mod invitations;
mod members;
mod never;
mod operators;
mod profile;
mod write;

pub(crate) use benefits::*;
pub use erase::erase;
pub(crate) use import::*;
pub(crate) use invitations::*;
pub(crate) use members::*;
pub use never::never;
pub(crate) use operators::*;
pub(crate) use profile::*;
pub(crate) use write::*;

/// Items on one page of a list.
pub(crate) const PAGE_ITEMS_MAX: usize = 50;
/// One more than a page, to learn whether there is a next one.
const ASKED: u32 = 51;

/// Every SQL text here, for the test that prepares and plans them.
pub fn all_sql() -> Vec<&'static str> {
    [
        benefits::ALL_SQL,
        erase::ALL_SQL,
        members::ALL_SQL,
        invitations::ALL_SQL,
        write::ALL_SQL,
        operators::ALL_SQL,
        profile::ALL_SQL,
        import::ALL_SQL,
    ]
    .concat()
}
