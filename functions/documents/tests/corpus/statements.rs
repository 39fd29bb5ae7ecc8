//! Statements of account of every sort.
use super::{buyer, day, seller};
use documents::statement::{Account, Entry, EntryKind, Statement};
use kernel::Locale;

type Named = (&'static str, Locale, Statement, Vec<&'static str>);

/// Their names, languages, and what must be found on their pages.
pub(crate) fn statements() -> Vec<Named> {
    let long: Vec<Entry> = (0..150).map(entry).collect();
    let short = long[..7].to_vec();
    let every = [
        (EntryKind::Invoice, 29631),
        (EntryKind::Payment, -29631),
        (EntryKind::Dispute, 29631),
        (EntryKind::DisputeWon, -29631),
        (EntryKind::CreditNote, -5000),
        (EntryKind::Refund, 5000),
        (EntryKind::Invoice, 10000),
        (EntryKind::WriteOff, -10000),
    ];
    let every = every.into_iter().map(|(kind, minor)| Entry { kind, minor, ..entry(0) }).collect();
    vec![
        ("statement", Locale::En, statement(vec![account("EUR", 12345, short.clone())]), vec!["INV-2026-1", "123.45"]),
        (
            "statement-every-kind",
            Locale::De,
            statement(vec![account("EUR", 0, every)]),
            vec!["Kontoauszug", "Ausgebucht"],
        ),
        ("statement-long", Locale::Es, statement(vec![account("EUR", -500, long)]), vec!["Extracto", "INV-2026-149"]),
        (
            "statement-two-currencies",
            Locale::En,
            statement(vec![account("EUR", 0, short.clone()), account("GBP", 0, short)]),
            vec!["EUR", "GBP"],
        ),
        ("statement-empty", Locale::En, statement(vec![]), vec!["Nothing happened"]),
    ]
}

fn account(currency: &str, opening_minor: i64, entries: Vec<Entry>) -> Account {
    Account { currency: currency.parse().unwrap(), opening_minor, entries }
}

fn entry(n: i64) -> Entry {
    let on = day(&format!("2026-{:02}-{:02}", 1 + n / 15, 1 + (n % 15) * 2 % 28));
    let pays = n % 2 == 1;
    let (kind, reference) = if pays {
        (EntryKind::Payment, "Visa ····4242".to_owned())
    } else {
        (EntryKind::Invoice, format!("INV-2026-{}", n + 1))
    };
    let recorded_on = pays.then(|| on.plus_days(3)).filter(|_| n % 4 == 1);
    Entry { on, recorded_on, kind, reference, minor: if pays { -29631 } else { 29631 + n } }
}

fn statement(accounts: Vec<Account>) -> Statement {
    Statement {
        seller: seller(),
        customer: buyer(),
        from: day("2026-01-01"),
        until: day("2026-12-31"),
        made_at: "2027-01-01T00:00:00Z".parse().unwrap(),
        accounts,
    }
}
