//! Letters to glyphs. What is measured is what is drawn: a text is shaped once and keeps its glyphs.
use super::sheet::Style;
use harfrust::{Direction, Feature, FontRef, ShapeOptions, ShaperData, Tag, UnicodeBuffer};
use krilla::text::{Font, GlyphId, KrillaGlyph};

const REGULAR: &[u8] = include_bytes!("../../fonts/Inter-Regular.ttf");
const SEMI_BOLD: &[u8] = include_bytes!("../../fonts/Inter-SemiBold.ttf");
/// Stands for what the font has no letter for. What is copied out of the page is the letter itself.
const MISSING: &str = "\u{25a1}";

/// How heavy the letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    SemiBold,
}

/// How wide figures are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Figures {
    /// As suits each.
    Text,
    /// All the same, so that columns of them stand under one another.
    Column,
}

/// The fonts of a document.
pub(super) struct Fonts {
    regular: Face,
    semi_bold: Face,
}

struct Face {
    font: Font,
    file: FontRef<'static>,
    data: ShaperData,
    missing: (GlyphId, f32),
}

/// A piece of text on one line, shaped.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) weight: Weight,
    /// Advances in ems.
    pub(super) glyphs: Vec<KrillaGlyph>,
    /// In ems, without the spaces at its end.
    width: f32,
}

impl Run {
    /// How wide it is at that size, in points.
    pub(super) fn width(&self, size: f32) -> f32 {
        self.width * size
    }
}

impl Fonts {
    /// The fonts that come with this crate; `None` would be a broken build, which a test excludes.
    pub(super) fn new() -> Option<Self> {
        Some(Self { regular: Face::new(REGULAR)?, semi_bold: Face::new(SEMI_BOLD)? })
    }

    pub(super) fn font(&self, weight: Weight) -> Font {
        self.face(weight).font.clone()
    }

    fn face(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::SemiBold => &self.semi_bold,
        }
    }

    /// Shapes one line of text.
    pub(super) fn shape(&self, text: &str, Style { weight, figures, .. }: Style) -> Run {
        let text: String = text.chars().map(drawable).collect();
        let glyphs = self.face(weight).glyphs(&text, figures);
        let inked = text.trim_end().len();
        let width = glyphs.iter().filter(|glyph| glyph.text_range.start < inked).map(|glyph| glyph.x_advance).sum();
        Run { text, weight, glyphs, width }
    }
}

/// PDF/A and PDF/UA want to know what each glyph means, and these characters mean nothing to anybody else.
fn drawable(c: char) -> char {
    match c {
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' | '\u{feff}' | '\u{fdd0}'..='\u{fdef}' => '\u{fffd}',
        c if u32::from(c) & 0xfffe == 0xfffe => '\u{fffd}',
        c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => ' ',
        c => c,
    }
}

impl Face {
    fn new(bytes: &'static [u8]) -> Option<Self> {
        let file = FontRef::new(bytes).ok()?;
        let data = ShaperData::new(&file);
        let font = Font::new(bytes.into(), 0)?;
        let mut face = Self { font, file, data, missing: (GlyphId::new(0), 0.0) };
        let missing = face.glyphs(MISSING, Figures::Text).pop()?;
        face.missing = (missing.glyph_id, missing.x_advance);
        Some(face)
    }

    #[expect(clippy::cast_precision_loss, reason = "advances have at most five digits")]
    fn glyphs(&self, text: &str, figures: Figures) -> Vec<KrillaGlyph> {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        buffer.set_direction(Direction::LeftToRight);
        let units = self.font.units_per_em();
        let features = [Feature::new(Tag::new(b"tnum"), u32::from(figures == Figures::Column), ..)];
        let options = ShapeOptions::new().features(&features);
        let line = self.data.shaper(&self.file).build().shape(buffer, options);
        let (infos, positions) = (line.glyph_infos(), line.glyph_positions());
        let starts: Vec<usize> = infos.iter().map(|info| info.cluster as usize).collect();
        let glyph = |(i, (info, position)): (usize, (&harfrust::GlyphInfo, &harfrust::GlyphPosition))| {
            let end = starts[i..].iter().copied().find(|start| starts[i] < *start).unwrap_or(text.len());
            let (id, advance) = match info.glyph_id {
                0 => self.missing,
                id => (GlyphId::new(id), position.x_advance as f32 / units),
            };
            let offset = (position.x_offset as f32 / units, position.y_offset as f32 / units);
            KrillaGlyph::new(id, advance, offset.0, offset.1, 0.0, starts[i]..end, None)
        };
        infos.iter().zip(positions).enumerate().map(glyph).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::sheet::BODY;
    use super::*;

    #[test]
    fn figures_of_a_column_have_one_width_and_letters_their_own() {
        let fonts = Fonts::new().unwrap();
        let width = |text: &str, figures| fonts.shape(text, Style { figures, ..BODY }).width(10.0);
        assert!((width("111,11", Figures::Column) - width("888,88", Figures::Column)).abs() < 0.01);
        assert!(width("111,11", Figures::Text) < width("888,88", Figures::Text));
        assert!(width("ill", Figures::Column) < width("www", Figures::Column));
        let space = width("Ada ", Figures::Text) - width("Ada", Figures::Text);
        assert!(space.abs() < f32::EPSILON, "the space at the end has no ink");
    }

    #[test]
    fn what_the_font_lacks_is_a_box_that_remembers_its_letter() {
        let fonts = Fonts::new().unwrap();
        let run = fonts.shape("A東B", BODY);
        assert_eq!(run.glyphs.len(), 3);
        assert_eq!(
            (run.glyphs[1].glyph_id, &run.text[run.glyphs[1].text_range.clone()]),
            (fonts.regular.missing.0, "東")
        );
        assert!(run.glyphs.iter().all(|glyph| glyph.glyph_id != GlyphId::new(0)));
    }

    #[test]
    fn a_letter_and_its_accent_become_one() {
        let fonts = Fonts::new().unwrap();
        assert_eq!(fonts.shape("u\u{308}", BODY).glyphs.len(), 1);
    }
}
