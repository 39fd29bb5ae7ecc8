//! All SQL of the space. Owns `space_settings`, `locations`, `closures`, `teams`, `team_members`.
mod deeds;
mod erase;
mod import;
mod locations;
mod people;
mod settings;

pub(crate) use deeds::*;
pub(crate) use erase::erase;
pub(crate) use import::*;
pub(crate) use locations::*;
pub(crate) use people::*;
pub(crate) use settings::*;

/// Items on one page of a list.
pub(crate) const PAGE_ITEMS_MAX: usize = 50;
/// One more than a page, to learn whether there is a next one.
const ASKED: i64 = 51;

/// Every SQL text here, for the test that prepares and plans them.
pub const ALL_SQL: &[&str] = &[
    settings::SETTINGS,
    settings::GUARD_SETTINGS,
    settings::UPDATE_SETTINGS,
    locations::LOCATIONS,
    locations::LOCATION,
    locations::COMING_CLOSURES,
    locations::CLOSURE,
    locations::GUARD_LOCATION,
    locations::BUMP_LOCATION,
    locations::INSERT_CLOSURE,
    locations::DELETE_CLOSURE,
    locations::AFFECTED_BOOKINGS,
    people::TEAMS,
    deeds::DEEDS,
    erase::LEAVE,
    erase::TEAMS,
    import::MISSING_CUSTOMERS,
    import::SLUGS,
    import::UPSERT_LOCATIONS,
    import::UPSERT_CLOSURES,
    import::UPSERT_TEAMS,
    import::DELETE_MEMBERS,
    import::INSERT_MEMBERS,
];
