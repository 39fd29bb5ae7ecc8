//! Discount codes, and who has used them.
use super::ASKED;
use crate::api::{CodeSetup, CodeUse, DiscountCode, ListCursor, Off, OrderId};
use bookings::api::Audience;
use db::{DbError, Query, Statement, json};
use kernel::{Currency, CustomerId, Instant, millis_option};
use serde::Deserialize;
use serde_json::json;

pub(super) const ALL_SQL: &[&str] =
    &[CODES, BY_CODE, INSERT, UPDATE, GUARD, USES, USE, GUARD_USED, GUARD_CAPS, GUARD_USES, MOST_USES, UNUSE];

/// A code's columns; all of them null where there is no such code.
#[derive(Debug, Deserialize)]
pub(crate) struct CodeColumns {
    name: Option<String>,
    percent_off_ppm: Option<i64>,
    amount_off_minor: Option<i64>,
    currency: Option<Currency>,
    scope: Option<String>,
    audience: Option<Audience>,
    #[serde(with = "millis_option")]
    valid_from: Option<Instant>,
    #[serde(with = "millis_option")]
    valid_until: Option<Instant>,
    uses_max: Option<i64>,
    uses_per_customer_max: Option<i64>,
    archived: Option<u8>,
}

fn failed(rule: impl std::fmt::Display) -> DbError {
    DbError::Failed(rule.to_string())
}

impl CodeColumns {
    /// What the code is, if there is one.
    pub(crate) fn into_setup(self) -> Result<Option<CodeSetup>, DbError> {
        let (Some(name), Some(scope), Some(audience)) = (self.name, self.scope, self.audience) else { return Ok(None) };
        let off = match (self.percent_off_ppm, self.amount_off_minor, self.currency) {
            (Some(ppm), ..) => Off::Percent { off_ppm: ppm.try_into().map_err(failed)? },
            (None, Some(minor), Some(currency)) => Off::Amount { minor: minor.try_into().map_err(failed)?, currency },
            _ => return Err(failed("a code that takes nothing off")),
        };
        let uses = |uses: Option<i64>| uses.map(TryInto::try_into).transpose().map_err(failed);
        Ok(Some(CodeSetup {
            name: name.parse().map_err(failed)?,
            off,
            scope: json(&scope)?,
            audience,
            valid_from: self.valid_from,
            valid_until: self.valid_until,
            uses_max: uses(self.uses_max)?,
            uses_per_customer_max: uses(self.uses_per_customer_max)?,
            archived: self.archived == Some(1),
        }))
    }
}

macro_rules! select_codes {
    ($tail:literal) => {
        concat!(
            "
SELECT code, name, percent_off_ppm, amount_off_minor, currency, scope, audience, valid_from, valid_until, uses_max, uses_per_customer_max,
  archived, version, (SELECT count(*) FROM discount_uses WHERE discount_uses.code = discount_codes.code) AS uses
FROM discount_codes ",
            $tail
        )
    };
}

const CODES: &str = select_codes!("WHERE ?1 < code ORDER BY code LIMIT ?2");
const BY_CODE: &str = select_codes!("WHERE code = ?1 LIMIT 1");
/// A code as it is listed.
#[derive(Debug, Deserialize)]
pub(crate) struct ListedCodeRow {
    code: String,
    #[serde(flatten)]
    setup: CodeColumns,
    version: i64,
    uses: i64,
}

/// The codes after that one, in the order of their letters.
pub(crate) fn codes(after: &str) -> Query<ListedCodeRow> {
    Query::new(CODES, [after.into(), ASKED.into()])
}

/// The code of that name.
pub(crate) fn code(code: &str) -> Query<ListedCodeRow> {
    Query::new(BY_CODE, [code.into()])
}

const MOST_USES: &str = "
SELECT coalesce(max(own_uses), 0) AS own_uses FROM (
  SELECT count(*) AS own_uses FROM discount_uses WHERE discount_uses.code = ?1 GROUP BY customer_id)";

/// How often the customer who used a code most did.
#[derive(Debug, Deserialize)]
pub(crate) struct MostUsesRow {
    pub(crate) own_uses: i64,
}

/// How often whoever used that code most did.
pub(crate) fn most_uses(code: &str) -> Query<MostUsesRow> {
    Query::new(MOST_USES, [code.into()])
}

impl ListedCodeRow {
    /// Reads what it is.
    pub(crate) fn into_code(self) -> Result<DiscountCode, DbError> {
        let setup = self.setup.into_setup()?.ok_or_else(|| failed("a code without a name"))?;
        Ok(DiscountCode { code: self.code, setup, uses: self.uses, version: self.version })
    }
}

const INSERT: &str = "
INSERT INTO discount_codes (code, name, percent_off_ppm, amount_off_minor, currency, scope, audience, valid_from, valid_until, uses_max,
  uses_per_customer_max, archived, version)
SELECT value ->> 'code', value ->> 'name', value ->> 'percent', value ->> 'amount', value ->> 'currency', value ->> 'scope',
  value ->> 'audience', value ->> 'from', value ->> 'until', value ->> 'uses', value ->> 'own_uses', value ->> 'archived', 1
FROM json_each(?1)";
const UPDATE: &str = "
UPDATE discount_codes SET name = new.value ->> 'name', percent_off_ppm = new.value ->> 'percent', amount_off_minor = new.value ->> 'amount',
  currency = new.value ->> 'currency', scope = new.value ->> 'scope', audience = new.value ->> 'audience', valid_from = new.value ->> 'from',
  valid_until = new.value ->> 'until', uses_max = new.value ->> 'uses', uses_per_customer_max = new.value ->> 'own_uses',
  archived = new.value ->> 'archived', version = version + 1
FROM json_each(?1) AS new WHERE code = new.value ->> 'code'";
const GUARD: &str = "
INSERT INTO shop_guards (guard) SELECT 'code_changed' WHERE NOT EXISTS (SELECT 1 FROM discount_codes WHERE code = ?1 AND version = ?2)";

// A cap below what was used already would never have held.
const GUARD_USES: &str = "
INSERT INTO shop_guards (guard) SELECT 'code_is_used_up' FROM discount_codes WHERE code = ?1 AND (
  uses_max < (SELECT count(*) FROM discount_uses WHERE discount_uses.code = ?1)
  OR uses_per_customer_max < (SELECT max(own_uses) FROM (
    SELECT count(*) AS own_uses FROM discount_uses WHERE discount_uses.code = ?1 GROUP BY customer_id)))";

fn row(code: &str, setup: &CodeSetup) -> serde_json::Value {
    let (percent, amount, currency) = match setup.off {
        Off::Percent { off_ppm } => (Some(off_ppm.get()), None, None),
        Off::Amount { minor, currency } => (None, Some(minor.get()), Some(currency)),
    };
    let columns = json!({
        "code": code, "name": setup.name, "percent": percent, "amount": amount, "currency": currency,
        "scope": json!(setup.scope).to_string(), "audience": setup.audience, "from": setup.valid_from.map(Instant::as_millis),
        "until": setup.valid_until.map(Instant::as_millis), "uses": setup.uses_max, "own_uses": setup.uses_per_customer_max,
        "archived": i64::from(setup.archived),
    });
    json!([columns])
}

/// Writes a new code; one of that name breaks `discount_codes.code`.
pub(crate) fn insert_code(code: &str, setup: &CodeSetup) -> Statement {
    Statement::new(INSERT, [row(code, setup).into()])
}

/// Changes a code, if it still is at `version`; caps below what was used already break `code_is_used_up`.
pub(crate) fn update_code(code: &str, setup: &CodeSetup, version: u32) -> Vec<Statement> {
    vec![
        Statement::new(GUARD, [code.into(), version.into()]),
        Statement::new(UPDATE, [row(code, setup).into()]),
        Statement::new(GUARD_USES, [code.into()]),
    ]
}

const USES: &str = "
SELECT discount_uses.place, discount_uses.customer_id, v_customers.name AS customer_name, discount_uses.order_id, discount_uses.at
FROM discount_uses JOIN v_customers ON v_customers.id = discount_uses.customer_id
WHERE discount_uses.code = ?1 AND ?2 < discount_uses.place ORDER BY discount_uses.place LIMIT ?3";

/// Who has used a code, by place.
pub(crate) fn uses(code: &str, after: Option<&ListCursor>) -> Query<CodeUse> {
    let place = after.and_then(|cursor| cursor.id.parse::<i64>().ok()).unwrap_or(0);
    Query::new(USES, [code.into(), place.into(), ASKED.into()])
}

// The next place, of all and of this customer's; where the last is taken, the lowest that was given back. With none, the
// place is NULL and the batch fails: however many check out at once, nobody takes one too many.
const USE: &str = "
INSERT INTO discount_uses (code, place, customer_id, own_place, order_id, at)
SELECT code,
  (SELECT CASE WHEN uses_max IS NULL OR coalesce(max(place), 0) < uses_max THEN coalesce(max(place), 0) + 1 ELSE (
      SELECT taken.place + 1 FROM (SELECT 0 AS place UNION ALL SELECT place FROM discount_uses WHERE discount_uses.code = ?1) AS taken
      WHERE taken.place < uses_max
        AND NOT EXISTS (SELECT 1 FROM discount_uses AS next WHERE next.code = ?1 AND next.place = taken.place + 1)
      ORDER BY taken.place LIMIT 1) END
    FROM discount_uses WHERE discount_uses.code = ?1),
  ?2,
  (SELECT CASE WHEN uses_per_customer_max IS NULL OR coalesce(max(own_place), 0) < uses_per_customer_max THEN coalesce(max(own_place), 0) + 1 ELSE (
      SELECT taken.place + 1 FROM (SELECT 0 AS place UNION ALL
        SELECT own_place FROM discount_uses WHERE discount_uses.code = ?1 AND customer_id = ?2) AS taken
      WHERE taken.place < uses_per_customer_max
        AND NOT EXISTS (SELECT 1 FROM discount_uses AS next WHERE next.code = ?1 AND next.customer_id = ?2 AND next.own_place = taken.place + 1)
      ORDER BY taken.place LIMIT 1) END
    FROM discount_uses WHERE discount_uses.code = ?1 AND customer_id = ?2),
  ?3, ?4
FROM discount_codes WHERE code = ?1 AND (?5 IS NULL OR version = ?5)";
const GUARD_USED: &str = "
INSERT INTO shop_guards (guard) SELECT 'code_changed' WHERE NOT EXISTS (SELECT 1 FROM discount_uses WHERE order_id = ?1)";

// A cap that was lowered holds though places below it were given back.
const GUARD_CAPS: &str = "
INSERT INTO shop_guards (guard) SELECT 'code_is_used_up' FROM discount_codes WHERE code = ?1 AND (
  uses_max < (SELECT count(*) FROM discount_uses WHERE discount_uses.code = ?1)
  OR uses_per_customer_max < (SELECT count(*) FROM discount_uses WHERE discount_uses.code = ?1 AND customer_id = ?2))";

/// Takes a place of a code for an order, if the code still is at `version`, where one is given.
pub(crate) fn use_code(
    (code, version): (&str, Option<i64>),
    customer: &CustomerId,
    order: &OrderId,
    now: Instant,
) -> Vec<Statement> {
    let params = [code.into(), customer.as_str().into(), order.as_str().into(), now.into(), version.into()];
    vec![
        Statement::new(USE, params),
        Statement::new(GUARD_USED, [order.as_str().into()]),
        Statement::new(GUARD_CAPS, [code.into(), customer.as_str().into()]),
    ]
}

const UNUSE: &str = "DELETE FROM discount_uses WHERE order_id = ?1";

/// Gives back the place that an order took.
pub(super) fn unuse_code(order: &OrderId) -> Statement {
    Statement::new(UNUSE, [order.as_str().into()])
}
