//! Documents as tables: CSV (RFC 4180), with a byte order mark, because spreadsheets take a file without one for another
//! alphabet's. The heads are words for programs, the same in every language; amounts have a decimal point and no marks.
use crate::statement::Statement;
use crate::store::ListedRow;
use kernel::Money;
use ledger::{InvoiceKind, invoice_number};

/// U+FEFF in UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A statement of account, one entry a row, with the balance after it.
pub(crate) fn statement(statement: &Statement) -> Result<Vec<u8>, csv::Error> {
    let mut table = Table::with(&["date", "what", "reference", "currency", "amount", "balance"])?;
    for account in &statement.accounts {
        let (currency, code) = (account.currency, account.currency.to_string());
        let amount = |minor| plain(Money { minor, currency });
        let opening = amount(account.opening_minor);
        table.row(&[&statement.from.to_string(), "opening_balance", "", &code, "", &opening])?;
        for (entry, balance) in account.running() {
            let (day, minor, balance) = (entry.on.to_string(), amount(entry.minor), amount(balance));
            table.row(&[&day, entry.kind.word(), &text(&entry.reference), &code, &minor, &balance])?;
        }
        let closing = amount(account.closing_minor());
        table.row(&[&statement.until.to_string(), "closing_balance", "", &code, "", &closing])?;
    }
    table.done()
}

/// Invoices and credit notes, one a row.
pub(crate) fn invoices(rows: &[ListedRow]) -> Result<Vec<u8>, csv::Error> {
    let heads = [
        "number",
        "kind",
        "issued_on",
        "due_on",
        "customer",
        "currency",
        "net",
        "tax",
        "gross",
        "settled",
        "open",
        "state",
    ];
    let mut table = Table::with(&heads)?;
    for row in rows {
        let amount = |minor| plain(Money { minor, currency: row.currency });
        table.row(&[
            &text(&invoice_number(&row.series, row.number)),
            if row.kind == InvoiceKind::CreditNote { "credit_note" } else { "invoice" },
            &row.issued_on.to_string(),
            &row.due_on.to_string(),
            &text(&row.customer_name),
            &row.currency.to_string(),
            &amount(row.net_minor),
            &amount(row.tax_minor),
            &amount(row.gross_minor),
            &amount(row.settled_minor),
            &amount(row.open_minor()),
            if row.is_open() { "open" } else { "settled" },
        ])?;
    }
    table.done()
}

/// `-1234.50`.
fn plain(money: Money) -> String {
    let shown = money.plain();
    shown.split(' ').next().unwrap_or_default().to_owned()
}

/// A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection).
fn text(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if formula { format!("'{text}") } else { text.to_owned() }
}

struct Table(csv::Writer<Vec<u8>>);

impl Table {
    fn with(heads: &[&str]) -> Result<Self, csv::Error> {
        let mut table =
            Self(csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(BYTE_ORDER_MARK.to_vec()));
        table.row(heads)?;
        Ok(table)
    }

    fn row(&mut self, cells: &[&str]) -> Result<(), csv::Error> {
        self.0.write_record(cells)
    }

    fn done(self) -> Result<Vec<u8>, csv::Error> {
        self.0.into_inner().map_err(|error| csv::Error::from(error.into_error()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_never_a_formula() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"] {
            assert_eq!(text(formula), format!("'{formula}"));
        }
        assert_eq!(text("Ada & Sons, \"Ltd\""), "Ada & Sons, \"Ltd\"");
    }

    #[test]
    fn an_amount_is_a_number_for_every_program() {
        let amount = |minor, currency: &str| plain(Money { minor, currency: currency.parse().unwrap() });
        assert_eq!([amount(-123_450, "EUR"), amount(5, "JPY"), amount(1, "KWD")], ["-1234.50", "5", "0.001"]);
    }
}
