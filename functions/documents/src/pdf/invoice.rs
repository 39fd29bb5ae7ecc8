//! An invoice on paper.
use super::face::Fonts;
use super::letter::{BESIDE, foot, head, window};
use super::sheet::{BODY, Item, LABEL, LEFT, MM, RIGHT, SMALL, STRONG, Sheet, Side, Style, TINT, WIDTH};
use super::table::{Cell, Column, Grid, table};
use crate::einvoice::is_iban;
use crate::invoice::{Invoice, InvoiceKind, Line, Payment, last_day};
use crate::texts::{Texts, fill};
use kernel::Money;
use krilla::image::Image;
use krilla::tagging::{TableHeaderScope, Tag};
use ledger::Party;
use std::num::NonZeroU16;

const TITLE: Style = Style { size: 19.0, ..STRONG };
const HEADING: Style = Style { size: 10.0, ..STRONG };
const SUM: Style = Style { size: 11.0, ..STRONG };
/// From one row of labels and values to the next.
const ROW: f32 = 14.0;
/// Where the totals begin.
const TOTALS: f32 = RIGHT - 62.0 * MM;

/// Lays an invoice out.
pub(super) fn sheet<'a>(fonts: &'a Fonts, texts: &Texts, invoice: &Invoice, logo: Option<&Image>) -> Sheet<'a> {
    let mut sheet = Sheet::new(fonts, Tag::Section);
    head(&mut sheet, texts, &invoice.seller, logo);
    window(&mut sheet, &invoice.seller, &invoice.buyer);
    let under_window = sheet.y;
    facts(&mut sheet, texts, invoice);
    sheet.y = sheet.y.max(under_window).max(86.0 * MM) + 12.0 * MM;
    title(&mut sheet, texts, invoice);
    table(&mut sheet, &line_grid(texts, invoice), &lines(texts, invoice));
    sums(&mut sheet, texts, invoice);
    notes(&mut sheet, texts, invoice);
    payment(&mut sheet, texts, invoice);
    let title = format!("{} {}", texts.title(invoice.kind), invoice.number);
    foot(&mut sheet, texts, &invoice.seller, &title);
    sheet
}

/// Number, days, period, and the buyer's VAT number, which several laws want on the page.
fn facts(sheet: &mut Sheet<'_>, texts: &Texts, invoice: &Invoice) {
    let (words, format) = (texts.words, texts.format);
    let due = (invoice.kind == InvoiceKind::Invoice).then(|| (words.due, format.day(invoice.due_on)));
    let period = invoice.period().map(|(from, to)| (words.period, format.period(from, to)));
    let vat = invoice.buyer.vat_number.clone().map(|number| (words.buyer_vat, number));
    let reference = invoice.buyer.reference.clone().map(|reference| (words.buyer_reference, reference));
    let number = Some((words.number, invoice.number.clone()));
    let rows = [number, Some((words.issued, format.day(invoice.issued_on))), due, period, vat, reference];
    let rows: Vec<(String, String)> =
        rows.into_iter().flatten().map(|(label, value)| (label.to_owned(), value)).collect();
    sheet.y = 54.0 * MM;
    pairs(sheet, &rows, (BESIDE, RIGHT), Side::To);
}

/// Labels and their values, one below the other.
fn pairs(sheet: &mut Sheet<'_>, rows: &[(String, String)], (left, right): (f32, f32), side: Side) {
    let table = sheet.node(Sheet::ROOT, Tag::Table);
    for (label, value) in rows {
        let row = sheet.node(table, Tag::TR);
        let baseline = sheet.y + BODY.size;
        let head = sheet.node(row, Tag::TH(TableHeaderScope::Row));
        sheet.text(label, LABEL, (left, Side::From), baseline, head);
        let cell = sheet.node(row, Tag::TD);
        sheet.text(value, BODY, (right, side), baseline, cell);
        sheet.y += ROW;
    }
}

fn title(sheet: &mut Sheet<'_>, texts: &Texts, invoice: &Invoice) {
    let title = format!("{} {}", texts.title(invoice.kind), invoice.number);
    let node = sheet.node(Sheet::ROOT, Tag::Hn(NonZeroU16::MIN, Some(title.clone())));
    sheet.y = sheet.block(&title, TITLE, (LEFT, WIDTH), sheet.y, node);
    if let Some(before) = &invoice.corrects {
        let node = sheet.node(Sheet::ROOT, Tag::P);
        let text = fill(texts.words.corrects, &[&before.number, &texts.format.day(before.issued_on)]);
        sheet.y = sheet.block(&text, BODY, (LEFT, WIDTH), sheet.y, node);
    }
    sheet.y += 5.0 * MM;
}

fn line_grid(texts: &Texts, invoice: &Invoice) -> Grid {
    let words = texts.words;
    let numbers = |head: &str, x: f32, width: f32| Column { head: head.to_owned(), x, side: Side::To, width };
    let net = format!("{} ({})", words.net, invoice.currency);
    let columns = vec![
        Column { head: words.description.to_owned(), x: LEFT, side: Side::From, width: RIGHT - 264.0 - LEFT },
        numbers(words.quantity, RIGHT - 212.0, 44.0),
        numbers(words.price, RIGHT - 150.0, 58.0),
        numbers(words.vat, RIGHT - 72.0, 72.0),
        numbers(&net, RIGHT, 70.0),
    ];
    Grid { columns, styles: (BODY, SMALL), edges: (LEFT, RIGHT), padding: 5.0 }
}

fn lines(texts: &Texts, invoice: &Invoice) -> Vec<Vec<Cell>> {
    let row = |line: &Line| {
        let period = line.period.map(|(from, until)| texts.format.period(from, last_day(until)));
        let why = line.why.iter().filter_map(|step| texts.step(step, invoice.currency));
        vec![
            Cell { text: line.name.clone(), below: period.into_iter().chain(why).collect() },
            texts.format.quantity(line.signed_thousandths()).into(),
            texts.format.price(line.amounts.net_minor, line.signed_thousandths(), invoice.currency).into(),
            texts.tax_label(line.category, line.rate_ppm).into(),
            texts.format.amount(line.amounts.net_minor, invoice.currency).into(),
        ]
    };
    invoice.lines.iter().map(row).collect()
}

/// The taxes at the left and the totals at the right, which stay together.
fn sums(sheet: &mut Sheet<'_>, texts: &Texts, invoice: &Invoice) {
    let totals = totals(texts, invoice);
    let groups = invoice.tax_groups();
    let money = |minor: i64| texts.format.amount(minor, invoice.currency);
    #[expect(clippy::cast_precision_loss, reason = "there are a few rates")]
    let height = ROW * (totals.len().max(groups.len()) as f32 + 3.0) + 6.0 * MM;
    sheet.keep(height);
    sheet.y += 6.0 * MM;
    let top = sheet.y;
    let words = texts.words;
    let rows: Vec<Vec<Cell>> = groups
        .iter()
        .map(|group| {
            let label = texts.tax_label(group.category, group.rate_ppm);
            let amounts = group.amounts;
            vec![
                label.into(),
                money(amounts.net_minor).into(),
                money(amounts.tax_minor).into(),
                money(amounts.gross_minor).into(),
            ]
        })
        .collect();
    let numbers = |head: &str, x: f32| Column { head: head.to_owned(), x, side: Side::To, width: 60.0 };
    let columns = vec![
        Column { head: words.vat.to_owned(), x: LEFT, side: Side::From, width: 74.0 },
        numbers(words.net, LEFT + 132.0),
        numbers(words.vat, LEFT + 190.0),
        numbers(words.gross, LEFT + 258.0),
    ];
    let small = Style { size: 8.0, ..BODY };
    table(sheet, &Grid { columns, styles: (small, SMALL), edges: (LEFT, LEFT + 258.0), padding: 3.5 }, &rows);
    let left = sheet.y;
    sheet.y = top;
    draw_totals(sheet, &totals);
    sheet.y = sheet.y.max(left) + 6.0 * MM;
}

/// A row of the totals, and whether it is the one that counts.
struct Total {
    label: String,
    value: String,
    strong: bool,
}

fn totals(texts: &Texts, invoice: &Invoice) -> Vec<Total> {
    let words = texts.words;
    let money = |minor| texts.format.money(Money { minor, currency: invoice.currency });
    let row = |label: &str, value: String, strong| Total { label: label.to_owned(), value, strong };
    let sum = invoice.total();
    let mut rows = vec![row(words.net_total, money(sum.net_minor), false), row(words.vat, money(sum.tax_minor), false)];
    if let Some(tax) = invoice.tax_accounted {
        rows.push(row(&fill(words.vat_accounted, &[&tax.currency.to_string()]), texts.format.money(tax), false));
    }
    match (invoice.kind, invoice.prepaid_minor) {
        (InvoiceKind::CreditNote, _) => rows.push(row(words.credited, money(sum.gross_minor), true)),
        (InvoiceKind::Invoice, 0) => rows.push(row(words.total, money(sum.gross_minor), true)),
        (InvoiceKind::Invoice, prepaid) => {
            rows.push(row(words.total, money(sum.gross_minor), false));
            rows.push(row(words.prepaid, money(-prepaid), false));
            rows.push(row(words.to_pay, money(invoice.due_minor()), true));
        }
    }
    rows
}

fn draw_totals(sheet: &mut Sheet<'_>, rows: &[Total]) {
    let table = sheet.node(Sheet::ROOT, Tag::Table);
    for total in rows {
        let (label, value) = if total.strong { (SUM, SUM) } else { (LABEL, BODY) };
        if total.strong {
            let (top, bottom) = (sheet.y + 3.0, sheet.y + 27.0);
            sheet.draw(Item::Fill { left: TOTALS - 8.0, top, right: RIGHT + 8.0, bottom, colour: TINT });
            sheet.y += 8.0;
        }
        let row = sheet.node(table, Tag::TR);
        let baseline = sheet.y + value.size;
        let head = sheet.node(row, Tag::TH(TableHeaderScope::Row));
        sheet.text(&total.label, label, (TOTALS, Side::From), baseline, head);
        let cell = sheet.node(row, Tag::TD);
        sheet.text(&total.value, value.in_column(), (RIGHT, Side::To), baseline, cell);
        sheet.y += if total.strong { 20.0 } else { ROW };
    }
}

/// Why no tax is charged, and when what was supplied.
fn notes(sheet: &mut Sheet<'_>, texts: &Texts, invoice: &Invoice) {
    let mut notes: Vec<String> = invoice.tax_groups().iter().filter_map(|group| texts.tax_note(group)).collect();
    if invoice.kind == InvoiceKind::Invoice && invoice.lines.iter().any(|line| line.period.is_none()) {
        notes.push(texts.words.supplied.to_owned());
    }
    for note in notes {
        sheet.keep(sheet.height(&note, BODY, WIDTH));
        let node = sheet.node(Sheet::ROOT, Tag::P);
        sheet.y = sheet.block(&note, BODY, (LEFT, WIDTH), sheet.y, node) + 3.0;
    }
    sheet.y += 3.0 * MM;
}

/// How it is paid, or that it is.
fn payment(sheet: &mut Sheet<'_>, texts: &Texts, invoice: &Invoice) {
    let words = texts.words;
    let (says, rows) = how_paid(texts, invoice);
    #[expect(clippy::cast_precision_loss, reason = "there are at most four rows")]
    let height = 2.0 * ROW + sheet.height(&says, BODY, WIDTH) + ROW * (rows.len() as f32 + 1.0);
    sheet.keep(height);
    let node = sheet.node(Sheet::ROOT, Tag::Hn(NonZeroU16::MIN.saturating_add(1), Some(words.payment.to_owned())));
    sheet.y = sheet.block(words.payment, HEADING, (LEFT, WIDTH), sheet.y, node) + 2.0;
    let node = sheet.node(Sheet::ROOT, Tag::P);
    sheet.y = sheet.block(&says, BODY, (LEFT, WIDTH), sheet.y, node) + 4.0;
    if !rows.is_empty() {
        pairs(sheet, &rows, (LEFT, LEFT + 34.0 * MM), Side::From);
    }
}

type Pairs = Vec<(String, String)>;

fn how_paid(texts: &Texts, invoice: &Invoice) -> (String, Pairs) {
    let (words, format) = (texts.words, texts.format);
    let money = |minor| format.money(Money { minor, currency: invoice.currency });
    let (due, on) = (money(invoice.due_minor()), format.day(invoice.due_on));
    if invoice.kind == InvoiceKind::CreditNote {
        return (words.credited_note.to_owned(), Pairs::new());
    }
    if let Some(settled) = invoice.settled.filter(|settled| settled.minor != invoice.prepaid_minor) {
        let day = format.day(settled.on);
        return match invoice.open_minor() {
            0 => (fill(words.settled_full, &[&day]), Pairs::new()),
            open => {
                let says = fill(words.settled, &[&money(settled.minor), &day, &money(open)]);
                (says, transfer_rows(texts, invoice))
            }
        };
    }
    if invoice.due_minor() <= 0 {
        return (words.nothing_due.to_owned(), Pairs::new());
    }
    match &invoice.payment {
        Payment::Transfer if invoice.seller.iban.is_some() => {
            (fill(words.pay_by_transfer, &[&due, &on]), transfer_rows(texts, invoice))
        }
        Payment::Transfer => (fill(words.pay, &[&due, &on]), Pairs::new()),
        Payment::Card { label } => (fill(words.pay_by_card, &[&due, &on, label]), Pairs::new()),
        Payment::Debit { mandate, creditor, account } => {
            let account = account.as_ref().map(|account| (words.from_account.to_owned(), grouped(account)));
            let rows = [(words.mandate, mandate), (words.creditor, creditor)].map(|(l, v)| (l.to_owned(), v.clone()));
            (fill(words.pay_by_debit, &[&due, &on]), account.into_iter().chain(rows).collect())
        }
    }
}

fn transfer_rows(texts: &Texts, invoice: &Invoice) -> Pairs {
    let mut rows = bank_lines(texts, &invoice.seller);
    if !rows.is_empty() {
        rows.push((texts.words.reference.to_owned(), invoice.number.clone()));
    }
    rows
}

/// The seller's bank account, labelled.
pub(super) fn bank_lines(texts: &Texts, seller: &Party) -> Pairs {
    let Some(account) = &seller.iban else { return Pairs::new() };
    let words = texts.words;
    let (name, code) = if is_iban(account) { ("IBAN", "BIC") } else { (words.account, words.bank_code) };
    let code = seller.bic.as_ref().map(|value| (code.to_owned(), value.clone()));
    let head = [(words.holder.to_owned(), seller.name.clone()), (name.to_owned(), grouped(account))];
    head.into_iter().chain(code).collect()
}

/// An IBAN in groups of four, as on paper (ISO 13616, 6.1).
fn grouped(account: &str) -> String {
    if !is_iban(account) {
        return account.to_owned();
    }
    let plain: Vec<char> = account.chars().filter(|c| *c != ' ').collect();
    plain.chunks(4).map(|group| group.iter().collect()).collect::<Vec<String>>().join("\u{a0}")
}
