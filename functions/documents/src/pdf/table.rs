//! A table that flows over pages: its head is repeated, a row stays whole.
use super::sheet::{HAIR, INK, LABEL, NodeId, Sheet, Side, Style};
use krilla::tagging::{TableHeaderScope, Tag};

const HEAD: Style = Style { size: 7.5, ..LABEL };

/// A column: its head, and where its cells stand.
pub(super) struct Column {
    pub(super) head: String,
    pub(super) x: f32,
    pub(super) side: Side,
    /// What wraps; a cell without it is one line.
    pub(super) width: f32,
}

/// A cell: its lines in one style, and perhaps smaller ones below.
#[derive(Default)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) below: Vec<String>,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self { text, below: Vec::new() }
    }
}

/// A table's columns, how its cells look (and what stands below in them), and its edges.
pub(super) struct Grid {
    pub(super) columns: Vec<Column>,
    pub(super) styles: (Style, Style),
    pub(super) edges: (f32, f32),
    pub(super) padding: f32,
}

/// Draws a table of `rows` from where the sheet is filled to.
pub(super) fn table(sheet: &mut Sheet<'_>, grid: &Grid, rows: &[Vec<Cell>]) {
    let table = sheet.node(Sheet::ROOT, Tag::Table);
    let head = sheet.node(table, Tag::THead);
    let row = sheet.node(head, Tag::TR);
    heading(sheet, grid, Some(row));
    let body = sheet.node(table, Tag::TBody);
    for cells in rows {
        let height = height_of(sheet, grid, cells);
        if !sheet.fits(height) {
            sheet.next_page();
            heading(sheet, grid, None);
        }
        let row = sheet.node(body, Tag::TR);
        draw(sheet, grid, cells, row);
        sheet.y += height;
        sheet.rule(grid.edges.0, grid.edges.1, sheet.y, HAIR);
    }
}

/// The head; on a later page it is an ornament, since the structure has it already.
fn heading(sheet: &mut Sheet<'_>, grid: &Grid, row: Option<NodeId>) {
    let baseline = sheet.y + HEAD.size + 1.0;
    for column in &grid.columns {
        let at = (column.x, column.side);
        match row {
            Some(row) => {
                let cell = sheet.node(row, Tag::TH(TableHeaderScope::Column));
                sheet.text(&column.head, HEAD, at, baseline, cell);
            }
            None => sheet.ornament(&column.head, HEAD, at, baseline),
        }
    }
    sheet.y = baseline + grid.padding;
    sheet.rule(grid.edges.0, grid.edges.1, sheet.y, INK);
}

fn height_of(sheet: &Sheet<'_>, grid: &Grid, cells: &[Cell]) -> f32 {
    let (style, below) = grid.styles;
    let cell = |(column, cell): (&Column, &Cell)| {
        if column.side == Side::To {
            return style.leading();
        }
        let lines = cell.below.iter().map(|text| sheet.height(text, below, column.width)).sum::<f32>();
        sheet.height(&cell.text, style, column.width) + lines
    };
    let tallest = grid.columns.iter().zip(cells).map(cell).fold(0.0, f32::max);
    2.0 * grid.padding + tallest
}

fn draw(sheet: &mut Sheet<'_>, grid: &Grid, cells: &[Cell], row: NodeId) {
    let (style, below) = grid.styles;
    for (column, cell) in grid.columns.iter().zip(cells) {
        let node = sheet.node(row, Tag::TD);
        let top = sheet.y + grid.padding;
        if column.side == Side::To {
            let fitted = sheet.fitted(&cell.text, style.in_column(), column.width);
            sheet.text(&cell.text, fitted, (column.x, Side::To), top + style.size, node);
            continue;
        }
        let mut end = sheet.block(&cell.text, style, (column.x, column.width), top, node);
        for text in &cell.below {
            end = sheet.block(text, below, (column.x, column.width), end, node);
        }
    }
}
