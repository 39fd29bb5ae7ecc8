//! Documents as tables.
use crate::statement::Statement;
use crate::store::ListedRow;
use kernel::Money;
use ledger::{InvoiceKind, TaxAccounted, invoice_number};
use web::table::{Table, TableError, amount, cell};

/// A statement of account, one entry a row, with the balance after it and the day on which it was written down, where that is a later one.
pub(crate) fn statement(statement: &Statement) -> Result<Vec<u8>, TableError> {
    let mut table = Table::with(&["date", "what", "reference", "currency", "amount", "balance", "recorded_on"])?;
    for account in &statement.accounts {
        let (currency, code) = (account.currency, account.currency.to_string());
        let plain = |minor| amount(Money { minor, currency });
        let opening = plain(account.opening_minor);
        table.row(&[&statement.from.to_string(), "opening_balance", "", &code, "", &opening, ""])?;
        for (entry, balance) in account.running() {
            let (day, minor, balance) = (entry.on.to_string(), plain(entry.minor), plain(balance));
            let recorded = entry.recorded_on.map(|day| day.to_string()).unwrap_or_default();
            table.row(&[&day, entry.kind.word(), &cell(&entry.reference), &code, &minor, &balance, &recorded])?;
        }
        let closing = plain(account.closing_minor());
        table.row(&[&statement.until.to_string(), "closing_balance", "", &code, "", &closing, ""])?;
    }
    table.done()
}

/// Invoices and credit notes, one a row.
pub(crate) fn invoices(rows: &[ListedRow]) -> Result<Vec<u8>, TableError> {
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
        "accounting_currency",
        "accounting_tax",
        "rate_for_one",
        "rate",
    ];
    let mut table = Table::with(&heads)?;
    for row in rows {
        let plain = |minor| amount(Money { minor, currency: row.currency });
        let accounted = row.tax_accounted();
        let stated = |of: fn(TaxAccounted) -> String| accounted.map(of).unwrap_or_default();
        table.row(&[
            &cell(&invoice_number(&row.series, row.number)),
            if row.kind == InvoiceKind::CreditNote { "credit_note" } else { "invoice" },
            &row.issued_on.to_string(),
            &row.due_on.to_string(),
            &cell(&row.customer_name),
            &row.currency.to_string(),
            &plain(row.net_minor),
            &plain(row.tax_minor),
            &plain(row.gross_minor),
            &plain(row.settled_minor),
            &plain(row.open_minor()),
            if row.is_open() { "open" } else { "settled" },
            &stated(|it| it.tax.currency.to_string()),
            &stated(|it| amount(it.tax)),
            &stated(|it| it.rate.one.to_string()),
            &stated(|it| it.rate.rate.to_string()),
        ])?;
    }
    table.done()
}
