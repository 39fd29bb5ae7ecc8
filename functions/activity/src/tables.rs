//! Years as tables.
use crate::api::PersonOfYear;
use crate::store::DeedRow;
use kernel::{Day, Money};
use web::table::{Table, TableError, amount, cell};

/// What somebody did, one deed a row: bookings, payments, stays.
pub(crate) fn deeds(bookings: &[DeedRow], payments: &[DeedRow], stays: &[DeedRow]) -> Result<Vec<u8>, TableError> {
    let mut table = Table::with(&["kind", "at", "until", "minutes", "what", "currency", "amount"])?;
    for (kind, rows) in [("booking", bookings), ("payment", payments), ("check_in", stays)] {
        for row in rows {
            let minutes = row.until.map(|until| row.at.minutes_until(until).to_string()).unwrap_or_default();
            let money = row.currency.zip(row.minor).map(|(currency, minor)| Money { minor, currency });
            table.row(&[
                kind,
                &row.at.to_string(),
                &row.until.map(|until| until.to_string()).unwrap_or_default(),
                &minutes,
                &cell(&row.what),
                &money.map(|money| money.currency.to_string()).unwrap_or_default(),
                &money.map(amount).unwrap_or_default(),
            ])?;
        }
    }
    table.done()
}

/// What those in a team did, one person and month a row.
pub(crate) fn team(months: &[Day], people: &[PersonOfYear]) -> Result<Vec<u8>, TableError> {
    let mut table = Table::with(&["person", "month", "bookings", "booked_minutes", "days_in", "minutes_in"])?;
    for person in people {
        for (month, deeds) in months.iter().zip(&person.months) {
            table.row(&[
                &cell(&person.name),
                &month.to_string()[..7],
                &deeds.bookings.to_string(),
                &deeds.booked_minutes.to_string(),
                &deeds.days_in.to_string(),
                &deeds.minutes_in.to_string(),
            ])?;
        }
    }
    table.done()
}
