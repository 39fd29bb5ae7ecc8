//! The currencies that the space deals in: those of its locations. What operators set up or charge is in one of them: three letters
//! that were mistyped would be owed and could never be paid, nor bought with anything else.
use db::Query;
use kernel::Currency;
use serde::Deserialize;

pub(crate) const ALL_SQL: &[&str] = &[CURRENCIES];

/// A currency of a location.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct CurrencyRow {
    currency: Currency,
}

const CURRENCIES: &str = "SELECT DISTINCT currency FROM v_locations ORDER BY currency LIMIT 200";

/// The currencies of all locations.
pub fn currencies() -> Query<CurrencyRow> {
    Query::new(CURRENCIES, [])
}

/// The currencies that there are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Currencies(Vec<Currency>);

impl From<Vec<CurrencyRow>> for Currencies {
    fn from(rows: Vec<CurrencyRow>) -> Self {
        Self(rows.into_iter().map(|row| row.currency).collect())
    }
}

impl Currencies {
    /// The same of what may have stood in `kept`: what was set up keeps the currency that it has, also where no location has that any more.
    pub fn refused_anew(&self, currency: Currency, kept: Option<Currency>) -> Option<String> {
        self.refused(currency).filter(|_| kept != Some(currency))
    }

    /// Each of them.
    pub fn all(&self) -> impl Iterator<Item = Currency> {
        self.0.iter().copied()
    }

    /// What is wrong with `currency`, if it is none of them: which there are.
    pub fn refused(&self, currency: Currency) -> Option<String> {
        if self.0.contains(&currency) {
            return None;
        }
        let known: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        let of = |known: String| format!("no location has it; there is {known}");
        Some(if known.is_empty() { "there is no location yet".to_owned() } else { of(known.join(", ")) })
    }
}
