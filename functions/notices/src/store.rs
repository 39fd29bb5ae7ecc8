//! All SQL of this capability beside the outbox's own (`outbox::store`). Owns `inbox`, `notice_settings`, `notice_choices`,
//! `push_devices`, `pushes`, `digest_lines`, `bounces`, `soft_bounces`, `notice_texts` and `notices_guards`.
mod bounces;
mod digests;
mod erase;
mod inbox;
mod pushes;
mod returned;
mod settings;
mod spread;
mod texts;

pub(crate) use bounces::*;
pub(crate) use digests::*;
pub(crate) use erase::erase;
pub(crate) use inbox::*;
pub(crate) use pushes::*;
pub(crate) use returned::*;
pub(crate) use settings::*;
pub(crate) use spread::*;
pub(crate) use texts::*;

use db::Query;
use serde::Deserialize;

/// Items on one page of a list.
pub(crate) const PAGE_ITEMS_MAX: usize = 30;
/// One more than a page, to learn whether there is a next one.
const ASKED: i64 = 31;

/// Every SQL text here, for the tests that prepare and plan them.
pub fn all_sql() -> Vec<&'static str> {
    let own: &[&str] = &[SPACE];
    [
        own,
        bounces::SQL,
        digests::SQL,
        erase::ALL_SQL,
        inbox::SQL,
        pushes::SQL,
        returned::SQL,
        settings::SQL,
        spread::SQL,
        texts::SQL,
    ]
    .concat()
}

const SPACE: &str = "SELECT name FROM v_settings LIMIT 1";
/// The space, as it signs.
#[derive(Debug, Deserialize)]
pub struct SpaceRow {
    /// Its name.
    pub name: String,
}

/// The space's name now: an operator's change shows in the next mail.
pub fn space() -> Query<SpaceRow> {
    Query::new(SPACE, [])
}
