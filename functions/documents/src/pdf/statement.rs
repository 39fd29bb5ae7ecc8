//! A statement of account on paper.
use super::face::Fonts;
use super::letter::{BESIDE, foot, head, title, window};
use super::rows::{Pairs, Total, pairs, totals};
use super::sheet::{BODY, LEFT, MM, RIGHT, SMALL, STRONG, Sheet, Side, Style, WIDTH};
use super::table::{Cell, Column, Grid, table};
use crate::statement::{Account, Entry, EntryKind, Statement};
use crate::texts::{Texts, fill};
use kernel::Money;
use krilla::image::Image;
use krilla::tagging::Tag;
use std::num::NonZeroU16;

const HEADING: Style = Style { size: 10.0, ..STRONG };

/// Lays a statement out.
pub(super) fn sheet<'a>(fonts: &'a Fonts, texts: &Texts, statement: &Statement, logo: Option<&Image>) -> Sheet<'a> {
    let words = texts.words;
    let mut sheet = Sheet::new(fonts, Tag::Section);
    head(&mut sheet, texts, &statement.seller, logo);
    window(&mut sheet, texts, &statement.seller, &statement.customer);
    let under_window = sheet.y;
    let facts: Pairs = vec![(words.period.to_owned(), texts.format.period(statement.from, statement.until))];
    sheet.y = 54.0 * MM;
    pairs(&mut sheet, &facts, (BESIDE, RIGHT), Side::To);
    sheet.y = under_window.max(86.0 * MM) + 12.0 * MM;
    title(&mut sheet, words.statement, Some(words.balance_note));
    for account in &statement.accounts {
        ledger(&mut sheet, texts, statement, account);
    }
    if statement.accounts.is_empty() {
        let node = sheet.node(Sheet::ROOT, Tag::P);
        sheet.block(words.nothing_happened, BODY, (LEFT, WIDTH), sheet.y, node);
    }
    foot(&mut sheet, texts, &statement.seller, words.statement);
    sheet
}

fn ledger(sheet: &mut Sheet<'_>, texts: &Texts, statement: &Statement, account: &Account) {
    let (words, format) = (texts.words, texts.format);
    if 1 < statement.accounts.len() {
        sheet.keep(30.0 * MM);
        let code = account.currency.to_string();
        let node = sheet.node(Sheet::ROOT, Tag::Hn(NonZeroU16::MIN.saturating_add(1), Some(code.clone())));
        sheet.y = sheet.block(&code, HEADING, (LEFT, WIDTH), sheet.y, node) + 4.0;
    }
    let numbers = |head: &str, x: f32| Column { head: head.to_owned(), x, side: Side::To, width: 72.0 };
    let balance = format!("{} ({})", words.balance, account.currency);
    let columns = vec![
        Column { head: words.date.to_owned(), x: LEFT, side: Side::From, width: 68.0 },
        Column { head: words.what.to_owned(), x: LEFT + 74.0, side: Side::From, width: 160.0 },
        numbers(words.charged, RIGHT - 152.0),
        numbers(words.paid, RIGHT - 78.0),
        numbers(&balance, RIGHT),
    ];
    let rows = account.running().map(|(entry, balance)| row(texts, account, entry, balance));
    let rows: Vec<Vec<Cell>> = std::iter::once(opening(texts, statement, account)).chain(rows).collect();
    let grid = Grid { columns, styles: (BODY, SMALL), edges: (LEFT, RIGHT), padding: 4.0 };
    table(sheet, &grid, &rows);
    sheet.keep(14.0 * MM);
    let closing = format.money(Money { minor: account.closing_minor(), currency: account.currency });
    totals(
        sheet,
        &[Total::strong(&fill(words.closing, &[&format.short_day(statement.until)]), closing)],
        RIGHT - 82.0 * MM,
    );
    sheet.y += 10.0 * MM;
}

fn opening(texts: &Texts, statement: &Statement, account: &Account) -> Vec<Cell> {
    let balance = texts.format.amount(account.opening_minor, account.currency);
    let says = fill(texts.words.opening, &[&texts.format.short_day(statement.from)]);
    vec![Cell::default(), says.into(), Cell::default(), Cell::default(), balance.into()]
}

fn row(texts: &Texts, account: &Account, entry: &Entry, balance: i64) -> Vec<Cell> {
    let format = texts.format;
    let amount = |minor: i64| format.amount(minor, account.currency);
    let what = format!("{} {}", kind(texts, entry.kind), entry.reference);
    let recorded = entry.recorded_on.map(|day| fill(texts.words.recorded, &[&format.short_day(day)]));
    let (charged, paid) =
        if entry.minor < 0 { (String::new(), amount(-entry.minor)) } else { (amount(entry.minor), String::new()) };
    vec![
        format.short_day(entry.on).into(),
        Cell { text: what.trim().to_owned(), below: recorded.into_iter().collect() },
        charged.into(),
        paid.into(),
        amount(balance).into(),
    ]
}

fn kind(texts: &Texts, kind: EntryKind) -> &'static str {
    let words = texts.words;
    match kind {
        EntryKind::Invoice => words.invoice,
        EntryKind::CreditNote => words.credit_note,
        EntryKind::Payment => words.payment,
        EntryKind::Refund => words.refund,
        EntryKind::RefundFailed => words.refund_failed,
        EntryKind::Dispute => words.dispute,
        EntryKind::DisputeWon => words.dispute_won,
        EntryKind::WriteOff => words.write_off,
    }
}
