//! Labels with their values.
use super::sheet::{BODY, Item, LABEL, RIGHT, STRONG, Sheet, Side, Style, TINT};
use krilla::tagging::{TableHeaderScope, Tag};

/// From one row to the next.
pub(super) const ROW: f32 = 14.0;
const SUM: Style = Style { size: 11.0, ..STRONG };
/// How far the colour behind the row that counts reaches beyond it.
const BLEED: f32 = 8.0;

/// Labels and their values.
pub(super) type Pairs = Vec<(String, String)>;

/// Draws labels and their values, one below the other.
pub(super) fn pairs(sheet: &mut Sheet<'_>, rows: &Pairs, (left, right): (f32, f32), side: Side) {
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

/// A row of the totals, and whether it is the one that counts.
pub(super) struct Total {
    pub(super) label: String,
    pub(super) value: String,
    pub(super) strong: bool,
}

impl Total {
    pub(super) fn of(label: &str, value: String) -> Self {
        Self { label: label.to_owned(), value, strong: false }
    }

    pub(super) fn strong(label: &str, value: String) -> Self {
        Self { strong: true, ..Self::of(label, value) }
    }
}

/// Draws totals from `left` to the right edge.
pub(super) fn totals(sheet: &mut Sheet<'_>, rows: &[Total], left: f32) {
    let table = sheet.node(Sheet::ROOT, Tag::Table);
    for total in rows {
        let (label, value) = if total.strong { (SUM, SUM) } else { (LABEL, BODY) };
        if total.strong {
            let (top, bottom) = (sheet.y + 3.0, sheet.y + 27.0);
            sheet.draw(Item::Fill { left: left - BLEED, top, right: RIGHT + BLEED, bottom, colour: TINT });
            sheet.y += 8.0;
        }
        let row = sheet.node(table, Tag::TR);
        let baseline = sheet.y + value.size;
        let head = sheet.node(row, Tag::TH(TableHeaderScope::Row));
        sheet.text(&total.label, label, (left, Side::From), baseline, head);
        let cell = sheet.node(row, Tag::TD);
        let room = RIGHT - left - 8.0 - sheet.fonts.shape(&total.label, label).width(label.size);
        let fitted = sheet.fitted(&total.value, value.in_column(), room);
        sheet.text(&total.value, fitted, (RIGHT, Side::To), baseline, cell);
        sheet.y += if total.strong { 20.0 } else { ROW };
    }
}
