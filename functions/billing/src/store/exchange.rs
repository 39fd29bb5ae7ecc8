use super::settings::{grown, guard_settings};
use crate::api::{DayRate, DayRateSetup};
use db::{DbError, Query, Statement, all_of};
use kernel::{Currency, Day};
use ledger::{ExchangeRate, OneOf};
use serde::Deserialize;

pub(super) const ALL_SQL: &[&str] = &[RATES, FORGET, PUT];

/// How many rates there can be: a day's for each of two years, and well below the 64 KB that a request may have.
pub(crate) const EXCHANGE_RATES_MAX: usize = 500;
const RATES: &str =
    "SELECT currency, from_day, rate_nanos, one_of FROM exchange_rates ORDER BY currency, from_day LIMIT 501";

/// A rate as its table keeps it.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct DayRateRow {
    currency: Currency,
    from_day: Day,
    rate_nanos: i64,
    one_of: OneOf,
}

/// All exchange rates, by currency and day.
pub(crate) fn exchange_rates() -> Query<DayRateRow> {
    Query::new(RATES, [])
}

/// The rates out of the rows of `exchange_rates`.
pub(crate) fn day_rates(rows: Vec<DayRateRow>) -> Result<Vec<DayRate>, DbError> {
    let rate = |row: DayRateRow| {
        let rate = ExchangeRate::from_nanos(row.rate_nanos);
        let rate = rate.ok_or_else(|| DbError::Failed("an exchange rate that is none".to_owned()))?;
        Ok(DayRate { currency: row.currency, from_day: row.from_day, rate, one_of: row.one_of })
    };
    all_of("exchange rates", rows, EXCHANGE_RATES_MAX + 1)?.into_iter().map(rate).collect()
}

const FORGET: &str = "DELETE FROM exchange_rates";
const PUT: &str = "
INSERT INTO exchange_rates (currency, from_day, rate_nanos, one_of)
SELECT value ->> 'currency', value ->> 'from_day', value ->> 'rate_nanos', value ->> 'one_of' FROM json_each(?1)";

/// Sets all exchange rates, if the settings still are at `version`. What is issued keeps the rate that it was issued with.
pub(crate) fn change_exchange_rates(rates: &[DayRateSetup], version: u32) -> Vec<Statement> {
    let row = |rate: &DayRateSetup| serde_json::json!({ "currency": rate.currency, "from_day": rate.from_day, "rate_nanos": rate.rate.nanos(), "one_of": rate.one_of });
    let rows = serde_json::Value::from(rates.iter().map(row).collect::<Vec<_>>());
    vec![guard_settings(version), grown(), Statement::new(FORGET, []), Statement::new(PUT, [rows.into()])]
}
