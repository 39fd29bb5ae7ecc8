//! The transfer as a code that banks' apps scan: EPC069-12 of the European Payments Council, version 002.
use super::sheet::{Item, RIGHT, Sheet};
use crate::einvoice::is_iban;
use crate::invoice::{Invoice, InvoiceKind, Payment};
use krilla::tagging::Tag;
use qrcode::{Color, EcLevel, QrCode};

/// How wide the code is drawn, in points: some 0.6 mm a module, which a telephone reads from a hand's breadth.
pub(super) const SIDE: f32 = 78.0;
/// The largest amount that the scheme knows: 999,999,999.99.
const MINOR_MAX: i64 = 99_999_999_999;
const NAME_CHARS_MAX: usize = 70;

/// What the code of an invoice says, if it is to be paid by a SEPA transfer.
pub(super) fn payload(invoice: &Invoice) -> Option<String> {
    let seller = &invoice.seller;
    let open = invoice.open_minor();
    let account = seller.iban.as_deref().filter(|account| is_iban(account))?;
    let transfers = invoice.kind == InvoiceKind::Invoice && invoice.pays_now == Payment::Transfer;
    if !transfers || invoice.currency.to_string() != "EUR" || !(1..=MINOR_MAX).contains(&open) {
        return None;
    }
    let name: String = one_line(&seller.name).chars().take(NAME_CHARS_MAX).collect();
    let bic = seller.bic.as_deref().map(one_line).unwrap_or_default();
    let amount = format!("EUR{}.{:02}", open / 100, open % 100);
    // Structured (ISO 11649), which banks check and pass on as it is; then there is no text beside it.
    let reference = invoice.reference();
    let lines = ["BCD", "002", "1", "SCT", &bic, &name, &account.replace(' ', ""), &amount, "", &reference];
    Some(lines.join("\n"))
}

/// A line break would move every field behind it.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Draws the code at the right edge from where the sheet is filled to.
pub(super) fn draw(sheet: &mut Sheet<'_>, payload: &str, says: &str) {
    // Error correction M, as the guideline wants it.
    let Ok(code) = QrCode::with_error_correction_level(payload, EcLevel::M) else { return };
    let colours = code.to_colors();
    let rows: Vec<Vec<bool>> =
        colours.chunks(code.width()).map(|row| row.iter().map(|one| *one == Color::Dark).collect()).collect();
    let node = sheet.node(Sheet::ROOT, Tag::Figure(Some(says.to_owned())));
    let mark = sheet.mark(node);
    sheet.draw(Item::Code { left: RIGHT - SIDE, top: sheet.y, side: SIDE, rows, mark });
}
