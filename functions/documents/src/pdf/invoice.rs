//! An invoice on paper.
use super::face::Fonts;
use super::letter::{BESIDE, foot, head, title, window};
use super::pay_code;
use super::rows::{Pairs, ROW, Total, pairs, totals};
use super::sheet::{BODY, LEFT, MM, RIGHT, SMALL, STRONG, Sheet, Side, Style, WIDTH};
use super::table::{Cell, Column, Grid, table};
use crate::einvoice::is_iban;
use crate::invoice::{Invoice, InvoiceKind, Line, Payment, Preceding, last_day};
use crate::texts::{Texts, fill};
use kernel::Money;
use krilla::image::Image;
use krilla::tagging::Tag;
use ledger::{Party, TaxAccounted};
use std::num::NonZeroU16;

const HEADING: Style = Style { size: 10.0, ..STRONG };

/// Lays an invoice out.
pub(super) fn sheet<'a>(fonts: &'a Fonts, texts: &Texts, invoice: &Invoice, logo: Option<&Image>) -> Sheet<'a> {
    let mut sheet = Sheet::new(fonts, Tag::Section);
    head(&mut sheet, texts, &invoice.seller, logo);
    window(&mut sheet, texts, &invoice.seller, &invoice.buyer);
    let under_window = sheet.y;
    facts(&mut sheet, texts, invoice);
    sheet.y = sheet.y.max(under_window).max(86.0 * MM) + 12.0 * MM;
    let name = format!("{} {}", texts.title(invoice.kind), invoice.number);
    title(&mut sheet, &name, corrects(texts, invoice).as_deref());
    table(&mut sheet, &line_grid(texts, invoice), &lines(texts, invoice));
    sums(&mut sheet, texts, invoice);
    notes(&mut sheet, texts, invoice);
    payment(&mut sheet, texts, invoice);
    foot(&mut sheet, texts, &invoice.seller, &name);
    sheet
}

/// What a credit note corrects: one invoice, or each of several with its day.
fn corrects(texts: &Texts, invoice: &Invoice) -> Option<String> {
    let words = texts.words;
    let said = |it: &Preceding| fill(words.number_of_day, &[&it.number, &texts.format.day(it.issued_on)]);
    let said: Vec<String> = invoice.corrects.iter().map(said).collect();
    match said.len() {
        0 => None,
        1 => Some(fill(words.corrects, &[&said[0]])),
        _ => Some(fill(words.corrects_several, &[&said.join(", ")])),
    }
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
    let total_rows = total_rows(texts, invoice);
    let groups = invoice.tax_groups();
    let money = |minor: i64| texts.format.amount(minor, invoice.currency);
    #[expect(clippy::cast_precision_loss, reason = "there are a few rates")]
    let height = ROW * (total_rows.len().max(groups.len()) as f32 + 3.0) + 6.0 * MM;
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
    let numbers = |head: &str, x: f32| Column { head: head.to_owned(), x, side: Side::To, width: 56.0 };
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
    totals(sheet, &total_rows, RIGHT - 62.0 * MM);
    sheet.y = sheet.y.max(left) + 6.0 * MM;
}

fn total_rows(texts: &Texts, invoice: &Invoice) -> Vec<Total> {
    let words = texts.words;
    let money = |minor| texts.format.money(Money { minor, currency: invoice.currency });
    let sum = invoice.total();
    let mut rows = vec![Total::of(words.net_total, money(sum.net_minor)), Total::of(words.vat, money(sum.tax_minor))];
    if let Some(TaxAccounted { tax, .. }) = invoice.tax_accounted {
        rows.push(Total::of(&fill(words.vat_accounted, &[&tax.currency.to_string()]), texts.format.money(tax)));
    }
    match (invoice.kind, invoice.prepaid_minor) {
        (InvoiceKind::CreditNote, _) => rows.push(Total::strong(words.credited, money(sum.gross_minor))),
        (InvoiceKind::Invoice, 0) => rows.push(Total::strong(words.total, money(sum.gross_minor))),
        (InvoiceKind::Invoice, prepaid) => {
            rows.push(Total::of(words.total, money(sum.gross_minor)));
            rows.push(Total::of(words.prepaid, money(-prepaid)));
            rows.push(Total::strong(words.to_pay, money(invoice.due_minor())));
        }
    }
    rows
}

/// Why no tax is charged, at which rate it is stated in another currency, and when what was supplied.
fn notes(sheet: &mut Sheet<'_>, texts: &Texts, invoice: &Invoice) {
    let mut notes: Vec<String> = invoice.tax_groups().iter().filter_map(|group| texts.tax_note(group)).collect();
    if let Some(TaxAccounted { tax, rate }) = invoice.tax_accounted {
        let (tax, rate) = (tax.currency.to_string(), texts.format.rate(rate));
        notes.push(fill(texts.words.vat_accounted_at, &[&tax, &rate]));
    }
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

/// How it is paid, or that it is; beside it the code to pay by.
fn payment(sheet: &mut Sheet<'_>, texts: &Texts, invoice: &Invoice) {
    let words = texts.words;
    let (says, rows) = how_paid(texts, invoice);
    let code = pay_code::payload(invoice);
    let width = if code.is_some() { WIDTH - pay_code::SIDE - 8.0 * MM } else { WIDTH };
    #[expect(clippy::cast_precision_loss, reason = "there are at most four rows")]
    let height = 2.0 * ROW + sheet.height(&says, BODY, width) + ROW * (rows.len() as f32 + 1.0);
    sheet.keep(height.max(pay_code::SIDE));
    let top = sheet.y;
    let node = sheet.node(Sheet::ROOT, Tag::Hn(NonZeroU16::MIN.saturating_add(1), Some(words.payment.to_owned())));
    sheet.y = sheet.block(words.payment, HEADING, (LEFT, width), sheet.y, node) + 2.0;
    let node = sheet.node(Sheet::ROOT, Tag::P);
    sheet.y = sheet.block(&says, BODY, (LEFT, width), sheet.y, node) + 4.0;
    if !rows.is_empty() {
        pairs(sheet, &rows, (LEFT, LEFT + 34.0 * MM), Side::From);
    }
    if let Some(code) = code {
        sheet.y = top;
        pay_code::draw(sheet, &code, words.pay_code);
    }
}

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
                match &invoice.pays_now {
                    Payment::Transfer => (says, transfer_rows(texts, invoice)),
                    Payment::Card { label } | Payment::Debit { label, .. } => {
                        let collected = fill(words.collected, &[&money(open), &on, label]);
                        (format!("{says} {collected}"), Pairs::new())
                    }
                }
            }
        };
    }
    if invoice.due_minor() <= 0 {
        return (words.nothing_due.to_owned(), Pairs::new());
    }
    match &invoice.pays_now {
        Payment::Transfer if invoice.seller.iban.is_some() => {
            (fill(words.pay_by_transfer, &[&due, &on]), transfer_rows(texts, invoice))
        }
        Payment::Transfer => (fill(words.pay, &[&due, &on]), Pairs::new()),
        Payment::Card { label } => (fill(words.collected, &[&due, &on, label]), Pairs::new()),
        Payment::Debit { mandate, label } => {
            let mandate = mandate.as_ref().map(|mandate| (words.mandate.to_owned(), mandate.clone()));
            (fill(words.collected, &[&due, &on, label]), mandate.into_iter().collect())
        }
    }
}

fn transfer_rows(texts: &Texts, invoice: &Invoice) -> Pairs {
    let mut rows = bank_lines(texts, &invoice.seller);
    if !rows.is_empty() {
        rows.push((texts.words.reference.to_owned(), in_fours(&invoice.reference())));
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
    if is_iban(account) { in_fours(account) } else { account.to_owned() }
}

fn in_fours(text: &str) -> String {
    let plain: Vec<char> = text.chars().filter(|c| *c != ' ').collect();
    plain.chunks(4).map(|group| group.iter().collect()).collect::<Vec<String>>().join("\u{a0}")
}
