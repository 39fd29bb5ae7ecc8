//! What every document has around its content: who writes, to whom, and the small print at the foot.
use super::address;
use super::sheet::{BODY, GREY, HAIR, Item, LEFT, MM, RIGHT, SMALL, STRONG, Sheet, Side, Style, WIDTH};
use crate::texts::{Texts, fill};
use krilla::image::Image;
use krilla::tagging::Tag;
use ledger::Party;
use std::num::NonZeroU16;

/// Where the block at the right begins.
pub(super) const BESIDE: f32 = 125.0 * MM;
const LOGO: (f32, f32) = (60.0 * MM, 18.0 * MM);
const NAME: Style = Style { size: 14.0, ..STRONG };
const TITLE: Style = Style { size: 19.0, ..STRONG };
const FOOT: Style = Style { size: 6.8, ..SMALL };
const FOOT_TOP: f32 = 268.0 * MM;
const FOOT_LEADING: f32 = 9.2;
/// A column of the foot, less the gap to the next.
const FOOT_WIDTH: f32 = WIDTH / 3.0 - 3.0 * MM;

/// The seller's name or logo, and how to reach them.
pub(super) fn head(sheet: &mut Sheet<'_>, texts: &Texts, seller: &Party, logo: Option<&Image>) {
    let top = 14.0 * MM;
    if let Some(logo) = logo {
        let node = sheet.node(Sheet::ROOT, Tag::Figure(Some(fill(texts.words.logo, &[&seller.name]))));
        let (width, height) = logo_size(logo);
        let mark = sheet.mark(node);
        sheet.draw(Item::Logo { left: LEFT, top, width, height, mark });
    } else {
        let node = sheet.node(Sheet::ROOT, Tag::P);
        sheet.block(&seller.name, NAME, (LEFT, BESIDE - LEFT - 8.0 * MM), top, node);
    }
    let node = sheet.node(Sheet::ROOT, Tag::P);
    let name = logo.map(|_| seller.name.clone());
    let reach = [seller.phone.clone(), seller.email.clone()].into_iter().flatten();
    let mut y = top;
    for line in name.into_iter().chain(address(texts, seller, &seller.country)).chain(reach) {
        y = sheet.block(&line, SMALL, (BESIDE, RIGHT - BESIDE), y, node);
    }
}

/// The logo's size on the page: as large as its place allows, in its own proportions.
#[expect(clippy::cast_precision_loss, reason = "a picture has at most some thousand pixels a side")]
fn logo_size(logo: &Image) -> (f32, f32) {
    let (width, height) = (logo.size().0.max(1) as f32, logo.size().1.max(1) as f32);
    let scale = (LOGO.0 / width).min(LOGO.1 / height);
    (width * scale, height * scale)
}

/// The buyer's address, where an envelope has its window (DIN 5008, form B), with the seller's above it in small.
pub(super) fn window(sheet: &mut Sheet<'_>, texts: &Texts, seller: &Party, buyer: &Party) {
    let width = 85.0 * MM;
    let back = [vec![seller.name.clone()], address(texts, seller, &seller.country)].concat().join(" · ");
    let style = sheet.fitted(&back, Style { size: 6.0, ..SMALL }, width);
    sheet.ornament(&back, style, (LEFT, Side::From), 49.5 * MM);
    sheet.rule(LEFT, LEFT + width, 51.0 * MM, HAIR);
    let node = sheet.node(Sheet::ROOT, Tag::P);
    let mut y = sheet.block(&buyer.name, Style { size: 10.0, ..STRONG }, (LEFT, width), 54.0 * MM, node);
    for line in address(texts, buyer, &seller.country) {
        y = sheet.block(&line, Style { size: 10.0, ..BODY }, (LEFT, width), y, node);
    }
    sheet.y = y;
}

/// What it is, and a sentence about it.
pub(super) fn title(sheet: &mut Sheet<'_>, title: &str, says: Option<&str>) {
    let node = sheet.node(Sheet::ROOT, Tag::Hn(NonZeroU16::MIN, Some(title.to_owned())));
    sheet.y = sheet.block(title, TITLE, (LEFT, WIDTH), sheet.y, node);
    if let Some(says) = says {
        let node = sheet.node(Sheet::ROOT, Tag::P);
        sheet.y = sheet.block(says, BODY, (LEFT, WIDTH), sheet.y, node);
    }
    sheet.y += 5.0 * MM;
}

/// The foot of every page, once their number is known: who the seller is before the law, and which page this is.
pub(super) fn foot(sheet: &mut Sheet<'_>, texts: &Texts, seller: &Party, title: &str) {
    let count = sheet.pages.len();
    let columns = legal(texts, seller);
    for page in 0..count {
        sheet.page = page;
        sheet.rule(LEFT, RIGHT, FOOT_TOP, HAIR);
        if page == 0 {
            spoken(sheet, &columns);
        } else {
            sheet.ornament(&format!("{title} · {}", seller.name), SMALL, (LEFT, Side::From), 16.0 * MM);
            for (x, lines) in &columns {
                silent(sheet, *x, lines);
            }
        }
        let number = fill(texts.words.page, &[&(page + 1).to_string(), &count.to_string()]);
        sheet.ornament(&number, Style { colour: GREY, ..FOOT }, (RIGHT, Side::To), 289.0 * MM);
    }
}

fn spoken(sheet: &mut Sheet<'_>, columns: &[(f32, Vec<String>)]) {
    let node = sheet.node(Sheet::ROOT, Tag::P);
    for (x, lines) in columns {
        let mut baseline = FOOT_TOP + 11.0;
        for line in lines {
            let style = sheet.fitted(line, FOOT, FOOT_WIDTH);
            sheet.text(line, style, (*x, Side::From), baseline, node);
            baseline += FOOT_LEADING;
        }
    }
}

fn silent(sheet: &mut Sheet<'_>, x: f32, lines: &[String]) {
    let mut baseline = FOOT_TOP + 11.0;
    for line in lines {
        let style = sheet.fitted(line, FOOT, FOOT_WIDTH);
        sheet.ornament(line, style, (x, Side::From), baseline);
        baseline += FOOT_LEADING;
    }
}

/// Three columns: where they are, how the law knows them, where their money is.
fn legal(texts: &Texts, seller: &Party) -> Vec<(f32, Vec<String>)> {
    let words = texts.words;
    let labelled = |label: &str, value: &Option<String>| value.as_ref().map(|value| format!("{label} {value}"));
    let home = [vec![seller.name.clone()], address(texts, seller, &seller.country)].concat();
    let law = [
        labelled(words.vat_id, &seller.vat_number),
        labelled(words.tax_number, &seller.tax_number),
        labelled(words.registration, &seller.registration),
    ];
    let law = law.into_iter().flatten().chain(seller.legal_lines.iter().cloned()).collect();
    let money = super::invoice::bank_lines(texts, seller).into_iter().map(|(label, value)| format!("{label} {value}"));
    let columns = [home, law, money.collect()];
    let width = WIDTH / 3.0;
    let at = [LEFT, LEFT + width, LEFT + 2.0 * width];
    at.into_iter().zip(columns).collect()
}
