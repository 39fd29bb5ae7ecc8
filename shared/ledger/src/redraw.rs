//! What was drawn and returned, drawn anew of what is given instead (docs/money.md, part 7).
use db::Statement;
use kernel::Instant;

pub(crate) const ALL_SQL: &[&str] = &[REDRAW];

/// Some of a draw that was returned, drawn anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redrawn {
    /// The key of the draw that was returned.
    pub draw: String,
    /// The key of the grant that it is drawn from now.
    pub grant: String,
    /// Minutes, minor units, passes.
    pub amount: i64,
    /// What it saves, in minor units before tax.
    pub worth_minor: i64,
}

// Whose it was, in which month it counts and what its worth is in stay.
const REDRAW: &str = "
INSERT INTO draws (key, grant_id, source, source_id, amount, worth_minor, currency, at, drawn_by, month)
SELECT before.key || ':' || grants.id, grants.id, before.source, before.source_id, value ->> 'amount', value ->> 'worth', before.currency, ?2,
  before.drawn_by, before.month
FROM json_each(?1) JOIN draws AS before ON before.key = value ->> 'draw' JOIN grants ON grants.key = value ->> 'grant'";

/// Draws anew, of grants that the same batch gave before, what the same batch or an earlier one has returned; a second time breaks
/// `draws.key` and so the batch.
pub fn redraw(redrawn: &[Redrawn], now: Instant) -> Option<Statement> {
    let row = |one: &Redrawn| serde_json::json!({ "draw": one.draw, "grant": one.grant, "amount": one.amount, "worth": one.worth_minor });
    let rows = serde_json::Value::from(redrawn.iter().map(row).collect::<Vec<_>>());
    (!redrawn.is_empty()).then(|| Statement::new(REDRAW, [rows.into(), now.into()]))
}
