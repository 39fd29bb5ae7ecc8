//! What kinds and locations are called.
use crate::rules::Names;
use db::Query;
use kernel::{KindId, LocationId};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[KINDS, LOCATIONS];

/// Something with a name.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct NameRow<I> {
    pub(super) id: I,
    pub(crate) name: String,
}

const KINDS: &str = "SELECT id, name FROM v_kinds ORDER BY name LIMIT 500";
const LOCATIONS: &str = "SELECT id, name FROM v_locations ORDER BY name LIMIT 200";

/// What `names` asks.
pub(crate) type NameQueries = (Query<NameRow<KindId>>, Query<NameRow<LocationId>>);
/// The answers.
pub(crate) type NameAnswers = (Vec<NameRow<KindId>>, Vec<NameRow<LocationId>>);

/// What kinds and locations are called.
pub(crate) fn names() -> NameQueries {
    (Query::new(KINDS, []), Query::new(LOCATIONS, []))
}

/// The names out of the rows of `names`.
pub(crate) fn into_names((kinds, locations): NameAnswers) -> Names {
    Names {
        kinds: kinds.into_iter().map(|row| (row.id, row.name)).collect(),
        locations: locations.into_iter().map(|row| (row.id, row.name)).collect(),
    }
}
