//! Tables that are kept: CSV (RFC 4180). Heads are words for programs, the same in every language; amounts have a decimal
//! point and no marks.
use crate::{Headers, Problem, Reply, Response, SchemaOf};
use kernel::Money;

/// Why a table could not be written.
pub use csv::Error as TableError;

/// U+FEFF in UTF-8: spreadsheets take a file without it for another alphabet's.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// 200 with a table to be kept: CSV (RFC 4180) in UTF-8.
#[derive(Debug, Clone)]
pub struct Csv {
    /// What the file is called, of letters, digits, hyphens and dots.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Reply for Csv {
    const STATUS: u16 = 200;
    const MEDIA_TYPE: &'static str = "text/csv";
    fn schema() -> Option<SchemaOf> {
        None
    }
    fn respond(self) -> Result<Response, Problem> {
        let kept = format!("attachment; filename=\"{}\"", self.name);
        let headers =
            vec![("content-type".to_owned(), "text/csv".to_owned()), ("content-disposition".to_owned(), kept)];
        Ok(Response { status: 200, headers: Headers(headers), body: self.bytes })
    }
}

/// A table that is being written.
#[derive(Debug)]
pub struct Table(csv::Writer<Vec<u8>>);

impl Table {
    /// A table with these heads.
    pub fn with(heads: &[&str]) -> Result<Self, TableError> {
        let mut table =
            Self(csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(BYTE_ORDER_MARK.to_vec()));
        table.row(heads)?;
        Ok(table)
    }

    /// One more row; `cell` for what people have typed.
    pub fn row(&mut self, cells: &[&str]) -> Result<(), TableError> {
        self.0.write_record(cells)
    }

    /// The bytes of it all.
    pub fn done(self) -> Result<Vec<u8>, TableError> {
        self.0.into_inner().map_err(|error| TableError::from(error.into_error()))
    }
}

/// A text as a cell: one that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection).
pub fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if formula { format!("'{text}") } else { text.to_owned() }
}

/// An amount as a number: `-1234.50`.
pub fn amount(money: Money) -> String {
    let shown = money.plain();
    shown.split(' ').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_never_a_formula() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"] {
            assert_eq!(cell(formula), format!("'{formula}"));
        }
        assert_eq!(cell("Ada & Sons, \"Ltd\""), "Ada & Sons, \"Ltd\"");
    }

    #[test]
    fn an_amount_is_a_number_for_every_program() {
        let plain = |minor, currency: &str| amount(Money { minor, currency: currency.parse().unwrap() });
        assert_eq!([plain(-123_450, "EUR"), plain(5, "JPY"), plain(1, "KWD")], ["-1234.50", "5", "0.001"]);
    }
}
