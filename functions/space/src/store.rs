//! All SQL of the space. Owns `space_settings`, `locations`, `closures`.
mod deeds;
mod import;
mod locations;
mod settings;

pub(crate) use deeds::*;
pub(crate) use import::*;
pub(crate) use locations::*;
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
    deeds::DEEDS,
    import::SLUGS,
    import::UPSERT_LOCATIONS,
    import::UPSERT_CLOSURES,
];
