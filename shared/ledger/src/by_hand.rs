//! What an operator gives, and takes back, by hand (docs/money.md, part 7).
use crate::benefit::{GUARD_DRAWN, given};
use crate::{GrantId, GrantWish};
use db::Statement;
use kernel::Instant;

pub(crate) const ALL_SQL: &[&str] = &[TAKE_BACK];

/// Gives `wish` as the grant of that id; one that was given before breaks `grants.key` and so the batch.
pub fn give(id: &GrantId, wish: &GrantWish, now: Instant) -> Statement {
    given([(id.clone(), wish)], now)
}

const TAKE_BACK: &str = "
INSERT INTO draws (key, grant_id, source, source_id, amount, worth_minor, at, note)
SELECT 'taken:' || ?1 || ':' || count(*), ?1, 'revocation', ?1, ?2, 0, ?3, ?4 FROM draws WHERE grant_id = ?1 AND note IS NOT NULL";

/// Takes `amount` of `grant` back, all that was seen to be left of it. Whoever draws of it at once, or takes it back too, is first or breaks
/// `benefit_overdrawn` (of two who take it back, one may break `draws.key`) and so the batch.
pub fn take_back(grant: &GrantId, amount: i64, note: &str, now: Instant) -> [Statement; 2] {
    let rows = serde_json::json!([{ "grant": grant }]);
    [
        Statement::new(TAKE_BACK, [grant.as_str().into(), amount.into(), now.into(), note.into()]),
        Statement::new(GUARD_DRAWN, [rows.into()]),
    ]
}
