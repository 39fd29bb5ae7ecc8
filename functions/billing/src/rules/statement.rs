use crate::api::{EntryKind, StatementLine, StatementOfCurrency};
use kernel::{Currency, Day, Instant, Money, Zone};
use ledger::{Dated, InvoiceId, PayMethod, dated, stated};
use std::collections::BTreeMap;

/// What happened on an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// When it was written down.
    pub(crate) at: Instant,
    /// On which day it came, for money that no provider saw.
    pub(crate) received_on: Option<Day>,
    /// What.
    pub(crate) kind: EntryKind,
    /// In which currency.
    pub(crate) currency: Currency,
    /// What it added to what is owed.
    pub(crate) minor: i64,
    /// The invoice or credit note.
    pub(crate) invoice_id: Option<InvoiceId>,
    /// How money came, or went back.
    pub(crate) method: Option<PayMethod>,
    /// The saved method, as its owner knows it.
    pub(crate) method_label: Option<String>,
    /// Its number, or what the operator called it.
    pub(crate) reference: String,
}

/// The account over `days` in `zone`, the last of which is no part of it: `opening` is what was owed before the first of `entries`, which are
/// in the order in which they were written down and may begin before and end after those days.
pub(crate) fn statement(
    opening: &[(Currency, i64)],
    entries: Vec<Entry>,
    days: (Day, Day),
    zone: &Zone,
) -> Vec<StatementOfCurrency> {
    let money = |minor, currency| Money { minor, currency };
    let mut accounts: BTreeMap<String, StatementOfCurrency> = BTreeMap::new();
    let empty = |currency, minor| StatementOfCurrency {
        opening: money(minor, currency),
        lines: Vec::new(),
        closing: money(minor, currency),
    };
    for (currency, minor) in opening {
        accounts.insert(currency.to_string(), empty(*currency, *minor));
    }
    let (before, lines) =
        stated(entries, days, |entry| (dated(entry.at, entry.received_on, zone), entry.kind == EntryKind::Invoice));
    for entry in before {
        let account = accounts.entry(entry.currency.to_string()).or_insert_with(|| empty(entry.currency, 0));
        account.opening.minor += entry.minor;
        account.closing.minor += entry.minor;
    }
    for (Dated { on, recorded_on }, entry) in lines {
        let account = accounts.entry(entry.currency.to_string()).or_insert_with(|| empty(entry.currency, 0));
        account.closing.minor += entry.minor;
        account.lines.push(StatementLine {
            on,
            recorded_on,
            at: entry.at,
            kind: entry.kind,
            invoice_id: entry.invoice_id,
            method: entry.method,
            method_label: entry.method_label,
            reference: entry.reference,
            amount: money(entry.minor, entry.currency),
            balance: account.closing,
        });
    }
    let told = |account: &StatementOfCurrency| !account.lines.is_empty() || account.opening.minor != 0;
    accounts.into_values().filter(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(at: &str, minor: i64) -> Entry {
        let kind = if minor < 0 { EntryKind::Payment } else { EntryKind::Invoice };
        let currency = "EUR".parse().unwrap();
        Entry {
            at: at.parse().unwrap(),
            received_on: None,
            kind,
            currency,
            minor,
            invoice_id: None,
            method: None,
            method_label: None,
            reference: String::new(),
        }
    }

    #[test]
    fn days_are_cut_where_the_books_cut_them_and_the_balance_runs() {
        let zone = Zone::fixed("Test", 2 * 3600);
        let entries = [
            entry("2029-12-31T21:59:59Z", 100),
            entry("2029-12-31T22:00:00Z", 400),
            entry("2030-01-20T08:00:00Z", -300),
            entry("2030-01-31T22:00:00Z", 900),
        ];
        let days = ("2030-01-01".parse().unwrap(), "2030-02-01".parse().unwrap());
        let eur: Currency = "EUR".parse().unwrap();
        let told = statement(&[(eur, 50)], entries.into(), days, &zone);
        assert_eq!((told.len(), told[0].opening.minor, told[0].closing.minor), (1, 150, 250));
        let lines: Vec<_> = told[0].lines.iter().map(|line| (line.amount.minor, line.balance.minor)).collect();
        assert_eq!(lines, [(400, 550), (-300, 250)]);
        assert_eq!(told[0].lines[0].on.to_string(), "2030-01-01");
    }
}
