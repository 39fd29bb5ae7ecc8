//! Documents on paper. A page is laid out first (`sheet`, `table`, `lines`, with glyphs from `face`) and drawn when the
//! number of pages is known (`write`), with its structure for those who hear it read.
mod face;
mod facturx;
mod invoice;
mod letter;
mod lines;
mod pay_code;
mod rows;
mod sheet;
mod statement;
mod table;
mod write;

use crate::einvoice::Einvoice;
use crate::invoice::Invoice;
use crate::statement::Statement;
use crate::texts::{Texts, country};
use face::Fonts;
use kernel::{Instant, Locale};
use krilla::image::Image;
use ledger::Party;
use write::{About, write};

/// A document that could not be written: a fault of ours, since any text and any number has a way onto the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unprintable(String);

impl Unprintable {
    fn of(cause: impl std::fmt::Debug) -> Self {
        Self(format!("{cause:?}"))
    }
}

impl std::fmt::Display for Unprintable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the PDF cannot be written: {}", self.0)
    }
}

/// The invoice as PDF. One that keeps the rules of EN 16931 has the e-invoice in it (Factur-X, profile EN 16931); one
/// that does not is a page alone.
pub fn invoice(invoice: &Invoice, locale: Locale, logo: Option<&[u8]>) -> Result<Vec<u8>, Unprintable> {
    let texts = Texts::of(locale);
    let fonts = Fonts::new().ok_or_else(|| Unprintable::of("fonts"))?;
    let logo = picture(logo);
    let einvoice = Einvoice::of(invoice).ok().map(|einvoice| einvoice.cii());
    let sheet = invoice::sheet(&fonts, &texts, invoice, logo.as_ref());
    let title = format!("{} {}", texts.title(invoice.kind), invoice.number);
    let about = About {
        title: &title,
        author: &invoice.seller.name,
        locale,
        made_at: invoice.issued_at,
        attached: einvoice.as_deref().map(|xml| (xml, texts.words.attached)),
    };
    let pdf = write(&sheet, &about, logo.as_ref())?;
    if einvoice.is_some() { facturx::declare(&pdf) } else { Ok(pdf) }
}

/// The statement as PDF.
pub fn statement(statement: &Statement, locale: Locale, logo: Option<&[u8]>) -> Result<Vec<u8>, Unprintable> {
    let texts = Texts::of(locale);
    let fonts = Fonts::new().ok_or_else(|| Unprintable::of("fonts"))?;
    let logo = picture(logo);
    let sheet = statement::sheet(&fonts, &texts, statement, logo.as_ref());
    let days = texts.format.period(statement.from, statement.until);
    let about = About {
        title: &format!("{}, {days}", texts.words.statement),
        author: &statement.seller.name,
        locale,
        made_at: statement.made_at,
        attached: None,
    };
    write(&sheet, &about, logo.as_ref())
}

/// The logo, if it is a PNG: the one sort of picture that logos come in without loss.
fn picture(bytes: Option<&[u8]>) -> Option<Image> {
    let bytes = bytes.filter(|bytes| bytes.starts_with(b"\x89PNG"))?;
    Image::from_png(bytes.to_vec().into(), false).ok()
}

/// What a logo must be, for whoever sets one.
pub const LOGO_RULE: &str = "It must be a PNG of at most 1500 by 1500 pixels.";
/// Nine million bytes once unpacked.
const LOGO_SIDE_PIXELS_MAX: u32 = 1_500;

/// Whether documents can have this picture at their head: found out by writing one.
pub fn fits_as_logo(bytes: &[u8]) -> bool {
    let Some(logo) = picture(Some(bytes)) else { return false };
    let (width, height) = logo.size();
    if LOGO_SIDE_PIXELS_MAX < width.max(height) || width.min(height) == 0 {
        return false;
    }
    let Some(fonts) = Fonts::new() else { return false };
    let mut sheet = sheet::Sheet::new(&fonts, krilla::tagging::Tag::Section);
    letter::head(&mut sheet, &Texts::of(Locale::En), &Party::default(), Some(&logo));
    let about =
        About { title: "Logo", author: "", locale: Locale::En, made_at: Instant::from_seconds(0), attached: None };
    write(&sheet, &about, Some(&logo)).is_ok()
}

/// Where a party lives, line by line; with its country, where that is not `home`.
fn address(texts: &Texts, party: &Party, home: &str) -> Vec<String> {
    let town = [&party.postcode, &party.city].into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    let abroad = (party.country != home).then(|| country(&party.country, texts.format.0).to_owned());
    let lines = [party.trading_name.clone(), party.street.clone(), party.street_more.clone(), Some(town), abroad];
    lines.into_iter().flatten().filter(|line| !line.trim().is_empty()).collect()
}
