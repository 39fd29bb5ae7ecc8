use super::Setting;
use super::reader::at_most;
use crate::statement::{Account, Entry, EntryKind, Statement};
use crate::store::{CustomerRow, ENTRIES_MAX, EntryRow, OpeningRow};
use crate::texts::Texts;
use db::json;
use kernel::{Currency, Day, Instant};
use ledger::{Dated, Party, dated, invoice_number, stated};
use web::Problem;

/// What is known of an account.
pub(crate) struct StatementFacts {
    pub(crate) customer: CustomerRow,
    pub(crate) opening: Vec<OpeningRow>,
    pub(crate) entries: Vec<EntryRow>,
}

/// Refuses days that end before they begin.
pub(crate) fn check_days(from: Option<Day>, until: Option<Day>) -> Result<(), Problem> {
    match (from, until) {
        (Some(from), Some(until)) if until < from => {
            Err(Problem::field("/until", "order", "must not be before the first day"))
        }
        _ => Ok(()),
    }
}

/// The statement of the days `from` to `until` of the books' calendar.
pub(crate) fn statement(
    facts: StatementFacts,
    setting: &Setting,
    (from, until): (Day, Day),
    now: Instant,
) -> Result<Statement, Problem> {
    let StatementFacts { customer, opening, entries } = facts;
    let entries = at_most(entries, ENTRIES_MAX, "entries")?;
    let mut accounts: Vec<Account> = opening.into_iter().map(opened).collect();
    let texts = Texts::of(setting.locale);
    let days = (from, until.plus_days(1));
    let (before, lines) =
        stated(entries, days, |row| (dated(row.at, row.received_on, &setting.zone), row.kind == EntryKind::Invoice));
    for row in before {
        account_in(&mut accounts, row.currency).opening_minor += row.amount_minor;
    }
    for (day, row) in lines {
        account_in(&mut accounts, row.currency).entries.push(entry(row, day, &texts));
    }
    // A currency in which nothing is owed and nothing happened is none of the account's.
    accounts.retain(|account| account.opening_minor != 0 || !account.entries.is_empty());
    let ended = setting.zone.day_ends(until.date());
    Ok(Statement {
        seller: setting.seller.clone(),
        customer: party(customer)?,
        from,
        until,
        // The same bytes for the same days, once they are over and nothing that came in them is written down later.
        made_at: now.min(ended),
        accounts,
    })
}

fn opened(row: OpeningRow) -> Account {
    Account { currency: row.currency, opening_minor: row.minor, entries: Vec::new() }
}

fn account_in(accounts: &mut Vec<Account>, currency: Currency) -> &mut Account {
    let at = accounts.iter().position(|account| account.currency == currency).unwrap_or_else(|| {
        accounts.push(Account { currency, opening_minor: 0, entries: Vec::new() });
        accounts.len() - 1
    });
    &mut accounts[at]
}

fn entry(row: EntryRow, Dated { on, recorded_on }: Dated, texts: &Texts) -> Entry {
    let number = row.series.zip(row.number).map(|(series, number)| invoice_number(&series, number));
    let label = row.label.filter(|label| !label.is_empty());
    let method = || row.method.map(|method| texts.method(method).to_owned());
    let reference = number.or(label).or_else(method).unwrap_or_default();
    Entry { on, recorded_on, kind: row.kind, reference, minor: row.amount_minor }
}

/// As billing knows the customer, else by name.
fn party(row: CustomerRow) -> Result<Party, Problem> {
    match row.party {
        Some(party) => Ok(json(&party)?),
        None => Ok(Party { name: row.name, email: Some(row.email), ..Party::default() }),
    }
}
