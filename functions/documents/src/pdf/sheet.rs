//! What stands where on which page, and what it means: laid out first, drawn when the number of pages is known.
use super::face::{Figures, Fonts, Run, Weight};
use super::lines::broken;
use krilla::tagging::TagKind;

/// Points of a millimetre.
pub(super) const MM: f32 = 72.0 / 25.4;
/// ISO A4.
pub(super) const PAGE: (f32, f32) = (210.0 * MM, 297.0 * MM);
/// The margins of a letter (DIN 5008): what stands at the left edge is seen through the window of an envelope.
pub(super) const LEFT: f32 = 25.0 * MM;
pub(super) const RIGHT: f32 = PAGE.0 - 20.0 * MM;
pub(super) const WIDTH: f32 = RIGHT - LEFT;
/// Where a page that is not the first begins, and where each one ends: below is the footer.
const TOP: f32 = 24.0 * MM;
const BOTTOM: f32 = 262.0 * MM;

/// A colour of the screen and of the page (sRGB).
pub(super) type Colour = (u8, u8, u8);
pub(super) const INK: Colour = (0x17, 0x1a, 0x1f);
/// Labels and small print: 6.9 to 1 on white.
pub(super) const GREY: Colour = (0x57, 0x5e, 0x68);
pub(super) const HAIR: Colour = (0xd3, 0xd7, 0xdc);
pub(super) const TINT: Colour = (0xf3, 0xf5, 0xf7);

/// How a text looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    pub(super) weight: Weight,
    pub(super) figures: Figures,
    /// In points.
    pub(super) size: f32,
    pub(super) colour: Colour,
}

impl Style {
    /// The same in a column of numbers.
    pub(super) fn in_column(self) -> Self {
        Self { figures: Figures::Column, ..self }
    }

    /// From one baseline to the next.
    pub(super) fn leading(self) -> f32 {
        (self.size * 1.38).round()
    }
}

pub(super) const BODY: Style = Style { weight: Weight::Regular, figures: Figures::Text, size: 9.0, colour: INK };
pub(super) const STRONG: Style = Style { weight: Weight::SemiBold, ..BODY };
pub(super) const LABEL: Style = Style { colour: GREY, ..BODY };
pub(super) const SMALL: Style = Style { size: 7.5, ..LABEL };

/// On which side of `x` a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// It begins there.
    From,
    /// It ends there.
    To,
}

/// Something drawn.
#[derive(Debug, Clone)]
pub(super) enum Item {
    Text {
        run: Run,
        style: Style,
        x: f32,
        baseline: f32,
        mark: Option<usize>,
    },
    Rule {
        from: f32,
        to: f32,
        y: f32,
        colour: Colour,
    },
    Fill {
        left: f32,
        top: f32,
        right: f32,
        bottom: f32,
        colour: Colour,
    },
    /// A square of dark and light modules, row by row.
    Code {
        left: f32,
        top: f32,
        side: f32,
        rows: Vec<Vec<bool>>,
        mark: usize,
    },
    Logo {
        left: f32,
        top: f32,
        width: f32,
        height: f32,
        mark: usize,
    },
}

/// Where in the structure a text belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NodeId(pub(super) usize);

/// A part of the document's structure, as screen readers go through it.
pub(super) struct Node {
    pub(super) tag: TagKind,
    pub(super) children: Vec<Child>,
}

pub(super) enum Child {
    Node(NodeId),
    /// A piece of text on a page.
    Mark(usize),
}

/// A document in the making.
pub(super) struct Sheet<'a> {
    pub(super) fonts: &'a Fonts,
    pub(super) pages: Vec<Vec<Item>>,
    /// The first is the document itself.
    pub(super) nodes: Vec<Node>,
    pub(super) marks: usize,
    /// The page that is drawn on.
    pub(super) page: usize,
    /// How far down it is filled.
    pub(super) y: f32,
}

impl<'a> Sheet<'a> {
    pub(super) const ROOT: NodeId = NodeId(0);

    pub(super) fn new(fonts: &'a Fonts, document: impl Into<TagKind>) -> Self {
        let root = Node { tag: document.into(), children: Vec::new() };
        Self { fonts, pages: vec![Vec::new()], nodes: vec![root], marks: 0, page: 0, y: 0.0 }
    }

    /// A new part of `parent`, after those it has.
    pub(super) fn node(&mut self, parent: NodeId, tag: impl Into<TagKind>) -> NodeId {
        let id = NodeId(self.nodes.len());
        self.nodes.push(Node { tag: tag.into(), children: Vec::new() });
        self.nodes[parent.0].children.push(Child::Node(id));
        id
    }

    pub(super) fn mark(&mut self, node: NodeId) -> usize {
        let mark = self.marks;
        self.marks += 1;
        self.nodes[node.0].children.push(Child::Mark(mark));
        mark
    }

    /// Draws on the current page.
    pub(super) fn draw(&mut self, item: Item) {
        if let Some(page) = self.pages.get_mut(self.page) {
            page.push(item);
        }
    }

    pub(super) fn rule(&mut self, from: f32, to: f32, y: f32, colour: Colour) {
        self.draw(Item::Rule { from, to, y, colour });
    }

    /// Draws a shaped line of `node`.
    fn run(&mut self, run: Run, style: Style, (x, side): (f32, Side), baseline: f32, node: NodeId) {
        let x = if side == Side::To { x - run.width(style.size) } else { x };
        let mark = Some(self.mark(node));
        self.draw(Item::Text { run, style, x, baseline, mark });
    }

    /// Draws one line of text.
    pub(super) fn text(&mut self, text: &str, style: Style, at: (f32, Side), baseline: f32, node: NodeId) {
        if text.is_empty() {
            return;
        }
        let run = self.fonts.shape(text, style);
        self.run(run, style, at, baseline, node);
    }

    /// Draws one line that is no part of the structure: what repeats on each page.
    pub(super) fn ornament(&mut self, text: &str, style: Style, (x, side): (f32, Side), baseline: f32) {
        let run = self.fonts.shape(text, style);
        let x = if side == Side::To { x - run.width(style.size) } else { x };
        self.draw(Item::Text { run, style, x, baseline, mark: None });
    }

    /// `style`, smaller where a text in it would be wider than `width`: a number is never broken.
    pub(super) fn fitted(&self, text: &str, style: Style, width: f32) -> Style {
        let wide = self.fonts.shape(text, style).width(style.size);
        if width < wide { Style { size: style.size * width / wide, ..style } } else { style }
    }

    /// Breaks a text to a width and draws it from `top` down; gives where it ends.
    pub(super) fn block(&mut self, text: &str, style: Style, (left, width): (f32, f32), top: f32, node: NodeId) -> f32 {
        let mut baseline = top + style.size;
        for run in broken(self.fonts, text, style, width) {
            self.run(run, style, (left, Side::From), baseline, node);
            baseline += style.leading();
        }
        baseline - style.size
    }

    /// How high `text` is at that width.
    #[expect(clippy::cast_precision_loss, reason = "a text has at most some forty lines")]
    pub(super) fn height(&self, text: &str, style: Style, width: f32) -> f32 {
        broken(self.fonts, text, style, width).len() as f32 * style.leading()
    }

    /// Whether the current page has room for that much.
    pub(super) fn fits(&self, height: f32) -> bool {
        self.y + height <= BOTTOM
    }

    pub(super) fn next_page(&mut self) {
        self.pages.push(Vec::new());
        self.page = self.pages.len() - 1;
        self.y = TOP;
    }

    /// Begins a page if the current one has no room for what must stay together.
    pub(super) fn keep(&mut self, height: f32) {
        if !self.fits(height) {
            self.next_page();
        }
    }
}
