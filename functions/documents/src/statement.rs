//! What a statement of account says: who owed what, day by day. Amounts are minor units; what is owed is positive.
use kernel::{Currency, Day, Instant};
pub use ledger::EntryKind;
use ledger::Party;

/// A customer's account over some days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Who is owed.
    pub seller: Party,
    /// Who owes.
    pub customer: Party,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// The document's date.
    pub made_at: Instant,
    /// One for each currency.
    pub accounts: Vec<Account>,
}

/// What happened in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The currency.
    pub currency: Currency,
    /// The balance before the first day.
    pub opening_minor: i64,
    /// In the order in which they happened.
    pub entries: Vec<Entry>,
}

/// Something that changed the balance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// On which day: for money that no provider saw, that on which it came.
    pub on: Day,
    /// On which day it was written down, where that is a later one.
    pub recorded_on: Option<Day>,
    /// What it was.
    pub kind: EntryKind,
    /// An invoice's number, a payment's method; empty for nothing.
    pub reference: String,
    /// By how much the balance grew.
    pub minor: i64,
}

impl Account {
    /// The entries, each with the balance after it.
    pub fn running(&self) -> impl Iterator<Item = (&Entry, i64)> {
        self.entries.iter().scan(self.opening_minor, |balance, entry| {
            *balance += entry.minor;
            Some((entry, *balance))
        })
    }

    /// The balance after the last day.
    pub fn closing_minor(&self) -> i64 {
        self.opening_minor + self.entries.iter().map(|entry| entry.minor).sum::<i64>()
    }
}
